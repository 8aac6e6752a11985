"""The actions of the log: writing, coding, and what was said before."""

from facilitator.i18n.translate import mark
from facilitator.tui.actions.action import Action

LOG: tuple[Action, ...] = (
    Action(
        "entry.save",
        "enter",
        "save",
        mark("Save"),
        mark("Saves the statement."),
    ),
    Action(
        "entry.take",
        "tab",
        "take",
        mark("Keyword"),
        mark("Takes the keyword that is offered after #."),
    ),
    Action(
        "log.area",
        "f2",
        "code('area')",
        mark("Area"),
        mark("Chooses the goal area: then its digit."),
        bar=2,
    ),
    Action(
        "log.group",
        "f3",
        "code('group')",
        mark("Group"),
        mark("Chooses the target group."),
        bar=4,
    ),
    Action(
        "log.question",
        "f4",
        "code('question')",
        mark("Question"),
        mark("Chooses the question."),
        bar=4,
    ),
    Action(
        "log.kind",
        "f6",
        "code('kind')",
        mark("Kind"),
        mark("Changes between own words, paraphrase and the scribe's note."),
        bar=4,
    ),
    Action(
        "log.table",
        "f7",
        "code('table')",
        mark("Table"),
        mark("Chooses the table, then the round."),
        bar=4,
    ),
    Action(
        "log.keyword",
        "ctrl+k",
        "code('keyword')",
        mark("Keyword"),
        mark("Adds a keyword to what is being typed, or takes it away."),
    ),
    Action(
        "log.search",
        "ctrl+f",
        "search",
        mark("Search"),
        mark("Searches numbers and texts as you type."),
        bar=4,
    ),
    Action(
        "log.slips",
        "ctrl+n",
        "app.slips",
        mark("Slips"),
        mark("Keys correction slips back by their numbers."),
    ),
    Action(
        "log.back",
        "escape",
        "back",
        mark("Back"),
        mark("Goes back to the text being written; ends a search."),
    ),
    Action(
        "log.voice",
        "f12",
        "voice",
        mark("+1 voice"),
        mark("Counts that this was said before, and writes nothing anew."),
        bar=1,
    ),
    Action(
        "log.correct_latest",
        "ctrl+e",
        "latest('correct')",
        mark("Latest"),
        mark("Corrects the latest statement without leaving the line."),
    ),
    Action(
        "log.withdraw_latest",
        "ctrl+d",
        "latest('withdraw')",
        mark("Take back"),
        mark("Withdraws the latest statement without leaving the line."),
    ),
    Action(
        "log.read_back",
        "ctrl+b",
        "read_back",
        mark("Read back"),
        mark("Shows the round's statements in large letters, to be agreed to."),
    ),
    Action(
        "list.correct",
        "r",
        "correct",
        mark("Correct"),
        mark("Corrects the statement under the bar; the first wording is kept."),
    ),
    Action(
        "list.withdraw",
        "t",
        "withdraw",
        mark("Withdraw"),
        mark("Withdraws the statement under the bar; its number stays."),
    ),
    Action(
        "list.copy",
        "c",
        "copy",
        mark("Copy"),
        mark("Copies the statement's text to the clipboard."),
    ),
)

REHEARSALS: tuple[Action, ...] = (
    Action(
        "rehearsal.choose",
        "ctrl+a",
        "rehearsal",
        mark("Rehearsal"),
        mark("In a rehearsal: goes on to the next, asks the room, tells how it went."),
        bar=1,
    ),
)
"""They work in the log mode of a rehearsal alone."""
