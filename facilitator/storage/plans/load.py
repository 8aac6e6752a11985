"""Making a value of a plan file, or the list of all that is wrong in it."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from facilitator.domain.errors import NeedsAPerson
from facilitator.storage.plans.schema import (
    MOST_PROBLEMS,
    Fault,
    Section,
)
from facilitator.storage.plans.toml_limits import excess_in
from facilitator.storage.plans.toml_lines import lines_of

SIZE_LIMIT = 256 * 1024
"""The largest plan file that is read, in bytes."""

_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_DATE_KEY = re.compile(r"\s*date\s*=")

Built = TypeVar("Built")


class Problem(NamedTuple):
    """One thing wrong in a plan file, for a person to put right."""

    file: Path
    line: int
    """Counted from 1; 0 where the file as a whole is the problem."""
    code: str
    """Key of the sentence, for instance `plan.unknown_key`."""
    details: Mapping[str, object]
    """Values for the placeholders of the sentence."""


class PlanError(NeedsAPerson):
    """A plan cannot be used; `problems` says all that is wrong, in file order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        first = problems[0]
        super().__init__(
            "plan.broken", file=first.file, line=first.line, count=len(problems)
        )
        self.problems = tuple(problems)


def load(file: Path, build: Callable[[Section], Built]) -> Built:
    """Return what `build` makes of a plan file.

    Raises:
        PlanError: the file cannot be read, or something in it is wrong.
    """
    text = _read_text(file)
    faults: list[Fault] = []
    section = Section(_parse(file, text), faults)
    built = build(section)
    section.note_unknown_keys()
    if faults:
        raise PlanError(_problems_by_line(file, text, faults[:MOST_PROBLEMS]))
    return built


def _read_text(file: Path) -> str:
    try:
        if file.exists() and not file.is_file():
            # Opening a pipe, for one, would wait for ever.
            raise PlanError([Problem(file, 0, "plan.unreadable", {"reason": ""})])
        # One byte more than the limit tells a larger file, however large it is.
        with file.open("rb") as stream:
            raw = stream.read(SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise PlanError([Problem(file, 0, "plan.missing_file", {})]) from error
    except OSError as error:
        reason = error.strerror or ""
        problem = Problem(file, 0, "plan.unreadable", {"reason": reason})
        raise PlanError([problem]) from error
    if len(raw) > SIZE_LIMIT:
        raise PlanError([Problem(file, 0, "plan.too_large", {"limit": SIZE_LIMIT})])
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise PlanError([Problem(file, line, "plan.bad_utf8", {})]) from error


def _parse(file: Path, text: str) -> Mapping[str, object]:
    try:
        excess = excess_in(text)
        if excess is None:
            return tomllib.loads(text)
    # All of them on purpose: a parser has faults of its own, and a plan that cannot be
    # read must not keep the program from starting.
    except Exception as error:
        raise PlanError([_syntax_problem(file, text, error)]) from error
    details = {"limit": excess.limit}
    raise PlanError([Problem(file, excess.line, excess.code, details)])


def _syntax_problem(file: Path, text: str, error: Exception) -> Problem:
    """Return the problem of a text that is no TOML, in the parser's own words."""
    lines = text.rstrip().split("\n")
    place = _PLACE.search(str(error))
    line = int(place[1] or len(lines)) if place else 1
    if _DATE_KEY.match(lines[min(line, len(lines)) - 1]):
        return Problem(file, line, "plan.bad_date", {"key": "date"})
    return Problem(file, line, "plan.bad_toml", {"reason": _PLACE.sub("", str(error))})


def _problems_by_line(file: Path, text: str, faults: Sequence[Fault]) -> list[Problem]:
    lines = lines_of(text, [fault.path for fault in faults])
    problems = [
        Problem(file, line, fault.code, fault.details)
        for line, fault in zip(lines, faults, strict=True)
    ]
    return sorted(problems, key=lambda problem: problem.line)
