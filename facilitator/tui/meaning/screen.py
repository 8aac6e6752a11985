"""Betydelse: one keyword at a time, in each group's own words."""

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widgets import Static

from facilitator.domain.session.change import Change
from facilitator.i18n.names import rehearsal_marked
from facilitator.i18n.translate import mark
from facilitator.tui.actions.registry import bindings
from facilitator.tui.dialogs.choice import ChoiceDialog, Option, options_of
from facilitator.tui.kit.key_bar import KeyBar
from facilitator.tui.kit.mode_head import ModeHead
from facilitator.tui.kit.row_list import RowList
from facilitator.tui.kit.screen import SessionScreen
from facilitator.tui.kit.text import plain
from facilitator.tui.meaning import words as words
from facilitator.tui.meaning.book import Book, Page
from facilitator.tui.meaning.page_list import PageList
from facilitator.tui.meaning.pages import Maker
from facilitator.tui.meaning.passage_list import PassageList
from facilitator.tui.statements.asking_list import AskingList
from facilitator.tui.statements.handling import handle
from facilitator.tui.statements.rows import RowMaker

ALL_GROUPS = "*"
"""What the choice of all groups is known by."""


class MeaningScreen(SessionScreen):
    """What each keyword means to each group; and how groups are alike in an area."""

    AUTO_FOCUS = "PassageList"
    HELP_TITLE = mark("Meaning: what a word means to each group")
    HELP_TEXT = mark(
        "Here you read what each target group said about one keyword, in its own "
        "words. Paraphrases and notes are marked as such, and a group that said "
        "nothing is named too.\n\n"
        "• Read on: → shows the next keyword, N the next area. F2 chooses an area, "
        "Ctrl+K one of its keywords.\n"
        "• Compare: each area begins with a page that tells which keywords the groups "
        "share, which one group alone took up, and who speaks against. It only "
        "counts and looks for set phrases; it weighs nothing.\n"
        "• Narrow: F3 reads one group alone. O hides paraphrases and notes.\n"
        "• See where it comes from: the bar on a statement shows its coding, and "
        "Enter goes to it in the log. R corrects it."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("meaning", "mode")
    DEFAULT_CSS = """
    MeaningScreen {
        PageList { display: none; width: 40; border-right: solid $primary 50%; }
        &.-wide PageList { display: block; }
        #title { height: auto; max-height: 2; padding: 0 1; }
        #short { height: 1; padding: 0 1; color: $foreground-muted; }
        #short { text-wrap: nowrap; text-overflow: ellipsis; }
        PassageList { height: 1fr; }
    }
    """

    _head = getters.query_one(ModeHead)
    _list = getters.query_one(PageList)
    _passages = getters.query_one(PassageList)
    _title = getters.query_one("#title", Static)
    _short = getters.query_one("#short", Static)

    def __init__(self) -> None:
        super().__init__()
        self._page_id = ("", "")
        self._group = ""
        self._own = False
        self._book: Book | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list of pages beside the page that is read."""
        yield ModeHead()
        with Horizontal():
            yield PageList()
            with Vertical():
                yield Static(id="title")
                yield Static(id="short")
                yield PassageList()
        yield KeyBar()

    def on_mount(self) -> None:
        """Follow the session."""
        self.house.changed.subscribe(self, self._follow)
        self._passages.empty = self.tr("The plan has no areas or no groups.")

    def on_screen_resume(self) -> None:
        """Show how the session stands now, where the reader was."""
        self._book = None
        self._show(self._page_id)

    def on_resize(self, event: Resize) -> None:
        """Go on reading where the list of pages has no room any more."""
        super().on_resize(event)
        self.call_after_refresh(self._refit)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A keyword is chosen where the area has any."""
        if action == "keyword":
            return bool(self.is_mounted and self.page and self.page.area.keywords)
        return super().check_action(action, parameters)

    @property
    def page(self) -> Page | None:
        """The page that is read; None where the plan names no area."""
        pages = self.book.pages
        return pages[self.book.place_of(self._page_id)] if pages else None

    @property
    def book(self) -> Book:
        """All pages, as the plan now has them."""
        if self._book is None:
            opened = self.desk.opened
            self._book = Book(opened.session, opened.plan, self._group)
        return self._book

    def go_to(self, area: str, keyword: str = "") -> None:
        """Show an area, or one of its keywords."""
        self._show((area, keyword))

    def action_turn(self, step: int) -> None:
        """Go a number of pages on, or back."""
        pages = self.book.pages
        place = self.book.place_of(self._page_id) + step
        if 0 <= place < len(pages):
            self._show(pages[place].id)

    def action_turn_area(self, step: int) -> None:
        """Go to an area after this one, or before it."""
        if self.page:
            areas = [area.id for area in self.book.areas]
            place = areas.index(self.page.area.id) + step
            if 0 <= place < len(areas):
                self._show((areas[place], ""))

    def action_area(self) -> None:
        """Ask which area to read about."""

        def chosen(area: str | None) -> None:
            if area is not None:
                self._show((area, ""))

        now = self.page.area.id if self.page else None
        options = options_of(self.book.areas)
        dialog = ChoiceDialog(self.tr("Goal area"), options, now)
        self.app.push_screen(dialog, chosen)

    def action_keyword(self) -> None:
        """Ask which of the area's keywords to read about."""
        page = self.page
        if page is None:
            return

        def chosen(keyword: str | None) -> None:
            if keyword is not None:
                self._show((page.area.id, keyword))

        options = options_of(page.area.keywords)
        dialog = ChoiceDialog(self.tr("Keyword"), options, self._page_id[1])
        self.app.push_screen(dialog, chosen)

    def action_group(self) -> None:
        """Ask whose words to read: one group's, or all groups'."""

        def chosen(group: str | None) -> None:
            if group is not None:
                self._group, self._book = group.removeprefix(ALL_GROUPS), None
                self._show(self._page_id, anew=True)

        everyone = Option(ALL_GROUPS, self.tr("All target groups"))
        options = [everyone, *options_of(self.book.groups)]
        now = self._group or ALL_GROUPS
        dialog = ChoiceDialog(self.tr("Target group"), options, now)
        self.app.push_screen(dialog, chosen)

    def action_own(self) -> None:
        """Show own words alone, or all words again."""
        self._own = not self._own
        self._show(self._page_id)

    @on(AskingList.Asked)
    def _asked(self, event: AskingList.Asked) -> None:
        handle(self, event.what, event.statement)

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        """Read the page that the bar has come to."""
        pages, book = self._list, self.book
        if pages.has_focus and pages.count():
            page_id = book.pages[pages.cursor].id
            if page_id != self._page_id:
                self._show(page_id)

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        """Go where a passage leads, or from the list of pages to its passages."""
        passage = self._passages.current
        if not self._passages.has_focus:
            self._passages.focus()
        elif passage and passage.page:
            self._show(passage.page)
        elif passage:
            to_log = self._to_log(passage.statement)
            self.house.run_worker(to_log, group="mode", exclusive=True)

    async def _to_log(self, statement: str) -> None:
        from facilitator.tui.log.screen import LogScreen

        await self.house.action_mode("log")
        if isinstance(self.app.screen, LogScreen):
            self.app.screen.point_at(statement)

    def _follow(self, changes: Sequence[Change]) -> None:
        """Show what came in; a page it does not touch stays as it is."""
        if not self.is_current:
            return
        in_place = changes and not any(change.hall for change in changes)
        if not (in_place and self.book.has_place_for(changes)):
            self._book = None
            self._show(self._page_id)
            return
        stale = self.book.outdated_by(changes)
        if self.page and self.page.area.id in stale:
            self._show(self._page_id)
        else:
            self._show_pages()

    def _show(self, page_id: tuple[str, str], *, anew: bool = False) -> None:
        """Show a page: from its beginning where it is another one, or `anew`."""
        before, self._page_id = self._page_id, page_id
        page, opened = self.page, self.desk.opened
        self._page_id = page.id if page else before
        anew = anew or self._page_id != before
        rows = RowMaker(opened.session, opened.plan, self.tr)
        passages = Maker(self.book, rows, self.tr, self._own).of(page) if page else []
        self._passages.show(passages, anew=anew)
        self._show_pages()
        self._tell()
        self.refresh_bindings()

    def _show_pages(self) -> None:
        self._list.show(self.book, self.book.place_of(self._page_id))

    def _refit(self) -> None:
        if not self._list.display and self.is_current:
            self._passages.focus()

    def _tell(self) -> None:
        """Tell in words what is read, and how the groups are alike and differ."""
        tr, page = self.tr, self.page
        if page is None:
            return
        head = rehearsal_marked(tr, self.desk.plan.session, words.heading(tr, page))
        self._head.update(plain(head))
        self._title.update(words.title(tr, self.book, page, own=self._own))
        self._short.display = page.keyword is not None
        if page.keyword is not None:
            comparison = self.book.findings(page.area).comparison
            self._short.update(words.in_short(tr, comparison))
