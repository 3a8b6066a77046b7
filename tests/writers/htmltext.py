"""The words of an HTML draft, as any parser finds them: one block a line, cells parted by tabs."""

from html.parser import HTMLParser

BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "tr", "hr")
CELLS = ("th", "td")
WORDS_IN = (*BLOCKS, *CELLS, "span")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.open: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.fetched += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag in BLOCKS:
            self.lines.append("")
        if tag in CELLS and self.open[-1] == "tr" and self.lines[-1] != "":
            self.lines[-1] += "\t"
        elif tag in CELLS:
            self.lines[-1] += "\0"  # a cell that may be empty has begun
        if tag not in ("meta", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if any(tag in WORDS_IN for tag in self.open):
            self.lines[-1] += data


def words(html: str) -> str:
    parser = _Words()
    parser.feed(html)
    parser.close()
    assert parser.open == []
    assert parser.fetched == []
    return "\n".join(line.replace("\0", "") for line in parser.lines)
