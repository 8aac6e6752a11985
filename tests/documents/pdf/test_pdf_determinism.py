"""The same input gives the same bytes, wherever and whenever it is built."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pikepdf
import pytest

from facilitator.documents.pdf import Flow, Info
from tests.documents.conftest import Write, hostile, new_flow, ordinary

pytestmark = pytest.mark.slow

BUILD = """
from hashlib import sha256
from tests.documents.conftest import hostile, ordinary
for build in (ordinary, hostile):
    print(sha256(build().finish()).hexdigest())
"""


def test_two_builds_are_byte_identical() -> None:
    assert ordinary().finish() == ordinary().finish()
    assert hostile().finish() == hostile().finish()


@pytest.mark.parametrize(
    "changed",
    [
        {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "C", "PYTHONHASHSEED": "99", "SOURCE_DATE_EPOCH": "86400"},
    ],
)
def test_another_process_in_another_place_builds_the_same(
    changed: dict[str, str],
) -> None:
    found = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", BUILD],
        env={**os.environ, **changed},
        capture_output=True,
        text=True,
        check=True,
    )

    assert found.stdout.split() == [
        sha256(build().finish()).hexdigest() for build in (ordinary, hostile)
    ]


def test_the_identity_follows_the_content(write: Write) -> None:
    def identity(text: str) -> bytes:
        flow = new_flow()
        flow.heading(1, text)
        with pikepdf.open(write(flow)) as pdf:
            return bytes(pdf.trailer.ID[0])

    assert identity("Ett") == identity("Ett")
    assert identity("Ett") != identity("Två")


def test_the_time_is_the_one_given(write: Write) -> None:
    made = datetime(2019, 4, 10, 15, 30, tzinfo=timezone(timedelta(hours=2)))
    path = write(Flow(Info("Titel", "sv-SE", made)))

    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20190410153000+02'00'"
        with pdf.open_metadata() as metadata:
            assert metadata["xmp:CreateDate"] == "2019-04-10T15:30:00+02:00"
            assert metadata["dc:title"] == "Titel"


def test_a_time_without_a_zone_or_an_empty_title_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Info("Titel", "sv-SE", datetime(2019, 4, 10))
    with pytest.raises(ValueError, match="title"):
        Info(" \u200b", "sv-SE", datetime(2019, 4, 10, tzinfo=UTC))
