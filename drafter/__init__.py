"""drafter writes prose: an outline and a genre become a Document, a Document becomes a .docx."""

__version__ = "0.1.0"
