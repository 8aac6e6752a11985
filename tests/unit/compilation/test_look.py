"""The graphic profile: contrast as the guidelines define it."""

import pytest

from facilitator.domain.plan.look import (
    READABLE,
    contrast,
)


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#FF0000", 4.0)],
)
def test_contrast_is_that_of_the_guidelines(colour: str, ratio: float) -> None:
    assert contrast(colour) == pytest.approx(ratio, abs=0.01)


def test_the_darkest_grey_that_fails_is_told_from_the_lightest_that_passes() -> None:
    assert contrast("#777777") < READABLE <= contrast("#767676")
