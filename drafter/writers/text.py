"""Plain text: one paragraph a line, cells parted by tabs, UTF-8."""

from drafter.writers.looks import Look
from phrasebank.document import Document


def write_text(document: Document, _look: Look | None = None) -> bytes:
    """The document's own text, ending with a line feed."""
    text = document.text
    return (text if text.endswith("\n") else text + "\n").encode()
