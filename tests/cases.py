"""Cases are files: an input, a line ``----``, what is expected. ``pytest --update`` rewrites the expected half.

同志们：要实干。
----
称谓│同志们：
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

SEPARATOR = "\n----\n"
REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"
"""Development data beside the checkout (corpus, gold); tests that read it skip where it is absent."""


@dataclass(frozen=True, slots=True)
class Case:
    path: Path
    input: str
    expected: str

    def check(self, actual: str, update: bool) -> None:
        """Compare, or with ``--update`` write what came out as what is expected."""
        actual = actual.rstrip("\n")
        if update and actual != self.expected:
            self.path.write_text(f"{self.input}{SEPARATOR}{actual}\n", encoding="utf-8", newline="\n")
            return
        assert actual == self.expected, f"{self.path.name}: read the difference, or run pytest --update"


def read_case(path: Path) -> Case:
    """Read one case file; the input is everything before the last separator line."""
    text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    given, separator, expected = text.rpartition(SEPARATOR)
    if not separator:
        given, expected = text.removesuffix("\n----\n").removesuffix("\n"), ""
    return Case(path, given, expected.rstrip("\n"))


def cases(folder: Path, suffix: str = ".txt") -> list[Case]:
    """All cases of a folder in the order of their names; a folder without cases is a mistake."""
    found = [read_case(path) for path in sorted(folder.glob(f"*{suffix}"))]
    if not found:
        raise FileNotFoundError(f"no cases in {folder}")
    return found


def names(of: Iterable[Case]) -> list[str]:
    return [case.path.stem for case in of]
