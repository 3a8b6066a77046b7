"""Number abbreviations 数字略语 with their members; begins in ``abbreviation``."""
