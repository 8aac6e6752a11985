"""The peer that makes tagged PDF of the same standards as ours: typst.

Usage: pdf_typst.py BLOCKS.json OUT.pdf

The file holds what `benchmarks.pdf_blocks.blocks_of` returns.
"""

import sys
from pathlib import Path

import typst

FONTS = Path(__file__).parents[1] / "facilitator" / "documents" / "fonts"
TEMPLATE = Path(__file__).with_suffix(".typ")


def main(source: Path, target: Path) -> None:
    """Build the document."""
    typst.compile(
        TEMPLATE,
        output=target,
        root=Path(source.anchor),
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"source": source.as_posix()},
        pdf_standards=["ua-1", "a-2a"],
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
