"""Words by which a statement speaks against, found by a list that anyone can read.

The list is short on purpose: what it finds is printed as a voice that differs, so it
rather misses one than takes a mere "däremot" or "tar emot" for dissent. It tells that
words of dissent were used, never what somebody thinks.
"""

import re
from functools import lru_cache
from typing import Final

from facilitator.domain.text import fold

CACHE_SIZE: Final = 16_384
"""Texts of which it is remembered what was found; more than an evening has."""
STRENGTHENING: Final = (
    "absolut", "alls", "bestämt", "definitivt", "helt", "klart", "mycket", "starkt",
    "verkligen", "väldigt", "completely", "firmly", "strongly", "totally", "very much",
)  # fmt: skip
"""Any one of these may stand where a phrase has `…`."""

AGAINST: Final = (
    # Not of one mind with what was said.
    "håller … inte … med", "håller jag … inte … med", "håller vi … inte … med",
    "höll … inte … med", "höll inte alla med", "håller inte alla med",
    "inte alla höll med", "inte alla håller med", "alla höll inte med",
    "alla håller inte med", "alla var inte med på", "inte alla var med på",
    "instämmer … inte", "instämde … inte", "jag invänder", "vi invänder", "invände",
    "är … av annan åsikt", "är … av en annan åsikt", "har en … annan åsikt",
    "av annan mening", "har en … annan uppfattning", "^tvärtom", "^tvärt emot",
    "är tvärtom", "tycker … tvärtom",
    # Against a thing.
    "är … emot", "är jag … emot", "är vi … emot", "var … emot", "röstar … emot",
    "röstade … emot", "talade emot", "talar … emot", "argumenterade emot",
    "är … motståndare till", "motsätter mig", "motsätter oss", "motsätter sig",
    "motsatte sig", "protesterar mot", "protesterade mot",
    "^nej till", "^nej tack till", "jag säger … nej till", "vi säger … nej till",
    "sa … nej till förslaget", "säger … nej till förslaget",
    # The table was not at one.
    "oense", "oenig", "oeniga", "oenighet", "är inte … överens",
    "är vi inte … överens", "var inte … överens", "blev inte … överens",
    "är inte … eniga", "är vi inte … eniga", "var inte … eniga",
    "delade meningar", "delade åsikter", "åsikterna går isär", "åsikterna gick isär",
    "meningarna går isär", "meningarna gick isär", "avvikande röst",
    "avvikande röster", "avvikande mening", "avvikande åsikt", "avvikande åsikter",
    "avvikande uppfattning",
    "men en sa", "men en sade", "men en säger", "men en tyckte", "men en tycker",
    "men en vid bordet", "men en person sa", "men en person tyckte",
    "men en deltagare", "men någon sa", "men någon sade", "men någon tyckte",
    "men några sa", "men några sade", "men några tyckte", "men några tycker",
    # In English.
    "i … disagree", "we … disagree", "some disagree", "others disagree",
    "disagree with", "disagrees", "disagreed", "do not … agree", "don't … agree",
    "does not … agree", "doesn't … agree", "did not … agree", "didn't … agree",
    "not everyone agreed", "not all agreed", "not everyone agrees",
    "i … oppose", "we … oppose", "am … opposed to", "is … opposed to",
    "are … opposed to", "was … opposed to", "were … opposed to",
    "am … against", "i'm … against", "are … against", "we're … against",
    "is … against", "was … against", "were … against", "voted against",
    "on the contrary", "^no to", "dissenting", "opinions differed",
    "opinions were divided", "but one said", "but one person said",
    "but one thought", "but some said", "but some thought",
)  # fmt: skip
"""What speaks against: `…` at most one of `STRENGTHENING`, `^` a clause begins."""

HARMLESS: Final = (
    "emot mig", "emot dig", "emot henne", "emot honom", "emot oss", "emot er",
    "emot dem", "emot varandra", "emot lagen",
    "against the law",
)  # fmt: skip
"""What holds such words and speaks against nothing."""


@lru_cache(maxsize=CACHE_SIZE)
def words_against(text: str) -> str:
    """Return the first words by which a text speaks against, folded; "" for none."""
    plain = " ".join(fold(text).replace("’", "'").split())
    match = _AGAINST.search(_HARMLESS.sub(" | ", plain))
    return match[0] if match else ""


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds any of the phrases as whole words."""
    strong = "|".join(map(re.escape, STRENGTHENING))
    patterns = (
        re.escape(fold(phrase))
        .replace(re.escape("… "), f"(?:(?:{strong}) )?")
        .replace(re.escape("^"), r"(?<!\w )")
        for phrase in phrases
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")


_AGAINST = _pattern(AGAINST)
_HARMLESS = _pattern(HARMLESS)
