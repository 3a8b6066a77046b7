"""Where banks lie: the user's own, and the one that is made from the shipped seeds on first use.

The seeds' bank carries the signatures of its recipe and its seeds in its name. So another version makes another file,
none that is open is ever replaced, and two processes that make it at once make the same. Where nothing can be written it lives
in memory for the one call.
"""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from phrasebank.bank.banks import Bank, together
from phrasebank.bank.decided import decided, decisions_path
from phrasebank.bank.recipe import recipe, signature
from phrasebank.bank.schema import open_bank
from phrasebank.errors import UserError
from phrasebank.files import cache_home, config_home, shipped

SEEDS_PREFIX = "种子句库-"

Note = Callable[[str], object]
"""Told what is going on when something takes long or is not as usual."""


def own_bank() -> Path:
    """The user's own bank: what ``drafter mine`` fills if no other is named."""
    return config_home() / "句库.db"


def seeds() -> tuple[Path, ...]:
    """The shipped seed documents."""
    return tuple(sorted(shipped("seeds").glob("*.txt")))


def seeds_bank() -> Path:
    """Where the bank of the shipped seeds is kept, made already or not."""
    return cache_home() / f"{SEEDS_PREFIX}{recipe()}-{signature(map(str, seeds()))}.db"


class Location(NamedTuple):
    """A bank's place and whether it is there."""

    name: str
    path: Path
    exists: bool


def decisions_of(named: Path | None) -> Path:
    """The file of decisions that holds for lookups in the bank that is named, or in the user's own and the seeds'."""
    return decisions_path(named or own_bank())


def places() -> tuple[Location, ...]:
    """The banks that lookups read if none is named."""
    own, of_seeds = own_bank(), seeds_bank()
    return Location("自己的句库", own, own.exists()), Location("自带范文的句库", of_seeds, of_seeds.exists())


@contextlib.contextmanager
def lookup_banks(named: Path | None, note: Note = lambda _: None) -> Iterator[tuple[Bank, ...]]:
    """What a lookup reads: the bank that is named, or else the user's own, if there is one, and the seeds'.

    The decisions beside the bank that is named, or beside the user's own, hold for all of them.
    """
    with contextlib.ExitStack() as stack:
        banks = []
        if named is not None:
            banks.append(_open(named))
        else:
            if own_bank().exists():
                banks.append(_open(own_bank()))
            banks.append(_seeds(note))
        for bank in banks:
            stack.enter_context(contextlib.closing(bank.connection))
        known = decided(decisions_of(named))
        yield together([bank._replace(decided=known) for bank in banks])


def _open(path: Path) -> Bank:
    return Bank(path, open_bank(path))


def _seeds(note: Note) -> Bank:
    """The bank of the seeds, made if it is not there or cannot be read."""
    path = seeds_bank()
    if path.exists():
        with contextlib.suppress(UserError):
            return _open(path)
    note("首次使用，正在由自带的范文建立句库……")
    try:
        _make(path)
        return _open(path)
    except (UserError, OSError):
        from phrasebank.bank.mine import mine_in_memory

        note(f"句库缓存写不进去，本次只放在内存里：{path}")
        return Bank(path, mine_in_memory(seeds()))


def _make(path: Path) -> None:
    """Make the seeds' bank beside its place and move it there; older ones are taken away."""
    import tempfile

    from phrasebank.bank.mine import mine

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".", dir=path.parent) as folder:
        made = Path(folder) / path.name
        mine(seeds(), made)
        try:
            made.replace(path)
        except PermissionError:  # Windows, and another process was first and has it open
            if not path.exists():
                raise
    for old in path.parent.glob(f"{SEEDS_PREFIX}*.db"):
        if old != path:
            with contextlib.suppress(OSError):
                old.unlink()
