"""WordprocessingML of a look: the style sheet and the font table.

Every role is a paragraph style of its own (``稿·标题``), so that an office can restyle a draft in Word. A font is
written into all four slots and never as a theme font: a theme attribute beats the name beside it, and python-docx's
template would resolve it to a Japanese one.
"""

from drafter.writers.looks import (
    BODY_TEXT,
    FILL,
    GAP,
    RUN_IN_HEAD,
    STRONG,
    TABLE_CELL,
    TABLE_HEAD,
    Font,
    Look,
    ParagraphLook,
    Rule,
    TextLook,
)
from phrasebank.document import Role

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# “ ” — … take the Chinese font only with this hint (ISO/IEC 29500-1, 17.3.2.26); it is written on every run as well
HINT = '<w:rFonts w:hint="eastAsia"/>'
PREFIX = "稿·"
BLANK_LINE, PAGE_NUMBER = "空行", "页码"
LINE_END = "回行"
"""The character style of line ends that are the look's: they part no words of the text."""
TABLE_STYLE = "GaoTable"
STYLE_IDS = {
    **{role.value: "Gao" + role.name.title().replace("_", "") for role in Role},
    TABLE_HEAD: "GaoTableHead",
    TABLE_CELL: "GaoTableCell",
    BLANK_LINE: "GaoBlankLine",
    PAGE_NUMBER: "GaoPageNumber",
    STRONG: "GaoStrong",
    RUN_IN_HEAD: "GaoRunInHead",
    BODY_TEXT: "GaoBodyText",
    GAP: "GaoGap",
    FILL: "GaoFill",
    LINE_END: "GaoLineEnd",
}
_HEADER = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{{}} xmlns:w="{W}">'


def escape(text: str) -> str:
    """Text as XML holds it (the library's own function would load a web client)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """A value as XML holds it, with its quotes."""
    return '"' + escape(text).replace('"', "&quot;") + '"'


def styles_xml(look: Look) -> bytes:
    """The style sheet: Normal is the look's base, everything else inherits from it."""
    parts = [
        _HEADER.format("styles"),
        _defaults(look.base),
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
        ' w:defQFormat="0" w:count="376"/>',
        _normal(look.base),
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
        *(_paragraph_style(paragraph, look.base) for paragraph in look.paragraphs),
        _custom("paragraph", BLANK_LINE, '<w:basedOn w:val="Normal"/>', ""),
        _page_number_style(look),
        *(_text_style(text) for text in look.texts),
        _custom("character", LINE_END, '<w:basedOn w:val="DefaultParagraphFont"/>', ""),
        _table_style(),
        "</w:styles>",
    ]
    return "".join(parts).encode()


def font_table_xml(look: Look) -> bytes:
    """The fonts by name, each Chinese one with what may stand in for it where it is not installed."""
    chinese = {font.chinese: font.substitute for font in look.fonts}
    western = sorted({font.western for font in look.fonts} - set(chinese))
    entries = [
        f"<w:font w:name={attribute(name)}>"
        + (f"<w:altName w:val={attribute(other)}/>" if other else "")
        + '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, other in chinese.items()
    ]
    entries += [
        f'<w:font w:name={attribute(name)}><w:charset w:val="00"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for name in western
    ]
    return (_HEADER.format("fonts") + "".join(entries) + "</w:fonts>").encode()


def fonts_xml(font: Font) -> str:
    """A font in all four slots."""
    western, chinese = attribute(font.western), attribute(font.chinese)
    return f'<w:rFonts w:hint="eastAsia" w:ascii={western} w:hAnsi={western} w:eastAsia={chinese} w:cs={western}/>'


def indent_xml(**values: int) -> str:
    """``w:ind`` of the values given (``left=632``); nothing if there are none."""
    written = "".join(f' w:{name}="{value}"' for name, value in values.items())
    return f"<w:ind{written}/>" if written else ""


def _indents(look: ParagraphLook) -> dict[str, int]:
    """A first-line indent is written as a width (LibreOffice reads that) and in characters (Word prefers them)."""
    return {
        "left": look.left.twips,
        "right": look.right.twips,
        "firstLineChars": look.first_line.hundredths,
        "firstLine": look.first_line.twips,
    }


