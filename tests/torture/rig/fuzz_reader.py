"""Lets atheris make up files for one reader, for some seconds.

    python -m tests.torture.rig.fuzz_reader READER SECONDS FOLDER

The folder holds files to begin with. It ends with 0 where no reader came to grief.
"""

import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["facilitator", "tomllib", "zipfile", "csv"]):
    from tests.torture.rig.readers import told


def main(reader: str, seconds: str, folder: str) -> None:
    """Read made-up files until the time is over."""

    def read(data: bytes) -> None:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            path = Path(place) / "file"
            path.write_bytes(data)
            told(reader, path)

    begins = str(Path(folder) / "begins")
    # Watched code is many times as slow: bounds of time are tried in another test.
    limits = [f"-max_total_time={seconds}", "-timeout=30", "-rss_limit_mb=700"]
    atheris.Setup(
        [sys.argv[0], *limits, "-max_len=65536", f"-artifact_prefix={folder}/", begins],
        read,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
