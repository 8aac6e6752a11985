"""The digital form over HTTP: one session, plain pages, no script."""

import os
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias
from urllib.parse import parse_qsl, urlsplit

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.form.address import form_code
from facilitator.domain.form.entry import (
    AnswerPlace,
    Entry,
    Fault,
    entry_of,
    place_of,
)
from facilitator.domain.form.token import (
    RANDOM_BYTES,
    Token,
    issue_token,
    read_token,
)
from facilitator.web.answers import FormDesk, StoredAnswer
from facilitator.web.caller_hashes import Callers
from facilitator.web.envelope import App, Envelope, Scope
from facilitator.web.network_checks import probes
from facilitator.web.pages import STYLE, Pages, Visit

BYTES_A_CHARACTER = 12
"""Of an emoji as forms send it."""
ROOM = 2
"""How many times the longest answer still comes back with what is wrong with it."""
BODY_REST = 4096
"""Bytes of all other fields."""
MOST_FIELDS = 16

Respond: TypeAlias = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Hosting:
    """How the form is reached, and what only the outside can give."""

    secret: bytes = field(repr=False)
    """Signs the tokens; kept, so that a restart keeps open forms alive."""
    base_url: str = ""
    proxy: str = ""
    """The address of a reverse proxy, whose word on the caller is taken."""
    random: Callable[[int], bytes] = os.urandom


