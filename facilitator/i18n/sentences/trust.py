"""Sentences on what nobody can vouch for: forged, forked, taken away."""

from facilitator.domain.messages import mark

TRUST_SENTENCES = {
    "journal.gone": mark(
        "{path} was removed, replaced or moved while the program wrote to it. All that "
        "this laptop has logged was written anew, in a file beside it. Find out what "
        "moves files here, and stop it."
    ),
    "journal.foreign_lines": mark(
        "{path} holds {count} lines that are numbered as another laptop's. They are "
        "left in the file and count nowhere. Find out who made the file."
    ),
    "journal.out_of_order": mark(
        "{path} holds {count} lines that are numbered again, or backwards, as no "
        "laptop writes them. They are left in the file and count nowhere. Find "
        "out who made the file."
    ),
    "journal.changed_lines": mark(
        "{path} was changed after it was written: {count} lines do not follow the ones "
        "before them. Take in another copy of that journal, and compare."
    ),
    "journal.forged": mark(
        "{path} bears {count} signatures that are not its laptop's. Somebody else has "
        "written there. Take in that laptop's own journal, and set this one aside."
    ),
    "journal.unsigned": mark(
        "{path} ends with {count} lines that its laptop has not signed. What was said "
        "there counts; what would take words back waits for the signature. Take in "
        "the journal anew from that laptop."
    ),
    "journal.other_key": mark(
        "{path} shows another key than the one by which its laptop is known here. Go "
        "to that laptop and compare the word on both screens, then confirm its key or "
        "set this journal aside."
    ),
    "merge.set_aside": mark(
        "{path} was left alone: the journals of {device} are set aside here. Take them "
        "back first, if it is to count after all."
    ),
    "copy.short": mark(
        "The safe copy {path} holds {count} statements, but the screen shows {shown}. "
        "Do not rely on it: make another one, and look in Laptops at what is wrong."
    ),
    "receipt.short": mark(
        "{device} has said that it wrote {count} events more than are here. Take in a "
        "newer copy from that laptop."
    ),
    "receipt.contradicted": mark(
        "The journal of {device} is not the one that it has told of in its receipt. "
        "Take in its own safe copy, and set the other journal aside."
    ),
    "aside.noted": mark("The journals of {device} are set aside: {reason}."),
    "aside.own": mark(
        "This laptop's own journal cannot be set aside. Undo what is not to count."
    ),
    "aside.none": mark(
        "Nothing of {device} is here. See in Laptops what the journals are called."
    ),
    "aside.nothing": mark("Nothing of {device} has been set aside."),
    "aside.in_use": mark(
        "{path} is being written on this computer. Close the program that does it, "
        "then try again."
    ),
    "key.none": mark(
        "The journals of {device} show no key: an earlier version wrote them, or one "
        "that could keep none. Compare the receipts instead."
    ),
    "session.disputed": mark(
        "{count} entries have come in two versions under one number. None replaces "
        "the other: both can be seen. Find out which laptop has the right one, and "
        "set the other journal aside."
    ),
    "session.undone_for_others": mark(
        "{count} entries would undo what another laptop has written. They change "
        "nothing. Find out where that journal comes from."
    ),
    "session.unsettled_in_hall": mark(
        "Head counts or silences that do not agree: {count}. They were noted on "
        "laptops that did not know of each other. Note them once more, and that "
        "settles it."
    ),
}
