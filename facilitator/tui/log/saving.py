"""What is typed is kept on disk, and logged when Enter is pressed."""

from collections.abc import Callable

from textual.timer import Timer
from textual.worker import WorkType

from facilitator.domain.errors import NeedsAPerson
from facilitator.services.session.drafts import Draft
from facilitator.tui.kit.desk import Desk
from facilitator.tui.kit.entry import Entry
from facilitator.tui.kit.screen import SessionScreen

KEEP_SECONDS = 0.5
"""How long after a change the draft goes to disk, at most."""


class Saving:
    """Sees a screen's draft and statements to the disk."""

    def __init__(self, screen: SessionScreen, recode: Callable[..., None]) -> None:
        """Save for `screen`; `recode` takes fields of the draft and their values."""
        self._screen = screen
        self._recode = recode
        self._pause: Timer | None = None

    def keep_soon(self) -> None:
        """Put the draft on disk within `KEEP_SECONDS`."""
        if self._pause is None:
            self._pause = self._screen.set_timer(KEEP_SECONDS, self._begin)

    def submit(self, submission: Entry.Submitted) -> None:
        """Log a text under what the draft says now."""
        desk = self._screen.desk
        # By the app, so that it is seen through whatever becomes of this screen.
        save = self._save(desk, submission, desk.draft)
        self._screen.house.run_worker(save, group="save")
        if desk.draft.keywords or desk.draft.also:
            self._recode(keywords=(), also=())

    def _begin(self) -> None:
        # A call and not a begun one: what is called off first is never left unawaited.
        keep: WorkType[None] = self._keep
        self._screen.run_worker(keep, group="keep")

    async def _keep(self) -> None:
        self._pause = None
        await self._screen.desk.keep()

    async def _save(
        self, desk: Desk, submission: Entry.Submitted, draft: Draft
    ) -> None:
        """Log a text; the field gives it up only once it is on disk."""
        outcome = None
        async with desk.saving:
            if submission.called_off:
                return
            try:
                log = desk.log(submission.text, draft)
                outcome = await self._screen.house.attempt(log)
            finally:
                submission.entry.sent(outcome is not None)
                desk.change(text=submission.entry.text)
        if outcome:
            self._look_for_personal_number(desk, outcome.change.statement)
        if outcome is None and not desk.draft.keywords and not desk.draft.also:
            self._recode(keywords=draft.keywords, also=draft.also)

    def _look_for_personal_number(self, desk: Desk, statement_id: str | None) -> None:
        """Tell where a personal identity number was written down."""
        # Loaded here: the first screen does without it.
        from facilitator.domain.words.personal_number import holds_personal_number

        session = desk.opened.session
        statement = session.statements.get(statement_id or "")
        if statement and holds_personal_number(statement.text):
            number = session.number_of(statement)
            notice = NeedsAPerson("statement.personal_number", number=number)
            self._screen.house.say(notice)
