"""The parts that plan files are read with: ids made of names, lines of values."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.domain.plan.ids import slug
from facilitator.storage.plans.toml_lines import lines_of


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Psykisk hälsa", "psykisk-halsa"),
        ("Barn och unga (13–19 år)", "barn-och-unga-13-19-ar"),
        ("Smørrebrød & café", "smorrebrod-cafe"),
        ("2030", "2030-x8dbf5f3a"),
        ("...", "x1a43b61b"),
    ],
)
def test_a_slug_is_readable(name: str, made: str) -> None:
    assert slug(name) == made


def test_names_that_ascii_cannot_tell_apart_have_slugs_of_their_own() -> None:
    names = ["Ungdom العربية", "Ungdom فارسی", "x" * 61, "x" * 62, "🙂", "🙃"]
    assert len({slug(name) for name in names}) == len(names)


@given(st.text(min_size=1))
def test_every_slug_is_an_id_that_a_plan_may_give(name: str) -> None:
    made = slug(name.encode("utf-8", "replace").decode())
    assert made.isascii()
    assert 0 < len(made) <= 60
    assert any(char.isalpha() for char in made)
    assert made == made.strip("-").lower()
    assert all(char.isalnum() or char == "-" for char in made)


statements = st.sampled_from(
    [
        "{key} = 1",
        "# {key} = [",
        "",
        "{key} = ['a',\n  'b', # ]\n  'c']",
        '{key} = """\n[[x]]\n\n{key} = 3"""',
        "{key} = [\n {{ a = 'b' }},\n\n {{ a = ']' }},\n]",
        "[[{key}]]\nname = 'x'",
        "[{key}]",
    ]
)


@settings(max_examples=60)
@given(st.lists(statements, max_size=8), st.lists(statements, max_size=8))
def test_the_line_of_a_value_is_found_whatever_stands_around_it(
    before: list[str], after: list[str]
) -> None:
    def block(lines: list[str], letter: str) -> str:
        made = (text.format(key=f"{letter}{n}") for n, text in enumerate(lines))
        return "".join(f"{text}\n" for text in made)

    start = block(before, "a")
    first = start.count("\n") + 1
    sought = "[[sought]]\n\nlist = [\n'0', # '1',\n\n'1',\n]\nnext = 1\n"
    paths = {
        ("sought", 0): first,
        ("sought", 0, "list"): first + 2,
        ("sought", 0, "list", 0): first + 3,
        ("sought", 0, "list", 1): first + 5,
        ("sought", 0, "next"): first + 7,
        ("sought", 0, "absent"): first,
        ("absent", 3, "name"): 1,
    }
    found = lines_of(start + sought + block(after, "b"), list(paths))
    assert found == list(paths.values())
