"""Parallels 排比: rows of clauses, headings and sentences with a common frame; begins in ``parallel``."""
