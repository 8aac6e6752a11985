"""The words by which errors name the types of values in a plan file."""

from datetime import date, time


def type_word(value: object) -> str:
    """Return the word that errors use for a value's type."""
    match value:
        case bool():
            return "flag"
        case int():
            return "number"
        case float():
            return "decimal"
        case str():
            return "text"
        case date() | time():
            return "date"
        case list():
            return "list"
        case _:
            return "table"
