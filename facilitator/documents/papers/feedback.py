"""Feedback sheets: what each group said, where it went, and what happens next.

Handed to the public, and so in plain words and addressed to those who read them.
"""

from functools import partial

from facilitator.documents.letterhead import about_part, finish, long_name, said_in
from facilitator.documents.output import Output, Progress
from facilitator.documents.papers.handout_base import (
    Detail,
    HandoutFile,
    cut,
    names_in_a_row,
    names_with_counts,
    quotations,
    who_is_joined,
)
from facilitator.documents.pdf import LEAD, SMALL, Flow
from facilitator.documents.pdf.file.styles import HEADINGS
from facilitator.domain.compilation.feedback import Feedback, FeedbackSheet
from facilitator.domain.compilation.handouts import GroupHandout
from facilitator.domain.plan.plan import SessionPlan
from facilitator.domain.session.statement import DESTINATIONS
from facilitator.i18n.formats import clock, long_date, number
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import DESTINATION_WORDS

_HEADING = HEADINGS[2]._replace(before=12)
_MOST_QUOTES = 5
_MOST_WORDS = 3
"""Keywords of an area that are named."""
_LONGEST = 160
"""How many characters of what must not be cut unless it is no address nor name."""
_CODE = 64
"""Side of the form's code in points: it is scanned from the hand."""


def feedback_pdf(made_of: Feedback, tr: Translator, progress: Progress) -> Output:
    """Return a sheet for each group as PDF.

    Args:
        made_of: what they show; the same gives the same bytes.
        tr: speaks the language of the document's own words.
        progress: told the share done (0 to 1); what it raises stops the work.
    """
    about = about_part("feedback", made_of)
    handouts = HandoutFile(tr("How it has been used"), about, tr)
    for at, sheet in enumerate(made_of.sheets):
        progress(at / (len(made_of.sheets) + 1))
        draw = partial(_draw, sheet=_Sheet(made_of, sheet, tr))
        handouts.add(draw, min(len(sheet.handout.quotes), _MOST_QUOTES))
    if not made_of.sheets:
        handouts.flow.heading(1, tr("How it has been used"))
        handouts.flow.paragraph(tr("The plan has no target groups."))
    output = finish(handouts.flow)
    progress(1.0)
    return output


def _draw(flow: Flow, detail: Detail, sheet: "_Sheet") -> None:
    for part in (sheet.thanks, sheet.statements, sheet.went, sheet.next, sheet.contact):
        part(flow, detail)


