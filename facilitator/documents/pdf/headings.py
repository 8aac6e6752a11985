"""The headings of a report: the sections they open, the bookmarks and the contents."""

from collections.abc import Sequence

from facilitator.documents.pdf.blocks.contents import Entry
from facilitator.documents.pdf.file.document import TaggedDocument
from facilitator.documents.pdf.file.elements import El
from facilitator.documents.pdf.file.styles import HEADINGS, Style
from facilitator.documents.pdf.file.text import one_line
from facilitator.documents.pdf.frame import Frame

_BELOW_HEADING = 3
"""Space above a heading that follows another at once."""
_ABOVE_PLACE = 6
"""How far above its first line a reader is brought that follows a link to a heading."""


class Headings:
    """The headings set so far, and the sections that are open below each other."""

    def __init__(self, root: El) -> None:
        """Begin with a document's root, within which all sections are."""
        self._open = [root]
        self._contents: list[Entry] = []
        self._bookmarks: list[Entry] = []

    @property
    def here(self) -> El:
        """The section that what comes next belongs to."""
        return self._open[-1]

    @property
    def contents(self) -> Sequence[Entry]:
        """What the table of contents may list, in order."""
        return self._contents

    def open(self, level: int) -> El:
        """Begin a section, which ends all of its level and below."""
        del self._open[level:]
        self._open.append(self.here.add("Sect"))
        return self.here

    def add(self, title: str, level: int, *, in_contents: bool) -> Entry:
        """Take in a heading, which gets a bookmark and a place to link to."""
        entry = Entry(one_line(title), level, f"h{len(self._bookmarks)}")
        self._bookmarks.append(entry)
        if in_contents:
            self._contents.append(entry)
        return entry

    def follows(self, level: int) -> bool:
        """Tell whether a heading of a level may come next.

        None is skipped: ISO 14289-1, 7.4.2.
        """
        return 1 <= level <= min(len(self._open), len(HEADINGS))

    def hold(
        self, frame: Frame, element: El, entry: Entry, style: Style, width: float
    ) -> None:
        """Draw a heading as soon as what follows it has room on the same page."""
        before = style.before if not frame.holds else _BELOW_HEADING
        setting = frame.set(entry.title, style, width)
        section = self._running_title()

        def draw() -> None:
            frame.skip(before)
            page = frame.page
            frame.section = section
            if frame.fresh:
                page.section = ""
            if entry.level == 1:
                frame.chapter = entry.title
                if frame.fresh or not page.chapter:
                    page.chapter = entry.title
            page.places[entry.place] = frame.top + _ABOVE_PLACE
            frame.pour(setting, element, frame.layout.left)
            frame.top -= style.after

        frame.hold(before + setting.height + style.after, draw)

    def add_bookmarks(self, document: TaggedDocument) -> None:
        """Make the outline that readers show beside the pages."""
        level = -1
        for entry in self._bookmarks:
            # Reportlab refuses an entry that is two levels below the one before it.
            level = min(entry.level - 1, level + 1)
            document.add_bookmark(entry.title, level, entry.place)

    def _running_title(self) -> str:
        """Return the newest heading and those above it, but for the chapter's."""
        level, titles = len(HEADINGS) + 1, list[str]()
        for entry in reversed(self._bookmarks):
            if entry.level < level:
                level = entry.level
                titles.insert(0, entry.title)
            if level == 1:
                break
        return " · ".join(titles[1:])
