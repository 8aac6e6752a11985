"""What people said, as the compilation sets it: number, words, and what is told."""

from collections.abc import Callable, Iterable, Iterator

from facilitator.documents.letterhead import said_in
from facilitator.documents.output import Progress
from facilitator.documents.pdf import Item
from facilitator.domain.compilation.compilation import Compilation
from facilitator.domain.plan.plan import name_of
from facilitator.domain.session.statement import Statement
from facilitator.i18n.names import reason_gone
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import CHANNEL_WORDS, KIND_WORDS

_TOLD_EVERY = 50
"""How many statements are set between two words on progress."""
_TIMES = 3
"""About how often a statement is set: in its chapter, under its words, in the annex."""

Meta = Callable[[Statement], str]
"""Returns the small line under a statement."""


class StatementEntries:
    """Makes entries of statements, and tells how far the work has come."""

    def __init__(
        self, made_of: Compilation, tr: Translator, progress: Progress
    ) -> None:
        """Take what is set; `progress` is told of it, and may raise to stop it."""
        self._made_of = made_of
        self._tr = tr
        self._progress = progress
        self._late = {each.id for each in made_of.channels.late}
        self._keywords = {word.id: word.name for word in made_of.plan.keywords}
        self._kinds = {kind: tr(word) for kind, word in KIND_WORDS.items()}
        self._channels = {each: tr(word) for each, word in CHANNEL_WORDS.items()}
        self._set = 0
        self._part = ""
        self.lang = said_in(tr)
        """Language tag of what people said, where it needs one."""

    def begin(self, part: str) -> None:
        """Tell which part of the document is set now."""
        self._part = part
        self._tell()

    def items(self, statements: Iterable[Statement], meta: Meta) -> Iterator[Item]:
        """Yield the entries of a list."""
        number_of, lang = self._made_of.number_of, self.lang
        for statement in statements:
            self.count()
            yield Item(
                number_of(statement), self.text(statement), meta(statement), lang
            )

    def count(self) -> None:
        """Note that one more statement has been set."""
        self._set += 1
        if self._set % _TOLD_EVERY == 0:
            self._tell()

    def text(self, statement: Statement) -> str:
        """Return the words, or what is told in their place."""
        if statement.text:
            return statement.text
        withdrawal = statement.withdrawn
        return self._withdrawal_words(statement) if withdrawal else ""

    def coding(self, statement: Statement) -> str:
        """Return what kind of statement it is, how it came in, and its keywords."""
        words = [self._kinds[statement.kind]]
        if statement.channel != "onsite":
            words.append(self.way_in(statement))
        words += [self._keywords.get(word, word) for word in statement.keywords]
        if statement.corrections:
            words.append(self._tr("corrected"))
        return " · ".join(words)

    def placing(self, statement: Statement) -> str:
        """Return where in the report a statement belongs, and what became of it."""
        made_of, tr = self._made_of, self._tr
        words = [
            name_of(made_of.areas, statement.area),
            name_of(made_of.groups, statement.group),
            self._kinds[statement.kind],
        ]
        if statement.channel != "onsite":
            words.append(self.way_in(statement))
        if statement.withdrawn and statement.text:
            words.append(self._withdrawal_words(statement))
        if statement.original_text not in ("", statement.text):
            words.append(tr("first wording: {text}", text=statement.original_text))
        return " · ".join(words)

    def way_in(self, statement: Statement) -> str:
        """Return how a statement came in, where that was not in the room."""
        if statement.id in self._late:
            return self._tr("late supplement")
        return self._channels[statement.channel]

    def _withdrawal_words(self, statement: Statement) -> str:
        tr, withdrawal = self._tr, statement.withdrawn
        if withdrawal is None or withdrawal.undone:
            return tr("The logging was undone.")
        if withdrawal.again:
            return tr("The same answer had come in before.")
        return tr("Withdrawn: {reason}", reason=reason_gone(tr, withdrawal))

    def _tell(self) -> None:
        total = _TIMES * len(self._made_of.annex) + 1
        self._progress(min(self._set / total, 1.0), self._part)
