"""The stage: what the whole hall looks at, in the largest letters there is room for.

Nobody's words, no note, no error and no notice is ever drawn here.
"""

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.events import Resize
from textual.timer import Timer

from facilitator.domain.errors import FacilitatorError
from facilitator.domain.form.address import QUIET_MODULES
from facilitator.domain.session.change import Change
from facilitator.i18n.translate import mark
from facilitator.services.qr_codes import Matrix
from facilitator.tui.actions.own_keys import keys_of
from facilitator.tui.actions.registry import (
    ACTIONS,
    bindings,
)
from facilitator.tui.hall.countdown import Countdown
from facilitator.tui.hall.heard import (
    NOTHING,
    HeardSoFar,
    heard,
)
from facilitator.tui.hall.lines import (
    Address,
    Banner,
    Headline,
    Hint,
)
from facilitator.tui.hall.scene import (
    Scene,
    View,
    face,
    scene,
)
from facilitator.tui.kit.code_view import (
    CodeView,
    largest_module,
)
from facilitator.tui.kit.house import STAGE
from facilitator.tui.kit.poster import Poster
from facilitator.tui.kit.screen import BaseScreen
from facilitator.tui.kit.text import plain

CODE_SHARE = 0.43
"""Share of the width that the code takes at most."""
BESIDE_CODE = 6
"""Rows that are kept for the address and the clock."""
HINT_SECONDS = 5
"""How long the keys are told of: the screen is for the room."""
HEARD_IN = ("talk", "pause", "stopped", "between")
"""The scenes in which it is told how much has been heard."""
HINTS = ("stage.next", "app.theme", "stage.leave")


