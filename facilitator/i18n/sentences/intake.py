"""Sentences about form tools' files: what they are, and what came of their rows."""

from collections.abc import Mapping

from facilitator.i18n.translate import mark

_FILES: Mapping[str, str] = {
    "import.no_file": mark(
        "{path} cannot be read ({reason}). Check the name, and see that it is an "
        "ordinary file."
    ),
    "import.too_large": mark(
        "The file is larger than {limit} MB. Divide it, and take in the parts one "
        "after the other."
    ),
    "import.old_workbook": mark(
        "The workbook is of an old kind or has a password. Open it in Excel, save it "
        "as an ordinary .xlsx without a password, and take that in."
    ),
    "import.no_table": mark(
        "The file holds no table. Download the answers from the form tool once more, "
        "as CSV or Excel."
    ),
    "import.no_workbook": mark(
        "The file is packed but is no Excel workbook with a sheet that shows. If it "
        "is a zip, unpack it; else save it as .xlsx or CSV."
    ),
    "import.broken": mark(
        "The workbook is damaged and cannot be read. Download it once more, or open "
        "it in Excel and save it anew."
    ),
    "import.broken_own": mark(
        "The file says that it is Facilitator's own data, but parts of it are missing. "
        "Export it once more."
    ),
    "import.bomb": mark(
        "The workbook holds far more than its size says, which no form's answers do. "
        "It was not opened. If you trust it, save it as CSV and take that in."
    ),
    "import.too_wide": mark(
        "The file has more than {limit} columns. Take away those without answers."
    ),
    "import.too_many_rows": mark(
        "The file has more than {limit} rows. Divide it, and take in the parts one "
        "after the other."
    ),
    "import.too_many_cells": mark(
        "The sheet spans more than {limit} cells. Take away blank rows and columns, "
        "or save it as CSV and take that in."
    ),
    "import.too_much_text": mark(
        "The sheet holds more than {limit} letters. Divide it, and take in the parts "
        "one after the other."
    ),
    "import.open_quote": mark(
        "A quotation mark that begins in row {row} never ends, so that the rows after "
        "it cannot be told apart. Download the file once more, or correct the row."
    ),
    "import.long_cell": mark(
        "A cell in row {row} has more than {limit} letters. Most often a quotation "
        "mark is missing there. Correct the row."
    ),
    "import.no_rows": mark("The file is empty. Download the answers once more."),
    "import.garbled": mark(
        "Letters seem to have been read wrongly before, as å in “Ã¥”. Take the file in "
        "with repair (--repair) to put them right."
    ),
    "import.repaired": mark("Letters that had been read wrongly are put right."),
    "import.other_sheets": mark(
        "Only the workbook's first sheet is read. Not read: {choices}."
    ),
    "import.alike": mark(
        "The file has a question in common with import/{path}, but lacks a column of "
        "it. If it is the same form, take the columns that are gone out of {path} "
        "first; else answers that have come in already come in once more."
    ),
    "import.left_out": mark("These columns are not read: {choices}."),
}
_MAPPINGS: Mapping[str, str] = {
    "import.missing_column": mark(
        "The file has no column “{value}”, which the mapping names. Correct the name, "
        "or choose the right file."
    ),
    "import.personal_column": mark(
        "The column “{value}” tells who answered, and is never taken in. Leave it out."
    ),
    "import.no_text": mark(
        "It is not clear which column holds the answers. Say so in the mapping, with "
        "role text. The columns are:\n{choices}"
    ),
    "import.no_area": mark(
        "It is not clear which goal area “{value}” belongs to. Name its question or "
        "area in the mapping, or one area for the whole file."
    ),
    "import.no_group": mark(
        "It is not clear who has answered. Name the column with the target group in "
        "the mapping, or one group for the whole file."
    ),
    "import.to_map": mark(
        "The file was not taken in. How it is to be read is in {path}: correct that "
        "file, then give the same command again."
    ),
}
_ROWS: Mapping[str, str] = {
    "import.empty": mark("The row has no answer."),
    "import.unfinished": mark("The answer was never sent in: the form was left."),
    "import.withdrawn": mark("The statement had been withdrawn."),
    "import.turned_down": mark("A moderator had turned the answer down."),
    "import.wide_row": mark(
        "The row has more cells than there are columns, so that it cannot be told "
        "what is what. Correct it and take the file in again."
    ),
    "import.changed": mark(
        "This answer has come in before, in another wording. The first one stays. If "
        "the file is from another form, give form another name in its mapping."
    ),
    "import.held_personal_number": mark(
        "It seems to hold a personal identity number. It waits for a person."
    ),
    "import.held_unknown": mark(
        "The plan does not know what it says: {value}. It waits for a person."
    ),
    "import.held_untold": mark(
        "It does not say which goal area or target group. It waits for a person."
    ),
}
IMPORT_SENTENCES: Mapping[str, str] = {**_FILES, **_MAPPINGS, **_ROWS}
"""Code → sentence."""
