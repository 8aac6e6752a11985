"""The guide beside the log: five statements, step by step."""

from textual.content import Content

from facilitator.domain.plan.plan import (
    Keyword,
    Plan,
    position,
)
from facilitator.domain.rehearsal.practice import (
    STEPS,
    Progress,
    Step,
    step_progress,
    step_start,
)
from facilitator.domain.rehearsal.speaker import line_about
from facilitator.domain.session.change import Change
from facilitator.domain.words.hashtags import tag_of
from facilitator.i18n.translate import mark
from facilitator.services.rehearsal.rehearsal import Guide
from facilitator.tui.kit.entry import Entry
from facilitator.tui.kit.text import plain
from facilitator.tui.log.companion import Companion

PRAISE = (
    mark("Good: it is on disk."),
    mark("Good: the new area stays until you change it."),
    mark("Good: the keyword is counted, and the # is gone from the text."),
    mark("Good: group and kind are changed."),
)
"""After each step but the last."""
ALMOST = {
    Step.AREA: mark("Saved, but the area is the same as before. Try once more."),
    Step.KEYWORD: mark("Saved, but without a keyword. Try once more."),
    Step.CODING: mark("Saved, but group or kind is the same. Try once more."),
    Step.CORRECT: mark("Half of it is done. Go on."),
}