class Form:
    """Answers requests for one session's form."""

    def __init__(self, desk: FormDesk, hosting: Hosting) -> None:
        plan = desk.open_session.plan
        self._desk = desk
        self._hosting = hosting
        self._plan = plan
        self._code = form_code(plan)
        root = urlsplit(hosting.base_url).path.rstrip("/")
        self._pages = Pages(plan, root, self._code)
        self._callers = Callers(hosting.random(16), hosting.proxy)
        limit = plan.session.form.limit
        self._body_limit = ROOM * BYTES_A_CHARACTER * limit + BODY_REST
        self.app = Envelope(
            self._starlette(),
            root,
            self._admits,
            self._too_many,
        )

    def _starlette(self) -> App:
        at, form = "/f/{code}", "/f/{code}/{token}"
        routes = [
            Route("/", self._home, methods=["GET"]),
            Route("/redirect", self._home, methods=["GET"]),
            Route("/form.css", _style, methods=["GET"]),
            Route(at, self._for_this_form(self._give), methods=["GET"]),
            Route(form, self._for_this_form(self._show), methods=["GET"]),
            Route(form, self._for_this_form(self._take), methods=["POST"]),
            Route(f"{form}/tack", self._for_this_form(self._thank), methods=["GET"]),
            *probes(),
        ]
        app = Starlette(
            routes=routes,
            exception_handlers={
                HTTPException: self._not_found,
                Exception: self._failure_page,
            },
        )
        app.router.redirect_slashes = False
        return app

    def _for_this_form(self, respond: Respond) -> Respond:
        """Return what answers where the address has the code of this form."""

        async def responding(request: Request) -> Response:
            if request.path_params["code"].upper() != self._code:
                raise HTTPException(404)
            return await respond(request)

        return responding

    async def _home(self, request: Request) -> Response:
        return _see(self._pages.path(self._visit(request)))

    async def _give(self, request: Request) -> Response:
        """Give a form of its own to whoever asks, under a fresh token."""
        visit = self._visit(request)
        return _see(self._pages.path(visit, self._new_token().text))

    async def _show(self, request: Request) -> Response:
        visit, token = self._visit(request), self._token(request)
        who = self._callers.who(request.scope, request.headers)
        self._desk.count_phone(self._callers.phone(who, request.headers))
        if token is None:
            return _see(self._pages.path(visit))
        if self._desk.answer_of(token):
            return _see(self._pages.path(visit, token.text, "TACK"))
        return self._not_yet(visit) or self._form(visit, token)

    async def _take(self, request: Request) -> Response:
        """Take in an answer; whoever is thanked has it on disk."""
        visit, token = self._visit(request), self._token(request)
        fields = await self._posted_fields(request)
        if fields is None:
            return self._notice(visit, 413, "too_large")
        entry = entry_of(self._plan, visit.place, fields)
        if token is None:
            again = entry._replace(faults=(Fault("", "error_again"), *entry.faults))
            return self._form(visit, self._new_token(), again, 422)
        if receipt := self._desk.answer_of(token):
            return self._thanks(visit, token, entry, receipt)
        if early := self._not_yet(visit):
            return early
        if entry.faults:
            return self._form(visit, token, entry, 422)
        try:
            who = self._callers.who(request.scope, request.headers)
            await self._desk.take(token, entry, who)
        except FacilitatorError:
            again = entry._replace(faults=(Fault("", "error_saving"),))
            return self._form(visit, token, again, 503)
        return self._thanks(visit, token, entry, self._desk.answer_of(token))

    async def _thank(self, request: Request) -> Response:
        visit, token = self._visit(request), self._token(request)
        if token is None:
            raise HTTPException(404)
        receipt = self._desk.answer_of(token)
        if receipt is None:
            return _see(self._pages.path(visit, token.text))
        changed = "a" in request.query_params
        page = self._pages.receipt(visit, token, changed=changed, late=receipt.late)
        return HTMLResponse(page)

    def _thanks(
        self, visit: Visit, token: Token, entry: Entry, receipt: StoredAnswer | None
    ) -> Response:
        """Lead to the receipt, and keep group and area for the next answer."""
        place = AnswerPlace(visit.place.table, entry.place.group, entry.place.area)
        path = self._pages.path(
            Visit(visit.speech, visit.language, place), token.text, "TACK"
        )
        if receipt and entry.text and entry.text != receipt.text:
            path += ("&" if "?" in path else "?") + "a=1"
        return _see(path)

    def _form(
        self,
        visit: Visit,
        token: Token,
        entry: Entry | None = None,
        status: int = 200,
    ) -> Response:
        closed = self._desk.closed_since()
        closing = _clock_words(closed) if closed else ""
        return HTMLResponse(self._pages.form(visit, token, entry, closing), status)

    def _not_yet(self, visit: Visit) -> Response | None:
        opens = self._desk.not_open_until()
        if opens is None:
            return None
        page = self._pages.notice(
            visit, "not_yet", "opens", when=_clock_words(opens), home=False
        )
        return HTMLResponse(page)

    def _notice(self, visit: Visit, status: int, title: str) -> Response:
        home = status == 404
        page = self._pages.notice(visit, title, f"{title}_hint", home=home)
        return HTMLResponse(page, status)

    async def _not_found(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        page = self._notice(self._visit(request), 404, "not_found")
        page.status_code = status
        return page

    async def _failure_page(self, request: Request, error: Exception) -> Response:
        return self._notice(self._visit(request), 500, "failed")

    def _too_many(self, headers: Headers) -> Response:
        accepted = headers.get("accept-language", "")
        response = self._notice(
            self._pages.visit(AnswerPlace(), "", accepted), 429, "too_many"
        )
        response.headers["retry-after"] = "60"
        return response

    def _admits(self, scope: Scope, headers: Headers) -> bool:
        who = self._callers.who(scope, headers)
        return self._desk.rules.admits(who, self._desk.monotonic())

    def _visit(self, request: Request) -> Visit:
        parameters = {key.upper(): value for key, value in request.query_params.items()}
        accepted = request.headers.get("accept-language", "")
        place = place_of(self._plan, parameters)
        return self._pages.visit(place, parameters.get("L", ""), accepted)

    def _token(self, request: Request) -> Token | None:
        text = request.path_params["token"].upper()
        return read_token(text, self._hosting.secret, self._code)

    def _new_token(self) -> Token:
        now = int(self._desk.now().timestamp())
        entropy = self._hosting.random(RANDOM_BYTES)
        return issue_token(entropy, now, self._hosting.secret, self._code)

    async def _posted_fields(self, request: Request) -> Mapping[str, str] | None:
        """Return what a form holds; None where it is too large."""
        body = bytearray()
        async for part in request.stream():
            body += part
            if len(body) > self._body_limit:
                return None
        try:
            pairs = parse_qsl(
                body.decode("utf-8", "replace"),
                keep_blank_values=True,
                max_num_fields=MOST_FIELDS,
            )
        except ValueError:
            return {}
        return dict(pairs)


async def _style(request: Request) -> Response:
    return Response(STYLE, media_type="text/css")


def _see(path: str) -> Response:
    return RedirectResponse(path, 303)


def _clock_words(moment: datetime) -> str:
    """Return a moment in figures, which read the same in every language."""
    return moment.strftime("%Y-%m-%d %H:%M")
