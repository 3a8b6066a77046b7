"""Suggestions: their parts and the whole."""
