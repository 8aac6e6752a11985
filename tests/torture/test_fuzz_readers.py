"""Files that atheris makes up, guided by the code they reach, end no reader."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.torture.rig.harness import Tell, factor
from tests.torture.rig.hostile_files import hostile_files
from tests.torture.rig.readers import READERS

ROOT = Path(__file__).resolve().parents[2]
LARGEST = 65_536
SECONDS = 60 if factor() >= 10 else 1


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not installed")
@pytest.mark.parametrize("reader", READERS)
def test_no_made_up_file_ends_a_reader(reader: str, quick: Path, tell: Tell) -> None:
    begins = quick / "begins"
    begins.mkdir()
    for number, (_, content) in enumerate(hostile_files()):
        if len(content) <= LARGEST:
            (begins / str(number)).write_bytes(content)
    module = "tests.torture.rig.fuzz_reader"
    command = [sys.executable, "-m", module, reader, str(SECONDS), str(quick)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3_000:]
    runs = [line.split()[1] for line in done.stderr.splitlines() if "Done " in line]
    tell(f"made-up files read by {reader}", files=int(runs[0]) if runs else 0, failed=0)
