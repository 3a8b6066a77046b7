"""What belongs to issuing a document (版头, 印章, 版记): the forms of its values, and what may not be missing together.

The fields are declared once for all genres, in ``_shared/公文要素.yml``. Forms follow GB/T 9704—2012, 7.2.

    江总工发〔2026〕12号     full year in 〔〕, no leading zero, no 第 (7.2.5)
    机密★1年                 (7.2.2)
    000001                   six digits (7.2.1)
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from drafter.outline.declared import Faults, Field, wrong
from drafter.outline.nodes import Node
from drafter.outline.plain import one_line

# “江总工发〔2026〕12号”; “江总工发〔2026〕012号” has a leading zero, “江总工发[2026]第12号” other brackets and 第
_NUMBER = re.compile(
    r"(?P<code>[^\s\d〔〕]{1,20})〔(?P<year>(?:19|20|21)\d{2})〕(?P<rank>[1-9]\d{0,5})号", re.ASCII
)
# the same with the mistakes that people make: “江总工发[2026]第012号”, “江总工发（26）12”
_NEARLY = re.compile(
    r"(?P<code>[^\s\d\[(（【﹝〔<〈《]{1,20})\s*[\[(（【﹝〔<〈《]\s*(?P<year>(?:\d\d)?\d\d)\s*[\])）】﹞〕>〉》]"
    r"\s*第?\s*0*(?P<rank>[1-9]\d{0,5})\s*号?",
    re.ASCII,
)
# “机密★1年”, “秘密”, “绝密 30年”; “内部” is no level
_SECRECY = re.compile(r"(?P<level>绝密|机密|秘密)(?:\s*[★☆*＊\s]\s*(?P<term>\d{1,2}(?:年|个月)|长期))?")
_COPY = re.compile(r"[0-9]{1,6}")


def document_number(node: Node, field: Field, faults: Faults) -> str | None:
    """发文字号 in the one form that the standard allows; a near miss is told with what was probably meant."""
    text = one_line(node, field, faults)
    if not text or _NUMBER.fullmatch(text):
        return text
    near = _NEARLY.fullmatch(text)
    if near is None:
        wrong(node, field, f"不是发文字号：{text}", faults)
    else:
        year = near["year"] if len(near["year"]) == 4 else f"20{near['year']}"
        hint = (
            f"是不是“{near['code']}〔{year}〕{near['rank']}号”？年份用六角括号〔〕写全，不写“第”，序号不加 0"
        )
        wrong(node, field, f"发文字号的写法不对：{text}", faults, hint)
    return None


def secrecy(node: Node, field: Field, faults: Faults) -> str | None:
    """密级, with its term after ★ where one is given."""
    text = one_line(node, field, faults)
    if not text:
        return text
    match = _SECRECY.fullmatch(text)
    if match is None:
        wrong(node, field, f"不是密级：{text}", faults)
        return None
    return match["level"] + (f"★{match['term']}" if match["term"] else "")


def copy_number(node: Node, field: Field, faults: Faults) -> str | None:
    """份号 in six digits, zeros put before it."""
    text = one_line(node, field, faults)
    if not text:
        return text
    plain = unicodedata.normalize("NFKC", text)
    if not _COPY.fullmatch(plain):
        wrong(node, field, f"不是份号：{text}", faults)
        return None
    return plain.zfill(6)


def missing_together(values: Mapping[str, object]) -> Iterator[str]:
    """The fields that what is filled calls for and that are empty; ``values`` are those of the issue fields by name."""
    wanted: list[str] = []
    if values.get("红头") == "是":
        wanted += ["发文机关标志", "发文字号"]
    if values.get("印章") == "签名章":
        wanted.append("签发职务")
    if values.get("印发机关") or values.get("印发日期"):
        wanted += ["印发机关", "印发日期"]
    return (name for name in wanted if name in values and not values[name])
