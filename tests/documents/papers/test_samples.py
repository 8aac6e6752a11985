"""The sample papers in `exports/` are what the program makes now, and say Övning."""

import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tools.samples import FOLDER, PAPERS, samples

Content = dict[str, bytes]
"""What a file holds, by part; how it is compressed differs between machines."""


@pytest.fixture(scope="module")
def made_now() -> Content:
    return dict(samples())


def parts(name: str, data: bytes) -> Content:
    """Return what a file holds, unpacked."""
    match Path(name).suffix:
        case ".pdf":
            return _objects(data)
        case ".xlsx":
            with zipfile.ZipFile(BytesIO(data)) as book:
                return {each: book.read(each) for each in book.namelist()}
        case _:
            return {"": data}


def _objects(data: bytes) -> Content:
    held = {}
    with pikepdf.open(BytesIO(data)) as pdf:
        for number, each in enumerate(pdf.objects):
            if isinstance(each, pikepdf.Stream):
                held[f"{number} stream"] = each.read_bytes()
                keys = sorted(set(map(str, each.keys())) - {"/Length"})
                held[str(number)] = repr([(key, each[key]) for key in keys]).encode()
            else:
                held[str(number)] = each.unparse()
    return held


def same(name: str, one: bytes, other: bytes) -> bool:
    """Tell whether two files hold the same."""
    return parts(name, one) == parts(name, other)


@pytest.mark.parametrize("name", PAPERS)
def test_a_sample_is_what_the_program_makes_now(name: str, made_now: Content) -> None:
    kept = (FOLDER / name).read_bytes()
    assert same(name, kept, made_now[name]), "make samples"


def test_a_sample_that_is_not_current_is_seen(made_now: Content) -> None:
    name = "ovning-oppna-data.json"
    assert not same(name, made_now[name].replace(b"69", b"70"), made_now[name])
    poster, compilation = "ovning-affisch.pdf", "ovning-sammanstallning.pdf"
    assert not same(poster, made_now[compilation], made_now[poster])


def test_every_sample_says_that_it_is_a_rehearsal(made_now: Content) -> None:
    for name, data in made_now.items():
        if name.endswith(".pdf"):
            with pikepdf.open(BytesIO(data)) as pdf:
                assert "Övning" in str(pdf.docinfo["/Title"]), name
        else:
            held = b"".join(parts(name, data).values()).decode(errors="replace")
            assert "Övning" in held or '"rehearsal": true' in held, name


def test_nothing_else_lies_among_the_samples() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(PAPERS)
    assert (FOLDER.parent / "README.md").is_file()
