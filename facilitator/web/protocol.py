"""HTTP with an end to patience: slow callers are cut, and no crowd locks others out."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from facilitator.web.envelope import HEADERS

ARRIVAL_SECONDS = 20.0
"""How long a request may take to arrive whole; a phone at the edge needs some."""
LIFE_SECONDS = 120.0
"""How long a connection may last, whatever happens on it."""
IDLE_SECONDS = 5
"""How long one may wait for its next request."""
HEADER_BYTES = 16 * 1024
"""The longest request line with its headers."""
MOST_CONNECTIONS = 600
"""Open at a time. A hundred phones use two hundred. Where there are more, the one that
has kept us waiting the longest goes: whoever asks at once is never shut out."""


@dataclass(slots=True)
class Crowd:
    """All connections, and those that are waited for, the longest first."""

    most: int = MOST_CONNECTIONS
    waited_for: "dict[PatientProtocol, None]" = field(default_factory=dict)

    def make_room(self, there: int) -> None:
        """Cut one that is waited for where there are too many."""
        if there > self.most and self.waited_for:
            next(iter(self.waited_for)).cut()


class PatientProtocol(HttpToolsProtocol):
    """One connection of a caller."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
        crowd: Crowd | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._crowd = crowd or Crowd()
        self._arrival: asyncio.TimerHandle | None = None
        self._life: asyncio.TimerHandle | None = None
        self._head_bytes = 0
        """What has come of a request whose headers are not whole yet."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._life = self.loop.call_later(LIFE_SECONDS, self.cut)
        self._wait()
        self._crowd.make_room(len(self.connections))

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._stop_waiting()
        if self._life:
            self._life.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what has come; the clock runs until the request is whole."""
        if self._arrival is None and self._is_awaited():
            self._wait()
        self._head_bytes += len(data)
        super().data_received(data)
        if self._head_bytes > HEADER_BYTES and not self.transport.is_closing():
            self.send_400_response("The headers are too long.")
        if not self._is_awaited():
            self._stop_waiting()

    def on_headers_complete(self) -> None:
        """Begin to answer; what is too long or no HTTP raises, and gets status 400."""
        length = sum(len(name) + len(value) for name, value in self.headers)
        if len(self.url) + length > HEADER_BYTES:
            raise ValueError("headers")
        super().on_headers_complete()
        self._head_bytes = 0

    def on_body(self, body: bytes) -> None:
        """Take a part of what was sent; it is no header."""
        self._head_bytes = 0
        super().on_body(body)

    def on_response_complete(self) -> None:
        """Wait for what the caller may ask next."""
        super().on_response_complete()
        if self._is_awaited() and not self.transport.is_closing():
            self._crowd.waited_for[self] = None

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP, with the headers of every answer."""
        answer = self.cycle
        if answer and answer.response_started and not answer.response_complete:
            self.cut()  # It would land in the middle of an answer.
            return
        headers = {
            "content-type": "text/plain; charset=utf-8",
            "content-length": str(len(msg)),
            "connection": "close",
        }
        head = "".join(
            f"{name}: {value}\r\n" for name, value in (headers | HEADERS).items()
        )
        self.transport.write(f"HTTP/1.1 400 Bad Request\r\n{head}\r\n{msg}".encode())
        self.transport.close()

    def cut(self) -> None:
        """Hang up."""
        self._stop_waiting()
        if not self.transport.is_closing():
            self.transport.abort()

    def _is_awaited(self) -> bool:
        """Tell whether a request, or the rest of one, has still to come."""
        there = self.cycle
        return there is None or there.response_complete or there.more_body

    def _wait(self) -> None:
        self._crowd.waited_for[self] = None
        self._arrival = self.loop.call_later(ARRIVAL_SECONDS, self.cut)

    def _stop_waiting(self) -> None:
        self._crowd.waited_for.pop(self, None)
        if self._arrival:
            self._arrival.cancel()
            self._arrival = None
