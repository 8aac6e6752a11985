"""Tells whether the quick tests notice a turned comparison, operator or constant.

`make mutants` draws places of `domain/` and `services/` by a seed, lets cosmic-ray turn
each in a copy of the tree, and runs the quick tests there, those first that name the
file. What survives is printed with its line; the share that was caught comes last. A
turn that changes nothing anybody could notice counts as a survivor as well.
"""

import argparse
import ast
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator

ROOT = Path(__file__).resolve().parent.parent
PLACES = ("facilitator/domain", "facilitator/services")
COPIES = ROOT / "build" / "mutants"
MEMORY = 3 << 30
"""Bytes a test run may take: a loop that a turn has made endless would take all."""
TURNS = (
    *(f"ReplaceComparisonOperator_{turn}" for turn in (
        "Eq_NotEq", "NotEq_Eq", "Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt", "Gt_GtE",
        "Gt_LtE", "GtE_Gt", "GtE_Lt", "Is_IsNot", "IsNot_Is",
    )),
    *(f"ReplaceBinaryOperator_{turn}" for turn in (
        "Add_Sub", "Sub_Add", "Mul_FloorDiv", "Div_Mul", "FloorDiv_Mul", "Mod_FloorDiv",
        "BitOr_BitAnd", "BitAnd_BitOr",
    )),
    *("ReplaceUnaryOperator_Delete_Not", "ReplaceUnaryOperator_USub_UAdd", "AddNot"),
    *("ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr"),
    *("ReplaceOrWithAnd", "NumberReplacer", "ReplaceBreakWithContinue"),
)  # fmt: skip
"""What is turned, by cosmic-ray's names: never far from what stood there."""
BUILT_IN_TYPES = {
    "bool", "bytes", "dict", "float", "frozenset", "int", "list", "object", "set",
    "str", "tuple", "type",
}  # fmt: skip

Position = tuple[int, int]
"""Row from 1, column from 0, in characters."""
Span = tuple[Position, Position]


class Mutant(NamedTuple):
    """One turn that can be made."""

    path: Path
    turn: str
    occurrence: int
    """The how many-eth place of the file, from 0, that the turn can be made at."""
    line: int

    def __str__(self) -> str:
        place = self.path.relative_to(ROOT) if self.path.is_absolute() else self.path
        return f"{place}:{self.line} {self.turn}"


def main() -> int:
    """Draw and run; return 1 where less is caught than was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=14)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--at-least", type=float, default=0.9, metavar="SHARE")
    parser.add_argument("paths", nargs="*", default=PLACES)
    args = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    files = [file for place in args.paths for file in python_files(ROOT / place)]
    mutants = draw_mutants(files, args.count, args.seed)
    sys.stdout.write(f"{len(mutants)} mutants drawn by seed {args.seed}\n")
    caught = 0
    for mutant, surviving_line in run_mutants(mutants, args.jobs):
        caught += not surviving_line
        if surviving_line:
            sys.stdout.write(f"survived {mutant}: {surviving_line}\n")
            sys.stdout.flush()
    share = caught / len(mutants)
    sys.stdout.write(f"{caught} of {len(mutants)} caught, {share:.1%}\n")
    return int(share < args.at_least)


def python_files(place: Path) -> list[Path]:
    """Return a file, or all below a folder, in order."""
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


def draw_mutants(files: Sequence[Path], count: int, seed: int) -> list[Mutant]:
    """Return so many mutants, no two at one place; each place is as likely."""
    by_place: dict[tuple[str, Span], list[Mutant]] = {}
    for path in files:
        for span, mutant in mutants_of(path):
            by_place.setdefault((str(path), span), []).append(mutant)
    chance = random.Random(seed)
    places = sorted(by_place)
    chance.shuffle(places)
    mutants: list[Mutant] = []
    for place in places:
        mutant = chance.choice(by_place[place])
        if len(mutants) < count and is_python(turned_code(mutant)):
            mutants.append(mutant)
    return mutants


def mutants_of(path: Path) -> Iterator[tuple[Span, Mutant]]:
    """Yield all turns of a file and where they are; types are not code that runs."""
    source = path.read_text("utf-8")
    types = [span_of(node, source) for node in _types(ast.parse(source))]
    nodes = list(ast_nodes(get_ast(source)))
    for turn in TURNS:
        operator = get_operator(f"core/{turn}")()
        spans = (span for node in nodes for span in operator.mutation_positions(node))
        for occurrence, span in enumerate(spans):
            if not any(start <= span[0] < end for start, end in types):
                yield span, Mutant(path, turn, occurrence, span[0][0])


def _types(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield annotations, unions of types, and what only a type checker looks at."""
    for node in ast.walk(tree):
        for name in ("annotation", "returns"):
            annotation = getattr(node, name, None)
            if isinstance(annotation, ast.expr):
                yield annotation
        if isinstance(node, ast.BinOp) and is_type(node):
            yield node
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            yield node.test


