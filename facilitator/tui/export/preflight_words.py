"""What was found before something is made, each as a line that says what to do."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textual.content import Content

from facilitator.i18n.translate import Translator, mark
from facilitator.services.export.preflight import (
    Check,
    Finding,
)
from facilitator.tui.kit.text import plain


class _Words(NamedTuple):
    good: str
    bad: str


_WORDS: Mapping[Check, _Words] = {
    "sums": _Words(
        mark("The sums balance."),
        mark(
            "The sums do not balance. Nothing is lost, but the counts cannot be "
            "trusted: close the session, open it anew and look again before you hand "
            "this on."
        ),
    ),
    "waiting": _Words(
        mark("No answers wait to be looked at."),
        mark("Answers that wait to be looked at: {number}. F8, then Q."),
    ),
    "late": _Words(
        mark("Nothing came in late."),
        mark("Late answers: {number}. They stand in the late supplement."),
    ),
    "personal": _Words(
        mark("No personal identity number was found."),
        mark("A personal identity number seems to stand in {names}."),
    ),
    "returned": _Words(
        mark("No section is returned."),
        mark("Returned: {names}. Y shows why."),
    ),
    "weak": _Words(
        mark("Every group has at least {few} statements."),
        mark("Weak basis, fewer than {few} statements: {names}."),
    ),
    "empty": _Words(
        mark("Every goal area has been spoken of."),
        mark("Goal areas without statements: {names}."),
    ),
    "examples": _Words(
        mark("The plan is the municipality's own."),
        mark("The plan holds examples. Write your own groups and questions first."),
    ),
    "municipality": _Words(
        mark("The municipality is named."),
        mark("The municipality's name is missing: municipality in project.toml."),
    ),
}
_GRAVE = ("sums", "personal", "returned")


def warnings(tr: Translator, findings: Sequence[Finding], few: int) -> list[Content]:
    """Return a line for each thing that there is something to do about."""
    return [_warning(tr, each, few) for each in findings if not each.holds]


def all_well(tr: Translator, findings: Sequence[Finding], few: int) -> list[Content]:
    """Return a line for each thing that is as it should be."""
    return [
        plain("✓ " + tr(_WORDS[each.check].good, few=few), "$success")
        for each in findings
        if each.holds
    ]


def _warning(tr: Translator, finding: Finding, few: int) -> Content:
    names = ", ".join(finding.names)
    words = _WORDS[finding.check].bad
    text = tr(words, names=names, number=finding.number, few=few)
    ink = "$error" if finding.check in _GRAVE else "$warning"
    return Content.assemble(plain("! ", f"bold {ink}"), plain(text))
