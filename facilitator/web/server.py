"""Serves the form until it is told to end."""

import asyncio
import errno
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from ipaddress import ip_address
from types import FrameType
from typing import Protocol

import uvicorn

from facilitator.domain.errors import Refused
from facilitator.domain.form.flood_limits import FormRules
from facilitator.services.session.open_session import OpenSession
from facilitator.web.answers import Count, FormDesk
from facilitator.web.app import Form, Hosting
from facilitator.web.envelope import App
from facilitator.web.protocol import IDLE_SECONDS, Crowd, PatientProtocol

USUAL_PORT = 8080
"""Where the form is, unless something else is there already."""
NEXT_PORTS = 20
"""How many more are tried."""
COUNT_SECONDS = 0.5
"""How often the counts are told, where they have changed."""
LAST_SECONDS = 3
"""How long those who are being answered may take when it ends."""
BY = "form"
"""Who the journal says has written."""
MOST_FILES = 4096
"""Connections and files that the system is asked to let us have open."""


class Watcher(Protocol):
    """Whoever started the form."""

    def show_open(self) -> None:
        """Be told that it is open."""

    def show_count(self, count: Count) -> None:
        """Be told how many there are, at first and whenever that has changed."""


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Args:
        host: an address of this laptop; empty for all of them.
        port: 0 for the usual one, or the next that is free.

    Raises:
        Refused: `form.port_taken`, `form.port_forbidden` or `form.bad_host`.
    """
    ports = [port] if port else range(USUAL_PORT, USUAL_PORT + NEXT_PORTS + 1)
    for each in ports:
        try:
            return _listening(host, each)
        except (OSError, ValueError) as error:
            number = getattr(error, "errno", None)
            if number in (errno.EACCES, errno.EPERM):
                raise Refused("form.port_forbidden", port=each) from error
            if number != errno.EADDRINUSE:
                raise Refused("form.bad_host", value=host) from error
    raise Refused("form.port_taken", port=ports[0])


def _listening(host: str, port: int) -> socket.socket:
    address = ip_address(host or "0.0.0.0")
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":  # There, reuse would let two have one port.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((str(address), port))
        listener.listen(1024)
    except BaseException:
        listener.close()
        raise
    listener.setblocking(False)
    return listener


def serve(
    open_session: OpenSession,
    hosting: Hosting,
    listener: socket.socket,
    watcher: Watcher,
    *,
    until_input_ends: bool,
) -> None:
    """Serve the form of a session until a signal comes, or the input ends.

    Args:
        open_session: read whole, for writing.
        hosting: how the form is reached.
        listener: a socket that listens already.
        watcher: is told when it is open, and how many there are.
        until_input_ends: True where the program that started this holds the input.
    """
    open_session.by = BY
    desk = FormDesk(
        open_session, FormRules(_known_tokens(open_session)), time.monotonic
    )
    server = _Server(_config(Form(desk, hosting).app))
    if until_input_ends:
        threading.Thread(target=_await_end, args=[server], daemon=True).start()
    _raise_limit()
    asyncio.run(_serve(server, listener, desk, watcher))


async def _serve(
    server: "_Server",
    listener: socket.socket,
    desk: FormDesk,
    watcher: Watcher,
) -> None:
    counting = asyncio.create_task(_tell(desk, watcher, server))
    try:
        await server.serve([listener])
    finally:
        counting.cancel()
        with suppress(asyncio.CancelledError):
            await counting
        watcher.show_count(desk.count)


async def _tell(desk: FormDesk, watcher: Watcher, server: "_Server") -> None:
    while not server.started:
        await asyncio.sleep(0.01)
    watcher.show_open()
    latest = None
    while True:
        if desk.count != latest:
            latest = replace(desk.count)
            watcher.show_count(latest)
        await asyncio.sleep(COUNT_SECONDS)


def _known_tokens(open_session: OpenSession) -> Iterator[tuple[str, str]]:
    """Yield the answers that came in online before, for what is sent again."""
    for statement in open_session.session.statements.values():
        if statement.source_id and statement.channel == "online":
            yield statement.source_id, statement.original_text


def _config(app: App) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=partial(PatientProtocol, crowd=Crowd()),  # type: ignore[arg-type]
        loop="asyncio",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=LAST_SECONDS,
    )


class _Server(uvicorn.Server):
    """Ends in peace, also where it is told to by a signal."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Let a signal end it, and be told no further."""

        def end(number: int, frame: FrameType | None) -> None:
            self.should_exit = True

        names = ("SIGINT", "SIGTERM", "SIGBREAK", "SIGHUP")
        numbers = [getattr(signal, each) for each in names if hasattr(signal, each)]
        former = [(each, signal.signal(each, end)) for each in numbers]
        try:
            yield
        finally:
            for each, handler in former:
                signal.signal(each, handler)


def _await_end(server: _Server) -> None:
    """Read the input to its end, which comes when the other program has ended."""
    # Not through sys.stdin, whose lock would be in the way when Python ends.
    with suppress(OSError, ValueError):
        while os.read(sys.stdin.fileno(), 1024):
            pass
    server.should_exit = True


def _raise_limit() -> None:
    """Ask for as many open files as a crowd needs, where that is limited."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    limit = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < limit:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
