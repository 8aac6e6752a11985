"""What goes around every answer: headers, paths in any case, the limit of requests."""

from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from typing import Any, TypeAlias

from starlette.datastructures import Headers
from starlette.responses import Response

Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
App: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "x-robots-tag": "noindex, nofollow",
    "cache-control": "no-store",
}
"""On every answer, whatever it is."""
_ALWAYS = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
_NAMES = {name for name, _ in _ALWAYS}


class Envelope:
    """Wraps the form's app; no error of its own ever comes out of it."""

    def __init__(
        self,
        app: App,
        root: str,
        admits: Callable[[Scope, Headers], bool],
        too_many: Callable[[Headers], Response],
    ) -> None:
        """Wrap an app.

        Args:
            app: what answers.
            root: what a proxy may leave in front of every path.
            admits: counts a request, and tells whether it is to be answered.
            too_many: the answer where it is not.
        """
        self._app = app
        self._root = root.casefold()
        self._admits = admits
        self._too_many = too_many

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                others = message.get("headers", ())
                other_headers = [each for each in others if each[0] not in _NAMES]
                message["headers"] = other_headers + _ALWAYS
            await send(message)

        scope["path"] = self._plain(scope["path"])
        headers = Headers(scope=scope)
        if not self._admits(scope, headers):
            await self._too_many(headers)(scope, receive, sealed)
            return
        # The app has told of its failure before it lets the error out.
        with suppress(Exception):
            await self._app(scope, receive, sealed)

    def _plain(self, path: str) -> str:
        """Return a path in small letters: codes give it in capitals."""
        small = path.casefold().rstrip("/") or "/"
        if self._root and small.startswith(f"{self._root}/"):
            return small.removeprefix(self._root)
        return "/" if self._root and small == self._root else small
