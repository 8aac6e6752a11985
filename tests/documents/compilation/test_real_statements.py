"""A compilation of real statements, where they lie beside the repository."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from facilitator.domain.compilation.compilation import compile_session
from facilitator.domain.text import clean
from facilitator.domain.words.dissent import words_against
from tests.builders import Desk, a_plan
from tests.documents.sample_papers import compiled
from tests.documents.validators import broken_rules, read_back

POLIS = Path(__file__).resolve().parents[4] / "shared" / "data" / "polis"


@pytest.mark.validators
@pytest.mark.skipif(not POLIS.is_dir(), reason="the real statements are not here")
def test_every_real_statement_is_in_a_valid_pdf_to_the_last_character(
    tmp_path: Path,
) -> None:
    texts = []
    for file in sorted(POLIS.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as rows:
            texts += [row["comment-body"] for row in csv.DictReader(rows)]
    desk = Desk(plan=a_plan(4, 9))
    for at, text in enumerate(texts):
        desk.log(text, area=f"a{at % 4 + 1}", group=f"g{at % 9 + 1}")
    made_of = compile_session(desk.plan, desk.session)
    path = tmp_path / "alla.pdf"
    path.write_bytes(compiled(made_of))
    listed = [clean(text) for text in texts]
    against = [text for text in listed if words_against(text)]
    expected = Counter([*listed, *listed, *against])
    assert Counter(each.text for each in read_back(path)) == expected
    assert broken_rules(path, "2a") == []
