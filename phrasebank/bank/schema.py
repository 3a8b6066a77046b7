"""The bank's file: one SQLite database with the tables of ``layout``, opened to be read or filled.

Opening checks what the file is. Whatever is wrong with it comes out as a UserError that names the command that mends
it; the application id tells our files from other people's databases, which are never touched.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from phrasebank.bank.layout import APPLICATION, NAMES, VERSION
from phrasebank.errors import Place, UserError, os_reason

_MAGIC = b"SQLite format 3\0"

WAIT_SECONDS = 5.0

CACHE_KB = 65_536
"""What of a bank is kept in memory between the lookups of one process; SQLite's own 2 MB are read anew for each."""


class Damaged(UserError):  # noqa: N818
    """A file that is a bank, or was one, and cannot be read."""

    def __init__(self, path: Path, message: str = "句库文件已损坏，或不是句库") -> None:
        super().__init__(message, Place(str(path)), rebuild_hint(path, " --rebuild"))


def rebuild_hint(path: Path, option: str = "") -> str:
    """The command that makes the bank again."""
    from phrasebank.files import config_home

    named = "" if path.parent == config_home() else f" --bank {path}"
    return f"句库由来源文件生成，可以重建：drafter mine 来源文件夹{named}{option}"


# what SQLite's message holds → what it means for the user and what can be done
REASONS = (
    (("locked", "busy"), "句库正被另一个程序占用", "请等它结束后再试"),
    (
        ("full", "disk I/O"),
        "磁盘已满或读写出错，句库没有改动",
        "请腾出空间后再试，或换一个位置：--bank 句库.db",
    ),
    (("readonly", "read-only"), "句库只读，不能写入", "请换一个位置：--bank 句库.db"),
    (
        ("unable to open",),
        "打不开句库（没有权限，或文件夹不能写入）",
        "请检查权限，或换一个位置：--bank 句库.db",
    ),
)


class explained:  # noqa: N801 - used as a function; a generator would cost each of a lookup's statements a microsecond
    """Turn what SQLite says about a bank's file into what its user can do about it; a wrong statement stays a bug."""

    __slots__ = ("path",)

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, sqlite3.OperationalError):
            for signs, message, hint in REASONS:
                if any(sign in str(error) for sign in signs):
                    raise UserError(message, Place(str(self.path)), hint) from error
            return
        mistake = isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError)
        if isinstance(error, sqlite3.DatabaseError) and not mistake:
            raise Damaged(self.path) from error


def open_bank(path: Path) -> sqlite3.Connection:
    """Open a bank for lookups, many at once, also while another process rebuilds it."""
    _refuse_what_is_none(path)
    with explained(path):
        connection = _read_only(path)
        try:
            _check(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _refuse_what_is_none(path: Path) -> None:
    """Raise UserError if there is no file, or one that is no database at all."""
    place = Place(str(path))
    try:
        head = _head(path)
    except IsADirectoryError as error:
        raise UserError(
            "这是一个文件夹，不是句库文件", place, "请给出句库文件，例如 --bank 句库.db"
        ) from error
    except FileNotFoundError as error:
        raise UserError("没有这个句库", place, f"先建立它：drafter mine 来源文件夹 --bank {path}") from error
    except OSError as error:
        raise UserError(f"句库打不开：{os_reason(error)}", place, "请检查文件名和权限") from error
    if not head:
        raise UserError("这个文件是空的，不是句库", place, rebuild_hint(path))
    if not head.startswith(_MAGIC):
        raise UserError("这个文件不是句库", place, "请检查 --bank 给出的文件名；如果它原是句库，请删除后重建")


def _read_only(path: Path) -> sqlite3.Connection:
    """Read-only; a bank in a folder that cannot be written (a shared or optical disk) cannot change and is read as it is."""
    address = path.resolve().as_uri()
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=WAIT_SECONDS)
    connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if "unable to open" not in str(error) or os.access(path.parent, os.W_OK):
            raise
        return sqlite3.connect(f"{address}?immutable=1", uri=True)
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise UserError if the database is no bank or one that another version of the program wrote."""
    application, version = _stamps(connection)
    if application != APPLICATION:
        raise UserError("这个文件是别的数据库，不是句库", Place(str(path)), "请检查 --bank 给出的文件名")
    if version != VERSION:
        age = "较旧" if version < VERSION else "较新"
        raise UserError(f"这个句库由{age}版本的程序建立，格式不同", Place(str(path)), rebuild_hint(path))
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables.issuperset(NAMES):
        raise Damaged(path, "句库文件已损坏")


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether a file opened to be filled holds a bank of this version already."""
    return _stamps(connection) == (APPLICATION, VERSION)


def _stamps(connection: sqlite3.Connection) -> tuple[int, int]:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return application, version


@contextlib.contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a bank to fill it, no transaction begun. A new file that is not filled in the block is removed again.

    A new file and the folders made for it belong to their owner alone; a file that is no bank is refused.
    """
    new = _prepare(path)
    try:
        with (
            explained(path),
            contextlib.closing(_connect(path, is_empty=not path.stat().st_size)) as connection,
        ):
            try:
                yield connection
            finally:
                _settle(connection)
    except BaseException:
        if new:
            remove(path)
        raise


def _connect(path: Path, *, is_empty: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    try:
        if is_empty:
            # nobody reads a new one yet: its pages are written once instead of twice, and it is filled by one at a time
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        else:
            # readers go on with the old one
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -65536")
        # what a run gathers: beyond SQLite's own 2 MB every step would go through a file
        connection.execute("PRAGMA temp.cache_size = -65536")
    except BaseException:
        connection.close()
        raise
    return connection


def _settle(connection: sqlite3.Connection) -> None:
    """Leave the bank as one file that needs nothing beside it to be read, unless somebody is reading it just now."""
    with contextlib.suppress(sqlite3.DatabaseError):
        connection.rollback()
        connection.execute("PRAGMA journal_mode = DELETE")


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block or nothing; writers wait for each other, readers see the old bank until the end."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        # where the disk is full SQLite has rolled back by itself
        connection.rollback()
        raise
    connection.execute("COMMIT")


def _prepare(path: Path) -> bool:
    """Make sure that there is a file to fill; whether it is a new one."""
    try:
        if path.is_dir():
            raise UserError(
                "这是一个文件夹，不能写成句库", Place(str(path)), "请给出文件名，例如 --bank 句库.db"
            )
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size:
            _refuse_strange(path)
        new = not path.exists()
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise UserError(
            f"句库写不进去：{os_reason(error)}", Place(str(path)), "换一个位置：--bank 句库.db"
        ) from error
    return new


def remove(path: Path) -> None:
    """Delete a bank and what SQLite keeps beside it."""
    for end in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _refuse_strange(path: Path) -> None:
    """Raise UserError if the file is no bank; one of another version or a damaged one is."""
    head = _head(path)
    ours = head.startswith(_MAGIC) and int.from_bytes(head[68:72], "big") == APPLICATION
    if not ours and not _is_empty_database(head):
        raise UserError("这个文件不是句库，没有动它", Place(str(path)), "请换一个文件名：--bank 句库.db")


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(100)


def _is_empty_database(head: bytes) -> bool:
    """A database without tables, as an interrupted first run leaves it (pages 1, schema cookie 0)."""
    return head.startswith(_MAGIC) and head[40:44] == bytes(4)
