"""Keywords typed as #words: what is read, what is kept, what is offered."""

import pytest

from facilitator.domain.errors import Refused
from facilitator.domain.plan.plan import Keyword
from facilitator.domain.words.hashtags import (
    completion,
    read_tags,
)

KEYWORDS = [
    Keyword("psykisk-halsa", "psykisk hälsa", "kunskap"),
    Keyword("rorelse", "rörelse", "kunskap"),
    Keyword("mal", "mål", "kunskap"),
    Keyword("kollektivtrafik", "kollektivtrafik", "tillvaxt"),
    Keyword("mal2", "mal", "tillvaxt"),
    Keyword("w247", "24/7", "tillvaxt"),
]


@pytest.mark.parametrize(
    ("typed", "text", "ids"),
    [
        ("Fler bussar", "Fler bussar", ()),
        ("Fler bussar #kollektivtrafik", "Fler bussar", ("kollektivtrafik",)),
        ("Fler bussar #Kollektivtrafik.", "Fler bussar.", ("kollektivtrafik",)),
        ("#rörelse är bra", "rörelse är bra", ("rorelse",)),
        ("#rorelse är bra", "rorelse är bra", ("rorelse",)),
        ("Må bra #psykiskhälsa", "Må bra", ("psykisk-halsa",)),
        ("Må bra #psykisk-hälsa #rörelse", "Må bra", ("psykisk-halsa", "rorelse")),
        ("#Psykiskhälsa först", "Psykisk hälsa först", ("psykisk-halsa",)),
        ("Vi är #1 i landet", "Vi är #1 i landet", ()),
        ("Öppet #247", "Öppet", ("w247",)),
        ("Vi blev #1 #rörelse", "Vi blev #1", ("rorelse",)),
        ("Bra #rörelse #1", "Bra rörelse #1", ("rorelse",)),
        ("C#dur och a&#246;", "C#dur och a&#246;", ()),
        ("#rörelse", "", ("rorelse",)),
        ("rad ett\nrad två\n#rörelse", "rad ett\nrad två", ("rorelse",)),
        ("Bra #rörelse #rörelse", "Bra", ("rorelse",)),
    ],
)
def test_tags_at_the_end_go_and_tags_within_become_words(
    typed: str, text: str, ids: tuple[str, ...]
) -> None:
    tagged = read_tags(typed, KEYWORDS)
    assert (tagged.text, tagged.keywords) == (text, ids)


def test_an_unknown_tag_is_refused_with_the_nearest_keywords() -> None:
    with pytest.raises(Refused) as refused:
        read_tags("Fler bussar #kolektivtraffik", KEYWORDS)
    assert refused.value.code == "keyword.unknown_tag"
    assert refused.value.details["value"] == "#kolektivtraffik"
    choices = refused.value.details["choices"]
    assert isinstance(choices, tuple) and choices[0] == "kollektivtrafik"


@pytest.mark.parametrize(
    ("before", "rest"),
    [
        ("Bussen #kollektivtr", "afik"),
        ("Bussen #KOLLEKTIVTR", "afik"),
        ("Bussen #kollektivtrafik", ""),
        ("#psyk", "isk-hälsa"),
        ("#psykisk", "-hälsa"),
        ("#psykisk-", "hälsa"),
        ("#psykiskh", "älsa"),
        ("#må", "l"),
        ("#ma", "l"),
        ("#rö", "relse"),
        ("#ro", ""),
        ("#", ""),
        ("Bussen #koll ", ""),
        ("kollektivtr", ""),
        ("", ""),
    ],
)
def test_the_first_keyword_that_begins_so_is_offered(before: str, rest: str) -> None:
    assert completion(before, KEYWORDS) == rest


def test_the_keywords_given_first_are_offered_first() -> None:
    twins = [Keyword("a", "kultur", "x"), Keyword("b", "kulturarv", "y")]
    assert completion("#kul", twins) == "tur"
    assert completion("#kul", twins[::-1]) == "turarv"
    assert completion("#kulturen", twins) == ""
