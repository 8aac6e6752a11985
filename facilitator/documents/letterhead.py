"""What all documents share: their language, their logo, their head and foot."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Literal, NamedTuple

from facilitator import __version__
from facilitator.documents.output import Output
from facilitator.documents.pdf import Flow, Furniture, Info, Layout, Logo, check_logo
from facilitator.documents.pdf.file.styles import (
    booklet,
    large,
)
from facilitator.domain.compilation.compilation import Part, Scope
from facilitator.domain.errors import Refused
from facilitator.domain.open_data.provenance import (
    Provenance,
    keywords_of,
)
from facilitator.domain.plan.look import Look
from facilitator.domain.plan.plan import (
    Plan,
    SessionPlan,
)
from facilitator.domain.session.digest import short
from facilitator.i18n.formats import long_date
from facilitator.i18n.translate import Translator, mark

LOGO_FAULTS: Mapping[str, str] = {
    "large": mark("it is too large"),
    "broken": mark("it cannot be read"),
    "empty": mark("nothing is drawn in it"),
    "unsafe": mark("it holds scripts or links"),
    "text": mark("it holds text; turn that into paths"),
    "picture": mark("it holds a picture"),
    "gradient": mark("it holds a gradient"),
    "transparency": mark("it holds something transparent"),
    "unsupported": mark("it is drawn in a way that cannot be printed"),
}
"""Why a logo cannot be printed, by the word for it."""
TAGS = {"sv": "sv-SE", "en": "en-GB"}


class About(NamedTuple):
    """What a document is and is made of, as its head, its foot and the file tell it."""

    what: str
    """The name under which it is asked for."""
    plan: Plan
    digest: str
    as_of: datetime
    edition: str = ""
    """One of `EDITIONS`; empty for what is made in none."""


def about_part(what: str, part: Part) -> About:
    """Return what a document is made of that shows a part of a compilation."""
    return About(what, part.plan, part.digest, part.as_of, part.edition)


def begin(
    title: str,
    about: About,
    tr: Translator,
    *,
    internal: bool = False,
    final: bool = False,
    layout: Layout | None = None,
    logo: Logo | None = None,
) -> Flow:
    """Begin a document.

    Args:
        title: what it is called; the meeting's name is added.
        about: what it is made of.
        tr: speaks the language of the document's own words.
        internal: whether it is for the facilitators alone.
        final: whether it is stamped as final.
        layout: paper and grid; A4 without it.
        logo: what stands on the cover.
    """
    session, look = about.plan.session, about.plan.project.look
    name = long_name(session, tr)
    stamp = " · ".join(stamps(session, tr, internal=internal, final=final))
    return Flow(
        _info(": ".join(part for part in (stamp, title, name) if part), about, tr),
        furniture=Furniture(
            head=name,
            foot=tr("Content digest {digest}", digest=short(about.digest)),
            page_label=tr("Page {page} of {pages}"),
            stamp=stamp,
        ),
        layout=shaped(layout or Layout(), look),
        logo=logo,
    )


def _info(title: str, about: About, tr: Translator) -> Info:
    session, look = about.plan.session, about.plan.project.look
    made_of = (session.id, about.edition, about.digest, about.what, __version__)
    return Info(
        title,
        language=TAGS[tr.language],
        created=about.as_of,
        keywords=keywords_of(Provenance(*made_of)),
        archive="1a" if look.archive == "1a" else "2a",
    )


def shaped(layout: Layout, look: Look) -> Layout:
    """Return a layout in the municipality's colour, and in the form asked for."""
    if look.accent:
        layout = replace(layout, accent=look.accent)
    if look.booklet:
        layout = booklet(layout)
    return large(layout) if look.large else layout


def finish(flow: Flow) -> Output:
    """Finish a document."""
    data = flow.finish()
    return Output(data, flow.pages, flow.replaced)


def stamps(
    session: SessionPlan,
    tr: Translator,
    *,
    internal: bool = False,
    final: bool = False,
) -> list[str]:
    """Return what every page says in strong letters at its head."""
    words = {
        tr("Rehearsal"): session.rehearsal,
        tr("Internal"): internal,
        tr("Final"): final,
    }
    return [word for word, holds in words.items() if holds]


def stamps_of(scope: Scope) -> dict[str, bool]:
    """Return by what a compilation is stamped, as `stamps` takes it."""
    return {"internal": scope.edition == "work", "final": scope.final}


def long_name(session: SessionPlan, tr: Translator) -> str:
    """Return a meeting's name with its date."""
    return f"{session.name} {long_date(session.date, tr.language)}"


def said_in(tr: Translator) -> str:
    """Return the language tag of what people wrote, where it needs one.

    What people said is Swedish also in a document that speaks English.
    """
    return "" if tr.language == "sv" else TAGS["sv"]


def logo_of(look: Look) -> Logo | None:
    """Return the logo; None where the plan names none.

    Raises:
        Refused: `look.unusable_logo`, with the reason.
    """
    if not look.logo_data:
        return None
    kind: Literal["svg", "png"] = "svg" if look.logo_kind == "svg" else "png"
    if fault := check_logo(look.logo_data, kind):
        raise Refused("look.unusable_logo", path=look.logo, reason=LOGO_FAULTS[fault])
    return Logo(look.logo_data, kind, look.logo_alt)
