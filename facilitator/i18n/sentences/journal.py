"""The sentences for journals, disks and clocks: what happened and what to do."""

from collections.abc import Mapping

from facilitator.i18n.translate import mark

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
    "journal.unknown_events": mark(
        "Events that only a newer version of the program understands: {count}. They "
        "are kept, and stand in no list and no sum here. Install the newer version."
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
    "journal.restored_lines": mark(
        "Damaged lines in {path}: {count}. Each was restored from its checksum and is "
        "used; the file is left as it is. Copy the workspace to another disk soon: "
        "this one may be failing."
    ),
    "journal.recovered_lines": mark(
        "Damaged lines at the end of the journal: {lines}. Their {count} bytes were "
        "set aside in {path}. They may be statements: take in another copy of the "
        "journal if there is one."
    ),
    "journal.torn": mark(
        "{path} ends with {count} bytes of a line that was never written to its end. "
        "Every acknowledged statement is there. They are set aside when the session "
        "is next opened on that laptop."
    ),
    "journal.set_aside": mark(
        "{path} keeps {count} bytes of a line that was never written to its end. "
        "Every acknowledged statement is there; the file may be removed."
    ),
    "journal.set_aside_lines": mark(
        "{path} keeps damaged lines: {lines}. They may be statements. Take in another "
        "copy of that journal if there is one."
    ),
    "disk.last_room": mark(
        "The disk with {path} is full. A reserve was given back, in which some two "
        "thousand statements more have room. Make room on the disk now."
    ),
    "clock.back": mark(
        "This computer's clock shows {now}, but statements were written here at "
        "{latest}. They keep their order all the same. Set the clock."
    ),
    "clock.ahead": mark(
        "The clock of {device} is wrong: it has written in the year {year}. Its "
        "statements are here and are counted. Set the clock of that laptop."
    ),
    "session.closed": mark(
        "The session was closed before this could be saved. Open it again: what was "
        "typed is in the draft."
    ),
    "merge.not_found": mark("There is no file or folder {path}. Check the name."),
    "merge.lost": mark(
        "{path} could not be read to its end ({reason}). What was read whole is "
        "here. Put the stick back, or take another copy, and take it in again."
    ),
    "merge.busy": mark(
        "Another window is taking in journals in {path} at this moment. Wait until it "
        "is done, then try again."
    ),
    "merge.none": mark("{path} is no journal of this program. It was left alone."),
    "merge.other_session": mark(
        "{path} belongs to another session and was left alone. Take it in there."
    ),
    "copy.none": mark(
        "{path} is no safe copy of this program. Choose the zip that “facilitator "
        "pack” or Ctrl+S made."
    ),
    "copy.unreadable": mark(
        "The safe copy {path} cannot be read ({reason}). Take another one, or take "
        "in the journals by themselves."
    ),
    "copy.damaged": mark(
        "The safe copy {path} is damaged ({names}). What is whole in it is used. "
        "Make a new copy on another stick."
    ),
    "copy.other_plan": mark(
        "{path} differs from the one in the safe copy. The one here is used."
    ),
}
