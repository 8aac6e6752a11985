"""What can be done with a statement in a list: correct, withdraw, copy."""

from textual import on

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import WithdrawStatement
from facilitator.tui.kit.screen import SessionScreen
from facilitator.tui.widgets.asking_list import AskingList


class Handling(SessionScreen):
    """A screen with a list of statements to do things with."""

    @on(AskingList.Asked)
    def _asked(self, event: AskingList.Asked) -> None:
        self.handle(event.what, event.statement)

    def handle(self, what: str, statement_id: str) -> None:
        """Do with a statement what was asked for: correct, withdraw or copy."""
        session = self.desk.opened.session
        statement = session.statements[statement_id]
        number = session.number_of(statement)
        if what == "copy":
            self.app.copy_to_clipboard(statement.text)
            self.house.tell(self.tr("Copied: {number}", number=number))
        elif statement.withdrawn:
            self.house.say(Refused("statement.withdrawn", number=number))
        elif what == "correct":
            from facilitator.tui.statements.correct import CorrectDialog

            dialog = CorrectDialog(self.desk.plan, statement, number)
            self.app.push_screen(dialog, self._corrected)
        else:
            self._withdraw(statement_id, number)

    def _corrected(self, number: str | None) -> None:
        if number is not None:
            self.house.tell(self.tr("Corrected: {number}", number=number))

    def _withdraw(self, statement: str, number: str) -> None:
        from facilitator.tui.dialogs.line import LineDialog

        async def withdraw(reason: str) -> None:
            command = WithdrawStatement(statement=statement, reason=reason)
            await self.house.carry_out(command)

        title = self.tr("Withdraw {number}", number=number)
        asked = self.tr("Reason. The number and the reason stay in the material.")
        self.app.push_screen(LineDialog(title, asked, withdraw))
