"""Break a text into lines that fit a width, losing nothing of it."""

from collections.abc import Sequence

from facilitator.documents.pdf.file.bidi import begins_right_to_left, shape, visual
from facilitator.documents.pdf.file.fonts import Code, Face, Measured, Run, merge_runs


def break_lines(face: Face, text: str, limit: float) -> list[Measured]:
    """Break a printable text at spaces, at newlines and, in the last resort, in words.

    `limit` is in thousandths of the font size. Each line but the last ends in the
    space or the newline it was broken at, so that the lines read on end give the
    text again. The space hangs outside the measured width.
    """
    lines: list[Measured] = []
    space = face.space
    for source in text.split("\n"):
        if lines:
            lines[-1] = _with_newline(face, lines[-1])
        width = 0
        codes: list[Code] = []
        for word in source.split(" "):
            advance, code = face[word]
            if width + advance > limit:
                if codes:
                    lines.append(_as_one_line(face, codes, width - space, " "))
                    codes, width = [], 0
                if advance > limit:
                    *pieces, word = _pieces(face, word, limit)
                    lines.extend(face[piece] for piece in pieces)
                    advance, code = face[word]
            codes.append(code)
            width += advance + space
        lines.append(_as_one_line(face, codes, width - space, ""))
    return lines


def break_right_to_left(face: Face, text: str, limit: float) -> list[Measured]:
    """Break a text as `break_lines` does and set each line in visual order.

    The lines are for the eye alone: the reader of the file must be given the text
    itself, as the replacement text (ActualText) of its element.
    """
    lines = []
    for paragraph in text.split("\n"):
        base = begins_right_to_left(paragraph)
        for words in _lines_of_words(face, paragraph, limit):
            lines.append(face.set(visual(words, base)))
    return lines


def _lines_of_words(face: Face, paragraph: str, limit: float) -> list[str]:
    """Break a paragraph into logical lines of shaped words."""
    lines: list[list[str]] = [[]]
    width = 0
    for word in paragraph.split(" "):
        for piece in _pieces(face, word, limit):
            advance = face[piece].width
            if lines[-1] and width + advance > limit:
                lines.append([])
                width = 0
            lines[-1].append(shape(piece))
            width += advance + face.space
    return [" ".join(words) for words in lines]


def _as_one_line(face: Face, codes: Sequence[Code], width: int, end: str) -> Measured:
    try:
        return Measured(width, " ".join(codes) + end)  # type: ignore[arg-type]
    except TypeError:  # Some of them are runs of other fonts.
        pass
    runs: list[Run] = []
    for code in codes:
        runs += _runs(face, code)
        runs.append(Run(face.resource, " "))
    if not end:
        runs.pop()
    return Measured(width, merge_runs(runs))


def _runs(face: Face, code: Code) -> tuple[Run, ...]:
    return (Run(face.resource, code),) if isinstance(code, str) else code


def _with_newline(face: Face, line: Measured) -> Measured:
    newline = Run(face.resource, " ", "\n")
    return Measured(line.width, (*_runs(face, line.code), newline))


def _pieces(face: Face, word: str, limit: float) -> list[str]:
    """Cut a word that is wider than the line into pieces that fit."""
    if face[word].width <= limit:
        return [word]
    pieces: list[str] = []
    start, width = 0, 0
    for at, sign in enumerate(word):
        advance = face[sign].width
        if width + advance > limit and at > start:
            pieces.append(word[start:at])
            start, width = at, 0
        width += advance
    return [*pieces, word[start:]]
