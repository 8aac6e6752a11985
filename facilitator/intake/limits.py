"""How large a file may be, so that no file can take the computer down."""

LARGEST_FILE = 64 * 1024 * 1024
"""The largest file that is read, in bytes."""
LARGEST_CONTENT = 128 * 1024 * 1024
"""The most bytes that a workbook may hold once it is unpacked."""
LARGEST_RATIO = 200
"""How many times larger a part of a workbook may be unpacked than packed.

Excel's own come to twenty or so.
"""
SMALL = 1024 * 1024
"""Bytes up to which a part may be packed as tightly as it likes."""
MOST_PARTS = 2_000
"""The most parts of a workbook."""
MOST_ROWS = 200_000
"""The most rows of one file."""
MOST_COLUMNS = 2_000
"""The most columns."""
MOST_CELLS = 4_000_000
"""The most cells of a workbook's sheet, blank ones counted."""
MOST_TEXT = 96 * 1024 * 1024
"""The most letters in all cells of a workbook's sheet."""
LONGEST_CELL = 128 * 1024
"""The longest cell in letters; Excel's own limit is 32,767."""
