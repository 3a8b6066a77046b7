"""Finding looks: a file ``_house/<版式>.yml`` where genres are looked for, with those that it builds on.

A house's ``公文.yml`` that says ``继承: 公文`` builds on the shipped one: of the same name the next in line is meant.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from drafter.outline.yamltext import Mapping, Scalar, load
from drafter.writers.looks import DEFAULT_LOOK
from phrasebank.errors import Place, UserError, os_reason
from phrasebank.readers.plain import decode

PARENT = "继承"
_NO_LOOKS = ("unit",)
_DEEPEST = 8


@dataclass(frozen=True, eq=False, slots=True)
class LookFile:
    """A look's file as it was read; as long as it does not change, the same object."""

    path: Path
    text: str
    top: Mapping

    @property
    def parent(self) -> str | None:
        """The name of the look that it builds on; None if it stands alone."""
        node = self.top.get(PARENT)
        return node.text.strip() or None if isinstance(node, Scalar) else None


def find_look(name: str, house: Path | None = None) -> Path:
    """Find a look's file where genres are found too: the first of a name is taken. Raises UserError if there is none."""
    return _found(name, house)[0]


def look_names(house: Path | None = None) -> tuple[str, ...]:
    """The names of all looks, the default first."""
    names = {path.stem for folder in _folders(house) for path in folder.glob("*.yml")} - set(_NO_LOOKS)
    return tuple(sorted(names, key=lambda name: (name != DEFAULT_LOOK, name)))


def look_files(path: Path, house: Path | None = None) -> tuple[LookFile, ...]:
    """A look's file and those that it builds on, nearest first. Raises UserError: one is missing or cannot be read."""
    files = [_read(path)]
    while parent := files[-1].parent:
        seen = {file.path for file in files}
        node = files[-1].top.get(PARENT)
        place = Place(str(files[-1].path), node.line if node else None)
        following = next((found for found in _found(parent, house, place) if found not in seen), None)
        if following is None or len(files) == _DEEPEST:
            raise UserError("版式互相继承，绕成了圈", place, "请改“继承”，或删去这一行")
        files.append(_read(following))
    return tuple(files)


def _found(name: str, house: Path | None, asked: Place | None = None) -> list[Path]:
    known = look_names(house)
    if name in known:  # a name, not a path to somewhere else
        return [path for folder in _folders(house) if (path := folder / f"{name}.yml").is_file()]
    raise UserError(f"没有这个版式：{name}", asked, f"现有版式：{'、'.join(known) or '无'}")


def _folders(house: Path | None) -> Iterator[Path]:
    from drafter.genre import roots

    return (root / "_house" for root in roots(house))


def _read(path: Path) -> LookFile:
    try:
        return _read_at(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise UserError(f"读不了版式文件：{os_reason(error)}", Place(str(path))) from error


@lru_cache(maxsize=32)
def _read_at(path: Path, _modified: int) -> LookFile:
    text, _ = decode(path.read_bytes(), str(path))
    return LookFile(path, text, load(text, str(path)))
