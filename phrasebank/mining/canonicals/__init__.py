"""Canonical wording 提法 of one document: names and wording that recur; begins in ``canonical``."""
