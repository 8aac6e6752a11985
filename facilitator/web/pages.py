"""The form's pages, made of templates that escape whatever is put into them."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from facilitator.domain.form.entry import (
    TRAP,
    AnswerPlace,
    Entry,
    choice_value,
    query_of,
)
from facilitator.domain.form.token import Token
from facilitator.domain.plan.plan import (
    GoalArea,
    Plan,
)
from facilitator.web.languages import Speech, choose, speeches

MOST_PAGES = 1000
"""Pages that are kept ready: places, languages, before and after closing."""
_A_TOKEN = Token("\ue000" * 31, 0)
"""Stands where a page has its token, in letters that no text here has."""
_HERE = Path(__file__).parent
STYLE = (_HERE / "static" / "form.css").read_bytes()
"""The one style sheet of all pages."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What is known of whoever asks for a page."""

    speech: Speech
    language: str
    """The language that was chosen, empty where it is what the phone accepts."""
    place: AnswerPlace
    """Where the code was scanned."""


class Pages:
    """Makes the pages of one session's form."""

    def __init__(self, plan: Plan, root: str, code: str) -> None:
        """Make pages for a plan.

        Args:
            plan: the session's.
            root: what all paths begin with, empty or as in `/dialog`.
            code: the form's.
        """
        self._plan = plan
        self._root = root
        self._form = f"{root}/F/{code}"
        self._rendered: dict[Hashable, str] = {}
        self._speeches = speeches(plan.session.form)
        environment = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
        )
        self._templates = {
            name: environment.get_template(f"{name}.html")
            for name in ("form", "receipt", "notice")
        }

    def visit(self, place: AnswerPlace, wish: str, accepted: str) -> Visit:
        """Return who asks: from where, and in which language."""
        speech = choose(self._speeches, wish, accepted)
        is_offered = wish.casefold() == speech.code.casefold()
        return Visit(speech, speech.code if is_offered else "", place)

    def path(self, visit: Visit, token: str = "", last: str = "") -> str:
        """Return the path of a page, with what has to be told again."""
        path = "/".join(each for each in (self._form, token, last) if each)
        query = urlencode(self._place_fields(visit))
        return f"{path}?{query}" if query else path

    def form(self, visit: Visit, token: Token, entry: Entry | None, closed: str) -> str:
        """Return the form, empty or as it was sent with what is wrong."""
        if entry:
            return self._form_page(visit, token.text, entry, closed)
        return self._for_token(
            token,
            ("form", visit.speech.code, visit.language, visit.place, closed),
            lambda: self._form_page(visit, _A_TOKEN.text, None, closed),
        )

    def receipt(self, visit: Visit, token: Token, *, changed: bool, late: bool) -> str:
        """Return the thanks with the receipt number, the same for all who answer."""
        return self._for_token(
            token,
            ("receipt", visit.speech.code, visit.language, visit.place, changed, late),
            lambda: self._page(
                "receipt",
                visit,
                f"{_A_TOKEN.text}/TACK",
                receipt=_A_TOKEN.receipt,
                changed=changed,
                late=late,
                another=self.path(visit),
            ),
        )

    def notice(
        self, visit: Visit, title: str, hint: str = "", *, when: str = "", home: bool
    ) -> str:
        """Return a page that only tells something."""
        return self._page(
            "notice",
            visit,
            "",
            title=title,
            hint=hint,
            when=when,
            home=self.path(visit) if home else "",
        )

    def _for_token(self, token: Token, kind: Hashable, make: Callable[[], str]) -> str:
        """Return a page that differs by its token alone, made once for each kind."""
        page = self._rendered.get(kind)
        if page is None:
            if len(self._rendered) >= MOST_PAGES:
                self._rendered.clear()
            page = self._rendered[kind] = make()
        page = page.replace(_A_TOKEN.text, token.text)
        return page.replace(_A_TOKEN.receipt, token.receipt)

    def _form_page(
        self, visit: Visit, token: str, entry: Entry | None, closed: str
    ) -> str:
        place = entry.place if entry else visit.place
        faults = entry.faults if entry else ()
        near, far = self._areas(place)
        return self._page(
            "form",
            visit,
            token,
            heading=self._plan.session.name,
            action=self.path(visit, token),
            closed=closed,
            faults=faults,
            wrong={each.field for each in faults},
            first=self._first(near),
            groups=self._plan.groups,
            group=place.group.id if place.group else "",
            near=near,
            far=far,
            about=choice_value(place),
            choices_of=lambda area: self._choices(visit.speech, area),
            typed=entry.answer if entry else "",
            length=len(entry.text) if entry else 0,
            limit=self._plan.session.form.limit,
            trap=TRAP,
        )

    def _page(self, name: str, visit: Visit, last: str, **values: object) -> str:
        return self._templates[name].render(
            values,
            speech=visit.speech,
            root=self._root,
            name=self._plan.session.name,
            form=self._plan.session.form,
            languages=self._languages(visit, last),
        )

    def _languages(self, visit: Visit, last: str) -> Sequence[tuple[Speech, str]]:
        """Return each language with the way to this page in it."""
        return [
            (each, self.path(Visit(each, each.code, visit.place), last))
            for each in self._speeches.values()
        ]

    def _place_fields(self, visit: Visit) -> Mapping[str, str]:
        fields = query_of(self._plan, visit.place)
        return fields | {"L": visit.language} if visit.language else fields

    def _areas(self, place: AnswerPlace) -> tuple[list[GoalArea], list[GoalArea]]:
        """Return the areas to show and those to fold away: all but a chosen one."""
        areas = list(self._plan.areas)
        if place.area is None:
            return areas, []
        return [place.area], [each for each in areas if each != place.area]

    def _first(self, near: Sequence[GoalArea]) -> Mapping[str, str]:
        """Return where each field begins, for the links to what is wrong."""
        questions = near[0].questions[:1] if near else ()
        first = choice_value(
            AnswerPlace(area=near[0], question=questions[0] if questions else None)
        )
        return {"group": "group", "about": f"about-{first}", "answer": "answer"}

    def _choices(self, speech: Speech, area: GoalArea) -> Sequence[tuple[str, Markup]]:
        """Return what can be chosen in an area: its questions, and the whole."""
        choices = [
            (
                choice_value(AnswerPlace(area=area, question=each)),
                speech.item("questions", each),
            )
            for each in area.questions
        ]
        return [
            *choices,
            (choice_value(AnswerPlace(area=area)), speech.show("whole_area")),
        ]
