"""What is asked when something of a document is chosen: one, several, or a number."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from facilitator.domain.compilation.editions import EDITIONS
from facilitator.domain.papers.answer_forms import copies_of
from facilitator.domain.plan.look import limit_of
from facilitator.domain.plan.plan import ALL
from facilitator.domain.plan.sections import SECTIONS
from facilitator.i18n.translate import Translator
from facilitator.i18n.words import SECTION_WORDS
from facilitator.services.export.catalogue import DOCUMENTS
from facilitator.services.export.choices import CHOICES, FORMAT_WORDS
from facilitator.tui.dialogs.checklist import ChecklistDialog
from facilitator.tui.dialogs.choice import ChoiceDialog, Option, options_of
from facilitator.tui.dialogs.line import LineDialog
from facilitator.tui.export.choice_words import edition_words, items_of
from facilitator.tui.export.export_order import Order
from facilitator.tui.export.meetings import Meetings
from facilitator.tui.kit.house import House

Take: TypeAlias = Callable[[Any], None]
"""Takes what was answered; None where the question was left without an answer."""


def ask_meetings(house: House, meetings: Meetings, take: Take) -> None:
    """Ask of which meetings documents are to be made."""
    tr, ids = house.tr, meetings.ids
    options = [
        Option(each, name, each in ids)
        for each, name in meetings.every_name(tr).items()
    ]
    none = tr("Tick at least one meeting.")
    house.push_screen(ChecklistDialog(tr("Of which meetings?"), options, none), take)


def ask_about(house: House, field: str, order: Order, take: Take) -> None:
    """Ask what is to be chosen for a field of a document."""
    match field:
        case "sections":
            _ask_sections(house, order, take)
        case "copies":
            question = house.tr("How many sheets? Each gets a number of its own.")
            _ask_number(house, field, question, order.request.copies, copies_of, take)
        case "limit":
            question = house.tr("Groups with fewer statements in an area are joined.")
            now = order.request.limit or order.plan.project.look.limit
            _ask_number(house, field, question, now, limit_of, take)
        case _:
            title = house.tr(CHOICES[field])
            options, current = _options(house.tr, field, order)
            house.push_screen(ChoiceDialog(title, options, current), take)


def _options(tr: Translator, field: str, order: Order) -> tuple[Sequence[Option], str]:
    """Return what there is to choose among, and which is chosen now."""
    request = order.request
    document = DOCUMENTS[request.what]
    if field == "format":
        kinds = document.formats
        options = [Option(each, tr(FORMAT_WORDS[each])) for each in kinds]
        return options, document.format_of(request)
    if field == "edition":
        options = [Option(each, edition_words(tr, each)) for each in EDITIONS]
        return options, document.edition_of(request)
    options = options_of(items_of(order.plan, field))
    if document.one_for_each:
        options.append(Option(ALL, tr("One poster for each")))
        options.append(Option("", tr("None in particular")))
    else:
        options.append(Option("", tr("All")))
    return options, getattr(request, field)


def _ask_sections(house: House, order: Order, take: Take) -> None:
    tr, now = house.tr, order.request.sections or SECTIONS
    options = [Option(each, tr(SECTION_WORDS[each]), each in now) for each in SECTIONS]
    none = tr("Tick at least one section.")
    house.push_screen(ChecklistDialog(tr("Sections"), options, none), take)


def _ask_number(
    house: House,
    field: str,
    question: str,
    now: int,
    read: Callable[[str], int],
    take: Take,
) -> None:
    """Ask for a number; what `read` refuses is told in the dialog, which stays."""

    async def carry_out(typed: str) -> None:
        take(read(typed))

    title = house.tr(CHOICES[field])
    house.push_screen(LineDialog(title, question, carry_out, str(now)), lambda _: None)
