"""Search over statements: every word must occur, newest first, å ä ö exact."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from facilitator.domain.session import Session
from facilitator.domain.statement import Statement
from facilitator.domain.text import fold


@dataclass(slots=True)
class Search:
    """A search that remembers each statement's folded text between keystrokes."""

    session: Session
    _folded: dict[str, tuple[str, str]] = field(default_factory=dict)

    def find(self, words: str) -> Iterator[Statement]:
        """Yield the statements that hold every word, newest first."""
        wanted = fold(words).split()
        for statement_id in reversed(self.session.order):
            statement = self.session.statements[statement_id]
            text = self._text(statement)
            if all(word in text for word in wanted):
                yield statement

    def _text(self, statement: Statement) -> str:
        """Return number and text folded; a corrected text is folded anew."""
        kept = self._folded.get(statement.id)
        if kept and kept[0] is statement.text:
            return kept[1]
        folded = f"{self.session.number_of(statement)} {fold(statement.text)}"
        self._folded[statement.id] = (statement.text, folded)
        return folded
