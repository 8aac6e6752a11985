"""Swedish words in other forms than a keyword has: suggested, never applied.

A light stemmer: it takes away common endings, and where it is wrong it only suggests
too little or too much, since a person decides.
"""

import re
from collections.abc import Iterable, Sequence

from facilitator.domain.plan.plan import Keyword
from facilitator.domain.text import fold

LEAST = 3
"""Letters that a stem keeps."""
_ENDINGS = (
    "heterna", "arnas", "ernas", "ornas", "heten", "heter", "arna", "erna", "orna",
    "andet", "ande", "ades", "aren", "arens", "ets", "ens", "ade", "ast", "are",
    "het", "an", "ar", "er", "or", "en", "et", "na", "as", "es", "s", "a", "e",
    "n", "t",
)  # fmt: skip
_LONGEST_FIRST = sorted(_ENDINGS, key=len, reverse=True)
_WORD = re.compile(r"[^\W\d_]+")


def stem(word: str) -> str:
    """Return a word without its ending: `biblioteken` and `bibliotek` are one."""
    folded = fold(word)
    for ending in _LONGEST_FIRST:
        if folded.endswith(ending) and len(folded) - len(ending) >= LEAST:
            folded = folded.removesuffix(ending)
            break
    bare = folded.rstrip("s")
    return bare if len(bare) >= LEAST else folded[:LEAST]


def stems(text: str) -> list[str]:
    """Return the stems of a text's words, in their order."""
    return [stem(word) for word in _WORD.findall(text)]


def keyword_of_form(word: str, keywords: Iterable[Keyword]) -> Keyword | None:
    """Return the keyword that a word is another form of, None where there is none."""
    word_stems = stems(word)
    matches = (
        each for each in keywords if word_stems and stems(each.name) == word_stems
    )
    return next(matches, None)


def keywords_in(text: str, keywords: Sequence[Keyword]) -> list[Keyword]:
    """Return the keywords that a text holds in any form, in their order."""
    text_stems = set(stems(text))
    return [
        each
        for each in keywords
        if (words := stems(each.name)) and text_stems >= set(words)
    ]
