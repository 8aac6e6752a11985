"""Words of dissent: found as whole phrases, and not in words that only look alike."""

import pytest

from facilitator.domain.words.dissent import (
    AGAINST,
    words_against,
)
from tests.hostile import HOSTILE

SPEAKS_AGAINST = {
    "Vi håller inte med om att centrum ska stängas för bilar.": "håller inte med",
    "Jag håller verkligen inte alls med": "håller verkligen inte alls med",
    "HÅLLER  INTE\nALLS MED": "håller inte alls med",
    "Flera vid bordet är starkt emot en ny väg.": "är starkt emot",
    "Pensionärerna är emot!": "är emot",
    "Tvärtom: bygg på höjden.": "tvärtom",
    "Stäng inte gatan, tvärtom behövs den": "tvärtom",
    "Vi säger nej till detta projekt": "vi säger nej till",
    "Vi är oense om skolan": "oense",
    "Bordet var inte överens.": "var inte överens",
    "Inte alla höll med, två ville ha kvar parkeringen": "inte alla höll med",
    "Nej till nedläggning av byskolan": "nej till",
    "Ja till skolan, nej till vägen": "nej till",
    "Bygg bad, men en sa att det är för dyrt": "men en sa",
    "Avvikande mening: bygg ingenting alls": "avvikande mening",
    "Jag motsätter mig en vägförbindelse": "motsätter mig",
    "Det rådde delade meningar om simhallen": "delade meningar",
    "We don’t agree with closing the library": "don't agree",
    "I am strongly opposed to the road": "am strongly opposed to",
    "Some said yes, but one said no": "but one said",
}
SPEAKS_NOT_AGAINST = (
    "Vi tar emot alla som flyttar hit",
    "Ta emot praktikanter, vi ser fram emot det",
    "Skolan ligger mitt emot biblioteket",
    "Däremot behövs fler bussar",
    "Vi emotser ett svar från kommunen",
    "Vi är inte emot en ny väg",
    "Ingen är emotsagd här",
    "Bilen ska vänta på cykeln, inte tvärtom",
    "Unga lär gamla och tvärtom",
    "Man lovade en sak och gör tvärtom",
    "Det känns som att hela världen är emot oss",
    "Det är emot lagen att parkera där",
    "Kommunen sa nej till vårt bygglov",
    "Det blir ett nej till slut",
    "Vi håller med om allt",
    "Barn som inte kommer överens behöver en vuxen",
    "En sa det, och alla höll med",
    "Avvikande öppettider ska synas på webben",
    "Parking there is against the law",
    "We should agree on a plan",
    "Stand up against bullying",
    "Oensamhet",
    "",
)


@pytest.mark.parametrize(("text", "words"), SPEAKS_AGAINST.items())
def test_words_of_dissent_are_found_whatever_the_case_and_the_blanks(
    text: str, words: str
) -> None:
    assert words_against(text) == words


@pytest.mark.parametrize("text", SPEAKS_NOT_AGAINST)
def test_words_that_only_look_alike_are_no_dissent(text: str) -> None:
    assert not words_against(text)


@pytest.mark.parametrize("phrase", AGAINST)
def test_every_phrase_of_the_list_is_found_by_itself_and_not_within_a_word(
    phrase: str,
) -> None:
    plain = phrase.replace("… ", "").replace("^", "")
    assert words_against(plain) == plain
    assert not words_against(f"x{plain}x")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_read_without_harm(text: str) -> None:
    assert not words_against(text)
    assert words_against(f"Tvärtom! {text}") == "tvärtom"
