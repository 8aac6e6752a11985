"""Posters: a code to be read by telephones across a room, and its address in words."""

from collections.abc import Callable
from math import inf

from facilitator.documents.letterhead import About, begin, finish, said_in
from facilitator.documents.output import Output, Progress
from facilitator.documents.pdf import LEAD, Flow, Layout, Style
from facilitator.documents.pdf.file.styles import HEADINGS
from facilitator.domain.errors import Refused
from facilitator.domain.papers.posters import (
    PAPERS,
    PosterAim,
    Posters,
    WifiPoster,
    reading_distance,
)
from facilitator.i18n.formats import SPACE, clock, long_date
from facilitator.i18n.translate import Translator

_SIZES = {
    "a4": Layout(),
    "a3": Layout(width=841.89, height=1190.55, left=80, right=80),
    "a2": Layout(width=1190.55, height=1683.78, left=113, right=113),
    "a1": Layout(width=1683.78, height=2383.94, left=160, right=160),
    "a0": Layout(width=2383.94, height=3370.39, left=226, right=226),
}
_ENLARGED = {paper: 2 ** (at / 2) for at, paper in enumerate(PAPERS)}
_MILLIMETRE = 72 / 25.4
"""Points."""
_TITLE = Style(34, 40, "semibold", after=12)
_FOR = Style(24, 30, "semibold", after=4)
_ADDRESS = Style(15, 21, "semibold", after=8)
_SHARES = (1.0, 0.85, 0.7, 0.55, 0.4)
"""The code's share of the width between the margins, the first that leaves room."""
_CUT = 70
"""How many characters of a name there is room for."""


def posters_pdf(made_of: Posters, tr: Translator, progress: Progress) -> Output:
    """Return a page for each poster as PDF/UA-1 and PDF/A-2a.

    Args:
        made_of: what they show; the same gives the same bytes.
        tr: speaks the language of the document's own words.
        progress: told the share done (0 to 1); what it raises stops the work.
    """

    def draw(poster: _Poster) -> None:
        for at, aim in enumerate(made_of.aims):
            progress(at / (len(made_of.aims) + 1))
            poster.head(tr("Answer with your phone"), _for_whom(aim))
            alt = tr("QR code that leads to the form: {address}", address=aim.address)
            poster.code(aim.address, alt)
            poster.address(aim.address)
            poster.lines(_when(made_of, tr))

    output = _fitting(made_of, tr("Poster"), tr, draw, len(made_of.aims))
    progress(1.0)
    return output


def wifi_poster_pdf(made_of: WifiPoster, tr: Translator, progress: Progress) -> Output:
    """Return the poster of the network as PDF/UA-1 and PDF/A-2a."""
    session = made_of.plan.session

    def draw(poster: _Poster) -> None:
        poster.head(tr("Join the network"), [session.wifi])
        poster.code(made_of.code, tr("QR code that joins the network"))
        if session.wifi_password:
            poster.lines([tr("Password: {password}", password=session.wifi_password)])
        if made_of.address:
            poster.lines([tr("Then open the form's address:")])
            poster.address(made_of.address)

    output = _fitting(made_of, tr("Wi-Fi poster"), tr, draw, 1)
    progress(1.0)
    return output


def _fitting(
    made_of: Posters | WifiPoster,
    title: str,
    tr: Translator,
    draw: Callable[["_Poster"], None],
    pages: int,
) -> Output:
    """Return posters on the smallest paper that will do, with the largest codes.

    Raises:
        Refused: `poster.too_far`, no paper is large enough.
    """
    papers, distance = made_of.sizes
    reach = 0.0
    for paper in papers:
        for share in _SHARES:
            poster = _Poster(made_of, title, tr, paper, share)
            draw(poster)
            output = finish(poster.flow)
            if output.pages <= pages:
                break
        reach = poster.reach
        if reach >= distance:
            return output
    raise Refused("poster.too_far", metres=distance, reach=reach, paper=papers[-1])


class _Poster:
    """Posters of one size in one file."""

    def __init__(
        self,
        made_of: Posters | WifiPoster,
        title: str,
        tr: Translator,
        paper: str,
        share: float,
    ) -> None:
        self._tr = tr
        self._plan = made_of.plan
        self._share = share
        self._larger = _ENLARGED[paper]
        self.reach = inf
        """From how many metres every code is read."""
        what = "poster" if isinstance(made_of, Posters) else "wifi-poster"
        about = About(what, made_of.plan, made_of.digest, made_of.as_of)
        self.flow: Flow = begin(title, about, tr, layout=_SIZES[paper])

    def head(self, title: str, names: list[str]) -> None:
        """Begin a page with what is to be done, and for whom it is."""
        style = self._large(_TITLE._replace(ink=HEADINGS[1].ink))
        lang = said_in(self._tr)
        self.flow.heading(1, title, new_page=True, style=style)
        for name in names or [self._plan.session.name]:
            self.flow.paragraph(_cut(name), self._large(_FOR), lang=lang, wide=True)

    def code(self, text: str, alt: str) -> None:
        """Draw the code, and tell from how far it is read."""
        layout, tr = self.flow.layout, self._tr
        size = layout.full * self._share
        left = (layout.full - size) / 2
        module = self.flow.code(text, alt, size=size, left=left) / _MILLIMETRE
        reach = reading_distance(module)
        self.reach = min(self.reach, reach)
        metres = f"{reach:g}"
        if tr.language == "sv":
            metres = metres.replace(".", ",")
        distance = tr("Can be read from up to {metres} m.", metres=metres)
        self.lines([distance.replace(" m.", f"{SPACE}m.")])

    def address(self, address: str) -> None:
        """Set an address for those who type it."""
        self.flow.link(address, self._large(_ADDRESS))

    def lines(self, texts: list[str]) -> None:
        """Set lines of text."""
        for text in texts:
            self.flow.paragraph(text, self._large(LEAD), wide=True)

    def _large(self, style: Style) -> Style:
        scale = self._larger
        return style._replace(
            size=style.size * scale,
            leading=style.leading * scale,
            after=style.after * scale,
        )


def _for_whom(aim: PosterAim) -> list[str]:
    aims = (aim.table, aim.group, aim.area)
    return [_cut(each.name) for each in aims if each]


def _when(made_of: Posters, tr: Translator) -> list[str]:
    """Return until when answers are taken, and that nobody is named."""
    closes = made_of.plan.session.form.closes
    sentences = [tr("No names are asked for.")]
    if closes:
        day = long_date(closes.date(), tr.language)
        time = clock(closes, tr.language)
        sentences.insert(0, tr("Open until {date} at {time}.", date=day, time=time))
    return [" ".join(sentences)]


def _cut(text: str) -> str:
    return text if len(text) <= _CUT else text[: _CUT - 1].rstrip() + "…"
