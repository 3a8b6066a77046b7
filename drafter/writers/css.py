"""A look as a style sheet: what the .docx says in styles, for a page on the screen and on A4 paper.

Lengths are points. Everything stands in the sheet itself: no font, picture or script is fetched.
"""

from collections.abc import Iterator
from functools import lru_cache

from drafter.writers.looks import GAP, STRONG, TABLE_CELL, TABLE_HEAD, Font, Look, PageNumber, ParagraphLook
from drafter.writers.place import Placing
from drafter.writers.styles import STYLE_IDS
from phrasebank.document import Role

# what stands in for a Chinese font on other systems, by a character of its name; the first that fits
_FALLBACKS = (
    ("仿", '"FangSong", "STFangsong", "FandolFang", serif'),
    ("楷", '"KaiTi", "STKaiti", "FandolKai", serif'),
    ("黑", '"SimHei", "Heiti SC", "Microsoft YaHei", "FandolHei", sans-serif'),
    ("宋", '"STZhongsong", "SimSun", "Songti SC", "FandolSong", serif'),
)
_HIGHLIGHTS = {"yellow": "#fff200", "green": "#8f8", "cyan": "#8ff", "lightGray": "#ddd"}
ASIDE = (
    "aside{margin:4pt 0 4pt 24pt;padding:4pt 8pt;border-left:3pt solid #4a90c2;background:#eef6fc;color:#234;"
    "font:10pt/1.5 sans-serif;overflow-wrap:anywhere}@media print{aside{display:none}}\n"
)
"""Notes on the screen; a printed page holds the document alone."""
_SIDES = {"left": "left", "right": "right", "center": "center", "both": "justify", "distribute": "justify"}


@lru_cache(maxsize=8)
def style_sheet(look: Look) -> str:
    """The whole sheet of a look."""
    return "\n".join((*_page(look), *_roles(look), *_texts(look), *_tables(look), *_record(look)))


def points(twips: float) -> str:
    return f"{twips / 20:g}pt"


def placed(placing: Placing, lines: float) -> str:
    """What a paragraph has beside its class: its place and the empty lines above it, in points; "" if nothing."""
    out = [f"margin-top:{points(lines + placing.before)}"] if lines or placing.before else []
    for side, indent in (("left", placing.left), ("right", placing.right)):
        out += [f"margin-{side}:{points(indent)}"] if indent else []
    if placing.hanging or placing.first_line:
        out.append(f"text-indent:{points(placing.first_line - placing.hanging)}")
    if placing.align:
        out.append(f"text-align:{_SIDES[placing.align]}")
    if placing.size:
        out.append(f"font-size:{placing.size / 2:g}pt;line-height:{points(placing.line)}")
    return ";".join(out)


def _page(look: Look) -> Iterator[str]:
    page = look.page
    margins = " ".join(points(side) for side in (page.top, page.right, page.bottom, page.left))
    size = f"{points(page.width)} {points(page.height)}"
    yield f"@page{{size:{size};margin:{margins}}}"
    yield from _page_numbers(look.number)
    yield "*{box-sizing:border-box}"
    yield "body{margin:0;background:#ddd}"
    yield (
        f"main{{width:{points(page.width)};min-height:{points(page.height)};padding:{margins};margin:12pt auto;"
        f"background:#fff;display:flex;flex-direction:column;{_font(look.base)}}}"
    )
    yield f"p,h1,h2,h3,h4,h5{{margin:0;font-weight:normal;white-space:pre-wrap;{_text(look.base)}}}"
    yield "header{text-align:right;font-size:10.5pt;margin-bottom:12pt}.whole{white-space:pre}"
    yield ".line{display:block}.tab{flex:1;white-space:pre;overflow:hidden;width:0}"
    yield f"hr{{border:0;border-top:1px dashed #999;margin:{points(look.base.line or 400)} 0;width:100%}}"
    yield (
        "@media print{body{background:none}main{width:auto;min-height:0;padding:0;margin:0;display:block}"
        "hr{visibility:hidden;break-after:page;margin:0}}"
    )


def _page_numbers(number: PageNumber) -> Iterator[str]:
    """In the margin boxes of a printed page, outside on odd and even pages (browsers of today print them)."""
    style = (
        f'content:"{_quoted(number.before)}" counter(page) "{_quoted(number.after)}";'
        f"font-family:{_family(number.font)};font-size:{number.size / 2:g}pt;color:#000"
    )
    for pages, side in (("right", number.odd), ("left", number.even)):
        yield f"@page:{pages}{{@bottom-{side if side in ('left', 'right') else 'center'}{{{style}}}}}"
    if not number.first:
        yield "@page:first{@bottom-left{content:none}@bottom-center{content:none}@bottom-right{content:none}}"


