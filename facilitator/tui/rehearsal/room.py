"""A rehearsal's room beside the log: what is said at the table, above the field."""

from textual.content import Content

from facilitator.domain.hall.agenda import wall_time
from facilitator.domain.hall.ask_next import (
    Turn,
    ask_next,
)
from facilitator.domain.plan.plan import name_of
from facilitator.domain.rehearsal.score import (
    Score,
    TimedText,
    score,
)
from facilitator.domain.session.change import Change
from facilitator.i18n.translate import mark
from facilitator.services.rehearsal.room import Room
from facilitator.tui.kit.text import plain
from facilitator.tui.log.companion import Companion


class RoomCompanion(Companion):
    """Tells what is said at the scribe's table in a simulated room."""

    HELP_TEXT = mark(
        "This is a rehearsal: the room is simulated, the other tables write by "
        "themselves, and nothing of it touches real data.\n\n"
        "• Write down what somebody says at your table, and press Enter. What is said "
        "next comes by itself; Ctrl+A, then Enter, goes on without writing.\n"
        "• See what has not been said: F5. Ask the room: Ctrl+A, then 2.\n"
        "• See how it went: Ctrl+A, then 3. End it: Ctrl+A, then 4."
    )

    @property
    def room(self) -> Room:
        """Everybody else."""
        rehearsal = self.house.program.rehearsal
        assert rehearsal and rehearsal.room
        return rehearsal.room

    def on_mount(self) -> None:
        """Follow the room."""
        self.house.room_played.subscribe(self, lambda _: self.show_now())

    def show_now(self) -> None:
        """Show the first of what was said and is not written down yet."""
        if self.house.program.rehearsal is None or not self.is_mounted:
            return
        tr, room = self.tr, self.room
        line_now = room.current
        if line_now:
            line = plain(tr("Somebody says: “{text}”", text=line_now.text), "bold")
            word = name_of(self.desk.plan.keywords, line_now.keyword)
            tail = plain(f"  #{word}" if word else "", "$accent")
        else:
            over = tr("The rehearsal is over.")
            line = plain(over if room.is_over else tr("Nobody says anything just now."))
            tail = plain("")
        keys = plain(f"\n{self._keys()}", "$foreground-muted")
        content = Content.assemble(line, tail, keys)
        if content != self.text:
            self.text = content

    def _keys(self) -> str:
        tr, room = self.tr, self.room
        waiting = len(room.own_lines) - room.dealt_with - 1
        parts = [
            tr(
                "{key}: the next, ask the room, how it went, end",
                key=self.key_of("rehearsal.choose"),
            )
        ]
        if waiting > 0:
            parts.insert(0, tr.plural("{count} waits", "{count} wait", waiting))
        return " · ".join(parts)

    def session_changed(self, changes: list[Change]) -> None:
        """Go on to what is said next where something has been written down."""
        for change in changes:
            if self._is_written_down(change):
                self.room.deal_with()
        self.show_now()

    def _is_written_down(self, change: Change) -> bool:
        """Tell whether the user has logged something, or given it a voice more."""
        if not change.states:
            return False
        before, after = change.states[0], change.states[-1]
        if change.new:
            return after.device == self.device
        return after.voices > before.voices

    def ask_what_to_do(self) -> None:
        """Ask what to do in the rehearsal."""
        tr = self.tr
        self.choose(
            [
                ("next", tr("Go on to what is said next")),
                ("ask", tr("Ask the room what has not been said")),
                ("score", tr("See how it went")),
                ("end", tr("End the rehearsal and go back")),
            ]
        )

    def chosen(self, choice: str | None) -> None:
        """Do what was chosen."""
        match choice:
            case "next":
                self.room.hurry()
                self.show_now()
            case "ask":
                self._ask()
            case "score" | "end":
                self._show_score(ended=choice == "end")

    def _ask(self) -> None:
        """Put to the room what comes first among what has not been said."""
        tr, opened = self.tr, self.desk.opened
        gaps = [
            gap
            for gap in ask_next(opened.plan, opened.session, opened.moment())
            if (gap.group.id, gap.area.id) not in self.room.asked_cells
            and gap.turn is not Turn.LATER
        ]
        if not gaps:
            self.house.tell(tr("There is nothing to ask just now."))
            return
        first = min(gaps, key=lambda gap: gap.total)
        self.room.ask(first.group.id, first.area.id)
        self.house.tell(
            tr(
                "{table} is asked: {group} on {area}. The answers come soon.",
                table=first.table.name if first.table else tr("The room"),
                group=first.group.name,
                area=first.area.name,
            )
        )

    def _show_score(self, *, ended: bool) -> None:
        from facilitator.tui.dialogs.base import TextDialog

        def leave(_: None) -> None:
            self.end_rehearsal()

        dialog = TextDialog(self.tr("How it went"), self._report(self._score()))
        self.app.push_screen(dialog, leave if ended else None)

    def _score(self) -> Score:
        session, start = self.desk.opened.session, self.room.clock.start
        statements = (session.statements[each] for each in session.order)
        own_texts = [
            TimedText((at - start).total_seconds() + 1, each.original_text)
            for each in statements
            if each.device == self.device and (at := wall_time(each.at))
        ]
        room_texts = [TimedText(each.second, each.text) for each in self.room.own_lines]
        return score(
            self.desk.plan, session, room_texts, own_texts, self.room.asked_cells
        )

    def _report(self, result: Score) -> str:
        tr = self.tr
        lines = [
            tr(
                "Written down at your table: {logged} of {said}",
                logged=result.statements,
                said=result.utterances,
            ),
            tr(
                "From said to saved: median {median} s, longest {worst} s",
                median=round(result.median_lag),
                worst=round(result.worst_lag),
            ),
            tr(
                "Empty cells of group and area: {gaps} of {cells}",
                gaps=result.gaps,
                cells=result.cells,
            ),
            tr(
                "Asked for: {asked}, of which answered: {filled}",
                asked=result.cells_asked,
                filled=result.cells_filled,
            ),
            "",
            tr("Seconds are the room's own. Nothing of this is kept."),
        ]
        return "\n".join(lines)
