"""Brings the Swedish catalogue up to date with the code, and compiles it.

Run it after a text has been added or changed; it names what lacks a translation. The
texts in the code are English, which so needs no catalogue.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "facilitator"
LOCALES = PACKAGE / "i18n" / "locale"
KEYWORDS = {"tr": None, "_tr": None, "mark": None, "plural": (1, 2)}
TRANSLATED = "sv"
"""The language that has a catalogue."""
HEADER = "# {language} texts of Facilitator.\n#"


def extracted() -> Catalog:
    """Return every text marked in the code, in order of place."""
    catalogue = Catalog(project="Facilitator", charset="utf-8")
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS)
    for file, line, message, comments, context in found:
        place = (f"facilitator/{Path(file).as_posix()}", line)
        catalogue.add(message, None, [place], (), comments, context=context)
    return catalogue


def path_of(language: str) -> Path:
    """Return where a language's catalogue lies."""
    return LOCALES / language / "LC_MESSAGES" / "facilitator.po"


def read(language: str) -> Catalog:
    """Return a language's catalogue as it is on disk."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


def update(language: str, template: Catalog) -> list[str]:
    """Bring one catalogue up to date; return the texts that lack a translation."""
    path = path_of(language)
    old = read(language) if path.exists() else Catalog(locale=language)
    header = HEADER.format(language=language)
    new = Catalog(language, header_comment=header, project="Facilitator", fuzzy=False)
    for message in template:
        if message.id:
            known = old.get(message.id, message.context)
            text = known.string if known else _untranslated(message)
            new.add(message.id, text, context=message.context)
    buffer = io.BytesIO()
    write_po(buffer, new, sort_output=True, omit_header=False, width=88)
    kept = [line for line in buffer.getvalue().splitlines() if not _idle(line)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\n".join(kept) + b"\n")
    return [str(each.id) for each in new if each.id and not _complete(each)]


def _untranslated(message: Message) -> str | tuple[str, ...]:
    """Return what stands where a translation is missing."""
    return ("", "") if isinstance(message.id, tuple | list) else ""


def _complete(message: Message) -> bool:
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(texts)


def _idle(line: bytes) -> bool:
    """Header lines that say nothing, or would make a change of every run."""
    idle = (
        b"POT-",
        b"PO-Rev",
        b"Generated",
        b"Project-Id",
        b"Report",
        b"Last-",
        b"Language-",
    )
    return line.startswith(tuple(b'"' + name for name in idle))


def main() -> int:
    """Update the catalogue; exit 1 where a translation is missing."""
    sys.path.insert(0, str(ROOT))
    from build_hook import compile_catalogues

    missing = update(TRANSLATED, extracted())
    compile_catalogues()
    for text in missing:
        print(text)
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
