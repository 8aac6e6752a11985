"""What stands on a page of the meaning mode, passage by passage; no widget here."""

from collections.abc import Iterator
from typing import NamedTuple

from facilitator.domain.compilation.comparison import (
    Alone,
    Leading,
    Shared,
)
from facilitator.domain.compilation.meaning import GroupMeaning
from facilitator.domain.plan.plan import (
    Keyword,
    TargetGroup,
    name_of,
)
from facilitator.domain.session.statement import Statement
from facilitator.domain.words.dissent import words_against
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import KIND_WORDS
from facilitator.tui.meaning.book import Book, Page
from facilitator.tui.statements.rows import RowMaker


class Passage(NamedTuple):
    """Something to read, with what it stands under."""

    text: str
    head: str = ""
    """The heading it begins under: a group, or what kind of likeness; mostly empty."""
    aside: str = ""
    """What stands beside the heading: how many there are."""
    number: str = ""
    """A statement's number."""
    label: str = ""
    """What kind of words these are, where they are not a group's own."""
    note: str = ""
    """All else there is to know, shown where the bar is."""
    quiet: bool = False
    """True for what nobody said: that a group was silent."""
    statement: str = ""
    """Id of the statement it is."""
    page: tuple[str, str] | None = None
    """The page that it leads to."""

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by while others come and go."""
        return self.statement, "" if self.statement else self.head + self.text


class Maker(NamedTuple):
    """Makes the passages of a book's pages in one language."""

    book: Book
    rows: RowMaker
    tr: Translator
    own: bool
    """True where the groups' own words alone are shown."""

    def of(self, page: Page) -> list[Passage]:
        """Return what stands on a page."""
        if page.keyword is None:
            return [*self._area(page)]
        groups = self.book.meaning(page).groups
        return [each for group in groups for each in self._group(page, group)]

    def _group(self, page: Page, meaning: GroupMeaning) -> Iterator[Passage]:
        """Yield a group's words, or that it had none."""
        hidden = len(meaning.retellings) if self.own else 0
        statements = meaning.own if self.own else meaning.statements
        head, aside = meaning.group.name, str(meaning.count or "")
        for each in statements:
            yield self._statement(each)._replace(head=head, aside=aside)
            head = aside = ""
        if hidden:
            count_words = self.tr.plural(
                "{count} paraphrase or note is hidden",
                "{count} paraphrases and notes are hidden",
                hidden,
            )
            yield Passage(count_words, head, aside, quiet=True)
        elif meaning.silent:
            yield Passage(self._silence(page, meaning.group), head, quiet=True)

    def _silence(self, page: Page, group: TargetGroup) -> str:
        if self.rows.session.hall.is_silent(group.id, page.area.id):
            return self.tr("nothing said; the group had no more to say in the area")
        return self.tr("nothing said")

    def _statement(self, statement: Statement) -> Passage:
        tr, row = self.tr, self.rows(statement.id)
        kind = tr(KIND_WORDS[statement.kind])
        against = words_against(statement.text)
        labels = (
            kind if statement.kind != "own_words" else "",
            tr("speaks against") if against else "",
            row.mark if row.mark != tr("note") else "",
        )
        dissent = tr("speaks against: “{words}”", words=against) if against else ""
        return Passage(
            row.text,
            number=row.number,
            label=" · ".join(filter(None, labels)),
            note=" · ".join(filter(None, (row.time, kind, row.note, dissent))),
            statement=statement.id,
        )

    def _area(self, page: Page) -> Iterator[Passage]:
        """Yield how the groups are alike and differ in an area."""
        tr, book = self.tr, self.book
        findings = book.findings(page.area)
        compared = findings.comparison
        untouched = [each.keyword for each in findings.meanings if not each.count]
        parts = (
            (
                tr("Shared by half of the groups or more"),
                [self._shared(each) for each in compared.shared],
                tr("No keyword."),
            ),
            (
                tr("One group alone"),
                [self._alone(each) for each in compared.alone],
                tr("No keyword."),
            ),
            (
                tr("Spoken of most"),
                [self._leading(each) for each in compared.leading],
                tr("No group spoke of one keyword more than of others."),
            ),
            (
                tr("Not touched by any group"),
                [self._word(each) for each in untouched],
                tr("Every keyword was touched."),
            ),
            (
                tr("Voices that speak against"),
                [self._against(each) for each in compared.dissent],
                tr("No statement uses the words of dissent that are looked for."),
            ),
        )
        for head, passages, none in parts:
            yield from _under(head, passages, none)

    def _word(self, word: Keyword, aside: str = "") -> Passage:
        text = f"{word.name}: {aside}" if aside else word.name
        return Passage(text, page=(word.area, word.id))

    def _shared(self, shared: Shared) -> Passage:
        """Return who shares a keyword, or who does not where that is shorter."""
        tr = self.tr
        all_heard = len(shared.groups) + len(shared.others)
        count = tr("{count} of {all} groups", count=len(shared.groups), all=all_heard)
        if not shared.others:
            return self._word(shared.keyword, count)
        groups = shared.others if shared.by_others else shared.groups
        names = ", ".join(each.name for each in groups)
        if shared.by_others:
            names = tr("not {groups}", groups=names)
        return self._word(shared.keyword, f"{count}, {names}")

    def _alone(self, alone: Alone) -> Passage:
        group_words = f"{alone.group.name} ({len(alone.statements)})"
        return self._word(alone.keyword, group_words)

    def _leading(self, leading: Leading) -> Passage:
        words = ", ".join(word.name for word in leading.keywords)
        first = leading.keywords[0]
        group_words = f"{leading.group.name}: {words} ({leading.count})"
        return Passage(group_words, page=(first.area, first.id))

    def _against(self, statement: Statement) -> Passage:
        group = name_of(self.book.groups, statement.group)
        return self._statement(statement)._replace(label=group)


def _under(head: str, passages: list[Passage], none: str) -> Iterator[Passage]:
    """Yield passages under a heading, or what is said where there are none."""
    if not passages:
        yield Passage(none, head, quiet=True)
        return
    yield passages[0]._replace(head=head, aside=str(len(passages)))
    yield from passages[1:]
