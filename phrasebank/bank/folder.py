"""Which files are sources: walking the named files and folders.

A source's name is its path relative to the named folder, with ``/``, in Unicode's composed form: the same on every
system. Names are distinct; where two named folders hold the same one, the folder's name goes before it.

    [f.name for f in walk([Path("讲话")]).files] == ["2024/动员会.txt", "总结.txt"]
"""

import contextlib
import os
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from phrasebank.errors import Place, UserError, os_reason, raise_all
from phrasebank.readers import READERS, lacking


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, the folder that was named for it, and the name of the source that it is."""

    path: Path
    folder: Path
    name: str


@dataclass(frozen=True, slots=True)
class Walk:
    """What the named paths hold: files to read, names left alone with the reason, folders that did not open."""

    files: tuple[Found, ...]
    skipped: tuple[tuple[str, str], ...]
    failed: tuple[UserError, ...]


def walk(paths: Sequence[Path]) -> Walk:
    """Find the files, each once, in the order of their names. Raises UserError for a named path that is not there."""
    raise_all(error for path in paths if (error := _absent(path)))
    skipped: list[tuple[str, str]] = []
    failed: list[UserError] = []
    found: dict[str, Found] = {}
    real = cache(os.path.realpath)
    for path in paths:
        for one in _files(path, failed):
            if one.path != path and (reason := _no_source(one.path)):
                skipped.append((one.name, reason))
            else:
                found.setdefault(_identity(one.path, real), one)
    return Walk(_distinct(tuple(found.values())), tuple(sorted(skipped)), tuple(failed))


def _identity(path: Path, real: Callable[[str], str]) -> str:
    """What tells whether two paths are the same file; ``real`` remembers the folders that it has resolved."""
    whole = os.fspath(path)
    if os.path.islink(whole):  # noqa: PTH114 - thousands of files
        return os.path.realpath(whole)
    folder, name = os.path.split(whole)
    return os.path.join(real(folder), name)  # noqa: PTH118


def _absent(path: Path) -> UserError | None:
    try:
        path.stat()
    except FileNotFoundError:
        return UserError("没有这个文件或文件夹", Place(str(path)), "请检查路径")
    except OSError as error:
        return UserError(f"打不开：{os_reason(error)}", Place(str(path)), "请检查路径和权限")
    return None


def _files(path: Path, failed: list[UserError]) -> Iterator[Found]:
    if not path.is_dir():
        yield _found(path, path.parent)
        return

    def note(error: OSError) -> None:
        failed.append(UserError(f"打不开文件夹：{os_reason(error)}", Place(str(error.filename))))

    for folder, _, names in os.walk(path, onerror=note):
        for name in names:
            yield _found(Path(folder, name), path)


def _found(file: Path, folder: Path) -> Found:
    return Found(file, folder, _composed(file.relative_to(folder).as_posix()))


def _composed(name: str) -> str:
    """The name in composed form; one that an old archive unpacked in GBK bytes is read as such."""
    with contextlib.suppress(UnicodeEncodeError):
        name.encode()
        return unicodedata.normalize("NFC", name)
    return os.fsencode(name).decode("gb18030", "replace")


def _no_source(file: Path) -> str | None:
    """Why a file of a folder is left alone; None if it is to be read."""
    if file.name.startswith((".", "~$")):
        return "隐藏文件或临时文件"
    if file.suffix.lower() not in READERS:
        return f"不支持的格式 {file.suffix}" if file.suffix else "没有扩展名"
    if file.stem.upper() == "README":
        return "说明文件"
    if missing := lacking(file):
        return missing
    return None if file.is_file() else "不是普通文件，或链接已失效"


def _distinct(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """The files sorted by names that are all different."""
    ways: tuple[Callable[[Found], str], ...] = (
        lambda one: one.name,
        lambda one: _composed(f"{one.folder.resolve().name}/{one.name}"),
        lambda one: _composed(one.path.resolve().as_posix()),
    )
    named: list[Found] = []
    for way in ways:
        times = Counter(way(one) for one in found) + Counter(one.name for one in named)
        named += [Found(one.path, one.folder, way(one)) for one in found if times[way(one)] == 1]
        found = tuple(one for one in found if times[way(one)] > 1)
    # paths that differ only in their Unicode form (a disk that keeps both)
    named += [Found(one.path, one.folder, one.path.resolve().as_posix()) for one in found]
    return tuple(sorted(named, key=lambda one: one.name))
