"""The part of a plan that is about the form, and its faults."""

from pathlib import Path

import pytest

from facilitator.domain.plan.form_plan import FormPlan
from facilitator.domain.plan.plan import Plan
from facilitator.i18n.sentences.all import sentence
from facilitator.i18n.translate import load
from facilitator.storage.form_secret import form_secret
from facilitator.storage.machine.addresses import own_addresses
from facilitator.storage.plans.files import read_plan
from facilitator.storage.plans.load import PlanError

PROJECT = """
name = "Mål"
groups = [{ id = "unga", name = "Unga" }]
[[areas]]
id = "skola"
name = "Skola"
questions = [{ id = "q1", name = "Vad saknas?" }]
"""
SESSION = """
name = "Dialog"
date = 2019-04-01
"""
ARABIC = """
[[form.languages]]
code = "ar"
name = "العربية"
direction = "rtl"
[form.languages.texts]
answer = "إجابتك"
error_long = "{limit}"
[form.languages.areas]
skola = "مدرسة"
[form.languages.questions]
q1 = "؟"
[form.languages.groups]
unga = "الشباب"
"""


def plan_of(folder: Path, form: str) -> Plan:
    """Return the plan that a file's form gives."""
    session = folder / "sessions" / "2019-04-01-dialog"
    session.mkdir(parents=True)
    (session.parent / "project.toml").write_text(PROJECT, "utf-8")
    (session / "session.toml").write_text(SESSION + form, "utf-8")
    return read_plan(session)


def test_a_plan_without_a_form_has_the_usual_one(tmp_path: Path) -> None:
    assert plan_of(tmp_path, "").session.form == FormPlan()


def test_a_language_is_read_with_its_texts_and_names(tmp_path: Path) -> None:
    (language,) = plan_of(tmp_path, ARABIC).session.form.languages
    assert (language.code, language.name, language.direction) == (
        "ar",
        "العربية",
        "rtl",
    )
    assert language.texts == {"answer": "إجابتك", "error_long": "{limit}"}
    assert language.names == {
        ("areas", "skola"): "مدرسة",
        ("questions", "q1"): "؟",
        ("groups", "unga"): "الشباب",
    }


@pytest.mark.parametrize(
    ("line", "faulty", "told"),
    [
        ('code = "ar"', 'code = "Arabiska!"', "code of a language"),
        ('code = "ar"', "", "“code” is missing"),
        ('name = "العربية"', 'name = ""', "is empty"),
        ('direction = "rtl"', 'direction = "höger"', "Choose one of: ltr, rtl"),
        ('answer = "', 'anser = "', "Did you mean “answer”?"),
        ('answer = "', 'answer = "{x} ', "nothing can be put in place of {x}"),
        ('skola = "', 'skolan = "', "Did you mean “skola”?"),
        ('q1 = "؟"', "q1 = 7", "must be a text"),
    ],
)
def test_a_fault_is_told_with_its_line(
    tmp_path: Path, line: str, faulty: str, told: str
) -> None:
    form = ARABIC.replace(line, faulty, 1)
    with pytest.raises(PlanError) as caught:
        plan_of(tmp_path, form)
    (problem,) = caught.value.problems
    shown = sentence(load("en"), _as_error(problem))
    assert told in shown
    whole = (SESSION + form).splitlines()
    assert problem.line > 0
    assert not faulty or faulty in whole[problem.line - 1] or "code" in told


def _as_error(problem: object) -> PlanError:
    error = PlanError([problem])  # type: ignore[list-item]
    error.code = problem.code  # type: ignore[attr-defined]
    error.details = dict(problem.details)  # type: ignore[attr-defined]
    return error


def test_a_language_that_is_there_twice_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlanError) as caught:
        plan_of(tmp_path, ARABIC + ARABIC)
    assert [each.code for each in caught.value.problems] == ["plan.same_language"]


def test_the_key_of_a_form_stays_and_is_each_devices_own(tmp_path: Path) -> None:
    first = form_secret(tmp_path, "2019-04-01", "bord-1-formular")
    assert form_secret(tmp_path, "2019-04-01", "bord-1-formular") == first
    assert form_secret(tmp_path, "2019-04-01", "bord-2-formular") != first
    assert len(first) == 32


def test_a_key_that_cannot_be_read_stops_no_form(tmp_path: Path) -> None:
    form_secret(tmp_path, "2019-04-01", "bord-1")
    (path,) = (tmp_path / "sessions" / "2019-04-01" / "journal").glob("*.form-key")
    path.write_text("trasig")
    assert len(form_secret(tmp_path, "2019-04-01", "bord-1")) == 32


def test_the_laptops_own_addresses_lead_somewhere() -> None:
    found = own_addresses()
    assert len(set(found)) == len(found)
    assert not [each for each in found if each.startswith(("127.", "0."))]
