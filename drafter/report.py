"""Everything that is printed: results to stdout, remarks and errors to stderr, in Chinese.

On a terminal tables and colour; piped, plain UTF-8 lines whose form does not change.
"""

import json
import sys
from typing import Any

from phrasebank.errors import UserError


def use_utf8() -> None:
    """Make piped output UTF-8 also where the system's code page is another (Windows)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower() != "utf-8":
            reconfigure(encoding="utf-8", errors="backslashreplace")


def remark(text: str) -> None:
    """A remark beside the result."""
    print(text, file=sys.stderr)


def problem(error: UserError) -> None:
    """One clear message for what the user can mend."""
    remark(f"错误：{error}")


def as_json(value: Any) -> None:
    """Machine-readable result; Chinese stays readable."""
    print(json.dumps(value, ensure_ascii=False, indent=1))
