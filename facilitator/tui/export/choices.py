"""The pane where it is chosen what a document is to be: format, for whom, of what."""

from functools import partial
from typing import Any

from textual import on
from textual.message import Message
from textual.widgets import OptionList

from facilitator.domain.papers.posters import PAPERS
from facilitator.services.export.choices import CHOICES, PLACES, choosable
from facilitator.services.export.request import Request
from facilitator.tui.export.choice_list import ChoiceLine, ChoiceList
from facilitator.tui.export.choice_questions import ask_about, ask_meetings
from facilitator.tui.export.choice_words import value_words
from facilitator.tui.export.export_order import Order
from facilitator.tui.export.meetings import Meetings
from facilitator.tui.kit.house import house_of

MEETINGS = "sessions"
"""The field, and part of the action's id, by which meetings are chosen."""
ACTIONS = {"paper": "size"}
"""The name of the action that changes a field, where it is not called like it."""


class DocumentChoices:
    """What has been chosen of each document, kept while another one is shown."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, Any]] = {}
        """By document and field of `Request`."""

    def of(self, document: Request) -> Request:
        """Return a document with what has been chosen of it.

        What was chosen but cannot be now is kept until it can be again.
        """
        order = document._replace(**self._values.get(document.what, {}))
        usual = {field: getattr(document, field) for field in order._fields}
        able = {"what", *choosable(order)}
        return order._replace(**{x: y for x, y in usual.items() if x not in able})

    def choose(self, what: str, field: str, value: Any) -> None:
        """Choose a value for a field of a document."""
        self._values.setdefault(what, {})[field] = value

    def forget_places(self) -> None:
        """Forget for which tables and so on it was: they were another plan's."""
        for values in self._values.values():
            for field in PLACES:
                values.pop(field, None)


class ChoicesPane(ChoiceList):
    """Lists what can be chosen of a document, and asks for something else."""

    class Changed(Message):
        """Something else has been chosen of the document."""

    class MeetingsChanged(Message):
        """Other meetings have been chosen."""

    class Picked(Message):
        """A line has been chosen, with Enter or by a click."""

        def __init__(self, field: str) -> None:
            super().__init__()
            self.field = field

    def __init__(self, meetings: Meetings) -> None:
        """Take the meetings that there are to choose among."""
        super().__init__()
        self._meetings = meetings
        self._choices = DocumentChoices()

    def of(self, document: Request) -> Request:
        """Return a document with what has been chosen of it."""
        return self._choices.of(document)

    def show(self, order: Order) -> None:
        """List what can be chosen, with its keys and how it stands."""
        tr = house_of(self).tr
        lines = [
            ChoiceLine(
                field,
                self._key_of(field),
                tr(CHOICES[field]),
                value_words(tr, order.request, field, order.plan),
            )
            for field in choosable(order.request)
        ]
        if self._meetings.has_others:
            lines.insert(0, self._meetings_line(order))
        self.show_choices(lines)

    def can_choose(self, field: str, order: Order) -> bool:
        """Tell whether there is such a choice as things stand."""
        if field == MEETINGS:
            return self._meetings.has_others
        return field in choosable(order.request)

    def change(self, field: str, order: Order) -> None:
        """Choose something else for a field: ask, or change to the next at once."""
        request = order.request
        take = partial(self._take, request.what, field)
        if field == MEETINGS:
            ask_meetings(house_of(self), self._meetings, self._aim)
        elif field == "paper":
            at = PAPERS.index(request.paper or PAPERS[0]) + 1
            take(PAPERS[at % len(PAPERS)])
        elif isinstance(now := getattr(request, field), bool):
            take(not now)
        else:
            ask_about(house_of(self), field, order, take)

    @on(OptionList.OptionSelected)
    def _pick(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Picked(event.option_id or ""))

    def _take(self, what: str, field: str, value: Any) -> None:
        """Take an answer; None where the question was left without one."""
        if value is not None:
            self._choices.choose(what, field, value)
            self.post_message(self.Changed())

    def _aim(self, ids: tuple[str, ...] | None) -> None:
        if ids is not None and self._meetings.choose(ids):
            self._choices.forget_places()
            self.post_message(self.MeetingsChanged())

    def _meetings_line(self, order: Order) -> ChoiceLine:
        tr, key = house_of(self).tr, self._key_of(MEETINGS)
        count, name = len(order.meetings), order.meetings[order.first]
        if count > 1:
            each_a_file = tr("{count} chosen, a file each", count=count)
            return ChoiceLine(MEETINGS, key, tr("Meetings"), each_a_file)
        return ChoiceLine(MEETINGS, key, tr("Meeting"), name)

    def _key_of(self, field: str) -> str:
        """Return the key that a choice has, which a user may have changed."""
        for active in self.screen.active_bindings.values():
            if active.binding.id == f"export.{ACTIONS.get(field, field)}":
                return self.app.get_key_display(active.binding)
        return ""
