"""The field in which a statement is written: Enter saves, # offers keywords."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Location

from facilitator.domain.plan.plan import Keyword
from facilitator.domain.text import clean
from facilitator.domain.words.hashtags import completion
from facilitator.tui.actions.registry import bindings
from facilitator.tui.kit.key_order import run_own_keys

_OTHER_MEANINGS = (
    "f6",
    "f7",
    "ctrl+k",
    "end,ctrl+e",
    "delete,ctrl+d",
    "ctrl+z,super+z",
    "ctrl+y,super+y",
)
"""Keys of the text field that mean something else in this program."""


def _editing() -> list[BindingType]:
    return [
        each
        for each in TextArea.BINDINGS
        if not (isinstance(each, Binding) and each.key in _OTHER_MEANINGS)
    ]


class Entry(TextArea, inherit_bindings=False):
    """Takes a text of one or more lines and gives it away when Enter is pressed.

    While a text is on its way to the disk it stays where it is and cannot be
    changed; what is typed meanwhile comes after it. `sent` then takes it out, or
    leaves it where it could not be saved.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("entry"),
        *_editing(),
        Binding("end", "cursor_line_end", show=False),
        Binding("delete", "delete_right", show=False),
    ]
    DEFAULT_CSS = """
    Entry {
        height: auto;
        min-height: 3;
        max-height: 9;
        padding: 0 1;
        border: round $border-blurred;
        background: $background;
        border-title-color: $foreground;
        border-subtitle-color: $foreground-muted;
        &:focus { border: round $primary; border-title-style: bold; }
        & .text-area--cursor-line { background: $background; }
        & .text-area--suggestion { color: $foreground-muted; text-style: italic; }
    }
    """

    class Submitted(Message):
        """A text is to be saved."""

        def __init__(self, entry: "Entry", text: str, end: Location) -> None:
            super().__init__()
            self.entry = entry
            self.text = text
            self.end = end
            """Where the text ends in the field."""
            self.called_off = False
            """True where a text before it could not be saved: it waits with that."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(text, id=id)
        self.keywords: Sequence[Keyword] = ()
        """What # offers, in this order."""
        self._away: list[Entry.Submitted] = []
        """What has been given away and is not on disk yet, the first first."""

    def on_mount(self) -> None:
        """Go on where a text that was given ends."""
        self.move_cursor(self.document.end)

    def action_save(self) -> None:
        """Give away what has been written since the last time."""
        first_line = self._away[-1].end[0] + 1 if self._away else 0
        text = "\n".join(self.document.lines[first_line:])
        if text.strip():
            submission = self.Submitted(self, text, self.document.end)
            self._away.append(submission)
            self.move_cursor(submission.end)
            self.post_message(submission)

    def is_idle(self) -> bool:
        """Tell whether nothing is on its way to the disk."""
        return not self._away

    def sent(self, saved: bool) -> None:
        """Take out the first text given away, or leave all if it was not saved."""
        if not saved:
            for submission in self._away:
                submission.called_off = True
            self._away.clear()
            return
        line_count = self._away.pop(0).end[0] + 1
        for submission in self._away:
            submission.end = (submission.end[0] - line_count, submission.end[1])
        row, column = self.cursor_location
        left = self.document.lines[line_count:]
        self.load_text("\n".join(left))
        self.move_cursor((row - line_count, column) if left else (0, 0))

    def edit(self, edit: Edit) -> EditResult:
        """Change the text, but nothing of what is on its way to the disk."""
        if self._away:
            end = self._away[-1].end
            if self.document.end == end and edit.text:
                edit.text = f"\n{edit.text}"
            free = min((end[0] + 1, 0), self.document.end)
            edit.from_location = max(edit.from_location, free)
            edit.to_location = max(edit.to_location, free)
            edit.maintain_selection_offset = False
        return super().edit(edit)

    def undo_typing(self) -> bool:
        """Undo what was typed; tell whether there is typing that could be undone."""
        if not self._away:
            self.undo()
        return bool(self.text or self.history.redo_stack)

    def redo_typing(self) -> bool:
        """Redo what was undone; tell whether there is typing that could be redone."""
        if not self._away and self.history.redo_stack:
            self.redo()
            return True
        return bool(self.text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Tab to the screen where no keyword is offered."""
        return bool(self.suggestion) if action == "take" else True

    def action_take(self) -> None:
        """Take the keyword that is offered."""
        self.insert(self.suggestion)

    def action_cursor_down(self, select: bool = False) -> None:
        """Move down; from the last line, on to what lies below the field."""
        _, row = self.wrapped_document.location_to_offset(self.cursor_location)
        if row + 1 >= self.wrapped_document.height and not select:
            self.screen.focus_next()
        else:
            super().action_cursor_down(select)

    def update_suggestion(self) -> None:
        """Offer the keyword that begins like the tag before the cursor."""
        row, column = self.cursor_location
        line = self.document[row]
        before, after = line[:column], line[column : column + 1]
        typing = "#" in before and not after.isalnum()
        self.suggestion = completion(before, self.keywords) if typing else ""

    def on_text_area_selection_changed(self) -> None:
        """Offer nothing where the cursor has left the tag."""
        if self.suggestion:
            self.update_suggestion()

    async def on_key(self, event: Key) -> None:
        """Do what a key means here, in its turn."""
        await run_own_keys(self, event, self.BINDINGS)

    def on_paste(self, event: Paste) -> None:
        """Take a pasted text in with its line breaks, without what no eye can see."""
        event.prevent_default()
        event.stop()
        # The marks keep blanks at the ends, which cleaning would take away.
        self.replace(
            clean(f"|{event.text}|")[1:-1],
            *self.selection,
            maintain_selection_offset=False,
        )
