"""How closely coverage is looked at: areas, one area's questions, or its keywords."""

from facilitator.domain.session.coverage import Dimension

LEVELS: tuple[Dimension, ...] = ("area", "question", "keyword")
"""What Enter opens, one after the other."""


class Level:
    """The level that is open, and what was opened to come to it."""

    def __init__(self) -> None:
        self._depth = 0
        self._opened_area = ""
        self._column = 0

    @property
    def dimension(self) -> Dimension:
        """What the columns are."""
        return LEVELS[self._depth]

    @property
    def area(self) -> str:
        """The id of the area that is open; empty where all of them are seen."""
        return self._opened_area if self._depth else ""

    @property
    def is_last(self) -> bool:
        """Whether nothing more can be opened."""
        return self._depth == len(LEVELS) - 1

    def open(self, item: str, column: int) -> None:
        """Go one level down, at first into the area `item` that stands in `column`."""
        if not self._depth:
            self._opened_area, self._column = item, column
        self._depth = min(self._depth + 1, len(LEVELS) - 1)

    def close(self) -> int:
        """Go one level up; return the column to stand in there."""
        self._depth -= 1
        return 0 if self._depth else self._column

    def close_all(self) -> None:
        """See all areas again."""
        self._depth = 0