def _defaults(base: ParagraphLook) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts_xml(base.font)}{_size(base.size)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


def _normal(base: ParagraphLook) -> str:
    """The base in full: 22 lines a page need every switch that moves a line to be off.

    LibreOffice (7.4) reads ``overflowPunct`` the wrong way round: 0 hangs the marks there, and in justified lines some
    of them vanish from the page.
    """
    color = _color(base.color) if base.color else ""
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>'
        f'<w:widowControl w:val="0"/><w:overflowPunct w:val="{int(base.hang_punctuation)}"/>'
        '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'{_pitch(base.line)}<w:jc w:val="{base.align}"/></w:pPr>'
        f"<w:rPr>{fonts_xml(base.font)}{_bold(base.bold)}{color}{_spacing(base.spacing)}{_size(base.size)}</w:rPr></w:style>"
    )


def _paragraph_style(look: ParagraphLook, base: ParagraphLook) -> str:
    """Only what differs from the base, so that a change of Normal in Word reaches every style."""
    usual = _indents(base)
    indents = {name: value for name, value in _indents(look).items() if value != usual[name]}
    properties = [
        "<w:keepNext/>" if look.keep_next else "",
        "<w:keepLines/>" if look.keep_lines else "",
        _rule(look.rule) if look.rule != base.rule else "",
        _pitch(look.line) if look.line != base.line else "",
        indent_xml(**indents),
        f'<w:jc w:val="{look.align}"/>' if look.align != base.align else "",
        f'<w:outlineLvl w:val="{look.outline - 1}"/>' if look.outline else "",
    ]
    run = [
        fonts_xml(look.font) if look.font != base.font else "",
        _bold(look.bold) if look.bold != base.bold else "",
        _color(look.color) if look.color != base.color else "",
        _spacing(look.spacing) if look.spacing != base.spacing else "",
        _size(look.size) if look.size != base.size else "",
    ]
    links = '<w:basedOn w:val="Normal"/>'
    if look.name in (Role.TITLE, Role.SUBTITLE, *(r for r in Role if "级标题" in r)):
        links += f'<w:next w:val="{STYLE_IDS[Role.BODY]}"/>'
    return _custom("paragraph", look.name, links, _wrapped("pPr", properties) + _wrapped("rPr", run))


def _page_number_style(look: Look) -> str:
    number = look.number
    properties = (
        f'<w:pPr><w:spacing w:before="0" w:after="0" w:line="{number.size * 10}" w:lineRule="exact"/></w:pPr>'
        f"<w:rPr>{fonts_xml(number.font)}{_spacing(0)}{_size(number.size)}</w:rPr>"
    )
    return _custom("paragraph", PAGE_NUMBER, '<w:basedOn w:val="Normal"/>', properties)


def _text_style(look: TextLook) -> str:
    run = [
        fonts_xml(look.font) if look.font else "",
        _bold(True) if look.bold else "",
    ]
    links = '<w:basedOn w:val="DefaultParagraphFont"/>'
    return _custom("character", look.name, links, _wrapped("rPr", run))


def _table_style() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}"><w:name w:val="{PREFIX}表"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>"
        '<w:top w:w="40" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>'
        '<w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def _custom(kind: str, name: str, links: str, properties: str) -> str:
    return (
        f'<w:style w:type="{kind}" w:customStyle="1" w:styleId="{STYLE_IDS[name]}">'
        f'<w:name w:val="{PREFIX}{name}"/>{links}<w:qFormat/>{properties}</w:style>'
    )


def _wrapped(name: str, parts: list[str]) -> str:
    inside = "".join(parts)
    return f"<w:{name}>{inside}</w:{name}>" if inside else ""


def _pitch(line: int | None) -> str:
    rule = f'w:line="{line}" w:lineRule="exact"' if line else 'w:line="240" w:lineRule="auto"'
    return f'<w:spacing w:before="0" w:after="0" {rule}/>'


def _spacing(twips: int) -> str:
    return f'<w:spacing w:val="{twips}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _color(color: str) -> str:
    return f'<w:color w:val="{color or "auto"}"/>'


def _rule(rule: Rule | None) -> str:
    if rule is None:
        return ""
    return (
        f'<w:pBdr><w:bottom w:val="single" w:sz="{rule.weight}" w:space="{rule.distance}"'
        f' w:color="{rule.color or "auto"}"/></w:pBdr>'
    )


def _bold(on: bool) -> str:
    return "<w:b/><w:bCs/>" if on else '<w:b w:val="0"/><w:bCs w:val="0"/>'