class PracticeCompanion(Companion):
    """Guides a scribe through the first statements."""

    HELP_TEXT = mark(
        "The guide leads through five statements. Each step tells what to do, sees "
        "that it was done and goes on.\n\n"
        "• Do what the guide says: what to write stands below it.\n"
        "• Pass over a step: Ctrl+A, then Enter.\n"
        "• Leave the guide: Esc twice."
    )

    def __init__(self) -> None:
        super().__init__()
        self._note = ""
        """What is said of the latest thing done."""
        self._escapes = 0

    @property
    def guide(self) -> Guide:
        """How far it has come, which outlives this screen."""
        rehearsal = self.house.program.rehearsal
        return rehearsal.guide if rehearsal else Guide(is_abandoned=True)

    @property
    def step(self) -> Step | None:
        """What is practised now; None once all is done."""
        return STEPS[self.guide.step] if self.guide.step < len(STEPS) else None

    def show_now(self) -> None:
        """Show what to do now, or that there is no more."""
        guide = self.guide
        self.display = not guide.is_abandoned
        if guide.is_abandoned:
            return
        guide.began = guide.began or self.house.program.clock()
        if guide.then is None:
            draft = self.desk.draft
            session = self.desk.opened.session
            guide.then = step_start(
                session, self.device, draft.area, draft.group, draft.kind
            )
        self.text = self._shown_step(self.step) if self.step else self._end()

    def ask_what_to_do(self) -> None:
        """Ask what to do in the practice."""
        tr, under_way = self.tr, not self.guide.is_abandoned
        choices = []
        if under_way and self.step:
            choices.append(("next", tr("Pass over the step")))
        if under_way:
            choices.append(("leave", tr("Leave the guide")))
        self.choose([*choices, ("end", tr("End the rehearsal and go back"))])

    def chosen(self, choice: str | None) -> None:
        """Do what was chosen."""
        match choice:
            case "next":
                self._go_on("")
            case "leave":
                self._leave()
            case "end":
                self.end_rehearsal()

    def take_escape(self) -> None:
        """Leave the guide where the scribe goes back twice in a row."""
        if self.guide.is_abandoned:
            return
        self._escapes += 1
        if self._escapes > 1 or self.step is None:
            self._leave()
        else:
            self._note = self.tr("Esc once more leaves the guide.")
            self.show_now()

    def take_typing(self) -> None:
        """Count the times of going back anew."""
        self._escapes = 0

    def session_changed(self, changes: list[Change]) -> None:
        """Go on to the next step where this one has been done."""
        guide, step = self.guide, self.step
        if guide.is_abandoned or step is None or guide.then is None:
            return
        result = step_progress(step, guide.then, self.desk.opened.session, self.device)
        if result is Progress.DONE:
            self._go_on(PRAISE[guide.step] if guide.step < len(PRAISE) else "")
        elif result is Progress.ALMOST:
            self._note = self.tr(ALMOST[step]) if step in ALMOST else ""
            self.show_now()

    def _go_on(self, praise: str) -> None:
        guide = self.guide
        guide.step += 1
        guide.then = None
        self._escapes = 0
        self._note = f"✓ {self.tr(praise)}" if praise else ""
        if self.step is None:
            guide.ended = self.house.program.clock()
        self.show_now()

    def _leave(self) -> None:
        self.guide.is_abandoned = True
        self.show_now()
        self.screen.query_one(Entry).focus()
        afterwards = self.tr(
            "Go on writing as you like. {key} ends the rehearsal.",
            key=self.key_of("rehearsal.choose"),
        )
        self.house.tell(afterwards)

    def _shown_step(self, step: Step) -> Content:
        tr, guide = self.tr, self.guide
        head = tr("Step {number} of {count}", number=guide.step + 1, count=len(STEPS))
        text, tag = self._to_write(step)
        words = tr("Somebody says: “{text}”", text=text)
        keys = tr(
            "{key} and Enter pass over the step · Esc Esc leaves the guide",
            key=self.key_of("rehearsal.choose"),
        )
        return Content.assemble(
            plain(head, "bold $accent"),
            plain(f"   {self._note}" if self._note else "", "$success"),
            plain(f"\n{self._to_do(step, tag)}", "bold"),
            plain(f"\n{words}"),
            plain(f"\n{keys}", "$foreground-muted"),
        )

    def _to_do(self, step: Step, tag: str) -> str:
        """Return in one sentence what to do."""
        tr, key = self.tr, self.key_of
        match step:
            case Step.WRITE:
                return tr("Write what is said, in your own way, and press Enter.")
            case Step.AREA:
                at = self._next_area() + 1
                return tr(
                    "Another area: press {key}, then {digit}. Then write, and Enter.",
                    key=key("log.area"),
                    digit=at,
                )
            case Step.KEYWORD:
                return tr(
                    "A keyword: write, at the end #{tag}, press Tab, and Enter.",
                    tag=tag[:3],
                )
            case Step.CODING:
                return tr(
                    "Another group: {group}, then a digit. You retell it: {kind}. "
                    "Then write, and Enter.",
                    group=key("log.group"),
                    kind=key("log.kind"),
                )
            case Step.CORRECT:
                return tr(
                    "Write this too, and Enter. Then correct it: {key}, change a word, "
                    "Enter, a reason, Enter.",
                    key=key("log.correct_latest"),
                )

    def _to_write(self, step: Step) -> tuple[str, str]:
        """Return what is said at this step, and a tag that fits it."""
        plan, number = self.desk.plan, STEPS.index(step)
        at = self._next_area() if step is Step.AREA else self._area()
        if not plan.areas:
            return "", ""
        text, keyword = line_about(plan.areas[at], number)
        return text, _tag(plan, keyword)

    def _area(self) -> int:
        then = self.guide.then
        areas = self.desk.plan.areas
        return max(position(areas, then.area if then else "") - 1, 0)

    def _next_area(self) -> int:
        return (self._area() + 1) % max(len(self.desk.plan.areas), 1)

    def _end(self) -> Content:
        tr, guide = self.tr, self.guide
        began, ended = guide.began, guide.ended
        seconds = round((ended - began).total_seconds()) if began and ended else 0
        minutes, seconds = divmod(seconds, 60)
        return Content.assemble(
            plain(tr("You can take notes now."), "bold $success"),
            plain(
                "\n"
                + tr(
                    "It took {minutes} min {seconds} s. Esc takes this away; {key} "
                    "ends the rehearsal.",
                    minutes=minutes,
                    seconds=seconds,
                    key=self.key_of("rehearsal.choose"),
                )
            ),
        )


def _tag(plan: Plan, keyword: str) -> str:
    keywords: list[Keyword] = [each for each in plan.keywords if each.id == keyword]
    return tag_of(keywords[0]) if keywords else ""
