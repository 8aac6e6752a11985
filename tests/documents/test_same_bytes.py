"""Everything that goes out is the same to the last byte, wherever it is made."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.services.export.catalogue import BUNDLE, DOCUMENTS
from tests.documents.sample_papers import a_hall, asked, changed, made_paper, said
from tests.hostile import HOSTILE

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ELSEWHERE = [
    {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
    {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "77", "LANG": "ar_EG.UTF-8"},
]


def sums() -> dict[str, str]:
    """Return the checksum of each document in each of its formats."""
    desk = said(a_hall(), [*HOSTILE.values(), "Fler bussar"] * 3)
    plan = changed(desk.plan, wifi="Dialog", wifi_password="71930462")
    return {
        f"{what} {kind}": hashlib.sha256(
            made_paper(asked(what)._replace(format=kind), plan, desk.session).data
        ).hexdigest()
        for what, document in DOCUMENTS.items()
        if what != BUNDLE
        for kind in document.formats
    }


@pytest.mark.parametrize("elsewhere", ELSEWHERE, ids=lambda each: each["TZ"])
def test_another_process_locale_and_time_zone_give_the_same_bytes(
    elsewhere: dict[str, str],
) -> None:
    made = subprocess.run(
        [sys.executable, "-m", "tests.documents.test_same_bytes"],
        cwd=ROOT,
        env=os.environ | elsewhere,
        capture_output=True,
        check=True,
    )
    assert json.loads(made.stdout) == sums()


if __name__ == "__main__":
    print(json.dumps(sums()))
