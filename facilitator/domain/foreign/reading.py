"""What a foreign archive or parser raises, turned into the one error we know.

No list of exceptions is ever whole: a damaged zip alone raises a dozen kinds, down to
`struct.error` and `UnicodeDecodeError` for a name. One source that cannot be read must
end nothing but the reading of that source.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from facilitator.domain.errors import FacilitatorError, Refused

_MOST_SHOWN = 120
"""Characters of a reason that are repeated; it may quote the file."""


class Unreadable(Refused):
    """Something cannot be read; for callers that go on without it."""

    key = "input.unreadable"


@contextmanager
def foreign_reading(
    refusal: Callable[[str], FacilitatorError] = lambda reason: Unreadable(
        path="", reason=reason
    ),
) -> Iterator[None]:
    """Raise `refusal` in place of whatever is raised within, errors of ours excepted.

    Args:
        refusal: returns the error to raise, from a reason in the words of whatever
            failed; empty where it gave none. `Unreadable` unless told.
    """
    try:
        yield
    except FacilitatorError:
        raise
    # All of them on purpose: a full memory and a full stack are among them.
    except Exception as error:
        raise refusal(reason_of(error)) from error


def reason_of(error: Exception) -> str:
    """Return why something failed, on one short line, in its own words."""
    reason = getattr(error, "strerror", None) or str(error)
    return " ".join(reason.split())[:_MOST_SHOWN]
