"""What can be done with a statement in a list: correct, withdraw, copy."""

from facilitator.domain.errors import Refused
from facilitator.domain.events.commands import WithdrawStatement
from facilitator.tui.kit.screen import SessionScreen


def handle(screen: SessionScreen, what: str, statement_id: str) -> None:
    """Do with a statement what was asked for: `correct`, `withdraw` or `copy`."""
    session, tr = screen.desk.opened.session, screen.tr
    statement = session.statements[statement_id]
    number = session.number_of(statement)
    if what == "copy":
        screen.app.copy_to_clipboard(statement.text)
        screen.house.tell(tr("Copied: {number}", number=number))
    elif statement.withdrawn:
        screen.house.say(Refused("statement.withdrawn", number=number))
    elif what == "correct":
        # Loaded here: the first frame comes sooner without the dialogs.
        from facilitator.tui.statements.correct import CorrectDialog

        def corrected(number: str | None) -> None:
            if number is not None:
                screen.house.tell(tr("Corrected: {number}", number=number))

        dialog = CorrectDialog(screen.desk.plan, statement, number)
        screen.app.push_screen(dialog, corrected)
    else:
        _ask_reason(screen, statement_id, number)


def handle_latest(screen: SessionScreen, what: str) -> None:
    """Do the same with what was logged last on this laptop and still counts."""
    opened = screen.desk.opened
    own = (each for each in opened.newest() if each.device == opened.device)
    latest = next((each for each in own if not each.withdrawn), None)
    if latest is None:
        none_yet = screen.tr("Nothing has been logged on this laptop yet.")
        screen.house.tell(none_yet)
    else:
        handle(screen, what, latest.id)


def _ask_reason(screen: SessionScreen, statement: str, number: str) -> None:
    # Loaded here: the first frame comes sooner without the dialogs.
    from facilitator.tui.dialogs.line import LineDialog

    async def withdraw(reason: str) -> None:
        command = WithdrawStatement(statement=statement, reason=reason)
        await screen.house.carry_out(command)

    title = screen.tr("Withdraw {number}", number=number)
    question = screen.tr("Reason. The number and the reason stay in the material.")
    screen.app.push_screen(LineDialog(title, question, withdraw))
