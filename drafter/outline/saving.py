"""Where an outline is saved: it is a text, and a name that promises a document would open as a damaged one."""

from pathlib import Path

from phrasebank.errors import Place, UserError
from phrasebank.files import write_whole

# .txt and .md are texts, too
_NO_TEXTS = frozenset(
    (
        ".docx",
        ".docm",
        ".doc",
        ".wps",
        ".rtf",
        ".odt",
        ".pdf",
        ".html",
        ".htm",
        ".xlsx",
        ".xls",
        ".et",
        ".ods",
    )
)


def save_outline_text(text: str, path: Path, *, force: bool = False) -> None:
    """Write an outline. Raises UserError if the file exists, unless ``force``, and for a name of another format."""
    if path.suffix.lower() in _NO_TEXTS:
        hint = f"写成 -o {path.stem}.yml，用记事本或代码编辑器填写；文稿由 drafter draft 起草出来"
        raise UserError(f"提纲是文本文件，不能存成 {path.suffix}", Place(str(path)), hint)
    write_whole(path, lambda stream: stream.write(text.encode("utf-8")), force=force)