def _roles(look: Look) -> Iterator[str]:
    for role in Role:
        set_as = look.paragraph(role.value)
        differences = [part for part in _parts(set_as) if part not in _parts(look.base)]
        if set_as.rule and set_as.rule.weight:
            rule = set_as.rule
            differences.append(
                f"border-bottom:{rule.weight / 8:g}pt solid #{rule.color or '000'};padding-bottom:{rule.distance}pt"
            )
        if look.double_rules and role is Role.MASTHEAD:
            differences.append("border-bottom:3pt double #FF0000")
        if set_as.keep_next:
            differences.append("break-after:avoid")
        if differences:
            yield f".{STYLE_IDS[role.value]}{{{';'.join(differences)}}}"
    flex = ",".join(f".{STYLE_IDS[role.value]}.tabbed" for role in (Role.IMPRINT, Role.DOCUMENT_NUMBER))
    yield f"{flex}{{display:flex;text-align:left}}"
    yield f".{STYLE_IDS[Role.DOCUMENT_NUMBER.value]}.tabbed{{padding-right:{points(look.page.characters_wide(1))}}}"
    yield ".joint{display:flex;align-items:center;justify-content:center}"
    yield ".beside .tab{display:inline-block;width:.4em}"
    yield ".joint p{text-align-last:justify;white-space:pre}"
    yield f".joint .beside{{white-space:pre;{_text(look.paragraph(Role.MASTHEAD.value))}}}"


def _parts(look: ParagraphLook) -> list[str]:
    return [part for part in _text(look).split(";") if part]


def _text(look: ParagraphLook) -> str:
    return (
        f"{_font(look)};line-height:{points(look.line) if look.line else 1.3};text-align:{_SIDES[look.align]};"
        f"text-indent:{points(look.first_line.twips)};margin-left:{points(look.left.twips)};"
        f"margin-right:{points(look.right.twips)};color:#{look.color or '000'}"
    )


def _font(look: ParagraphLook) -> str:
    return (
        f"font-family:{_family(look.font)};font-size:{look.size / 2:g}pt;letter-spacing:{points(look.spacing)};"
        f"font-weight:{'bold' if look.bold else 'normal'}"
    )


def _family(font: Font) -> str:
    named = [f'"{_quoted(name)}"' for name in (font.chinese, font.substitute) if name]
    fallback = next((stack for mark, stack in _FALLBACKS if mark in font.chinese), "serif")
    return ", ".join([*named, fallback])


def _texts(look: Look) -> Iterator[str]:
    """Words set off inside a paragraph; a gap is marked on paper too."""
    for text in look.texts:
        parts = [f"font-family:{_family(text.font)}"] if text.font else []
        parts.append(f"font-weight:{'bold' if text.bold else 'inherit'}")
        parts.append(f"background:{_HIGHLIGHTS.get(text.highlight, 'none')};print-color-adjust:exact")
        tag = {GAP: "mark", STRONG: "strong"}.get(text.name, f".{STYLE_IDS[text.name]}")
        yield f"{tag}{{color:inherit;{';'.join(parts if text.highlight else parts[:-1])}}}"


def _tables(look: Look) -> Iterator[str]:
    yield "table{border-collapse:collapse;width:100%;margin:4pt 0}tr{break-inside:avoid}thead{display:table-header-group}"
    for tag, name in (("th", TABLE_HEAD), ("td", TABLE_CELL)):
        yield f"{tag}{{border:.5pt solid #000;padding:2pt 5pt;white-space:pre-wrap;{_text(look.paragraph(name))}}}"


def _record(look: Look) -> Iterator[str]:
    outer, inner = (f"{weight / 8:g}pt solid #000" if weight else "0" for weight in _weights(look))
    yield f".record{{margin-top:auto;border-top:{outer};border-bottom:{outer};break-inside:avoid}}"
    yield f".record p+p{{border-top:{inner}}}"


def _weights(look: Look) -> tuple[int, int]:
    return look.record.outer, look.record.inner


def _quoted(text: str) -> str:
    """Text inside a CSS string; a house's look may not end it."""
    return "".join(c if c.isalnum() or c in " _—-·" else f"\\{ord(c):x} " for c in text)
