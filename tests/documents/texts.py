"""Texts that have broken PDF exports, here or elsewhere."""

from random import Random

from tests import hostile

HOSTILE = (
    *hostile.HOSTILE.values(),
    "<b>Fetstil</b> & <img src='/etc/passwd'/> &foo; a<b och c>d",
    "[/] [/x] [b] (rund \\ bakvänd) (öppen ) stängd",
    "Emoji 👍🚲 👩‍👩‍👧 🤷🏽‍♀️ och 🫠",
    "يجب أن تكون هناك دروس (SFI) في المساء 2 للآباء، می‌خواهم",
    "ናይ ትግርኛ መጻሕፍቲ ኣብ ቤተ-መጻሕፍቲ",
    "Privat \ue000\uf8ff\U000f0001 och okänt \u0378 \U0001fae8",
    "Surrogat \ud800 och \udfff, ickeecken \ufffe \uffff \ufdd0",
    "Styrtecken \x00\x07\x1b[31m\x7f\x9b och \u202ebakvänt\u202c \u2066x\u2069",
    "Mjukt\u00adbindestreck, noll\u200bbredd, \ufeffmärke, fast\u00a0mellanrum",
    "https://exempel.example/" + "mycket-lång-adress-" * 30,
    "W" * 2000,
    "  Rader\r\nmed\rslut\u2028av\u2029alla\x85slag\n\noch tom  rad\toch  dubbla  ",
    "Gákti Ŋuohca đáhpáhusat ŧ; Більше дерев; Ελλάδα; Żółć; Tiếng Việt",
    "e\u0301 o\u0308 fogade, lösa \u0301\u0308\u0327 tecken, z\u0351\u0489alg\u0335o",
    "שלום עולם [123] (abc) ועוד",
    "नमस्ते 你好 こんにちは ไทย ქართული",
    "100 % \u2212 \u2030 \u20ac \u00bd \u2192 \u2264 \u2022 \u2026 \u201d\u2019 \u25a1",
    "\u0600\u06dd\u061c\u200c\u200d tal ٠١٢٣ و 456 אב",
    "\ud83d\udc4d lösa halvor",
)

SPOKEN = (
    "Vi vill ha fler bussar på kvällen",
    "Máŋga giela leat dehálaččat, ŧ đ ž Ŋ",
    "يجب أن تكون هناك دروس (SFI) في المساء 2",
    "ንሕና ዝያዳ ኣውቶቡስ ንደሊ፡ ኣብ ቤተ-መጻሕፍቲ።",
    "Waxaan dooneynaa baabuur badan fiidkii; iskuulka cusub",
    "Більше дерев і автобусів, ґанок, їжа, є",
    "Chcemy więcej autobusów: żółć, łąka, źdźbło",
    "שלום עולם [123] (abc) ועוד",
    "👩‍👩‍👧‍👦 🤷🏽‍♀️ 🏳️‍🌈 👍🏽 🇸🇪 🚲",
)
_POINTS = (
    range(0x20, 0x7F),
    range(0x80, 0x250),
    range(0x2B0, 0x370),
    range(0x590, 0x700),
    range(0x900, 0x1400),
    range(0x2000, 0x2070),
    range(0x2190, 0x2C00),
    range(0x3000, 0xD7FF),
    range(0xD800, 0xE000),
    range(0xE000, 0xF900),
    range(0xF900, 0x10000),
    range(0x10000, 0x20000),
    range(0x1F000, 0x1FB00),
    range(0x20000, 0x40000),
    range(0x40000, 0xE0000),
    range(0xE0000, 0xE0200),
    range(0xF0000, 0x110000),
)
"""Of every plane and kind: bidi marks, surrogates, private use, unassigned ones."""
_CONTROLS = [*map(chr, range(0x20)), "\x7f", "\x85", "\x9b", "\u061c", "\ufeff"]
_DIRECTIONS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BLANKS = (" ", " ", " ", "\n", "", "\u00a0", "\u2009", "\t", "\u2028", "\u200b")


def rough(chance: Random, pieces: int = 6) -> str:
    """Return a text of random Unicode among words of the languages people speak."""
    kinds = (_words, _signs, _flood, _directed)
    made = [
        chance.choice(kinds)(chance) + chance.choice(_BLANKS)
        for _ in range(chance.randint(1, pieces))
    ]
    return "".join(made)


def _words(chance: Random) -> str:
    words = chance.choice(SPOKEN).split(" ")
    return " ".join(words[: chance.randint(1, len(words))])


def _signs(chance: Random) -> str:
    found = [chr(chance.choice(chance.choice(_POINTS))) for _ in range(9)]
    return "".join(found[: chance.randint(1, 9)])


def _flood(chance: Random) -> str:
    """Return a letter under a flood of combining marks."""
    marks = (chr(chance.randrange(0x300, 0x370)) for _ in range(chance.randint(1, 40)))
    return chance.choice("aeZнש") + "".join(marks)


def _directed(chance: Random) -> str:
    """Return words with controls and marks of direction in them."""
    signs = list(_words(chance))
    for _ in range(4):
        signs.insert(
            chance.randint(0, len(signs)), chance.choice([*_CONTROLS, *_DIRECTIONS])
        )
    return "".join(signs)
