"""The glossary names what there is in the code, and every capability of the domain."""

import ast
import re
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.architecture.source import ROOT

PAGE = ROOT / "docs" / "architecture.md"
DOMAIN = ROOT / "facilitator" / "domain"
OUTSIDE = {"words", "intake", "decide"}
"""Folders of the domain that hold rules and no word of the field."""
PLANNED = ("Plan", "Project", "GoalArea", "Keyword", "Question", "TargetGroup")


class Word(NamedTuple):
    """A line of the glossary."""

    english: str
    swedish: str
    place: str
    """Module and name in it, below `facilitator`."""
    meaning: str


def words(page: str) -> list[Word]:
    """Return the lines of the glossary."""
    _, _, section = page.partition("## Glossary")
    lines = re.findall(r"^\| (.+?) \| (.+?) \| `([\w.]+)` \| (.+?) \|$", section, re.M)
    return [Word(*line) for line in lines]


def exists(place: str) -> bool:
    """Tell whether a module of this project has such a name."""
    module, _, name = place.rpartition(".")
    try:
        return hasattr(import_module(f"facilitator.{module}"), name)
    except ModuleNotFoundError:
        return False


GLOSSARY = words(PAGE.read_text("utf-8"))


@pytest.mark.parametrize("word", GLOSSARY, ids=lambda word: word.english)
def test_what_a_word_is_called_in_code_is_there(word: Word) -> None:
    assert exists(word.place)


def test_a_word_without_code_is_seen() -> None:
    assert not exists("domain.plan.plan.Planet")
    assert not exists("domain.planet.plan.Plan")


def test_no_word_stands_for_two_things_nor_one_thing_under_two_words() -> None:
    for column in zip(*GLOSSARY, strict=True):
        assert len(set(column)) == len(column)


def test_every_folder_of_the_domain_has_a_word_in_the_glossary() -> None:
    named = {word.place.split(".")[1] for word in GLOSSARY}
    folders = {
        each.name for each in DOMAIN.iterdir() if (each / "__init__.py").exists()
    }
    assert folders - named == OUTSIDE


def test_every_item_of_a_plan_has_a_word_in_the_glossary() -> None:
    tree = ast.parse(Path(DOMAIN, "plan", "plan.py").read_text("utf-8"))
    classes = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
    named = {word.place.rpartition(".")[2] for word in GLOSSARY}
    assert classes - named <= {"PlanItem", "SessionPlan"}
    assert set(PLANNED) <= classes
