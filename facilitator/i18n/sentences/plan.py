"""The sentence for every fault of a plan file: what is wrong and what to write."""

from collections.abc import Mapping

from facilitator.i18n.translate import mark

PLAN_SENTENCES: Mapping[str, str] = {
    "plan.none": mark(
        "The plan has no {kind} to choose from. Add it to session.toml or project.toml."
    ),
    "plan.unknown": mark("“{value}” is not a known {kind}. Choose one of:\n{choices}"),
    "plan.ambiguous": mark(
        "“{value}” can mean more than one {kind}. Choose one of:\n{choices}"
    ),
    "plan.broken": mark(
        "The plan cannot be used; faults: {count}. “facilitator check” shows them all."
    ),
    "plan.missing_file": mark(
        "The file is missing. Put it back, or copy one from another session."
    ),
    "plan.unreadable": mark(
        "The file cannot be read ({reason}). See that it is an ordinary file that "
        "you may open."
    ),
    "plan.too_large": mark(
        "The file is larger than {limit} bytes, which no plan is. Shorten it."
    ),
    "plan.too_many": mark(
        "“{key}” has more than {limit} items, which no plan has. Take some out."
    ),
    "plan.long_key": mark(
        "The name of a key here has more than {limit} parts with full stops between. "
        "Write it as tables, as in the examples, or remove the line."
    ),
    "plan.too_deep": mark(
        "Brackets here stand within each other more than {limit} deep, which no plan "
        "needs. Remove some."
    ),
    "plan.too_many_keys": mark(
        "The file has more than {limit} keys and values, which no plan has. Shorten it."
    ),
    "plan.bad_utf8": mark(
        "A character here is not UTF-8. Save the file anew with the encoding UTF-8."
    ),
    "plan.bad_toml": mark(
        "The line cannot be understood ({reason}). Look for a missing quotation "
        "mark, comma or bracket here or just above."
    ),
    "plan.bad_date": mark(
        "“{key}” must be a day of the calendar, written as in 2019-04-01."
    ),
    "plan.bad_hour": mark("“{key}” must be a time of the day, written as in 13:00."),
    "plan.bad_moment": mark(
        "“{key}” must be a day with its time, written as in 2019-04-08 12:00."
    ),
    "plan.missing_key": mark("“{key}” is missing. Add the line: {key} = …"),
    "plan.unknown_key": mark(
        "“{key}” is not a key that is known here. Correct or remove it."
    ),
    "plan.unknown_key_near": mark(
        "“{key}” is not a key that is known here. Did you mean “{nearest}”?"
    ),
    "plan.wrong_type": mark("“{key}” must be a {expected}, but here is a {found}."),
    "plan.empty_name": mark("“{key}” is empty. Write a name within the quotes."),
    "plan.too_long": mark(
        "“{key}” has {length} characters and the limit is {limit}. Shorten it."
    ),
    "plan.out_of_range": mark("“{key}” must be a whole number from {least} to {most}."),
    "plan.bad_choice": mark("“{value}” is not a {key}. Choose one of: {choices}."),
    "plan.bad_logo": mark(
        "“{value}” cannot be the logo. Put an SVG or PNG file beside project.toml and "
        "write its name alone."
    ),
    "plan.bad_colour": mark(
        "“{value}” is not a colour. Write it as in #0d3d57: # and six digits 0–9, a–f."
    ),
    "plan.pale_colour": mark(
        "The colour is too pale to read on white: its contrast is {contrast} and must "
        "be {least} or more. Choose a darker one."
    ),
    "plan.bad_id": mark(
        "“{value}” cannot be an id. Use the letters a–z and digits, and between "
        "them hyphen, dot or underscore: at most {limit}, and at least one letter."
    ),
    "plan.duplicate_id": mark(
        "The id “{value}” is used already. Give “{name}” an id of its own."
    ),
    "plan.bad_language": mark(
        "“{value}” is not the code of a language. Write it as in ar, ti or zh-Hans."
    ),
    "plan.same_language": mark(
        "The language {value} is here twice. Put its texts together."
    ),
    "plan.placeholder": mark(
        "In “{key}” nothing can be put in place of {value}. Leave it out, or write "
        "what the English text has in braces."
    ),
    "plan.bad_link": mark(
        "“{key}” is not a web address. It begins with https://, has no blanks and "
        "is at most {limit} characters long."
    ),
}
"""Code → sentence. A fault in a file is told with file and line in front."""
