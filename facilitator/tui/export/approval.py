"""What the presidium says of the compilation: a line for each section, files, words."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from facilitator.domain.compilation.review_file import (
    MOST_BYTES,
    read_review,
)
from facilitator.domain.errors import FacilitatorError
from facilitator.domain.events.commands import SettleReview
from facilitator.domain.plan.plan import Plan
from facilitator.domain.session.approval import SectionReview
from facilitator.i18n.names import section_name
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import VERDICT_WORDS
from facilitator.services.export.approval import (
    propose_review,
    sections_said,
)
from facilitator.tui.dialogs.base import Dialog
from facilitator.tui.dialogs.place import ask_place
from facilitator.tui.kit.text import plain

AROUND = 5
"""Lines that the dialog needs beside the list and the words."""


class ReviewDialog(Dialog[None]):
    """The sections of which something was said; Enter settles one that is returned."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "take_in", show=False),
        Binding("pagedown", "scroll(1)", show=False, priority=True),
        Binding("pageup", "scroll(-1)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    ReviewDialog {
        & .dialog { max-width: 120; width: 100%; }
        & #stands { height: auto; margin: 0 0 1 0; }
        & #words { margin: 1 0 0 0; }
        & #sections > .option-list--option-highlighted {
            background: $block-cursor-blurred-background; color: $foreground;
        }
    }
    """

    _standing = getters.query_one("#stands", Static)
    _sections = getters.query_one("#sections", OptionList)
    _comments = getters.query_one("#words", VerticalScroll)
    _comment_text = getters.query_one("#words > Static", Static)

    def __init__(self, digest: str) -> None:
        """Take the content digest that the session gives now."""
        super().__init__()
        self._digest = digest

    def compose(self) -> ComposeResult:
        """Lay out how it stands, the sections, and what is said of one of them."""
        tr = self.tr
        keys = tr("T takes in a file · Enter settles · Esc leaves")
        with self.frame(tr("What the presidium says"), keys):
            yield Static(id="stands")
            yield OptionList(id="sections", compact=True)
            with VerticalScroll(id="words"):
                yield Static()

    def on_mount(self) -> None:
        """Show how it stands."""
        self._comments.can_focus = False
        self._show()
        self._sections.focus()

    def on_resize(self, event: Resize) -> None:
        """Let list and words share what the frame leaves."""
        room = max(event.size.height - AROUND, 2)
        self._sections.styles.max_height = max(room // 2, 1)
        self._comments.styles.max_height = max(room - room // 2, 1)

    def action_scroll(self, step: int) -> None:
        """Scroll what is said of the section under the bar."""
        words = self._comments
        words.scroll_relative(y=step * max(words.size.height - 1, 1), animate=False)

    def action_take_in(self) -> None:
        """Ask for a file that a review copy made, and take it in."""
        tr = self.tr
        ask_place(
            self.house,
            tr("What a reviewer has sent"),
            [],
            tr("The file that the review copy saved, JSON:"),
            lambda path: self.house.run_worker(self._take_in(path), group="save"),
            must_exist=True,
        )

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        words = section_words(self.tr, self._digest, self._section)
        self._comment_text.update(words)
        self._comments.scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _settle(self) -> None:
        """Ask how what a section was returned for has been dealt with."""
        from facilitator.tui.dialogs.line import LineDialog

        tr, section = self.tr, self._section
        if section is None or not section.returned:
            self.house.tell(tr("This section is not returned: nothing to settle."))
            return

        async def settle(reason: str) -> None:
            await self.house.carry_out(SettleReview(section.section, reason))

        name = section_name(tr, self.desk.plan.areas, section.section)
        title = tr("Settle: {section}", section=name)
        question = tr("How was it dealt with? The reason stands in the journal.")
        self.app.push_screen(
            LineDialog(title, question, settle), lambda _: self._show()
        )

    @property
    def _section(self) -> SectionReview | None:
        """What is said of the section under the bar."""
        listed = self._sections
        if listed.highlighted is None:
            return None
        option = listed.get_option_at_index(listed.highlighted)
        review = self.desk.opened.session.review
        return review.of(option.id) if option.id else None

    async def _take_in(self, path: Path) -> None:
        """Take a file in; what it says is told here, or why it was refused."""
        tr, house = self.tr, self.house
        try:
            read = house.program.read_file
            data = await asyncio.to_thread(read, path, MOST_BYTES + 1)
            review = propose_review(self.desk.opened, read_review(data))
            outcomes = [await house.carry_out(each) for each in review.commands]
        except FacilitatorError as error:
            house.say(error)
            return
        for notice in review.notices:
            house.tell(sentence(tr, notice), "warning")
        new = sum(1 for outcome in outcomes if outcome.event)
        counts = tr(
            "{reviewer}: sections taken in {new}, in already {known}.",
            reviewer=review.reviewer,
            new=new,
            known=len(outcomes) - new,
        )
        house.tell(counts)
        if self.is_attached:
            self._show()

    def _show(self) -> None:
        tr, plan, session = self.tr, self.desk.plan, self.desk.opened.session
        sections = sections_said(plan, session)
        listed = self._sections
        at = listed.highlighted
        listed.set_options(
            Option(section_line(tr, plan, each), id=each.section) for each in sections
        )
        for each in (listed, self._comments):
            each.display = bool(sections)
        first = [place for place, each in enumerate(sections) if each.returned]
        if sections:
            usual = first[0] if first else 0
            listed.highlighted = min(at or usual, len(sections) - 1)
        self._standing.update(approval_line(tr, sections))
        self._moved()


def approval_line(tr: Translator, sections: Sequence[SectionReview]) -> Content:
    """Return how the review stands, and what to do where nothing has come in."""
    if not sections:
        return plain(
            tr(
                "Nobody has reviewed the compilation yet. Make a review copy, send it "
                "to the presidium, and take in the file that each sends back with T."
            )
        )
    returned = sum(1 for each in sections if each.returned)
    count = tr.plural(
        "{count} section is returned.", "{count} sections are returned.", returned
    )
    sign, ink = ("!", "bold $error") if returned else ("✓", "$success")
    return plain(f"{sign} {count}", ink)


def section_line(tr: Translator, plan: Plan, section: SectionReview) -> Content:
    """Return a section's line: how it stands, and who said what."""
    name = section_name(tr, plan.areas, section.section)
    who = ", ".join(
        f"{word.reviewer} {tr(VERDICT_WORDS[word.verdict])}" for word in section.latest
    )
    sign, ink = _sign(section)
    settled = tr("settled") if section.settlements and not section.returned else ""
    parts = " · ".join(part for part in (who, settled) if part)
    return Content.assemble(
        plain(f"{sign} ", ink), plain(name), plain(f"  {parts}", "$foreground-muted")
    )


def section_words(
    tr: Translator, digest: str, section: SectionReview | None
) -> Content:
    """Return all that is said of a section, and how it was dealt with.

    `digest` is the session's content digest as it is now.
    """
    if section is None:
        return plain("")
    lines = []
    for word in section.words:
        verdict = f"{word.reviewer}: {tr(VERDICT_WORDS[word.verdict])}"
        if word.digest != digest:
            verdict = tr("{told}, of an earlier compilation", told=verdict)
        lines.append(plain(verdict, "bold"))
        if word.comment:
            lines.append(plain(word.comment))
    lines += [
        plain(tr("settled: {reason}", reason=event.reason), "$success")
        for event in section.settlements
    ]
    return Content("\n").join(lines)


def _sign(section: SectionReview) -> tuple[str, str]:
    if section.returned:
        return "!", "bold $error"
    if section.settlements or any(x.verdict == "approved" for x in section.latest):
        return "✓", "$success"
    return "·", "$foreground-muted"
