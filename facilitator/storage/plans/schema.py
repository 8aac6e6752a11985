"""Reading one table of a plan file key by key, noting all that is wrong with it."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from typing import NamedTuple, TypeVar

from facilitator.domain.errors import Refused
from facilitator.domain.plan.ids import ID_LIMIT, LEGAL_ID, slug
from facilitator.domain.plan.plan import (
    PlanItem,
    find,
)
from facilitator.domain.text import LINE_LIMIT, TEXT_LIMIT, clean, clean_line
from facilitator.storage.plans.toml_lines import KeyPath
from facilitator.storage.plans.toml_words import type_word

MOST_PROBLEMS = 100
"""How many problems of one file are told at a time."""
MOST_ROWS = 1_000
"""The most items of one list of a plan, such as tables."""
LINK_LIMIT = 200
"""The longest address of a form, in characters; more makes a poor QR code."""

_MOST_SHOWN = 80
"""How many characters of a faulty text an error repeats."""
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HOUR = re.compile(r"([01]?[0-9]|2[0-3])[:.][0-5][0-9]")
_LINK = re.compile(r"https?://[^/?#@\\\s]+(?:[/?#]\S*)?", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
"""A name in braces, in whose place a value is put."""

Value = TypeVar("Value")
Item = TypeVar("Item")


class Fault(NamedTuple):
    """Something wrong in a plan file, at a place that has no line number yet."""

    path: KeyPath
    code: str
    details: Mapping[str, object]


class Section:
    """One table of a plan file, or the whole file.

    Every reading method returns a usable value, and notes a fault where the file
    holds none, so that one reading finds all faults of a file.
    """

    def __init__(
        self, values: Mapping[str, object], faults: list[Fault], path: KeyPath = ()
    ) -> None:
        self._values = values
        self._faults = faults
        self._path = path
        self._known_keys: set[str] = set()

    def __contains__(self, key: str) -> bool:
        self._known_keys.add(key)
        return key in self._values

    def text(self, key: str) -> str:
        """Return a text on one line, empty where the key is left out."""
        text = clean_line(self._take(key, str, ""))
        if len(text) > LINE_LIMIT:
            self._note("plan.too_long", key, length=len(text), limit=LINE_LIMIT)
        return text

    def name(self) -> str:
        """Return the name, which must be there and hold something visible."""
        return self.required_text("name")

    def required_text(self, key: str) -> str:
        """Return a text on one line that must be there and hold something visible."""
        self._demand(key)
        text = self.text(key)
        if not text and isinstance(self._values.get(key), str):
            self._note("plan.empty_name", key)
        return text

    def flag(self, key: str) -> bool:
        """Return true or false, which is also what a missing key means."""
        return self._take(key, bool, False)

    def number(self, key: str, most: int) -> int:
        """Return a whole number from 0 to `most`, 0 where the key is left out."""
        number = self._take(key, int, 0)
        if not 0 <= number <= most:
            self._note("plan.out_of_range", key, least=0, most=most)
        return number

    def choice(self, key: str, choices: Collection[str], usual: str) -> str:
        """Return one of `choices`, `usual` where the key is left out."""
        choice = self._take(key, str, usual)
        if choice not in choices:
            self._note("plan.bad_choice", key, value=choice, choices=tuple(choices))
        return choice

    def day(self, key: str) -> date:
        """Return a date, which must be there, with or without quotes."""
        self._demand(key)
        value = self._values.get(key, date.min)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if isinstance(value, str) and _DATE.fullmatch(value.strip()):
            try:
                return date.fromisoformat(value.strip())
            except ValueError:
                pass  # A day that no calendar has is as wrong as any other text.
        self._note("plan.bad_date", key)
        return date.min

    def link(self, key: str) -> str:
        """Return a web address, empty where none is given."""
        link = self._take(key, str, "")
        fits = len(link) <= LINK_LIMIT and link.isprintable()
        if link and not (fits and _LINK.fullmatch(link)):
            self._note("plan.bad_link", key, limit=LINK_LIMIT)
        return link

    def fault(self, code: str, key: str, **details: object) -> None:
        """Note that the value of a key cannot be used."""
        self._note(code, key, **details)

    def identity(self, taken_ids: set[str], prefix: str = "") -> tuple[str, str]:
        """Return id and name; the id is made of `prefix` and name where left out.

        Ids that differ in case only count as the same; `taken` holds those in use.
        """
        name = self.name()
        own_id = self._take("id", str, prefix + slug(name))
        if "id" in self._values and not LEGAL_ID.fullmatch(own_id):
            self._note("plan.bad_id", "id", value=own_id, limit=ID_LIMIT)
        elif name and own_id.casefold() in taken_ids:
            self._note("plan.duplicate_id", "id", value=own_id, name=name)
        taken_ids.add(own_id.casefold())
        return own_id, name

    def one_of(self, kind: str, items: Sequence[PlanItem] | None) -> str:
        """Return the name, which must be that, the id or the number of an item.

        Any name will do where there are no items to choose from.
        """
        name = self.name()
        if name and items is not None:
            try:
                find(kind, items, name)
            except Refused as refused:
                self._note(refused.code, "name", **refused.details)
        return name

    def reference(self, key: str, kind: str, items: Sequence[PlanItem]) -> str:
        """Return the id of the item that a key names; empty where it is left out."""
        name = self.text(key)
        if not name:
            return ""
        try:
            return find(kind, items, name).id
        except Refused as refused:
            self._note(refused.code, key, **refused.details)
            return ""

    def hour(self, key: str) -> time | None:
        """Return a time of day, with or without quotes; None where it is left out."""
        self._known_keys.add(key)
        value = self._values.get(key)
        if value is None or isinstance(value, time):
            return value
        if isinstance(value, str) and _HOUR.fullmatch(value.strip()):
            return time.fromisoformat(value.strip().replace(".", ":").zfill(5))
        self._note("plan.bad_hour", key)
        return None

    def moment(self, key: str) -> datetime | None:
        """Return a day with its time, on the wall clock where no zone is told.

        With or without quotes; None where it is left out.
        """
        self._known_keys.add(key)
        value = self._values.get(key)
        if isinstance(value, str):
            with suppress(ValueError):  # Noted below, as any text that is no moment.
                value = datetime.fromisoformat(value.strip())
        if value is None or isinstance(value, datetime):
            return value and value.astimezone()
        self._note("plan.bad_moment", key)
        return None

    def prose(self, key: str) -> str:
        """Return a text of several lines, empty where the key is left out."""
        text = clean(self._take(key, str, "")).strip()
        if len(text) > TEXT_LIMIT:
            self._note("plan.too_long", key, length=len(text), limit=TEXT_LIMIT)
        return text

    def text_with_placeholders(self, key: str, placeholders: Collection[str]) -> str:
        """Return a text in which only `known` names may stand in braces."""
        text = self.prose(key)
        if odd := set(PLACEHOLDER.findall(text)).difference(placeholders):
            odd_words = ", ".join(f"{{{name}}}" for name in sorted(odd))
            self._note("plan.placeholder", key, value=odd_words)
        return text

    def language(self, taken_ids: set[str]) -> str:
        """Return the code of a language, which no other of `taken` may have."""
        self._demand("code")
        code = self._take("code", str, "").strip()
        if "code" in self._values and not _LANGUAGE.fullmatch(code):
            self._note("plan.bad_language", "code", value=code)
        elif code and code in taken_ids:
            self._note("plan.same_language", "code", value=code)
        taken_ids.add(code)
        return code

    def part(self, key: str, build: Callable[["Section"], Value]) -> Value:
        """Return what `build` makes of a table within this one, or of an empty one."""
        values = self._take(key, dict, {})
        section = Section(values, self._faults, self._at(key))
        built = build(section)
        section.note_unknown_keys()
        return built

    def each(
        self, key: str, build: Callable[["Section"], Item], most: int = MOST_ROWS
    ) -> tuple[Item, ...]:
        """Return what `build` makes of each table in a list; a text is its name."""
        built = []
        values = self._take(key, list, [])
        if len(values) > most:
            self._note("plan.too_many", key, limit=most)
        for place, value in enumerate(values[:most]):
            match value:
                case str():
                    row = Section({"name": value}, self._faults, self._at(key, place))
                case dict():
                    row = Section(value, self._faults, self._at(key, place))
                case _:
                    self._note_type(value, "text", key, place)
                    continue
            built.append(build(row))
            row.note_unknown_keys()
        return tuple(built)

    def note_unknown_keys(self) -> None:
        """Note every key that no method has asked for, with the nearest known one."""
        unknown = [key for key in self._values if key not in self._known_keys]
        # Finding what is near costs a while for each, and no more than these are told.
        del unknown[max(MOST_PROBLEMS - len(self._faults), 0) :]
        if not unknown:
            return
        from difflib import get_close_matches  # costs time that only errors need

        for key in unknown:
            near = get_close_matches(key, sorted(self._known_keys), 1)
            self._note("plan.unknown_key", key, nearest=near[0] if near else "")

    def _demand(self, key: str) -> None:
        if key not in self:
            self._note("plan.missing_key", key)

    def _take(self, key: str, kind: type[Value], default: Value) -> Value:
        self._known_keys.add(key)
        value = self._values.get(key, default)
        # True and false are whole numbers to Python, but not to a person.
        if isinstance(value, kind) and isinstance(value, bool) == (kind is bool):
            return value
        self._note_type(value, type_word(default), key)
        return default

    def _note_type(self, value: object, expected: str, *at: str | int) -> None:
        self._note("plan.wrong_type", *at, expected=expected, found=type_word(value))

    def _note(self, code: str, *at: str | int, **details: object) -> None:
        # A large file can hold any number, each with all that could be chosen.
        if len(self._faults) >= MOST_PROBLEMS:
            return
        value_words = {
            name: clean_line(value)[:_MOST_SHOWN] if isinstance(value, str) else value
            for name, value in {"key": at[0], **details}.items()
        }
        self._faults.append(Fault(self._at(*at), code, value_words))

    def _at(self, *at: str | int) -> KeyPath:
        return (*self._path, *at)
