"""The sentences for files and journals: what happened and what to do."""

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
    "output.failed": mark(
        "The answer could not be written ({reason}). What was saved is kept."
    ),
    "input.unreadable": mark(
        "{path} cannot be read ({reason}). Check the name and try again."
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
JOURNAL_SENTENCES: Mapping[str, str] = {
    "journal.locked": mark(
        "The journal of {device} is in use since {since}. Close the program that "
        "has it open, or give this one a name of its own with --device."
    ),
    "journal.locked_by_unknown": mark(
        "Another program has {path} open. Close it, or give this one a name of "
        "its own with --device."
    ),
    "journal.lock_unsupported": mark(
        "The disk with {path} cannot keep two programs apart. "
        "Move the workspace to a disk of this computer."
    ),
    "journal.append_only": mark(
        "A journal can only be added to, so {action} was refused. "
        "Correct, withdraw or undo instead."
    ),
    "journal.record_refused": mark(
        "This cannot be written to the journal ({reason}); nothing was saved."
    ),
    "journal.duplicate_record": mark(
        "The journal already holds {id}; nothing was added."
    ),
    "journal.stopped": mark(
        "The disk failed under {path} ({reason}). Everything acknowledged "
        "is kept. Copy the workspace to another disk soon."
    ),
    "journal.header_damaged": mark(
        "The first line of {path} is damaged. Its statements are still read, "
        "and what is written now goes to a new file."
    ),
    "journal.foreign_format": mark(
        "{path} was written by a newer version of the program (format {format}, "
        "this one knows {known}). Install the newer version."
    ),
    "journal.foreign": mark(
        "{path} belongs to device {device} and session {session}. "
        "Move it to the folder of that session."
    ),
    "journal.recovered": mark(
        "The last line was never written to its end; its {count} bytes were set "
        "aside in {path}. Every acknowledged statement is there."
    ),
    "journal.damaged_lines": mark(
        "Lines that cannot be read in {path}: {count}. All others are used. "
        "Take in another copy of the journal if there is one."
    ),
}
