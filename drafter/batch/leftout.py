"""Rows that are no document: the totals at the foot of a table, and what stands beside the columns that are used.

合计,,,120          left out: a word for totals, and else nothing but numbers
合计,各单位,,       drafted, or told what it lacks: it says something else too
注：时间如有变动…   left out: a remark on the table
"""

import re
import unicodedata

from drafter.batch.columns import Columns
from drafter.tables import Cell, Row, is_filled

TOTALS, REMARK, NOTHING_USED = "这是合计行", "这是表末的说明", "用到的列都是空的"

# 合计, 总 计：, 小计(元) after normalising; not 合计划
_TOTAL = re.compile(r"(?:合|总|小|共|累)计(?:\([^()]*\))?:?")
# 120, 1,250.5, 36人, 共120人次, -3; not 2026年3月6日
_AMOUNT = re.compile(r"[共约]?[-+]?[\d,.]+%?[^\W\d]{0,2}")
# 注：……, 备注1:……, 制表人：王晓 after normalising; not 说明会, 注意事项：……
_REMARK = re.compile(
    r"(?:[备附]?注|说明|填表说明|[制填]表(?:人|单位|日期|时间)?|填报(?:人|单位)|审核人?)\d?:.*"
)


def why_left_out(row: Row, columns: Columns, width: int) -> str:
    """Why a row is no document; empty if it is one, or if something stands beyond the header's ``width``."""
    if row.fault or any(map(is_filled, row.cells[width:])):
        return ""
    total = any("计" in cell for cell in row.cells if isinstance(cell, str))
    if total and _is_total(row, columns):
        return TOTALS
    if _is_remark(row):
        return REMARK
    return "" if any(is_filled(column.cell(row)) for column in columns.used) else NOTHING_USED


def _is_total(row: Row, columns: Columns) -> bool:
    used = {index for column in columns.used for index in column.indexes}
    filled = [index for index, cell in enumerate(row.cells) if is_filled(cell)]
    total = next((i for i in filled if _is(_TOTAL, row.cells[i]) and (i == filled[0] or i not in used)), None)
    return total is not None and all(i == total or _is(_AMOUNT, row.cells[i]) for i in filled)


def _is_remark(row: Row) -> bool:
    """Whether all that a row says are remarks on the table, or by whom it was made."""
    return not row.is_blank and all(_is(_REMARK, cell) for cell in row.cells if is_filled(cell))


def _is(pattern: re.Pattern[str], cell: Cell) -> bool:
    plain = "".join(unicodedata.normalize("NFKC", cell).split()) if isinstance(cell, str) else ""
    return bool(pattern.fullmatch(plain))
