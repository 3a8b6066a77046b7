"""Templates as Jinja compiled them, kept in the user's cache: compiling takes as long as everything else of a draft.

A template that has changed has another checksum, and the code that compiles (Jinja's and ours) is part of the key.
"""

from functools import cache
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from drafter import kept

KIND = "模板"
_COMPILERS = ("sandbox.py", "provenance.py")


class KeptTemplates(BytecodeCache):
    """Jinja asks it before it compiles a template."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A template's place and the compilers; its text is the bucket's own checksum."""
        return kept.key_of(name, filename or "", *_compilers())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket if the template has been compiled before."""
        if data := kept.load(KIND, bucket.key):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        kept.keep(KIND, bucket.key, bucket.bytecode_to_string())


@cache
def _compilers() -> tuple[str | bytes, ...]:
    here = Path(__file__).parent
    return (jinja2.__version__, *((here / name).read_bytes() for name in _COMPILERS))
