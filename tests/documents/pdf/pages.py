"""What a web page holds, read as a browser reads it but without one."""

from html.parser import HTMLParser

VOID = ("meta", "img", "br", "input")
"""Elements that hold nothing and are not ended."""


class Read(HTMLParser):
    """All elements and texts of a page."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        """Each element with its attributes, in order."""
        self.said: list[str] = []
        """The texts of statements."""
        self.headings: list[str] = []
        self.open: list[str] = []
        """Elements that have not been ended: none in a page that is in order."""
        self._into: list[str] | None = None
        self.feed(data.decode())
        self.close()

    def handle_starttag(
        self, tag: str, attributes: list[tuple[str, str | None]]
    ) -> None:
        """Note an element."""
        given = {name: value or "" for name, value in attributes}
        self.tags.append((tag, given))
        if tag not in VOID:
            self.open.append(tag)
        if given.get("class") == "said":
            self._into = self.said
        elif tag in ("h1", "h2", "h3", "h4"):
            self._into = self.headings
        if self._into is not None:
            self._into.append("")

    def handle_endtag(self, tag: str) -> None:
        """Note the end of an element, which must be the one begun last."""
        assert self.open.pop() == tag
        self._into = None

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if self._into is not None:
            self._into[-1] += data

    def named(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of all elements of a kind."""
        return [given for name, given in self.tags if name == tag]
