"""Keywords as they are typed: `#kollektivtrafik` anywhere in a statement.

A tag names a keyword by its name or id, with blanks and hyphens left out or written
as hyphens, in any case; å, ä and ö are letters of their own. Where two keywords go
by one tag, the first of those given counts, so callers put the area at hand first.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from facilitator.domain.errors import Refused
from facilitator.domain.plan.plan import (
    Keyword,
    Plan,
)
from facilitator.domain.text import fold

NEAREST = 3
"""How many keywords are named where a tag is unknown."""

_TAG = re.compile(r"(?<![\w#&/])#(\w[\w-]*)")
_AT_END = re.compile(rf"(?:\s*{_TAG.pattern})+(\s*[.,;:!?…]*\s*)$")
_BEING_TYPED = re.compile(rf"{_TAG.pattern}$")


class TaggedText(NamedTuple):
    """A statement's text without tags, and what the tags stood for."""

    text: str
    keywords: tuple[str, ...]
    """Ids in the order in which they were typed, each once."""


def in_order_for(plan: Plan, area: str) -> list[Keyword]:
    """Return the plan's keywords, those of `area` first."""
    return sorted(plan.keywords, key=lambda keyword: keyword.area != area)


def read_tags(text: str, keywords: Sequence[Keyword]) -> TaggedText:
    """Return the text with its tags taken out, and the keywords they name.

    Tags at the end of the text go; a tag within it stays as a bare word, written as
    the keyword is where it was typed without the keyword's blanks. `#1` is no tag.

    Raises:
        Refused: `keyword.unknown_tag`, with the nearest keywords.
    """
    by_tag = _by_tag(keywords)
    ids: dict[str, None] = {}
    for tag_text in _tags(text, by_tag):
        keyword = by_tag.get(_letters(tag_text))
        if keyword is None:
            near = tuple(each.name for each in nearest(tag_text, keywords))
            raise Refused("keyword.unknown_tag", value=f"#{tag_text}", choices=near)
        ids[keyword.id] = None
    end = _end(text, by_tag)
    bare_text = _TAG.sub(lambda tag: _bare(tag, by_tag), text[:end])
    tail = _AT_END.search(text, end) if end < len(text) else None
    return TaggedText(
        bare_text.rstrip() + (tail[2].strip() if tail else ""), tuple(ids)
    )


def completion(before: str, keywords: Iterable[Keyword]) -> str:
    """Return what would complete the tag that ends `before`, "" where there is none.

    The first of `keywords` that begins as the tag does is taken.
    """
    typing = _BEING_TYPED.search(before)
    if typing is None:
        return ""
    typed_letters = _letters(typing[1])
    for keyword in keywords:
        rest = _rest(tag_of(keyword), typed_letters)
        if typed_letters and rest is not None:
            return rest.lstrip("-") if before.endswith("-") else rest
    return ""


def tag_of(keyword: Keyword) -> str:
    """Return the tag that is offered for a keyword, without #: `psykisk-hälsa`."""
    return re.sub(r"[\W_]+", "-", keyword.name).strip("-")


def nearest(typed_text: str, keywords: Sequence[Keyword]) -> list[Keyword]:
    """Return the few keywords most like what was typed, those that begin so first."""
    from difflib import SequenceMatcher  # costs time that only errors need

    letters = _letters(typed_text)

    def likeness(keyword: Keyword) -> tuple[bool, float]:
        name = _letters(keyword.name)
        ratio = SequenceMatcher(None, letters, name).ratio()
        return name.startswith(letters), ratio

    return sorted(keywords, key=likeness, reverse=True)[:NEAREST]


def _letters(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())


def _by_tag(keywords: Sequence[Keyword]) -> dict[str, Keyword]:
    """Names come before ids, and the first keyword before those after it."""
    ids = {_letters(each.id): each for each in reversed(keywords)}
    names = {_letters(each.name): each for each in reversed(keywords)}
    # What has no letters, such as 🚌, has no tag: `#_` must not stand for it.
    return {tag: each for tag, each in (ids | names).items() if tag}


def _tags(text: str, by_tag: dict[str, Keyword]) -> Iterable[str]:
    for tag in _TAG.finditer(text):
        if _is_tag(tag[1], by_tag):
            yield tag[1]


def _is_tag(tag_text: str, by_tag: dict[str, Keyword]) -> bool:
    """A number after # is a number, unless a keyword goes by it."""
    return any(char.isalpha() for char in tag_text) or _letters(tag_text) in by_tag


def _end(text: str, by_tag: dict[str, Keyword]) -> int:
    """Return where the tags at the end of the text begin."""
    tail = _AT_END.search(text)
    if tail is None:
        return len(text)
    tags = [tag for tag in _TAG.finditer(text) if tag.start() >= tail.start()]
    last_number = [tag.end() for tag in tags if not _is_tag(tag[1], by_tag)]
    return max(last_number, default=tail.start())


def _bare(tag: re.Match[str], by_tag: dict[str, Keyword]) -> str:
    tag_text = tag[1]
    if not _is_tag(tag_text, by_tag):
        return tag[0]
    name = by_tag[_letters(tag_text)].name
    squeezed = _letters(tag_text) == _letters(name) and not name.isalnum()
    if not squeezed:
        return tag_text
    return name[:1].upper() + name[1:] if tag_text[:1].isupper() else name


def _rest(tag: str, typed_letters: str) -> str | None:
    """Return the rest of `tag` after `typed_letters`, None where it differs."""
    matched = ""
    for place, char in enumerate(tag):
        if len(matched) >= len(typed_letters):
            return tag[place:] if matched == typed_letters else None
        matched += _letters(char)
    return "" if matched == typed_letters else None