class _Sheet:
    """One group's sheet, part by part."""

    def __init__(self, made_of: Feedback, sheet: FeedbackSheet, tr: Translator) -> None:
        self._made_of, self._sheet, self._tr = made_of, sheet, tr
        self._plan = made_of.plan
        self._group: GroupHandout = sheet.handout

    def thanks(self, flow: Flow, detail: Detail) -> None:
        """Set for whom it is, and thank them."""
        tr, group = self._tr, self._group
        flow.heading(1, tr("How it has been used"), new_page=True)
        name = cut(group.group.name, 2 * detail.names)
        flow.paragraph(name, LEAD, wide=True, lang=said_in(tr))
        flow.paragraph(
            self._thanks(cut(long_name(self._plan.session, tr), _LONGEST)), wide=True
        )
        if group.is_joined:
            flow.paragraph(who_is_joined(group.group.name, tr), SMALL, wide=True)

    def statements(self, flow: Flow, detail: Detail) -> None:
        """Set what the group said, counted and in some of its own words."""
        tr, group = self._tr, self._group
        if group.areas:
            self._heading(flow, tr("This is what you said"))
            flow.facts(
                (
                    tr.plural("{count} statement", "{count} statements", each.count),
                    self._about(each.area.name, each.keywords, detail),
                )
                for each in group.areas
            )
        if group.untold:
            areas = names_in_a_row(group.untold, detail, tr)
            note = tr(
                "{areas}: what was said there, if anything, is shown together with "
                "others.",
                areas=areas,
            )
            flow.paragraph(note, SMALL)
        quotes = group.quotes[: detail.quotes]
        if quotes:
            self._heading(flow, tr("Some of your own words"))
            number_of = self._made_of.made_of.number_of
            flow.items(quotations(quotes, detail, lambda statement: "", number_of, tr))

    def went(self, flow: Flow, detail: Detail) -> None:
        """Set where the statements went, or that nobody has handled them yet."""
        tr, sheet = self._tr, self._sheet
        if not sheet.destinations:
            return
        self._heading(flow, tr("Where it went"))
        outcomes = {
            "unhandled": tr(
                "Officials have still to go through it. Nothing has been taken away."
            )
        }
        flow.facts(
            (
                number(sheet.destinations[each], tr.language),
                f"{tr(DESTINATION_WORDS[each])}. {outcomes.get(each, '')}".rstrip(),
            )
            for each in DESTINATIONS
            if sheet.destinations.get(each)
        )

    def next(self, flow: Flow, detail: Detail) -> None:
        """Set what happens next, and when."""
        tr, made_of = self._tr, self._made_of
        to, steps = self._plan.session.report_to, made_of.steps
        if not (to or steps):
            return
        self._heading(flow, tr("What happens next"))
        if to:
            to = cut(to, _LONGEST)
            flow.paragraph(tr("All that was said is compiled for {whom}.", whom=to))
        if steps:
            flow.facts(
                (long_date(each.date, tr.language), _meeting_name(each))
                for each in steps[: detail.listed]
            )

    def contact(self, flow: Flow, detail: Detail) -> None:
        """Set whom to turn to, and where more can be told as long as it can."""
        tr, sheet, turn_to = self._tr, self._sheet, self._made_of.turn_to
        if not (turn_to or sheet.form):
            return
        self._heading(flow, tr("Do you want to ask or tell more?"))
        sentences = [tr("Turn to {whom}.", whom=cut(turn_to, _LONGEST))]
        if sheet.form:
            sentences.append(self._until())
        flow.paragraph(" ".join(sentences if turn_to else sentences[1:]))
        if sheet.form:
            alt = tr("QR code that leads to the form: {address}", address=sheet.form)
            flow.qr(sheet.form, alt, size=_CODE)

    def _thanks(self, meeting: str) -> str:
        """Return how many statements there were, or how many are shown here."""
        tr, count = self._tr, self._group.count.total
        if not count:
            return tr("We got no statement from you at {meeting}.", meeting=meeting)
        thanks = tr("Thank you for taking part in {meeting}.", meeting=meeting)
        if self._group.untold or self._group.is_joined:
            how_many = tr.plural(
                "{count} statement of yours is shown here.",
                "{count} statements of yours are shown here.",
                count,
            )
        else:
            how_many = tr.plural(
                "You gave {count} statement.", "You gave {count} statements.", count
            )
        return f"{thanks} {how_many}"

    def _heading(self, flow: Flow, text: str) -> None:
        flow.heading(2, text, style=_HEADING)

    def _about(
        self, area: str, keywords: tuple[tuple[str, int], ...], detail: Detail
    ) -> str:
        few = detail._replace(listed=min(detail.listed, _MOST_WORDS))
        name, words = (
            cut(area, detail.names),
            names_with_counts(keywords, few, self._tr),
        )
        return f"{name}: {words}" if words else name

    def _until(self) -> str:
        tr, closes = self._tr, self._plan.session.form.closes
        if closes is None:
            return tr("The form is open. You can still answer:")
        day = long_date(closes.date(), tr.language)
        time = clock(closes, tr.language)
        return tr(
            "The form is open until {date} at {time}. You can still answer:",
            date=day,
            time=time,
        )


def _meeting_name(meeting: SessionPlan) -> str:
    """Return a meeting's name and who meets."""
    parts = (meeting.name, meeting.body)
    return " · ".join(cut(part, _LONGEST // 2) for part in parts if part)
