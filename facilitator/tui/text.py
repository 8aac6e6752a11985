"""The one door through which text comes onto the screen."""

from textual.content import Content


def plain(text: str, style: str = "") -> Content:
    """Return `text` to be shown letter by letter; nothing in it is markup."""
    return Content.styled(text, style) if style else Content(text)


def shortened(text: str, width: int) -> str:
    """Return `text` on one line, cut with an ellipsis to at most `width` cells."""
    from rich.cells import cell_len, set_cell_size

    line = " ".join(text.split())
    if cell_len(line) <= width:
        return line
    return set_cell_size(line, max(width - 1, 0)).rstrip() + "…"