def is_type(node: ast.expr) -> bool:
    """Tell whether an expression is written like a type, or like a union of some."""
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return is_type(left) and is_type(right)
        case ast.Subscript(value=value):
            return is_type(value)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in BUILT_IN_TYPES or bool(re.match("_?[A-Z].*[a-z]", name))
        case ast.Constant(value=value):
            return value is None
    return False


def span_of(node: ast.expr, source: str) -> Span:
    """Return where a node stands; the parser itself counts columns in bytes."""
    lines = source.splitlines()
    last, end = node.end_lineno or 0, node.end_col_offset or 0
    return (
        (node.lineno, len(lines[node.lineno - 1].encode()[: node.col_offset].decode())),
        (last, len(lines[last - 1].encode()[:end].decode())),
    )


def turned_code(mutant: Mutant) -> str:
    """Return the source of the file with the turn made; nothing if it cannot be."""
    operator = get_operator(f"core/{mutant.turn}")()
    return (
        mutate_code(mutant.path.read_text("utf-8"), operator, mutant.occurrence) or ""
    )


def is_python(code: str) -> bool:
    """Tell whether there is code that is legal: no `|` of a pattern is turned."""
    try:
        return bool(ast.parse(code).body)
    except SyntaxError:
        return False


def run_mutants(mutants: Sequence[Mutant], jobs: int) -> Iterator[tuple[Mutant, str]]:
    """Yield each mutant, with its changed line where no test noticed it.

    Raises AssertionError where the tests fail in a copy with no turn in it, since then
    everything would count as caught.
    """
    copies = [copy_tree(COPIES / str(number)) for number in range(jobs)]
    start = time.monotonic()
    if not passes(copies[0], ["tests"], limit=3600):
        raise AssertionError(f"the quick tests fail in {copies[0]} as it stands")
    limit = 60 + 4 * (time.monotonic() - start)
    free: SimpleQueue[Path] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def run_one(mutant: Mutant) -> tuple[Mutant, str]:
        copy = free.get()
        try:
            return mutant, surviving_line(copy, mutant, limit)
        finally:
            free.put(copy)

    with ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(run_one, mutants)


def copy_tree(target: Path) -> Path:
    """Copy what git tracks, and the built catalogues, to a folder of its own."""
    shutil.rmtree(target, ignore_errors=True)
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    names += [str(path.relative_to(ROOT)) for path in ROOT.glob("facilitator/**/*.mo")]
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target / name)
    return target


def surviving_line(copy: Path, mutant: Mutant, limit: float) -> str:
    """Make the turn in a copy and run the tests; return the line if they all pass."""
    source, turned = mutant.path.read_text("utf-8"), turned_code(mutant)
    own = copy / mutant.path.relative_to(ROOT)
    cache = own.parent / "__pycache__"
    compiled = cache / f"{own.stem}.{sys.implementation.cache_tag}.pyc"
    try:
        # Python takes a compiled file for current by its second and size alone.
        compiled.unlink(missing_ok=True)
        own.write_text(turned, "utf-8")
        if not all(passes(copy, tests, limit) for tests in in_order(copy, mutant)):
            return ""
        lines = zip(source.splitlines(), turned.splitlines(), strict=False)
        return next(new.strip() for old, new in lines if old != new)
    finally:
        own.write_text(source, "utf-8")
        compiled.unlink(missing_ok=True)


def in_order(copy: Path, mutant: Mutant) -> Iterator[list[str]]:
    """Yield the tests that name the module, of its folder, the short ones, the rest."""
    module = ".".join(mutant.path.relative_to(ROOT).with_suffix("").parts)
    left = sorted((copy / "tests").rglob("test_*.py"))
    texts = {path: path.read_text("utf-8") for path in left}
    names_module = re.compile(rf"{re.escape(module)}\b").search
    names_folder = re.compile(rf"{re.escape(module.rpartition('.')[0])}\b").search
    short = {copy / "tests" / "unit", copy / "tests" / "property"}
    for group in (
        [path for path in left if names_module(texts[path])],
        [
            path
            for path in left
            if names_folder(texts[path]) and short & {*path.parents}
        ],
        [path for path in left if short & {*path.parents}],
        left,
    ):
        if new := [str(path) for path in group if path in texts]:
            yield new
        for path in group:
            texts.pop(path, None)


def passes(copy: Path, tests: Sequence[str], limit: float) -> bool:
    """Tell whether the quick ones among some tests pass within so many seconds."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pytest", "-x", "-q", "--hypothesis-seed=14",
         *QUICK, *tests],
        cwd=copy, env=os.environ | {"PYTHONPATH": str(copy)}, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        return process.wait(limit) in (0, 5)  # 5: none of them is quick
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False


QUICK = ("--quick",)


if __name__ == "__main__":
    raise SystemExit(main())
