"""What a lookup needs of the user's decisions, without reading YAML: a small JSON kept in the cache.

It is made again when the file of decisions has another size or time.
"""

import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from phrasebank.files import cache_home

FORM = 1
"""Raise it when the cached form changes."""


class Preferred(NamedTuple):
    """Phrasing that the user accepted, or added as his own."""

    kind: str
    text: str
    function: str
    verdict: str
    tags: tuple[str, ...]


class Decided(NamedTuple):
    """Decisions as lookups use them: what never comes, and what comes first."""

    rejected: frozenset[tuple[str, str]] = frozenset()
    preferred: tuple[Preferred, ...] = ()

    def rejects(self) -> Callable[[str, str], bool]:
        """Whether phrasing never returns: a text rejected as one kind does not come back as another, unless accepted."""
        texts = {text for _, text in self.rejected} - {one.text for one in self.preferred}
        return lambda kind, text: text in texts or (kind, text) in self.rejected


def decisions_path(bank: Path) -> Path:
    """The file of decisions that goes with a bank: 句库.取舍.yml beside 句库.db."""
    return bank.with_name(f"{bank.stem}.取舍.yml")


def decided(path: Path) -> Decided:
    """The decisions of a file; none if there is no file. Raises UserError for what is wrong in it."""
    try:
        status = path.stat()
    except OSError:
        return Decided()
    stamp = [FORM, status.st_mtime_ns, status.st_size]
    cache = cache_home() / f"取舍-{crc32(os.fsencode(path.absolute())):08x}.json"
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        kept = json.loads(cache.read_bytes())
        if kept["stamp"] == stamp:
            return _decided(kept["rejected"], kept["preferred"])
    rejected, preferred = _compiled(path)
    with contextlib.suppress(OSError):
        _keep(cache, json.dumps({"stamp": stamp, "rejected": rejected, "preferred": preferred}).encode())
    return _decided(rejected, preferred)


def _decided(rejected: list[list[str]], preferred: list[list[object]]) -> Decided:
    return Decided(
        frozenset((kind, text) for kind, text in rejected),
        tuple(Preferred(str(k), str(t), str(f), str(v), tuple(tags)) for k, t, f, v, tags in preferred),  # type: ignore[arg-type]
    )


def _compiled(path: Path) -> tuple[list[list[str]], list[list[object]]]:
    from phrasebank.bank.decisions import Verdict, load

    entries = load(path).entries
    rejected = [[one.kind.value, one.text] for one in entries if one.verdict is Verdict.REJECTED]
    preferred: list[list[object]] = [
        [one.kind.value, one.text, one.function, one.verdict.value, list(one.tags)]
        for one in entries
        if one.verdict in (Verdict.ACCEPTED, Verdict.ADDED)
    ]
    return rejected, preferred


def _keep(cache: Path, content: bytes) -> None:
    """Write the cache for its owner only: it holds phrasing from the bank."""
    cache.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = cache.with_name(f"{cache.name}.{os.getpid()}")
    with os.fdopen(os.open(temporary, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as stream:
        stream.write(content)
    temporary.replace(cache)
