"""Whatever is typed, tags neither lose words nor find what is not there."""

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.errors import Refused
from facilitator.domain.plan.plan import Keyword
from facilitator.domain.words.hashtags import (
    completion,
    read_tags,
    tag_of,
)

NAMES = ["psykisk hälsa", "rörelse", "kollektivtrafik", "trygga platser", "mål"]
KEYWORDS = [Keyword(f"k{n}x", name, "a") for n, name in enumerate(NAMES)]
WORD = st.text("abcåäöÅÄÖ", min_size=1, max_size=8)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_a_text_without_tags_comes_out_as_it_went_in(text: str) -> None:
    bare = text.replace("#", "").rstrip()
    assert read_tags(bare, KEYWORDS).text == bare


@settings(max_examples=200, deadline=None)
@given(st.text("#ab å-1.\n\u2028[/", max_size=60))
def test_anything_typed_is_read_or_refused(text: str) -> None:
    try:
        tagged = read_tags(text, KEYWORDS)
    except Refused as refused:
        assert refused.code == "keyword.unknown_tag"
    else:
        assert set(tagged.keywords) <= {each.id for each in KEYWORDS}


@settings(max_examples=200, deadline=None)
@given(st.lists(WORD, min_size=1, max_size=6), st.sets(st.sampled_from(KEYWORDS)))
def test_tags_after_the_text_are_all_found_and_the_text_is_untouched(
    words: list[str], tagged: set[Keyword]
) -> None:
    said = " ".join(words)
    typed = " ".join([said, *(f"#{tag_of(each)}" for each in tagged)])
    read = read_tags(typed, KEYWORDS)
    assert read.text == said
    assert set(read.keywords) == {each.id for each in tagged}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(KEYWORDS), st.integers(1, 20))
def test_a_taken_completion_is_a_known_tag(keyword: Keyword, length: int) -> None:
    before = f"Sagt #{tag_of(keyword)[:length]}"
    taken = before + completion(before, KEYWORDS)
    assert read_tags(taken, KEYWORDS).keywords == (keyword.id,)
