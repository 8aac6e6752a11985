"""Answers to what phones and laptops ask of a network before they trust it.

Where the router's names lead here, a phone that gets its usual answer stays on the
room's network instead of turning to mobile data.
"""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

_APPLE = "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>"
_ANSWERS = {
    "/hotspot-detect.html": (_APPLE, "text/html"),
    "/library/test/success.html": (_APPLE, "text/html"),
    "/connecttest.txt": ("Microsoft Connect Test", "text/plain"),
    "/ncsi.txt": ("Microsoft NCSI", "text/plain"),
    "/success.txt": ("success\n", "text/plain"),
    "/robots.txt": ("User-agent: *\nDisallow: /\n", "text/plain"),
    "/halsa": ("ok\n", "text/plain"),
}
"""Path → what Apple, Windows, Firefox, robots and a host's watchman expect."""
_NOTHING = ("/generate_204", "/gen_204", "/favicon.ico")
"""Paths for Android, and for every browser, that expect an empty answer."""


def probes() -> list[Route]:
    """Return the routes."""
    return [
        *(Route(path, _answer, methods=["GET"]) for path in _ANSWERS),
        *(Route(path, _nothing, methods=["GET"]) for path in _NOTHING),
    ]


async def _answer(request: Request) -> Response:
    text, kind = _ANSWERS[request.scope["path"]]
    return PlainTextResponse(text, media_type=kind)


async def _nothing(request: Request) -> Response:
    return Response(status_code=204)
