"""WordprocessingML around paragraphs of an issued document: the red double rules of a letter, the joint issuers' names
with 文件 beside them, the record at the foot of the last page.

Places and weights are those of GB/T 9704—2012; the forms are those that LibreOffice and the validator take.
"""

from collections.abc import Sequence
from functools import lru_cache

from drafter.writers.looks import DoubleRule, Look
from drafter.writers.styles import BLANK_LINE, STYLE_IDS

_STYLE = f'<w:pStyle w:val="{STYLE_IDS[BLANK_LINE]}"/>'
_HEAVY, _LIGHT = 18, 6
_NO_MARGINS = (
    "<w:tblCellMar>"
    + "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    + "</w:tblCellMar>"
)


def spacer(height: int) -> str:
    """An empty line of this height in twips."""
    return f'<w:p><w:pPr>{_STYLE}<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/></w:pPr></w:p>'


def frame_xml(width: int, height: int, top: int) -> str:
    """A frame centred on the paper, ``top`` below its upper edge; with page anchors LibreOffice keeps it in place."""
    return (
        f'<w:framePr w:w="{width}" w:h="{height}" w:hRule="exact" w:wrap="around" w:vAnchor="page" w:hAnchor="page"'
        f' w:xAlign="center" w:y="{top}"/>'
    )


@lru_cache(maxsize=8)
def double_rules(look: Look) -> str:
    """The rules of the first page; nothing if the look has none."""
    return "".join(_double_rule(rule) for rule in look.double_rules)


def _double_rule(rule: DoubleRule) -> str:
    """Upper and lower border of a line that is next to nothing high (programs draw thickThinSmallGap differently)."""
    above, below = (_HEAVY, _LIGHT) if rule.heavy_above else (_LIGHT, _HEAVY)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="FF0000"/>'
        for side, weight in (("top", above), ("bottom", below))
    )
    return (
        f"<w:p><w:pPr>{_STYLE}{frame_xml(rule.length, 60, rule.top)}<w:pBdr>{borders}</w:pBdr>"
        '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
    )


def joint_masthead(names: Sequence[str], beside: str, widths: tuple[int, int], before: int) -> str:
    """The issuers' names below each other, ``beside`` to the right of them at half their height (7.2.4)."""
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
        for wide, content in zip(widths, ("".join(names), beside), strict=True)
    )
    return (
        (spacer(before) if before else "")
        + f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/>{_NO_MARGINS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )


def record(paragraphs: Sequence[str], look: Look) -> str:
    """A row for each paragraph, the last rule on the area's lower edge (7.4.1)."""
    page, rules = look.page, look.record
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="auto"/>'
        for side, weight in (("top", rules.outer), ("bottom", rules.outer), ("insideH", rules.inner))
        if weight
    )
    rows = "".join(
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{page.area}" w:type="dxa"/></w:tcPr>'
        f"{paragraph}</w:tc></w:tr>"
        for paragraph in paragraphs
    )
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="page"'
        f' w:tblpX="{page.left}" w:tblpYSpec="bottom"/><w:tblW w:w="{page.area}" w:type="dxa"/>'
        + (f"<w:tblBorders>{borders}</w:tblBorders>" if borders else "")
        + f'<w:tblLayout w:type="fixed"/>{_NO_MARGINS}</w:tblPr><w:tblGrid><w:gridCol w:w="{page.area}"/></w:tblGrid>'
        + rows
        + "</w:tbl>"
        + spacer(20)
    )
