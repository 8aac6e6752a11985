"""Every code that is raised has a sentence, in both languages, that can be filled."""

import ast
import re
import string
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from facilitator.domain.errors import FacilitatorError
from facilitator.i18n.sentences.all import (
    SENTENCES,
    TYPES,
    WORDS,
    sentence,
)
from facilitator.i18n.translate import LANGUAGES, load
from facilitator.storage.plans.toml_words import type_word
from tests.architecture.source import PACKAGE, tree_of

CODE = re.compile(r"[a-z]+\.[a-z0-9_]+")
RAISING = {
    "FacilitatorError",
    "Refused",
    "NoneOfOurs",
    "LeftAside",
    "NeedsAPerson",
    "Notice",
    "Problem",
    "Fault",
    "Ignored",
    "_ignored",
    "_note",
    "fault",
    "__init__",
}
"""Calls that take a code, whichever argument it is."""
VARIANTS = {"plan.unknown_key_near", "journal.locked_by_unknown"}
"""Sentences that stand in for another one, by what is known."""
ALWAYS = {"_note": {"key"}, "fault": {"key"}, "_ignored": {"name"}}
"""What a call adds to the details by itself."""
SAMPLES: dict[str, object] = {
    "choices": ((1, "a1", "Område {1}"), "b", "[/]"),
    "kind": "area",
    "field": "channel",
    "expected": "text",
    "found": "date",
    "since": "2019-04-01T18:00:00+02:00",
    "reason": "Permission denied",
}
"""Values of details that are shown in words of their own."""


def trees() -> Iterator[ast.Module]:
    """Yield every module of the package."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.parent.name != "i18n":
            yield tree_of(path)


def code_of(node: ast.expr) -> str | None:
    """Return the code that an expression is, if it is one."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value if CODE.fullmatch(node.value) else None
    return None


@cache
def raised() -> dict[str, list[set[str] | None]]:
    """Return each code with the details of each call; None where not seen here."""
    found: dict[str, list[set[str] | None]] = defaultdict(list)
    classes: dict[str, str] = {}
    calls = []
    for tree in trees():
        for node in ast.walk(tree):
            match node:
                case ast.ClassDef():
                    classes.update(_keys_of(node))
                case ast.Assign(targets=[ast.Name(id="code")]):
                    for part in ast.walk(node.value):
                        if isinstance(part, ast.expr) and (code := code_of(part)):
                            found[code].append(None)
                case ast.Call():
                    calls.append(node)
    for call in calls:
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        codes = [code for each in call.args if (code := code_of(each))]
        if name in RAISING and codes:
            found[codes[0]].append(_details(call, name))
        if name in classes:
            found[classes[name]].append(_details(call, name))
    return found


def _keys_of(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for line in node.body:
        match line:
            case ast.Assign(targets=[ast.Name(id="key")], value=value):
                if code := code_of(value):
                    yield node.name, code


def _details(call: ast.Call, name: str) -> set[str] | None:
    """Return the names of what a call gives, None where it cannot be seen."""
    named = {word.arg for word in call.keywords}
    if None in named or name in ("Problem", "Ignored"):
        return None
    return {word for word in named if word} | ALWAYS.get(name, set())


def placeholders(template: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_code_that_is_raised_has_a_sentence_and_no_sentence_is_idle() -> None:
    codes = set(raised())
    assert len(codes) > 50
    assert codes - set(SENTENCES) == set()
    assert set(SENTENCES) - codes == VARIANTS


def test_every_place_that_raises_gives_what_its_sentence_asks_for() -> None:
    for code, places in raised().items():
        for given in places:
            if given is not None:
                assert placeholders(SENTENCES[code]) <= given, code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_is_filled_and_takes_values_letter_by_letter(
    language: str, code: str
) -> None:
    hostile = "{0} {name} [/] %s"
    names = placeholders(SENTENCES[code])
    details = {name: SAMPLES.get(name, hostile) for name in names}
    told = sentence(load(language), FacilitatorError(code, **details))
    assert told and told[0] in "”“{" + told[0].upper()
    assert all(hostile in told for name in names if name not in SAMPLES)


def test_every_kind_field_and_type_that_is_told_has_a_word() -> None:
    kinds = {
        str(call.args[0].value)
        for tree in trees()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", "") in ("find", "one_of")
        and isinstance(call.args[0], ast.Constant)
    }
    assert len(kinds) > 5
    assert kinds <= set(WORDS)
    values: tuple[object, ...] = (True, 1, 1.0, "", date.min, [], {})
    assert {type_word(value) for value in values} | {"name"} == set(TYPES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_in_a_plan_begins_with_file_and_line(language: str) -> None:
    error = FacilitatorError("plan.missing_file", file="sessions/a.toml", line=0)
    assert sentence(load(language), error).startswith("sessions/a.toml:1: ")


def test_what_is_known_chooses_the_sentence() -> None:
    tr = load("en")
    near = FacilitatorError("plan.unknown_key", key="namn", nearest="name")
    assert "Did you mean “name”?" in sentence(tr, near)
    far = FacilitatorError("plan.unknown_key", key="x", nearest="")
    assert "Correct or remove it." in sentence(tr, far)
    held = FacilitatorError("journal.locked", path="a.jsonl", device="", since="")
    assert "a.jsonl" in sentence(tr, held)


def test_an_unknown_reason_is_said_in_words() -> None:
    error = FacilitatorError("file.failed", path="a", reason="")
    assert "av okänd orsak" in sentence(load("sv"), error)


def test_a_code_without_a_sentence_is_shown_as_it_is() -> None:
    told = sentence(load("sv"), FacilitatorError("later.version", value=1))
    assert told == "later.version (value=1)"
