"""A list drawn line by line: never a widget per row, however many rows there are."""

from typing import ClassVar, Generic, TypeVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from facilitator.tui.actions.registry import bindings
from facilitator.tui.kit.rows import Brush, EvenHeights, Heights, Rows, row_of
from facilitator.tui.kit.text import plain

AnyRows = TypeVar("AnyRows", bound=Rows)


class RowList(ScrollView, Generic[AnyRows], can_focus=True):
    """Rows with a bar over one of them.

    What it shows, its `source`, tells how many rows there are and draws one of them;
    `heights` tell where each begins. The one under the bar may be higher than that.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("rows")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--bar",
        "rows--idle-bar",
        "rows--muted",
        "rows--accent",
        "rows--strong",
        "rows--gone",
        "rows--problem",
    }
    DEFAULT_CSS = """
    RowList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        & > .rows--bar { background: $block-cursor-blurred-background; }
        & > .rows--idle-bar { background: $panel; }
        & > .rows--muted { color: $foreground-muted; }
        & > .rows--accent { color: $accent; }
        & > .rows--strong { text-style: bold; }
        & > .rows--gone { color: $foreground-muted; text-style: strike; }
        & > .rows--problem { color: $error; }
    }
    """

    cursor: reactive[int] = reactive(0)
    """The place of the row under the bar, counted from 0."""
    empty: reactive[str] = reactive("")
    """What is said where there are no rows."""

    class Chosen(Message):
        """The row under the bar was chosen, with Enter or by a click."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    class Moved(Message):
        """The bar came to another row."""

    def __init__(self, source: AnyRows, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.source = source
        self.heights: Heights = EvenHeights()
        self._barred: list[Content] = []

    def count(self) -> int:
        """Return how many rows there are."""
        return len(self.source)

    def reload(self) -> None:
        """Show the rows as they are now."""
        self.cursor = self.validate_cursor(self.cursor)
        self._measure()
        self.refresh()

    def ink(self, name: str) -> Style:
        """Return the style of a component class, to be laid over a row's own."""
        return self.get_visual_style(f"rows--{name}", partial=True)

    def brush(self, place: int) -> Brush:
        """Return what the row at a place is drawn with now."""
        region = self.scrollable_content_region
        is_barred = place == self.cursor
        return Brush(region.width, self.ink, is_barred, self.has_focus, region.height)

    @property
    def room(self) -> int:
        """Cells there are for a row."""
        return self.scrollable_content_region.width

    def validate_cursor(self, cursor: int) -> int:
        """Keep the bar on a row."""
        return max(0, min(cursor, self.count() - 1))

    def watch_cursor(self) -> None:
        """Show the row under the bar."""
        self._measure()
        self.refresh()
        self.reveal()
        self.post_message(self.Moved())

    def reveal(self) -> None:
        """Scroll no further than needed for the row under the bar to be seen."""
        height = self.scrollable_content_region.height
        top = self.heights.top(self.cursor)
        bottom = top + len(self._barred)
        if top < self.scroll_offset.y or len(self._barred) >= height:
            self.scroll_to(y=top, animate=False)
        elif bottom > self.scroll_offset.y + height:
            self.scroll_to(y=bottom - height, animate=False)

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is seen."""
        width = self.room
        line = y + self.scroll_offset.y
        if not self.count():
            words = plain(f"  {self.empty}" if line == 1 else "", self.ink("muted"))
            return strip_of([words], 0, self.visual_style, width)
        place, within = self._at(line)
        if place >= self.count():
            return Strip.blank(width, self.visual_style.rich_style)
        if place == self.cursor:
            return strip_of(self._barred, within, self.ground(within), width)
        return self.resting(place, within)

    def resting(self, place: int, within: int) -> Strip:
        """Return a line of a row that is not under the bar."""
        lines = self.source.draw(place, self.brush(place))
        return strip_of(lines, within, self.visual_style, self.room)

    def action_move(self, step: int) -> None:
        """Move the bar by a number of rows."""
        self.cursor += step

    def action_page(self, step: int) -> None:
        """Move the bar by a page."""
        rows = self.scrollable_content_region.height // self.heights.top(1)
        self.cursor += step * max(rows - 1, 1)

    def action_first(self) -> None:
        """Move the bar to the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move the bar to the last row."""
        self.cursor = self.count() - 1

    def action_choose(self) -> None:
        """Tell that the row under the bar was chosen."""
        if self.count():
            self.post_message(self.Chosen(self.cursor))

    def on_click(self, event: Click) -> None:
        """Bring the bar to the row that was clicked; a second click chooses it."""
        place, _ = self._at(event.y + self.scroll_offset.y)
        if place < self.count():
            self.cursor = place
            if event.chain == 2:
                self.action_choose()

    def on_resize(self) -> None:
        """Draw for the new width."""
        self._measure()
        self.call_after_refresh(self.reveal)

    def on_focus(self) -> None:
        """Show the bar as one that moves."""
        self._measure()
        self.reveal()

    def on_blur(self) -> None:
        """Show the bar as one that rests."""
        self._measure()

    def _measure(self) -> None:
        """Draw the row under the bar, which tells how high all rows are together."""
        is_seen = self.count() and self.room > 0
        brush = self.brush(self.cursor)
        self._barred = self.source.draw(self.cursor, brush) if is_seen else []
        lines = self.heights.top(self.count()) + self._extra()
        lengthen(self, Size(self.room, lines))

    def _at(self, line: int) -> tuple[int, int]:
        """Return which row a line belongs to, and which of its lines it is."""
        return row_of(line, self.heights, self.cursor, self._extra())

    def _extra(self) -> int:
        """Return how many lines more a row has while the bar is on it."""
        resting = self.heights.top(self.cursor + 1) - self.heights.top(self.cursor)
        return max(len(self._barred) - resting, 0)

    def ground(self, within: int) -> Style:
        """Return the style of the bar, for one of the lines of its row."""
        name = "rows--bar" if self.has_focus else "rows--idle-bar"
        return self.get_visual_style(name)


def strip_of(lines: list[Content], within: int, ground: Style, width: int) -> Strip:
    """Return one of a row's lines, empty where it has not so many."""
    content = lines[within] if within < len(lines) else Content("")
    strip = Strip(content.render_segments(ground))
    return strip.adjust_cell_length(width, ground.rich_style)


def lengthen(view: ScrollView, size: Size) -> None:
    """Give a list another length; where none but it changes, lay out no more."""
    before = view.virtual_size
    is_barred = size.height > view.container_size.height
    grows = size.width == before.width and size.height >= before.height
    if not grows or is_barred != view.show_vertical_scrollbar:
        view.virtual_size = size
        return
    view.set_reactive(ScrollView.virtual_size, size)
    if is_barred:
        view.vertical_scrollbar.window_virtual_size = size.height
