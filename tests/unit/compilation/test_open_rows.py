"""What a row of open data tells of a statement that was withdrawn."""

import pytest

from facilitator.domain.compilation.compilation import Scope, compile_session
from facilitator.domain.compilation.editions import Edition
from facilitator.domain.events.commands import WithdrawStatement
from facilitator.domain.open_data.rows import open_row
from tests.builders import Desk


def rows(edition: Edition) -> list[dict[str, object]]:
    """Return the rows of a statement that stands and of one that was withdrawn."""
    desk = Desk()
    desk.log("Fler bussar")
    wrong = desk.log("Fel bord")
    desk.do(WithdrawStatement(statement=wrong, reason="Sagt vid ett annat"))
    view = compile_session(desk.plan, desk.session, Scope(edition=edition)).view
    return [open_row(edition, "", each) for each in view.statements]


@pytest.mark.parametrize(
    ("edition", "text"), [("work", "Fel bord"), ("committee", None)]
)
def test_only_the_work_edition_tells_what_was_withdrawn(
    edition: Edition, text: str | None
) -> None:
    stands, withdrawn = rows(edition)
    assert (stands["text"], withdrawn["text"]) == ("Fler bussar", text)


def test_the_public_edition_has_no_row_of_it() -> None:
    assert [row["text"] for row in rows("public")] == ["Fler bussar"]
