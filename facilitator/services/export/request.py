"""What is asked for: one document, in which shape, of what, for whom."""

from typing import NamedTuple


class Request(NamedTuple):
    """A document that somebody asks for; what is left empty is as usual."""

    what: str = "compilation"
    """The key of one of `catalogue.DOCUMENTS`."""
    format: str = ""
    """One of the document's formats; empty for the usual."""
    table: str = ""
    """For one table, by id, number or name; empty for all."""
    round: str = ""
    """For one round, by id, number or name; empty for all."""
    group: str = ""
    """For one target group; empty for any."""
    area: str = ""
    """For one goal area; empty for any."""
    copies: int = 1
    """How many sheets of a form."""
    first: int = 0
    """The number of the first of them; 0 goes on after those that there are."""
    paper: str = ""
    """The size of a poster's paper; empty for A4, or what the distance demands."""
    distance: float = 0
    """From how many metres a poster must be read; 0 where that is not asked for."""
    link: str = ""
    """The form's address on posters; empty for the plan's."""
    edition: str = ""
    """For whom; one of `EDITIONS`, empty for the usual."""
    sections: tuple[str, ...] = ()
    """Which sections of the compilation; all without any."""
    limit: int = 0
    """The small-cell limit; 0 for the plan's."""
    final: bool = False
    """Whether it is stamped as final."""
    large: bool = False
    """Whether in large print."""
    booklet: bool = False
    """Whether as sheets to fold into a booklet."""
