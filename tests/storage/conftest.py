"""What the tests of the journal share."""

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker of the slow test that kills processes."""
    config.addinivalue_line("markers", "kill: kills a logging process many times")
