"""`facilitator review`: what those say who look the compilation through."""

from collections.abc import Iterator
from pathlib import Path

from facilitator.cli.call import Call
from facilitator.cli.console import WrongUsage
from facilitator.cli.layout import wrap
from facilitator.cli.parser import Grammar
from facilitator.domain.compilation.review_file import (
    MOST_BYTES,
    ReviewFile,
    read_review,
)
from facilitator.domain.events.approval import SectionReviewed
from facilitator.domain.session.digest import digest
from facilitator.i18n.names import section_name
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.words import VERDICT_WORDS
from facilitator.services.export.approval import (
    TakenReview,
    review_of,
    sections_said,
    settle,
    take_in,
)
from facilitator.services.session.open_session import OpenSession


def add_commands(grammar: Grammar) -> None:
    """Add the command."""
    tr = grammar.tr
    parser = grammar.session_command(
        "review",
        tr(
            "show what reviewers say of the compilation's sections, and take in the "
            "files that their review copies make"
        ),
        "granskning-ordforande.json",
        review,
    )
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="*",
        help=tr("made by a review copy; the same file twice adds nothing"),
    )
    parser.add_argument(
        "--settle",
        metavar="SECTION",
        help=tr(
            "mark a returned section as dealt with; SECTION stands in brackets where "
            "the review is shown, for instance chapters/tillvaxt"
        ),
    )
    parser.add_argument(
        "--reason",
        metavar="TEXT",
        help=tr("with --settle: how it was dealt with, in one line"),
    )
    parser.add_argument("--json", action="store_true", help=tr("as one JSON document"))


def review(call: Call) -> int:
    """Take files in, settle a section, or show how the review stands."""
    args = call.args
    if bool(args.settle) != (args.reason is not None) or (args.settle and args.files):
        raise WrongUsage(
            call.tr("Give --settle together with --reason, and without files.")
        )
    if args.settle:
        with call.writing() as open_session:
            settle(open_session, args.settle, args.reason)
            name = section_name(call.tr, open_session.plan.areas, args.settle)
        call.console.say(call.tr("Settled: {section}.", section=name))
        return 0
    if args.files:
        return _take_in(call)
    open_session = call.read(args.session)
    if args.json:
        call.console.data(_document(open_session))
    else:
        for line in _lines(call, open_session):
            call.console.say(line)
    return 0


def _take_in(call: Call) -> int:
    with call.writing() as open_session:
        reviews = [
            (name, take_in(open_session, _read(call, name))) for name in call.args.files
        ]
    if call.args.json:
        call.console.data([_as_object(call, name, each) for name, each in reviews])
        return 0
    for name, each in reviews:
        call.tell(list(each.notices))
        summary = call.tr(
            "{file}, {reviewer}. Sections taken in: {new}. In already: {known}.",
            file=Path(name).name,
            reviewer=each.reviewer,
            new=each.new,
            known=each.known,
        )
        call.console.say(summary)
    return 0


def _read(call: Call, name: str) -> ReviewFile:
    return read_review(call.program.read_file(Path(name), MOST_BYTES + 1))


def _as_object(call: Call, name: str, review: TakenReview) -> dict[str, object]:
    notices = [sentence(call.tr, each) for each in review.notices]
    return {"file": name, **review._asdict(), "notices": notices}


def _document(open_session: OpenSession) -> dict[str, object]:
    """Return all of it for programs."""
    return {
        "digest": digest(open_session.session),
        "returned": list(review_of(open_session).returned),
        "sections": [
            {
                "key": each.section,
                "returned": [word.reviewer for word in each.returned],
                "verdicts": {word.reviewer: word.verdict for word in each.latest},
                "words": [_word(word) for word in each.words],
                "settled": [
                    {"at": event.at, "by": event.by, "reason": event.reason}
                    for event in each.settlements
                ],
            }
            for each in sections_said(open_session.plan, open_session.session)
        ],
    }


def _word(word: SectionReviewed) -> dict[str, str]:
    fields = ("reviewer", "verdict", "comment", "made", "digest", "source_id")
    return {name: getattr(word, name) for name in fields}


def _lines(call: Call, open_session: OpenSession) -> Iterator[str]:
    """Yield what is said of each section, and last what is returned."""
    tr, plan, now = call.tr, open_session.plan, digest(open_session.session)
    sections = sections_said(open_session.plan, open_session.session)
    if not sections:
        yield tr("Nobody has reviewed the compilation yet.")
        return
    for each in sections:
        name = section_name(tr, plan.areas, each.section)
        yield from wrap(f"{name} ({each.section})", 0)
        for word in each.words:
            line = f"{word.reviewer}: {tr(VERDICT_WORDS[word.verdict])}"
            if word.digest != now:
                line = tr("{told}, of an earlier compilation", told=line)
            yield from wrap(line, 2)
            if word.comment:
                yield from wrap(word.comment, 4)
        for event in each.settlements:
            yield from wrap(tr("settled: {reason}", reason=event.reason), 2)
        if each.returned:
            yield "  " + tr("RETURNED")
    returned = sum(1 for each in sections if each.returned)
    yield ""
    yield tr.plural(
        "{count} section is returned.", "{count} sections are returned.", returned
    )
