"""The compilation as JSON for programs; `docs/open-data.schema.json` is its shape."""

import json
from dataclasses import asdict

from facilitator.documents.output import Output, Progress
from facilitator.domain.compilation.compilation import Compilation
from facilitator.domain.open_data.columns import JSON_FORMAT
from facilitator.domain.open_data.provenance import sealed
from facilitator.domain.open_data.rows import (
    channels_document,
    open_row,
    twins_document,
)
from facilitator.domain.plan.plan import GoalArea
from facilitator.domain.session.coverage import Count
from facilitator.domain.text import whole_letters
from facilitator.i18n.translate import Translator


def compilation_json(
    made_of: Compilation, tr: Translator, progress: Progress
) -> Output:
    """Return the compilation as UTF-8 JSON with English keys, all sections of it.

    What the edition does not tell is left out, never shown as nothing. A withdrawn
    statement keeps its number and the reason where the edition tells them.
    """
    content = _about(made_of) | _material(made_of)
    text = json.dumps(sealed(content), ensure_ascii=False, indent=1) + "\n"
    return Output(whole_letters(text).encode())


def _about(made_of: Compilation) -> dict[str, object]:
    """Return what it was made of, and what it leaves out."""
    plan, scope = made_of.plan, made_of.scope
    return {
        "format": JSON_FORMAT,
        "edition": scope.edition,
        "limit": scope.limit if scope.edition == "public" else None,
        "final": scope.final,
        "project": plan.project.name,
        "session": {
            "id": plan.session.id,
            "name": plan.session.name,
            "date": plan.session.date.isoformat(),
            "body": plan.session.body,
            "rehearsal": plan.session.rehearsal,
        },
        "as_of": made_of.as_of.isoformat(),
        "digest": made_of.digest,
        "balance": asdict(made_of.balance) | {"balances": made_of.balance.balances},
        "left_out": left_out(made_of),
        "joined": _joined_groups(made_of),
    }


def _material(made_of: Compilation) -> dict[str, object]:
    """Return what was said, and how much by whom about what."""
    edition = made_of.scope.edition
    return {
        "areas": [_area(area) for area in made_of.areas],
        "groups": [group._asdict() for group in made_of.groups],
        "matrix": [
            {"area": area.id, "group": group.id} | _counts(made_of.cell(area, group))
            for area in made_of.areas
            for group in made_of.groups
            if made_of.cell(area, group).total or made_of.tells_silence(area, group)
        ],
        "channels": channels_document(made_of),
        "twins": twins_document(made_of),
        "statements": [
            open_row(edition, made_of.number_of(each), each) for each in made_of.annex
        ],
    }


def left_out(made_of: Compilation) -> dict[str, int]:
    """Return how much the edition does not tell of what was said."""
    is_public = made_of.scope.edition == "public"
    differences = made_of.view.differences
    return {
        "withdrawn": len(differences.withdrawn) if is_public else 0,
        "without_group": len(differences.coarsened) if is_public else 0,
    }


def _joined_groups(made_of: Compilation) -> list[dict[str, object]]:
    """Return which groups are shown as one, by area."""
    joined_groups = made_of.view.joined_groups
    order = [group.id for group in made_of.groups]
    return [
        {
            "area": area.id,
            "groups": sorted(joined_groups.groups[area.id], key=order.index),
            "silence_withheld": area.id in joined_groups.withheld,
        }
        for area in made_of.areas
        if joined_groups.groups.get(area.id)
    ]


def _area(area: GoalArea) -> dict[str, object]:
    return area._asdict() | {
        "keywords": [word._asdict() for word in area.keywords],
        "questions": [question._asdict() for question in area.questions],
    }


def _counts(count: Count) -> dict[str, int]:
    return asdict(count) | {"total": count.total}
