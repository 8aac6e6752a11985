"""The private parts of Textual that the program cannot do without, all in this file.

Each was read in Textual 8.2.8. `tests/architecture/test_textual_private.py` tells when
the library has changed one of them.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from rich.text import Text
from textual.app import App
from textual.notifications import Notification
from textual.screen import Screen

AnyScreen = TypeVar("AnyScreen", bound=type[Screen[Any]])


def catch_failures(app: App[Any], handle: Callable[[Exception], None]) -> None:
    """Have `handle` called with what no handler, worker, timer or widget caught.

    Textual calls `App._handle_exception` from message pumps, workers, timers and
    drawing alike (message_pump.py, worker.py, timer.py, widget.py, screen.py), and
    there is no public hook before it. Its own ends the app with a traceback.
    """
    app._handle_exception = handle  # type: ignore[method-assign, assignment]


def end_with(app: App[Any], sentence: str) -> None:
    """Let a sentence and the return code 1 stand, should the app end now.

    `App._exit_renderables` is printed once the terminal is given back (app.py,
    `_print_error_renderables`); `App.exit` can set it only while ending the app.
    """
    app._exit_renderables[:] = [Text(sentence)]
    app._return_code = 1


def go_on_after_all(app: App[Any]) -> None:
    """Take back what `end_with` left: the app lives on, and may end well."""
    app._exit_renderables.clear()
    app._return_code = None


def take_down_notices(app: App[Any]) -> list[Notification]:
    """Return the notices on the screen, and show none of them any longer.

    `App.clear_notifications` does not tell what was there, and draws at once.
    """
    notices = list(app._notifications)
    app._notifications.clear()
    return notices


def drawn_when_whole(screen: AnyScreen) -> AnyScreen:
    """Have a class of screens draw only when the app is not between two screens.

    `Screen._compositor_refresh` draws even while `App._batch_count` says that the app
    is starting or changes modes. What it draws then is thrown away, and only a part
    is drawn later (screen.py, `_on_timer_update`).
    """
    usual = screen._compositor_refresh

    def refresh(self: Screen[Any]) -> None:
        if not self.app._batch_count:
            usual(self)

    screen._compositor_refresh = refresh  # type: ignore[method-assign]
    return screen
