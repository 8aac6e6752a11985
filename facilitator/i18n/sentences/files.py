"""The sentences for files and what to do, and the reasons that systems give."""

from collections.abc import Mapping

from facilitator.i18n.translate import mark

FILE_SENTENCES: Mapping[str, str] = {
    "file.disk_full": mark(
        "The disk is full: {path} was not written. Make room, then try again."
    ),
    "file.read_only": mark(
        "You may not write {path}. Choose another place or change its permissions."
    ),
    "file.exists": mark(
        "{path} exists already, and it was left as it is. Choose another name."
    ),
    "file.failed": mark(
        "The computer could not use {path} ({reason}). "
        "Check the disk or choose another place, then try again."
    ),
    "file.no_viewer": mark(
        "No program was found that shows {path}. Open it from the file manager."
    ),
    "print.no_command": mark(
        "This computer has no print command. Open {path} and print it from there, or "
        "take it to a computer with a printer."
    ),
    "print.failed": mark(
        "{path} could not be printed ({reason}). See that a printer is "
        "chosen as the usual one and is switched on, or open the file and print it "
        "from there."
    ),
    "print.by_hand": mark("{path} has been opened. Print it from there, with Ctrl+P."),
    "print.not_pdf": mark(
        "{path} is not made for paper. Make it as a PDF and print that."
    ),
    "look.limit": mark("“{value}” is no limit. Write a number from 1 to {most}."),
    "edition.limit": mark(
        "The limit {value} is below 0. Give how many statements of a group in an area "
        "are too few to tell its name, for instance 5."
    ),
    "look.no_logo": mark(
        "The logo {path} cannot be read ({reason}). Put it beside project.toml, or "
        "take the line “logo” out there."
    ),
    "look.large_logo": mark(
        "The logo {path} is larger than {limit} MB. Save a smaller one."
    ),
    "look.unusable_logo": mark(
        "The logo {path} cannot be printed as it is ({reason}). Save it as a PNG and "
        "write that name in project.toml."
    ),
    "output.failed": mark(
        "The answer could not be written ({reason}). What was saved is kept."
    ),
    "input.unreadable": mark(
        "{path} cannot be read ({reason}). Check the name and try again."
    ),
    "input.too_large": mark(
        "{path} is larger than {limit} MB, and was not read. No document of ours is."
    ),
    "verify.no_origin": mark(
        "{path} does not say where it comes from. It was not made by this program, or "
        "by a version that did not write that yet, or another program has taken it out."
    ),
    "input.line_too_long": mark(
        "The line is longer than {limit} bytes and was passed over. Divide it."
    ),
    "input.not_utf8": mark("The line is not UTF-8. Save the file with that encoding."),
    "input.not_object": mark(
        "The line is not a JSON object. “facilitator log --help” lists its keys."
    ),
    "input.unknown_key": mark("“{key}” is not a known key. Choose one of: {choices}."),
    "input.missing_key": mark("“{key}” is missing."),
    "input.wrong_type": mark("“{key}” must be a {expected}."),
    "input.bad_source": mark(
        "“{key}” must have from 1 to {limit} characters that can be stored."
    ),
}


REASONS = (
    mark("File exists"),
    mark("File name too long"),
    mark("Input/output error"),
    mark("Invalid argument"),
    mark("Is a directory"),
    mark("No such file or directory"),
    mark("Not a directory"),
    mark("Operation not permitted"),
    mark("Permission denied"),
    mark("Read-only file system"),
    mark("Too many levels of symbolic links"),
    # From limits on what is read.
    mark("a line is too long"),
    mark("encrypted"),
    mark("nested too deeply"),
    mark("packed in a way that is not used here"),
    mark("too large once it is unpacked"),
    mark("too many members"),
    mark("too many parts"),
    # From the parser of plan files.
    mark("Cannot overwrite a value"),
    mark("Expected '=' after a key in a key/value pair"),
    mark("Expected ']' at the end of a table declaration"),
    mark("Expected ']]' at the end of an array declaration"),
    mark("Expected newline or end of document after a statement"),
    mark("Invalid initial character for a key part"),
    mark("Invalid statement"),
    mark("Invalid value"),
    mark("Unclosed array"),
    mark("Unclosed inline table"),
    mark("Unterminated string"),
)
"""What systems and parsers give as reasons, in English; one that is not listed here is
shown as it came."""
