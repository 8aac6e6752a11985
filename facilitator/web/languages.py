"""The form in one language, and the choice among those that there are."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from facilitator.domain.plan.form_plan import FormLanguage, FormPlan
from facilitator.domain.plan.plan import PlanItem
from facilitator.i18n.form_texts import FORM_TEXTS
from facilitator.i18n.translate import LANGUAGES, load

NAMES: Mapping[str, str] = {"sv": "Svenska", "en": "English"}
"""What the program's own languages are called by those who speak them."""
PLAN_LANGUAGE = LANGUAGES[0]
"""What areas, groups and questions are written in."""
_FALLBACK = "en"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_OF_THE_PLAN = ("purpose", "notice")
"""Texts that the plan itself may give, in its own language."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Says what stands on the pages in one language."""

    code: str
    name: str
    direction: str
    texts: Mapping[str, str]
    """What it has words for itself, by key."""
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """What it calls plan items, by kind and id."""
    borrowed: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Language and text of what it has no words for, by key."""

    def say(self, key: str, **values: object) -> str:
        """Return a text, its placeholders filled, where no language can be told."""
        text = self.texts.get(key) or self.borrowed[key][1]
        return _fill_in(text, values)

    def show(self, key: str, **values: object) -> Markup:
        """Return a text for a page; one in another language tells which it is."""
        if key in self.texts:
            return escape(self.say(key, **values))
        language = self.borrowed[key][0]
        return _in_language(language, self.say(key, **values))

    def paragraphs(self, key: str) -> list[Markup]:
        """Return a text of several paragraphs for a page."""
        parts = self.say(key).split("\n\n")
        if key in self.texts:
            return [escape(part) for part in parts]
        return [_in_language(self.borrowed[key][0], part) for part in parts]

    def item(self, kind: str, item: PlanItem) -> Markup:
        """Return the name of a plan item for a page."""
        name = self.names.get((kind, item.id))
        if name or self.code == PLAN_LANGUAGE:
            return escape(name or item.name)
        return _in_language(PLAN_LANGUAGE, item.name)

    def lang_attribute(self, kind: str, item: PlanItem) -> Markup:
        """Return the attribute that tells the language of a name, if it is another."""
        if (kind, item.id) in self.names or self.code == PLAN_LANGUAGE:
            return Markup("")
        return Markup(' lang="{}"').format(PLAN_LANGUAGE)

    def plain_item(self, kind: str, item: PlanItem) -> str:
        """Return the name of a plan item where no language can be told."""
        return self.names.get((kind, item.id)) or item.name


def speeches(form: FormPlan) -> dict[str, Speech]:
    """Return the languages of a form by code: the program's own, then the plan's."""
    by_code = {each.code: each for each in form.languages}
    own = [by_code.pop(code, FormLanguage(code, NAMES[code])) for code in LANGUAGES]
    return {
        each.code: _speech(each, form)
        for each in (*own, *(each for each in form.languages if each.code in by_code))
    }


def _speech(language: FormLanguage, form: FormPlan) -> Speech:
    own: dict[str, str] = {}
    borrowed = {key: (_FALLBACK, text) for key, text in FORM_TEXTS.items()}
    if language.code in LANGUAGES:
        tr = load(language.code)
        own = {key: tr(text) for key, text in FORM_TEXTS.items()}
    for key in _OF_THE_PLAN:
        if text := getattr(form, key):
            own.pop(key, None)
            borrowed[key] = (PLAN_LANGUAGE, text)
            if language.code == PLAN_LANGUAGE:
                own[key] = text
    own |= language.texts
    return Speech(
        language.code, language.name, language.direction, own, language.names, borrowed
    )


def choose(speeches: Mapping[str, Speech], wish: str, accepted: str) -> Speech:
    """Return the language to speak: the one asked for, else one the phone accepts.

    Args:
        speeches: by code, the one to fall back on first.
        wish: a code, in any case; empty where none was chosen.
        accepted: the phone's `Accept-Language`.
    """
    by_code = {code.casefold(): speech for code, speech in speeches.items()}
    if wish.casefold() in by_code:
        return by_code[wish.casefold()]
    for tag in _accepted_languages(accepted):
        for code in (tag, tag.partition("-")[0]):
            if code in by_code:
                return by_code[code]
    return next(iter(speeches.values()))


def _accepted_languages(header: str) -> Sequence[str]:
    """Return the languages that a phone names, the dearest first."""
    return [
        tag
        for _, tag in sorted(_weights_and_tags(header[:200]), key=lambda each: each[0])
    ]


def _weights_and_tags(header: str) -> Iterator[tuple[float, str]]:
    for part in header.casefold().split(","):
        tag, _, weight = part.partition(";q=")
        try:
            yield -float(weight or 1), tag.strip()
        except ValueError:
            yield 0.0, tag.strip()


def _fill_in(text: str, values: Mapping[str, object]) -> str:
    """Put values in place of their names; nothing else in braces means anything."""
    return _PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), text)


def _in_language(code: str, text: str) -> Markup:
    return Markup('<span lang="{}" dir="auto">{}</span>').format(code, text)
