"""The chapters of the compilation: per goal area, question and target group."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.domain.compilation.editions import EditionView
from facilitator.domain.plan.plan import GoalArea, Question, TargetGroup
from facilitator.domain.session.coverage import Count, Coverage
from facilitator.domain.session.statement import Statement


@dataclass(frozen=True, slots=True)
class GroupVoices:
    """What one target group said, oldest first."""

    group: TargetGroup
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class QuestionPart:
    """One question's answers, group by group."""

    question: Question | None
    """None for what was said in the area outside its questions."""
    voices: tuple[GroupVoices, ...]
    """The groups that said something, in the plan's order."""
    silent: tuple[TargetGroup, ...]
    """The groups of which it is told that they said nothing, in the plan's order."""

    @property
    def count(self) -> int:
        """How many statements the part holds."""
        return sum(len(voice.statements) for voice in self.voices)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One goal area."""

    area: GoalArea
    parts: tuple[QuestionPart, ...]
    keywords: tuple[tuple[str, Count], ...]
    """The area's keywords by name with their counts; those never used too."""

    @property
    def count(self) -> int:
        """How many statements the chapter holds."""
        return sum(part.count for part in self.parts)


_Heap = dict[tuple[str, str | None], dict[str, list[Statement]]]


def chapters_of(
    areas: Sequence[GoalArea],
    groups: Sequence[TargetGroup],
    view: EditionView,
    coverage: Coverage,
) -> tuple[Chapter, ...]:
    """Return a chapter for each area, with what the edition shows."""
    heap: _Heap = defaultdict(lambda: defaultdict(list))
    for statement in view.counting:
        heap[statement.area, statement.question][statement.group].append(statement)
    group_ids = [group.id for group in groups]
    chapters = []
    for area in areas:
        silent = [group for group in groups if view.tells_silence(area, group)]
        words = tuple(
            (word.name, coverage.total("keyword", [word.id], group_ids))
            for word in area.keywords
        )
        parts = tuple(
            _part(question, groups, by_group, silent)
            for question, by_group in _by_question(area, heap)
        )
        chapters.append(Chapter(area, parts, words))
    return tuple(chapters)


def _by_question(
    area: GoalArea, heap: _Heap
) -> Iterable[tuple[Question | None, dict[str, list[Statement]]]]:
    """Yield an area's questions with what was said, by group; last what fits none."""
    for question in area.questions:
        yield question, heap.get((area.id, question.id), {})
    question_ids = {question.id for question in area.questions}
    elsewhere: dict[str, list[Statement]] = defaultdict(list)
    for (area_id, question_id), by_group in heap.items():
        if area_id == area.id and question_id not in question_ids:
            for group_id, statements in by_group.items():
                elsewhere[group_id] += statements
    if elsewhere or not area.questions:
        yield None, elsewhere


def _part(
    question: Question | None,
    groups: Sequence[TargetGroup],
    by_group: dict[str, list[Statement]],
    silent: Iterable[TargetGroup],
) -> QuestionPart:
    return QuestionPart(
        question,
        tuple(
            GroupVoices(group, tuple(sorted(by_group[group.id], key=lambda s: s.id)))
            for group in groups
            if by_group.get(group.id)
        ),
        tuple(group for group in silent if not by_group.get(group.id)),
    )
