"""Set right-to-left text in the order and the shapes in which it is read.

This is the Unicode bidirectional algorithm without embeddings (`printable` has
taken those characters out), and the joining of Arabic letters by way of Unicode's
presentation forms.
"""

import re
import unicodedata
from functools import cache
from itertools import groupby

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_TATWEEL = "\u0640"
_LAM = "\u0644"
_NON_JOINER = "\u200c"


def has_right_to_left(text: str) -> bool:
    """Tell whether a text holds letters of a script written from the right."""
    return _RIGHT_TO_LEFT.search(text) is not None


def begins_right_to_left(text: str) -> bool:
    """Tell whether the first letter that has a direction is written from the right."""
    for sign in text:
        direction = unicodedata.bidirectional(sign)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def visual(line: str, right_to_left: bool) -> str:
    """Return the signs of one shaped line from the left edge to the right."""
    body = line.rstrip(" ")
    base = 1 if right_to_left else 0
    levels = _levels([unicodedata.bidirectional(sign) for sign in body], base)
    signs = [
        sign.translate(_MIRRORED) if level % 2 else sign
        for sign, level in zip(body, levels, strict=True)
    ]
    # Rule L2; the mirrored signs above are L4.
    for level in range(max(levels, default=0), 0, -1):
        _reverse_runs(signs, levels, level)
    return "".join(signs)


def shape(word: str) -> str:
    """Replace Arabic letters by the forms they take beside their neighbours."""
    if not has_right_to_left(word):
        return word
    forms = _forms()
    letters = _letters(word, forms)
    shaped = []
    for at, letter in enumerate(letters):
        before = _joining_neighbour(letters, at, -1)
        after = _joining_neighbour(letters, at, 1)
        own = forms.get(letter, {})
        joins_back = "final" in own and _joins_onward(before, forms)
        onward = "initial" in own and _joins_back(after, forms)
        kind = ("isolated", "initial", "final", "medial")[2 * joins_back + onward]
        shaped.append(own.get(kind, letter))
    return "".join(shaped).replace(_NON_JOINER, "")


def _levels(kinds: list[str], base: int) -> list[int]:
    """Give each sign its level from its bidirectional class (rules W1 to I2)."""
    _resolve_numbers(kinds, "R" if base else "L")
    _resolve_neutrals(kinds, "R" if base else "L")
    even = {"L": 0, "R": 1, "EN": 2, "AN": 2}
    odd = {"L": 2, "R": 1, "EN": 2, "AN": 2}
    return [(odd if base else even)[kind] for kind in kinds]


def _resolve_numbers(kinds: list[str], start: str) -> None:
    strong = before = start
    for at, kind in enumerate(kinds):
        # Rule W1: a mark is of the kind of what it stands on.
        if kind == "NSM":
            kind = before
        if kind in ("L", "R", "AL"):
            strong = kind
        # Rule W2: digits after Arabic letters are Arabic.
        if kind == "EN" and strong == "AL":
            kind = "AN"
        kinds[at] = before = kind
    for at, kind in enumerate(kinds):
        # Rules W4 and W5: what stands within or beside a number belongs to it.
        around = kinds[max(at - 1, 0)], kinds[min(at + 1, len(kinds) - 1)]
        if (kind in ("ES", "CS") and around == ("EN", "EN")) or (
            kind == "ET" and "EN" in around
        ):
            kinds[at] = "EN"
        elif kind == "CS" and around == ("AN", "AN"):
            kinds[at] = "AN"
    strong = start
    for at, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            # Rule W3.
            strong = "R" if kind == "AL" else kind
            kinds[at] = strong
        # Rule W7.
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"


def _resolve_neutrals(kinds: list[str], base: str) -> None:
    settled = ("L", "R", "EN", "AN")
    at, before = 0, base
    for neutral, group in groupby(list(kinds), lambda kind: kind not in settled):
        length = len(list(group))
        end = at + length
        if neutral:
            # Rules N1 and N2: between two of one direction theirs, else the line's.
            after = _direction(kinds[end]) if end < len(kinds) else base
            kinds[at:end] = [before if before == after else base] * length
        else:
            before = _direction(kinds[end - 1])
        at = end


def _direction(kind: str) -> str:
    # Rule N1 takes numbers as written from the right.
    return "L" if kind == "L" else "R"


def _reverse_runs(signs: list[str], levels: list[int], level: int) -> None:
    start = 0
    while start < len(signs):
        end = start
        while end < len(signs) and levels[end] >= level:
            end += 1
        signs[start:end] = signs[start:end][::-1]
        levels[start:end] = levels[start:end][::-1]
        start = end + 1


def _letters(word: str, forms: dict[str, dict[str, str]]) -> list[str]:
    """Split a word into letters, with lam and alef taken as the one they form."""
    letters: list[str] = []
    for sign in word:
        if letters and letters[-1] == _LAM and _LAM + sign in forms:
            letters[-1] += sign
        else:
            letters.append(sign)
    return letters


def _joining_neighbour(letters: list[str], at: int, step: int) -> str:
    at += step
    while 0 <= at < len(letters):
        if unicodedata.combining(letters[at][0]) == 0:
            return letters[at]
        at += step
    return ""


def _joins_onward(letter: str, forms: dict[str, dict[str, str]]) -> bool:
    return letter == _TATWEEL or "initial" in forms.get(letter, {})


def _joins_back(letter: str, forms: dict[str, dict[str, str]]) -> bool:
    return letter == _TATWEEL or "final" in forms.get(letter, {})


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Read each letter's presentation forms out of Unicode's decompositions."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFC00), *range(0xFE80, 0xFEFD)):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if kind in ("<isolated>", "<initial>", "<medial>", "<final>"):
            letter = "".join(chr(int(number, 16)) for number in letters)
            forms.setdefault(letter, {})[kind[1:-1]] = chr(code)
    return forms
