"""Choosing what a document is to be: its format, for whom, which parts, of what."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from textual import on
from textual.widgets import OptionList

from facilitator.domain.compilation.editions import EDITIONS
from facilitator.domain.papers.answer_forms import copies_of
from facilitator.domain.papers.posters import PAPERS
from facilitator.domain.plan.look import limit_of
from facilitator.domain.plan.plan import ALL
from facilitator.domain.plan.sections import SECTIONS
from facilitator.i18n.words import SECTION_WORDS
from facilitator.services.export.catalogue import DOCUMENTS
from facilitator.services.export.choices import (
    CHOICES,
    FORMAT_WORDS,
    PLACES,
    choosable,
)
from facilitator.services.export.request import Request
from facilitator.tui.dialogs.choice import Option, options_of
from facilitator.tui.export.choice_list import (
    ChoiceLine,
    ChoiceList,
)
from facilitator.tui.export.document_list import DocumentList
from facilitator.tui.export.meetings import Targeting
from facilitator.tui.widgets.choice_words import (
    edition_told,
    items_of,
    value_told,
)

IDS = {"paper": "size"}
"""The name of the action that changes a field, where it is not called like it."""


class Choosing(Targeting):
    """The part of the export mode that asks what a document is to be."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen: dict[str, dict[str, Any]] = {}
        """What is chosen of each document, by field of `Request`."""

    def chosen_anew(self) -> None:
        """Show what another choice makes of it."""
        raise NotImplementedError

    @property
    def wanted(self) -> Request:
        """What is chosen, and of what."""
        document = self.query_one(DocumentList).chosen
        chosen = document._replace(**self._chosen.get(document.what, {}))
        # What was chosen but cannot be now is kept until it can be again.
        usual = {field: getattr(document, field) for field in chosen._fields}
        able = {"what", *choosable(chosen)}
        return chosen._replace(**{x: y for x, y in usual.items() if x not in able})

    def show_choices(self) -> None:
        """List what can be chosen, with its keys."""
        tr, wanted, plan = self.tr, self.wanted, self.plan
        lines = [
            ChoiceLine(
                field,
                self._key_of(field),
                tr(CHOICES[field]),
                value_told(tr, wanted, field, plan),
            )
            for field in choosable(wanted)
        ]
        if self.has_others:
            told = self.targets_told()
            lines.insert(0, ChoiceLine("sessions", self._key_of("sessions"), *told))
        self.query_one(ChoiceList).show(lines)

    def can_choose(self, field: str) -> bool:
        """Tell whether there is such a choice as things stand."""
        if field == "sessions":
            return self.has_others
        return self.is_mounted and field in choosable(self.wanted)

    def action_choose(self, field: str) -> None:
        """Choose something else for a field: ask, or change to the next."""
        match field:
            case "sessions":
                self.ask_sessions()
            case "table" | "round" | "group" | "area":
                self._ask_place(field)
            case "format" | "edition":
                self._ask_one(field)
            case "sections":
                self._ask_sections()
            case "copies":
                asked = self.tr("How many sheets? Each gets a number of its own.")
                self._ask_number(field, asked, copies_of, self.wanted.copies)
            case "limit":
                asked = self.tr("Groups with fewer statements in an area are joined.")
                now = self.wanted.limit or self.plan.project.look.limit
                self._ask_number(field, asked, limit_of, now)
            case "paper":
                at = PAPERS.index(self.wanted.paper or PAPERS[0]) + 1
                self._pick(field, PAPERS[at % len(PAPERS)])
            case _:
                self._pick(field, not getattr(self.wanted, field))

    @on(OptionList.OptionSelected, "#choices")
    def _chosen_line(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_choose(event.option_id or "")

    def targets_changed(self) -> None:
        """Forget for which tables and so on it was: they were another plan's."""
        for chosen in self._chosen.values():
            for field in PLACES:
                chosen.pop(field, None)
        self.chosen_anew()

    def _ask_place(self, field: str) -> None:
        tr, wanted = self.tr, self.wanted
        options = [*options_of(items_of(self.plan, field)), Option("", tr("All"))]
        if DOCUMENTS[wanted.what].one_for_each:
            options[-1:] = [
                Option(ALL, tr("One poster for each")),
                Option("", tr("None in particular")),
            ]
        self._ask(field, options, getattr(wanted, field))

    def _ask_one(self, field: str) -> None:
        tr, wanted = self.tr, self.wanted
        document = DOCUMENTS[wanted.what]
        if field == "format":
            kinds = document.formats
            options = [Option(each, tr(FORMAT_WORDS[each])) for each in kinds]
            self._ask(field, options, document.format_of(wanted))
        else:
            options = [Option(each, edition_told(tr, each)) for each in EDITIONS]
            self._ask(field, options, document.edition_of(wanted))

    def _ask(self, field: str, options: Sequence[Option], now: str) -> None:
        from facilitator.tui.dialogs.choice import ChoiceDialog

        dialog = ChoiceDialog(self.tr(CHOICES[field]), options, now)
        self.app.push_screen(dialog, partial(self._pick, field))

    def _ask_sections(self) -> None:
        from facilitator.tui.dialogs.checklist import ChecklistDialog

        tr, now = self.tr, self.wanted.sections or SECTIONS
        options = [
            Option(each, tr(SECTION_WORDS[each]), each in now) for each in SECTIONS
        ]
        none = tr("Tick at least one section.")
        dialog = ChecklistDialog(tr("Sections"), options, none)
        self.app.push_screen(dialog, partial(self._pick, "sections"))

    def _ask_number(
        self, field: str, asked: str, read: Callable[[str], int], now: int
    ) -> None:
        from facilitator.tui.dialogs.line import LineDialog

        async def take(typed: str) -> None:
            self._pick(field, read(typed))

        title = self.tr(CHOICES[field])
        self.app.push_screen(LineDialog(title, asked, take, str(now)))

    def _pick(self, field: str, value: Any) -> None:
        if value is not None:
            self._chosen.setdefault(self.wanted.what, {})[field] = value
            self.chosen_anew()

    def _key_of(self, field: str) -> str:
        """Return the key that a choice has, which a user may have changed."""
        for active in self.active_bindings.values():
            if active.binding.id == f"export.{IDS.get(field, field)}":
                return self.app.get_key_display(active.binding)
        return ""
