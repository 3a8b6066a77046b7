"""Rows that are no document: the totals at the foot of a table, and what stands beside the columns that are used.

合计,,,120        left out: a word for totals, and else nothing but numbers
合计,各单位,,     drafted, or told what it lacks: it says something else too
"""

import re
import unicodedata

from drafter.batch.columns import Columns
from drafter.tables import Cell, Row, is_filled

TOTALS, NOTHING_USED = "这是合计行", "用到的列都是空的"

# 合计, 总 计：, 小计(元) after normalising; not 合计划
_TOTAL = re.compile(r"(?:合|总|小|共|累)计(?:\([^()]*\))?:?")
# 120, 1,250.5, 36人, 共120人次, -3; not 2026年3月6日
_AMOUNT = re.compile(r"[共约]?[-+]?[\d,.]+%?[^\W\d]{0,2}")


def why_left_out(row: Row, columns: Columns, width: int) -> str:
    """Why a row is no document; empty if it is one, or if something stands beyond the header's ``width``."""
    if row.fault or any(map(is_filled, row.cells[width:])):
        return ""
    total = any("计" in cell for cell in row.cells if isinstance(cell, str))
    if total and _is_total(row, columns):
        return TOTALS
    return "" if any(is_filled(column.cell(row)) for column in columns.used) else NOTHING_USED


def _is_total(row: Row, columns: Columns) -> bool:
    used = {index for column in columns.used for index in column.indexes}
    filled = [index for index, cell in enumerate(row.cells) if is_filled(cell)]
    total = next((i for i in filled if _is(_TOTAL, row.cells[i]) and (i == filled[0] or i not in used)), None)
    return total is not None and all(i == total or _is(_AMOUNT, row.cells[i]) for i in filled)


def _is(pattern: re.Pattern[str], cell: Cell) -> bool:
    plain = "".join(unicodedata.normalize("NFKC", cell).split()) if isinstance(cell, str) else ""
    return bool(pattern.fullmatch(plain))
