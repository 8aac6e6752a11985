"""The documents that can be made, one record each; all lists of them come from here.

The command line, the list on the screen and its digits, the package of everything, the
look before a document is made, and the check of what has been made read these records.
"""

from collections.abc import Mapping

from facilitator.i18n.translate import mark
from facilitator.services.export import content
from facilitator.services.export.document import (
    Document,
    InBundle,
    Occasion,
    Source,
)

SHAPES = ("large", "booklet")
"""What can be chosen of what is read from paper as running text."""
ON_POSTERS = ("paper", "distance", "link")
"""What can be chosen of what is read from a wall."""

_RECORDS = (
    Document(
        mark("compilation"),
        mark("Compilation"),
        mark("All that was said, by goal area."),
        Occasion.AFTER,
        Source.COMPILATION,
        content.compilation,
        {
            "pdf": "compilation.document:compilation_pdf",
            "html": "compilation.web_page:compilation_html",
            "json": "data.open_json:compilation_json",
            "csv": "data.open_csv:compilation_csv",
            "csv-plain": "data.open_csv:compilation_csv_plain",
            "xlsx": "data.workbook:compilation_xlsx",
        },
        edition="committee",
        choices=("sections", "final", *SHAPES),
        preflight=True,
        per_page=6.8,
        in_bundle=(
            InBundle(
                "pdf",
                mark("The compilation, to read and print"),
                mark("everyone who is to read what was said"),
            ),
            InBundle(
                "html",
                mark("The compilation as a web page"),
                mark("those who read on a screen, or with a screen reader"),
            ),
        ),
    ),
    Document(
        mark("review-copy"),
        mark("Review copy"),
        mark("The presidium approves or returns each section in it."),
        Occasion.AFTER,
        Source.COMPILATION,
        content.compilation,
        {"html": "compilation.review_copy:review_copy_html"},
        edition="committee",
        preflight=True,
    ),
    Document(
        mark("correction-slips"),
        mark("Correction slips"),
        mark("Each sees what was written, and can have it changed."),
        Occasion.LEAVING,
        Source.STATEMENTS,
        content.correction_slips,
        {"pdf": "papers.correction_slips:slips_pdf"},
        choices=("table", "round"),
        per_page=7,
    ),
    Document(
        mark("table-sheets"),
        mark("Table sheets"),
        mark("Questions and times, for each table."),
        Occasion.BEFORE,
        Source.PLAN,
        content.sheets,
        {"pdf": "papers.table_sheets:table_sheets_pdf"},
        choices=("table", "large"),
    ),
    Document(
        mark("running-sheet"),
        mark("Running sheet, internal"),
        mark("Who does what and when, with internal notes."),
        Occasion.BEFORE,
        Source.PLAN,
        content.sheets,
        {"pdf": "papers.running_sheet:running_sheet_pdf"},
        heading=mark("Running sheet"),
    ),
    Document(
        mark("card"),
        mark("Card for a substitute scribe"),
        mark("What a new scribe must know, on one page."),
        Occasion.BEFORE,
        Source.PLAN,
        content.sheets,
        {"pdf": "papers.scribe_card:card_pdf"},
        heading=mark("Card for the scribe"),
    ),
    Document(
        mark("paper-form"),
        mark("Forms to answer on"),
        mark("Numbered sheets for those who rather write by hand."),
        Occasion.BEFORE,
        Source.PLAN,
        content.answer_forms,
        {"pdf": "papers.answer_forms:paper_form_pdf"},
        heading=mark("Answers on paper"),
        choices=("table", "group", "copies", "first"),
    ),
    Document(
        mark("poster"),
        mark("Poster, the form's code"),
        mark("With the address of the digital form."),
        Occasion.BEFORE,
        Source.PLAN,
        content.posters,
        {"pdf": "papers.posters:posters_pdf"},
        heading=mark("Poster"),
        choices=("table", "group", "area", *ON_POSTERS),
        one_for_each=True,
    ),
    Document(
        mark("wifi-poster"),
        mark("Poster, the network's code"),
        mark("Lets phones into the participants' network."),
        Occasion.BEFORE,
        Source.PLAN,
        content.wifi_poster,
        {"pdf": "papers.posters:wifi_poster_pdf"},
        heading=mark("Wi-Fi poster"),
        choices=ON_POSTERS,
    ),
    Document(
        mark("handouts"),
        mark("Handouts"),
        mark("A page for each goal area and each target group."),
        Occasion.AFTER,
        Source.PART,
        content.handouts,
        {"pdf": "papers.handouts:handouts_pdf"},
        edition="committee",
        choices=("group", "area", *SHAPES),
        preflight=True,
        in_bundle=(
            InBundle(
                "pdf",
                mark("Handouts for each goal area"),
                mark("those who go on working with one area"),
            ),
        ),
    ),
    Document(
        mark("journal"),
        mark("Journal, internal"),
        mark("Every statement with all that happened to it."),
        Occasion.AFTER,
        Source.STATEMENTS,
        content.journal,
        {"pdf": "papers.journal:journal_pdf"},
        heading=mark("Numbered journal"),
        choices=SHAPES,
        preflight=True,
        per_page=12.7,
        in_bundle=(
            InBundle(
                "pdf",
                mark("Every statement with its whole history"),
                mark("the archive; internal"),
            ),
        ),
    ),
    Document(
        mark("feedback"),
        mark("Feedback to the groups"),
        mark("What each group said and where it went, for those who came."),
        Occasion.AFTER,
        Source.PART,
        content.feedback,
        {"pdf": "papers.feedback:feedback_pdf"},
        heading=mark("How it has been used"),
        edition="public",  # It is for those who took part, not for the committee.
        choices=("group", *SHAPES),
        meetings=True,
        preflight=True,
        in_bundle=(
            InBundle(
                "pdf",
                mark("What each target group said and where it went"),
                mark("those who took part"),
            ),
        ),
    ),
    Document(
        mark("open-data"),
        mark("Open data"),
        mark("For a spreadsheet or other programs, with a codebook."),
        Occasion.AFTER,
        Source.COMPILATION,
        content.compilation,
        {
            "json": "data.open_json:compilation_json",
            "csv": "data.open_csv:compilation_csv",
            "csv-plain": "data.open_csv:compilation_csv_plain",
            "xlsx": "data.workbook:compilation_xlsx",
        },
        edition="committee",
        preflight=True,
        in_bundle=(
            InBundle(
                "xlsx",
                mark("All statements as a workbook, with matrix and codebook"),
                mark("those who count and sort in a spreadsheet"),
            ),
            InBundle("csv", mark("All statements as a table"), mark("any spreadsheet")),
            InBundle(
                "csv-plain",
                mark("All statements as a table with ids"),
                mark("other programs"),
            ),
            InBundle(
                "json",
                mark("All data, with the sums and what the edition leaves out"),
                mark("other programs, and to take it in again"),
            ),
        ),
    ),
    Document(
        mark("bundle"),
        mark("All in one package"),
        mark("Everything that goes out, with index and checksums."),
        Occasion.AFTER,
        Source.COMPILATION,
        content.compilation,
        {"zip": ""},
        heading=mark("Package of everything"),
        edition="committee",
        choices=("sections", "final"),
        preflight=True,
    ),
)

DOCUMENTS: Mapping[str, Document] = {each.key: each for each in _RECORDS}
"""What can be made, by key, in the order in which the command line tells of it."""
BUNDLE = "bundle"
"""What holds all the others that go out."""
OF_PLAN = frozenset(each.key for each in _RECORDS if each.source is Source.PLAN)
"""The keys of what only a change of the plan puts out of date."""
LISTED = tuple(
    each for occasion in Occasion for each in _RECORDS if each.occasion is occasion
)
"""The documents as the screen lists them, in the order of its digits."""
