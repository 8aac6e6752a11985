"""What the tests of the form are given."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """Return a form that is open."""
    made = Site(tmp_path / "journal")
    yield made
    made.opened.close()
