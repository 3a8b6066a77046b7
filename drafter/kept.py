"""What takes time and can be made again, kept in the user's cache under a digest of what it was made of.

    key = key_of(source, __version__)
    data = load("版式", key) or keep("版式", key, make())

A file that is damaged counts as not there; where nothing can be written, nothing is kept. Neither is an error.
"""

import contextlib
from hashlib import blake2b
from pathlib import Path

from phrasebank.errors import UserError
from phrasebank.files import cache_home, put_whole

MOST = 200
"""Files of one kind; the oldest go first."""
_SEAL = 16


def key_of(*parts: str | bytes) -> str:
    """A digest of everything that the result depends on, in its order."""
    made = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        # the length keeps (甲, 乙丙) and (甲乙, 丙) apart
        made.update(len(data).to_bytes(8, "little") + data)
    return made.hexdigest()


def load(kind: str, key: str) -> bytes | None:
    """What was kept under this key; None if there is nothing, or if it is not as it was written."""
    try:
        sealed = (cache_home() / kind / key).read_bytes()
    except OSError:
        return None
    seal, data = sealed[:_SEAL], sealed[_SEAL:]
    return data if seal == _seal_of(data) else None


def keep(kind: str, key: str, data: bytes) -> bytes:
    """Keep the data if the cache can be written, and return it."""
    folder = cache_home() / kind
    with contextlib.suppress(UserError, OSError):
        put_whole(folder / key, _seal_of(data) + data)
        _make_room(folder)
    return data


def _seal_of(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SEAL).digest()


def _make_room(folder: Path) -> None:
    files = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)
    for path in files[:-MOST]:
        path.unlink()
