"""Rendering: a genre's template and an outline's values become marked lines, and numbering writes their markers."""
