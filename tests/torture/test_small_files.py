"""No file of a megabyte costs more than five seconds and 300 MB, whoever reads it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.rig.harness import Tell
from tests.torture.rig.hostile_files import LARGEST, hostile_files
from tests.torture.rig.readers import READERS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of hostile files."""
    folder = tmp_path_factory.mktemp("hostile")
    for name, content in hostile_files():
        assert len(content) <= LARGEST, name
        (folder / name).write_bytes(content)
    return folder


@pytest.mark.skipif(sys.platform != "linux", reason="limits are Linux's")
@pytest.mark.parametrize("reader", READERS)
def test_a_small_file_is_told_within_its_bounds(
    reader: str, hostile: Path, tell: Tell
) -> None:
    command = [
        sys.executable,
        "-m",
        "tests.torture.rig.read_within",
        reader,
        str(hostile),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "", done.stderr[-2_000:]
    tell(f"small files read by {reader}", files=len([*hostile.iterdir()]), failed=0)
