"""What `docs/` says of the open data's columns is what the program really does."""

from facilitator.domain.compilation.editions import RULES
from facilitator.domain.intake.mapping import ROLES
from facilitator.domain.open_data.columns import COLUMNS, HEADINGS, SHEET_COLUMNS
from facilitator.i18n.translate import load
from tools.columns import PAGE, SCHEMA, page, schema


def test_the_schema_and_the_table_of_columns_are_up_to_date() -> None:
    for path, written in ((SCHEMA, schema), (PAGE, page)):
        text = path.read_text("utf-8")
        assert text == written(text), "run: make columns"


def test_a_column_told_otherwise_in_the_docs_is_seen() -> None:
    for path, written in ((SCHEMA, schema), (PAGE, page)):
        text = path.read_text("utf-8")
        changed = text.replace("The scribe.", "The chair.")
        assert changed != text and written(changed) == text


def test_no_two_columns_have_the_same_key_and_each_rule_and_role_is_known() -> None:
    keys = [column.key for column in COLUMNS]
    assert len({*keys}) == len(keys)
    for column in COLUMNS:
        assert column.rule in ("", *RULES)
        assert column.role in ("", *ROLES)


def test_a_column_that_comes_back_says_what_the_catalogue_calls_it_in_swedish() -> None:
    tr = load("sv")
    for column, sheet in SHEET_COLUMNS:
        assert sheet.swedish in ("", tr(sheet.heading))
        assert bool(column.role) == bool(sheet.swedish), column.key


def test_no_heading_stands_for_two_roles() -> None:
    names = [name for called in HEADINGS.values() for name in called]
    assert len({*names}) == len(names)
