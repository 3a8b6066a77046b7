"""Where data lies, and how a file is written so that it is whole or not there at all.

Shipped data (templates, seeds) is found inside an installed wheel or in a checkout; the user's own data lies in the
platform's config and cache folders, or below ``DRAFTER_HOME`` if that is set.
"""

import contextlib
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from phrasebank.errors import Place, UserError, os_reason

APP = "drafter"


def shipped(name: str) -> Path:
    """The folder of shipped data: ``templates`` or ``seeds``."""
    package = Path(__file__).resolve().parent
    homes = {"seeds": package / "_seeds", "templates": package.parent / "drafter" / "_templates"}
    installed = homes[name]
    return installed if installed.is_dir() else package.parent / name


def config_home() -> Path:
    """The user's own templates and decisions."""
    if home := os.environ.get("DRAFTER_HOME"):
        return Path(home) / "config"
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False)


def cache_home() -> Path:
    """What can be made again: the seeds' bank, built looks."""
    if home := os.environ.get("DRAFTER_HOME"):
        return Path(home) / "cache"
    from platformdirs import user_cache_path

    return user_cache_path(APP, appauthor=False)


def write_whole(path: Path, write: Callable[[BinaryIO], object], *, force: bool = True) -> None:
    """Write a file beside its place and move it there when it is complete.

    Without ``force`` an existing file is refused. Raises UserError if the file is there already, or if the folder
    cannot be made or written or the disk is full; then nothing is left behind.
    """
    temporary = path.with_name(_temporary(path.suffix))
    try:
        if path.is_dir():
            raise UserError("这是一个文件夹，不能写成文件", Place(str(path)), "请给出文件名")
        if not force and path.exists():
            raise UserError("文件已存在，没有覆盖", Place(str(path)), "换一个文件名，或加 --force 覆盖")
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            write(stream)
        temporary.replace(path)
    except OSError as error:
        raise UserError(
            f"写不进去：{os_reason(error)}", Place(str(path)), "换一个文件夹，或腾出空间后再试"
        ) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def refuse_nowhere(folder: Path) -> None:
    """Raise UserError if a folder cannot be made because the one above it is not there: most often it is a misprint."""
    if not folder.exists() and not folder.parent.is_dir():
        raise UserError("上一级文件夹不存在", Place(str(folder)), "请检查路径，或先建好文件夹")


_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def put_whole(path: Path, data: bytes) -> None:
    """Write bytes that are at hand as ``write_whole`` does, at a third of its cost: for thousands of small files.

    Raises UserError as ``write_whole`` does.
    """
    # texts instead of paths: making four paths takes as long as writing a small file
    target = os.fspath(path)
    folder, name = os.path.split(target)
    temporary = os.path.join(folder, _temporary(os.path.splitext(name)[1]))  # noqa: PTH118, PTH122
    try:
        put_new(temporary, data)
        os.replace(temporary, target)  # noqa: PTH105
    except BaseException as error:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        if not isinstance(error, OSError):
            raise
        # a folder that must be made first, or something that people must be told
        write_whole(path, lambda stream: stream.write(data))


def put_new(path: str, data: bytes) -> None:
    """Write bytes into a file, new or emptied. Raises OSError; what is written till then stays."""
    file = os.open(path, _NEW_FILE, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
    finally:
        os.close(file)


def _temporary(suffix: str) -> str:
    """The name under which this thread writes; the ledger of a batch knows such names."""
    return f".~{os.getpid():x}-{threading.get_ident():x}{suffix[:20]}"
