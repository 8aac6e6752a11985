"""Posters: for whom, how far, and what the code of a network says."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.errors import Refused
from facilitator.domain.papers.posters import (
    posters_of,
    reading_distance,
    wifi_code,
    wifi_poster,
)
from facilitator.domain.plan.plan import Plan
from tests.builders import a_plan


def network(name: str, password: str = "") -> Plan:
    """Return a plan with a network."""
    plan = a_plan()
    session = replace(plan.session, wifi=name, wifi_password=password)
    return Plan(plan.project, session)


def read(code: str) -> dict[str, str]:
    """Return the fields of a network's code, as a telephone reads them."""
    assert code.startswith("WIFI:") and code.endswith(";;")
    fields, key, value, at = {}, "", "", len("WIFI:")
    while at < len(code) - 1:
        char = code[at]
        if char == "\\":
            at += 1
            value += code[at]
        elif char == ":" and not key:
            key, value = value, ""
        elif char == ";":
            fields[key], key, value = value, "", ""
        else:
            value += char
        at += 1
    return fields


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_name_and_password_of_a_network_are_read_back(
    name: str, password: str
) -> None:
    code = wifi_code(network(name, password))
    assert read(code) == {"T": "WPA", "S": name, "P": password}


def test_a_network_without_a_password_says_so_and_none_at_all_is_refused() -> None:
    assert wifi_code(network("Dialog")) == "WIFI:T:nopass;S:Dialog;;"
    assert wifi_code(network('a;b,c:d"e\\', "f")) == (
        'WIFI:T:WPA;S:a\\;b\\,c\\:d\\"e\\\\;P:f;;'
    )
    with pytest.raises(Refused, match=r"wifi\.none"):
        wifi_poster(a_plan())


def test_a_poster_for_each_is_asked_for_by_all_and_they_multiply() -> None:
    plan = a_plan(2, 3, 2)
    assert [aim.table for aim in posters_of(plan).aims] == [None]
    addresses = [aim.address for aim in posters_of(plan, "all", area="2").aims]
    assert addresses == [f"{plan.session.form_link}?B={n}&O=2" for n in (1, 2)]
    assert len(posters_of(plan, "all", "all", "all").aims) == 12
    with pytest.raises(Refused, match=r"plan\.unknown"):
        posters_of(plan, "9")
    with pytest.raises(Refused, match=r"plan\.none"):
        posters_of(a_plan(tables=0), "all")
    with pytest.raises(Refused, match=r"choice\.unknown"):
        posters_of(plan, paper="a5")


def test_another_address_takes_the_place_of_the_plans() -> None:
    bare = Plan(a_plan().project, replace(a_plan().session, form_link=""))
    with pytest.raises(Refused, match=r"form\.no_link"):
        posters_of(bare)
    [aim] = posters_of(bare, table="1", link="HTTP://10.0.0.5:8080/F").aims
    assert aim.address == "HTTP://10.0.0.5:8080/F?B=1"
    shown = network("Dialog")
    assert wifi_poster(shown, link="HTTP://10.0.0.5/F").address == "HTTP://10.0.0.5/F"


@pytest.mark.parametrize(
    ("module", "metres"), [(25, 8.5), (20, 6.5), (12.5, 4.0), (3.9, 1.0), (1, 0)]
)
def test_the_distance_follows_the_size_of_the_modules(
    module: float, metres: float
) -> None:
    assert reading_distance(module) == metres