class StageScreen(BaseScreen):
    """Area, question, clock and code; a lobby before, and thanks after."""

    HELP_TITLE = mark("Hall")
    HELP_TEXT = mark(
        "Here is what the whole hall may see: area and question, the time left, the "
        "code of the form, and how much has been heard. Never what anybody said, never "
        "a note or a notice.\n\n"
        "• Show it: put this window on the projector, or run “facilitator stage” in a "
        "terminal of its own, which follows along.\n"
        "• Choose a question: → and ← step through those of the area.\n"
        "• Suit the light: Ctrl+G changes the colours."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("stage")
    DEFAULT_CSS = """
    StageScreen {
        layers: stage hint;
        ToastRack { display: none; }
        #stage { layout: horizontal; height: 1fr; padding: 0 1; }
        #said { width: 1fr; height: 1fr; padding: 0 2 0 0; }
        #side { width: 34; height: 1fr; }
        CodeView { height: 17; padding: 0; }
        &.-uncoded {
            #stage { layout: vertical; }
            #said { padding: 0; }
            #side { width: 1fr; height: 22%; min-height: 5; }
            CodeView { display: none; }
        }
        &.-uncoded.-untimed #side { display: none; }
        &.-tall {
            #stage { padding: 1 2 0 2; }
            #said { padding: 0 3 0 0; }
            HeardSoFar { margin: 1 0; }
        }
        &.-uncoded.-tall #said { padding: 0; }
    }
    """

    _headline = getters.query_one(Headline)
    _poster = getters.query_one(Poster)
    _banner = getters.query_one(Banner)
    _heard = getters.query_one(HeardSoFar)
    _side = getters.query_one("#side", Vertical)
    _code = getters.query_one(CodeView)
    _address = getters.query_one(Address)
    _countdown = getters.query_one(Countdown)
    _hint = getters.query_one(Hint)

    def __init__(self) -> None:
        super().__init__()
        self._scene: Scene | None = None
        self._page = -1
        """The page that was stepped to; -1 where none was."""
        self._matrix: Matrix = ()
        self._coded = ""
        """The address that the code is for."""
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the stage."""
        yield Headline()
        with Container(id="stage"):
            with Vertical(id="said"):
                yield Poster()
                yield Banner()
                yield HeardSoFar()
            with Vertical(id="side"):
                yield CodeView()
                yield Address()
                yield Countdown()
        yield Hint()

    def on_mount(self) -> None:
        """Follow the session, and have the code made."""
        self.house.changed.subscribe(self, self._follow)
        self._count()
        self.tick()
        self.show_hint()

    def on_resize(self, event: Resize) -> None:
        """Divide the new room."""
        self._divide()
        self.call_after_refresh(self._show)

    def on_screen_resume(self) -> None:
        """Go on from where things stand now."""
        self._count()
        self._go_on_ticking()

    def on_screen_suspend(self) -> None:
        """Stop ticking while nobody looks."""
        if self._timer:
            self._timer.stop()

    def tick(self) -> None:
        """Show the time that is left, and the rest only where it has changed."""
        self._look_for_code()
        view = self._view()
        self._countdown.face = face(view, self.tr)
        now = scene(view, self.tr)
        if now != self._scene:
            if self._scene is None or now.pages != self._scene.pages:
                self._page = -1
            self._scene = now
            self._show()

    def action_step(self, by: int) -> None:
        """Show another question of the area."""
        if self._scene and self._scene.has_steps:
            first, count = self._first_page(), len(self._scene.pages)
            at = first if self._page < 0 else self._page
            self._page = first + (at - first + by) % (count - first)
            self._show()

    async def action_leave(self) -> None:
        """Leave the stage."""
        await self.house.action_quit()

    def show_hint(self) -> None:
        """Tell the keys for a few seconds."""
        keys = self.house.keys
        hints = [
            f"{keys_of(each, keys, self.tr)} {self.tr(each.label)}"
            for each in ACTIONS
            if each.id in HINTS
        ]
        self._hint.update(plain(" · ".join(hints)))
        self._hint.display = True
        self.set_timer(HINT_SECONDS, self._hide_hint)

    def _hide_hint(self) -> None:
        self._hint.display = False

    def _go_on_ticking(self) -> None:
        """Tick, and again when the next second begins."""
        if self._timer:
            self._timer.stop()
        self.tick()
        spent = self.house.program.clock().microsecond / 1_000_000
        self._timer = self.set_timer(1.005 - spent, self._go_on_ticking)

    def _view(self) -> View:
        opened, office = self.house.opened, self.house.office
        followed = opened.session.hall.clock(office.device)
        now = self.house.program.clock()
        return View(opened.plan, opened.session, followed, now, opened.loaded)

    def _follow(self, changes: Sequence[Change]) -> None:
        if self.house.current_mode == STAGE:
            self._count()
            self.tick()

    def _count(self) -> None:
        """Count what has been heard, once there is something to count."""
        opened = self.house.opened
        has_counts = opened.loaded and opened.session.channel_counts.total() > 0
        summary = heard(opened.plan, opened.session, self.tr) if has_counts else NOTHING
        self._heard.heard = summary

    def _first_page(self) -> int:
        """Return the page of all questions, or of the first where they have no room.

        Of other pages, the first that is large, or else has room.
        """
        assert self._scene is not None
        poster, pages = self._poster, self._scene.pages
        fits = [poster.fits(page) for page in pages]
        if self._scene.has_steps:
            return 0 if fits[0][1] else 1
        best = max(fits, key=lambda fit: (fit[1], fit[0]))
        return fits.index(best) if best[0] else len(pages) - 1

    def _show(self) -> None:
        """Show the scene as it is."""
        shown = self._scene
        if shown is None:
            return
        self._headline.told = (shown.head, shown.round)
        self._banner.display = shown.is_timed and shown.kind in ("talk", "pause")
        self._banner.told = (shown.mark, shown.level)
        self.set_class(not self._countdown.face.digits, "-untimed")
        self._heard.display = shown.kind in HEARD_IN
        self._show_page()

    @on(Poster.RoomChanged)
    def _show_page(self) -> None:
        """Show the page that fits; again when the others have taken their room."""
        if self._scene and self.is_attached:
            pages = self._scene.pages
            at = self._page if self._page >= 0 else self._first_page()
            self._poster.blocks = pages[min(at, len(pages) - 1)]

    def _look_for_code(self) -> None:
        """Have the code made anew where it is for another address than before."""
        codes, plan = self.house.office.codes, self.house.opened.plan
        try:
            address = codes.address(plan, link=self.form_link())
        except FacilitatorError:
            address = ""  # The room does without.
        if address != self._coded:
            self._coded = address
            self._make_code(address)

    @work(group="code")
    async def _make_code(self, address: str) -> None:
        matrix: Matrix = ()
        if address:
            make = self.house.office.codes.matrix
            matrix = await asyncio.to_thread(make, address)
        if self.is_attached and address == self._coded:
            self._matrix = matrix
            self._address.invites = self.tr("Answer on your phone")
            self._address.told = address
            self._code.matrix = self._matrix
            self._divide()
            self.call_after_refresh(self._show)

    def form_link(self) -> str:
        """Return the address that the code is to have; empty for the plan's."""
        return self.house.form_link

    def _divide(self) -> None:
        """Divide the room between what is said and the code."""
        width, height = self.app.size
        side = len(self._matrix) + 2 * QUIET_MODULES
        room = height - BESIDE_CODE
        module = largest_module(len(self._matrix), int(width * CODE_SHARE), room)
        coded = bool(self._matrix) and module > 0
        self.set_class(not coded, "-uncoded")
        if coded:
            self._code.styles.height = (side * module + 1) // 2
            self._side.styles.width = side * module
        else:
            self._side.styles.width = "1fr"
