"""Make the font subsets in `facilitator/documents/fonts`; run once, by hand.

Usage: make_fonts.py SOURCE_SANS_DIR NOTO_DIR SYMBOLA_FILE OUT_DIR

SOURCE_SANS_DIR holds the two variable fonts of the package
`fontpkg-source-sans-3`; NOTO_DIR and SYMBOLA_FILE come from the Debian packages
`fonts-noto-core` and `fonts-symbola`. Needs `fonttools`.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

TEXT_RANGES = (
    (0x0020, 0x007E),
    (0x00A0, 0x024F),
    (0x0259, 0x0259),
    (0x0292, 0x0292),
    (0x02B0, 0x02FF),
    (0x0300, 0x036F),
    (0x0370, 0x052F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x218F),
    (0x2190, 0x22FF),
    (0x25A0, 0x25FF),
    (0xFFFD, 0xFFFD),
)
ARABIC_RANGES = (
    (0x0020, 0x0020),
    (0x0600, 0x06FF),
    (0xFB50, 0xFBFF),
    (0xFE70, 0xFEFC),
)
HEBREW_RANGES = ((0x0020, 0x0020), (0x0590, 0x05FF))
ETHIOPIC_RANGES = ((0x0020, 0x0020), (0x1200, 0x139F))
THAI_RANGES = ((0x0020, 0x0020), (0x0E00, 0x0E7F))
SYMBOL_RANGES = (
    (0x0020, 0x0020),
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x25A0, 0x27BF),
    (0x2B00, 0x2B59),
    (0x1F300, 0x1F64F),
    (0x1F680, 0x1F6FF),
)


def main(source_sans: Path, noto: Path, symbola: Path, out: Path) -> None:
    """Write every font the documents use, under names free of reserved words."""
    roman = source_sans / "SourceSans3[wght].ttf"
    italic = source_sans / "SourceSans3-Italic[wght].ttf"
    for path, weight, style in (
        (roman, 400, "Regular"),
        (roman, 600, "Semibold"),
        (italic, 400, "Italic"),
    ):
        font = instantiateVariableFont(TTFont(path), {"wght": weight})
        _save(font, TEXT_RANGES, "Facilitator Sans", style, out)
    for name, script, ranges in (
        ("NotoSansArabic", "Arabic", ARABIC_RANGES),
        ("NotoSansHebrew", "Hebrew", HEBREW_RANGES),
        ("NotoSansEthiopic", "Ethiopic", ETHIOPIC_RANGES),
        ("NotoSansThai", "Thai", THAI_RANGES),
    ):
        font = TTFont(noto / f"{name}-Regular.ttf")
        _save(font, ranges, f"Facilitator {script}", "Regular", out)
    _save(TTFont(symbola), SYMBOL_RANGES, "Facilitator Symbols", "Regular", out)


def _save(
    font: TTFont,
    ranges: Iterable[tuple[int, int]],
    family: str,
    style: str,
    out: Path,
) -> None:
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.recalc_timestamp = False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "MATH", "kern"]
    subsetter = Subsetter(options)
    subsetter.populate(
        unicodes=[code for low, high in ranges for code in range(low, high + 1)]
    )
    subsetter.subset(font)
    _rename(font, family, style)
    target = out / f"{family.replace(' ', '')}-{style}.ttf"
    font.save(target)
    print(f"{target.name}: {target.stat().st_size} bytes, {len(font.getBestCmap())}")


def _rename(font: TTFont, family: str, style: str) -> None:
    """Give the font its own name: two faces with one PostScript name collide."""
    names = font["name"]
    post_script = f"{family.replace(' ', '')}-{style}"
    for record in list(names.names):
        if record.nameID in (16, 17, 25) or record.platformID != 3:
            names.removeNames(record.nameID, record.platformID)
    new = {1: family, 2: style, 3: post_script, 4: f"{family} {style}", 6: post_script}
    for number, text in new.items():
        names.setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:5]))
