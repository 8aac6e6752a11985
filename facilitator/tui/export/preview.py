"""The pane that tells what a document would hold, before it is made."""

import asyncio
from collections.abc import Iterator

from textual import getters, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from facilitator.domain.compilation.compilation import FEW
from facilitator.domain.errors import FacilitatorError
from facilitator.i18n.sentences.all import sentence
from facilitator.services.export.catalogue import DOCUMENTS
from facilitator.tui.export.export_order import Order, Stopped
from facilitator.tui.export.forecast import (
    Forecast,
    forecast_of,
    with_pages,
)
from facilitator.tui.export.preflight_words import all_well, warnings
from facilitator.tui.export.summary import (
    compiled_summary,
    letters_lines,
    paper_summary,
)
from facilitator.tui.kit.house import House, house_of
from facilitator.tui.kit.text import plain
from facilitator.tui.laptops.words import alarms

AGAIN_SECONDS = 2.0
"""How long to wait after something was said before it is looked at anew."""


class PreviewPane(VerticalScroll):
    """Looks at a document away from the keyboard: contents first, pages last."""

    contents = getters.query_one("#contents", Static)

    def __init__(self) -> None:
        super().__init__(id="seen")
        self._order: Order | None = None
        """What is to be told of."""
        self._forecast: Forecast | None = None
        """What was found out last, maybe of another document."""
        self._turn = 0
        """Counts up, so that a thread learns that nobody waits for it any longer."""
        self._alarms: list[Content] = []
        """Which laptops are missing or short: to be seen before all else."""
        self._waits_again = False

    def compose(self) -> ComposeResult:
        """Lay out one text."""
        yield Static(id="contents")

    def on_unmount(self) -> None:
        """Count no more pages for a session that is closed."""
        self.stop_counting()

    def stop_counting(self) -> None:
        """Count no more pages: nobody sees them, or something is being made."""
        self._turn += 1

    def show(self, order: Order) -> None:
        """Tell what an order comes to, as far as is known; `look` finds it out."""
        self._order = order
        if self._is_read_in:
            self.contents.update(self._preview(order))

    def follow(self, order: Order) -> None:
        """Tell of an order after something was said; look anew a while after.

        That is done once for all that is said meanwhile.
        """
        if self._forecast is None:
            self.look(order)
        self.show(order)
        if not self._waits_again:
            self._waits_again = True
            self.set_timer(AGAIN_SECONDS, self._look_again)

    @work(group="look", exclusive=True)
    async def look(self, order: Order) -> None:
        """Find out what an order comes to; what was looked at before is dropped."""
        self._order = order
        if not self._is_read_in:
            return
        self._turn += 1
        turn, tr = self._turn, self._house.tr
        office, request = self._house.office, order.request
        try:
            forecast = await asyncio.to_thread(
                forecast_of, office, tr, request, order.first
            )
            self._keep(forecast)
            if forecast.is_counting:
                forecast = await asyncio.to_thread(
                    with_pages, office.exports, tr, forecast, lambda: turn == self._turn
                )
                self._keep(forecast)
        except Stopped:  # Something else is looked at.
            pass
        except FacilitatorError as error:
            trouble = sentence(tr, error)
            self._keep(Forecast(request, order.first, order.plan, trouble=trouble))

    @work(group="survey", exclusive=True)
    async def survey(self, order: Order) -> None:
        """See which laptops' journals are not here, away from the keyboard."""
        laptops = self._house.office.laptops()
        try:
            survey = await asyncio.to_thread(laptops.survey, order.plan)
        except FacilitatorError as error:
            self._house.say(error)
            return
        tr = self._house.tr
        self._alarms = alarms(tr, order.plan, survey)
        if self._alarms:
            what_to_do = tr("F8, then D, tells what to do about the laptops.")
            self._alarms.append(plain(what_to_do, "$foreground-muted"))
        self._show_again()

    @property
    def _house(self) -> House:
        return house_of(self)

    @property
    def _is_read_in(self) -> bool:
        desk = self._house.desk
        return desk is not None and desk.opened.loaded

    def _look_again(self) -> None:
        self._waits_again = False
        if self._order and self.screen.is_current:
            self.look(self._order)

    def _keep(self, forecast: Forecast) -> None:
        self._forecast = forecast
        self._show_again()

    def _show_again(self) -> None:
        """Tell what is known now; where it cannot be seen, it is told on return."""
        if self.is_attached and self._order and self.screen.is_current:
            self.show(self._order)

    def _preview(self, order: Order) -> Content:
        """Return what a document would hold, and what to look at first."""
        forecast, tr = self._forecast, self._house.tr
        key = (order.request, order.first)
        if forecast is None or (forecast.request, forecast.meeting) != key:
            return Content("…")
        lines: list[Content] = []
        if order.is_of_several:
            note = tr("This is the first meeting; each is looked at.")
            lines.append(plain(note, "$foreground-muted"))
        lines += [*self._alarms, *self._lines(order, forecast)]
        return Content("\n").join(lines)

    def _lines(self, order: Order, forecast: Forecast) -> Iterator[Content]:
        tr, findings = self._house.tr, forecast.findings
        if forecast.trouble:
            yield plain(f"! {forecast.trouble}", "bold $warning")
        summary = self._summary(forecast)
        # First how much it is, then what there is to see to: a window may be small.
        yield from summary[:1]
        yield from warnings(tr, findings, FEW)
        yield from summary[1:]
        yield from letters_lines(tr, forecast)
        if findings:
            yield from all_well(tr, findings, FEW)
            if order.plan.session.laptops and not self._alarms:
                all_here = tr("All laptops that are expected are here.")
                yield plain(f"✓ {all_here}", "$success")

    def _summary(self, forecast: Forecast) -> list[Content]:
        if forecast.made_of is None:
            return []
        is_compiled = DOCUMENTS[forecast.request.what].preflight
        summary = compiled_summary if is_compiled else paper_summary
        return summary(self._house.tr, forecast)
