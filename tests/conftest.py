"""What holds for all tests: none is timed, since machines are not alike.

A quick run (`--quick`, `make quick`) leaves out what is marked as slow in one way or
another, whole folders unread, and tries fewer examples of what is tried with many.
"""

import gc
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import is_hypothesis_test, settings

SLOW = {
    "torture": "kills, cuts and damages journals, many hundred times",
    "validators": "has a file judged by validators of PDF",
    "browser": "is looked at in a real browser",
    "slow": "takes more time than there is in a hurry; quicker tests hold most of it",
}
"""Marks of the tests that a quick run leaves out, and what each means."""
SLOW_AS_A_WHOLE = (
    "\npytestmark = pytest.mark.slow\n",
    "\npytestmark = IN_A_BROWSER\n",
)
"""What a file says whose every test is slow."""
TORTURE = Path(__file__).with_name("torture")
FEWER = 4
"""A quick run tries every so many of the examples that a whole run tries."""
USES = "_hypothesis_internal_use_settings"
"""Where Hypothesis keeps what a test was decorated with; no public way leads there."""
LONGEST_ID = 200
"""Signs of a value in a test's name; longer ones are told by their beginning."""

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# The tests start the program many hundred times: each start would compile it anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# An app of Textual makes so many objects that searching them for rubbish as often as
# usual takes a quarter of the time of the tests that type much.
gc.set_threshold(10_000, 10, 10)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a quick run be asked for."""
    parser.addoption(
        "--quick", action="store_true", help="leave out what is marked as slow"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Make the marks known."""
    for mark, meaning in SLOW.items():
        config.addinivalue_line("markers", f"{mark}: {meaning}")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Run one more at once than there are processors: many tests wait for a disk."""
    return (os.cpu_count() or 1) + 1


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave unread in a quick run what is slow as a whole: reading takes time too."""
    if not config.getoption("quick"):
        return None
    if collection_path.match("test_*.py"):
        text = collection_path.read_text("utf-8")
        return True if any(each in text for each in SLOW_AS_A_WHOLE) else None
    return True if collection_path == TORTURE else None


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a long value by its beginning: names go from process to process."""
    if isinstance(val, str | bytes) and len(val) > LONGEST_ID:
        return f"{val[:20]!a}... of {len(val)}"
    return None


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave out what is slow in a quick run, and try fewer examples of the rest."""
    for each in items:
        if TORTURE in each.path.parents:
            each.add_marker("torture")
    if not config.getoption("quick"):
        return
    slow = [each for each in items if any(map(each.get_closest_marker, SLOW))]
    config.hook.pytest_deselected(items=slow)
    items[:] = [each for each in items if each not in set(slow)]
    for test in {each.obj for each in items if isinstance(each, pytest.Function)}:
        if is_hypothesis_test(test):
            _try_fewer(test)


def _try_fewer(test: Any) -> None:
    usual: settings = getattr(test, USES, None) or settings()
    setattr(test, USES, settings(usual, max_examples=usual.max_examples // FEWER))


def pytest_collection_finish() -> None:
    """Look no more for rubbish in what is there until the end: tests and libraries."""
    gc.collect()
    gc.freeze()
