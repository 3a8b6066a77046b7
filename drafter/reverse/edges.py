"""What stands around the body of a text: title, speaker, date, salutation above it; signature and date below it.

Only short lines in the order in which the genre 通用文稿 prints them are taken; everything else stays in the body, so
that the draft has the old text's order.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter.reverse.units import Unit
from phrasebank.document import HEAD_ROLES, HEADINGS, Role

# （2026年3月6日） 2022-03-24 二〇二一年七月 202X年XX月XX日 根据录音整理
DATE = re.compile(
    r"[（(]?\s*(?:[\d〇零一二三四五六七八九十Xx×]{2,4}\s*年\s*[\d一二三四五六七八九十Xx×]{1,3}\s*月"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2}).{0,16}"
)
_POST = "主席|书记|主任|部长|局长|市长|省长|县长|区长|会长|院长|校长|董事长|总经理|秘书长|理事长|总理|同志|委员|代表"
_CALLED = r"[\u4e00-\u9fffX](?:[ \u3000]?[\u4e00-\u9fffX·]){1,4}"
# 市总工会主席 张三, 记者胡朔, 倪 倩, （张明远）; not 召开委员会全体会议
_PERSON = re.compile(
    rf"(?!.*(?:召开|举行|会议|大会)).{{0,36}}(?:{_POST})[ \u3000]*(?:{_CALLED})?|(?:记者|通讯员|作者)[ \u3000:：]*.{{2,20}}"
    r"|[\u4e00-\u9fff]{1,2}[ \u3000]{0,2}[\u4e00-\u9fffX]{1,2}|[（(].{2,40}[）)]"
)
# （张明远） （李 华） below a title; below a report it is its writer
_NAMED = re.compile(r"[（(][\u4e00-\u9fff]{1,2}[ \u3000]{0,2}[\u4e00-\u9fff]{1,2}[）)]")
_SENTENCE = re.compile(r"[。！？；]|[!?;]$")
_LONGEST_LINE = 45
_MOST_LINES = 8
# 谢谢大家！ 谢谢！; not 谢谢大家的支持，
_THANKS = re.compile(r"(?:最后，?)?(?:再次)?(?:谢谢|感谢)(?:大家|各位)?[！!。]")
_ATTACHMENT = re.compile(r"附件?\s*[:：\d一二三四五1-9].{0,60}|附[:：].{1,60}|附件")
# 江州市总工会 某某委员会办公室; not 加强领导
_BODY_NAME = re.compile(
    r"[^，。；：！？,;:!?]{1,36}(?:会|局|委|院|府|部|厅|处|组|办|室|中心|公司|集团|大学|学校|学院|协会|联盟|社区|委员)"
)
_NAME = re.compile(r"[\u4e00-\u9fff]{1,2}[ \u3000]{0,2}[\u4e00-\u9fff]{1,2}")
_REMARK = re.compile(r"[（(](?:联系|此件|经办|咨询).{1,100}[）)]")
_ROLES = {
    Role.TITLE: "标题",
    Role.SUBTITLE: "副标题",
    Role.SPEAKER: "讲话人",
    Role.DATELINE: "日期",
    Role.ADDRESSEE: "主送",
    Role.SALUTATION: "称谓",
}
# the name stands above the date or below it; everything else has one place in the order
_RANK = {"标题": 0, "副标题": 1, "讲话人": 2, "日期": 2, "主送": 3, "称谓": 4}


@dataclass(frozen=True, slots=True)
class Edges:
    """The lines of each field above and below the body, and the body's units between them."""

    above: tuple[tuple[str, tuple[str, ...]], ...]
    body: tuple[Unit, ...]
    below: tuple[tuple[str, tuple[str, ...]], ...]
    aside: tuple[Unit, ...]


def edges_of(units: Sequence[Unit], listed: frozenset[int]) -> Edges:
    """Part a text into head, body and foot; ``listed`` are the starts of units that begin an item of a list."""
    title = next((i for i, unit in enumerate(units) if unit.role is Role.TITLE), None)
    belongs = [_belongs_aside(units, i, title) for i in range(len(units))]
    kept = [unit for unit, ours in zip(units, belongs, strict=True) if ours or not unit.aside]
    aside = tuple(unit for unit, ours in zip(units, belongs, strict=True) if unit.aside and not ours)
    above, first = _above(kept, listed)
    below, last = _below(kept, first)
    return Edges(above, tuple(kept[first:last]), below, aside)


def _belongs_aside(units: Sequence[Unit], index: int, title: int | None) -> bool:
    """Whether a line is a date or （a name） alone that belongs to the text: below its title, or below its signature."""
    unit = units[index]
    if not unit.aside:
        return False
    if _NAMED.fullmatch(unit.text):
        return title is not None and _in_head(units, index, title)
    if not DATE.fullmatch(unit.text):
        return False
    before = next((u for u in reversed(units[:index]) if not u.aside), None)
    prose_before = any(_is_prose(u) and u.role is not Role.TITLE for u in units[:index] if not u.aside)
    if not prose_before:
        return title is not None and title < index
    last = all(u.aside or _REMARK.fullmatch(u.text) for u in units[index + 1 :])
    return last and before is not None and units[index - 1] is before


def _in_head(units: Sequence[Unit], index: int, title: int) -> bool:
    """Whether a line stands between the title and the salutation, with nothing there but short lines."""
    below = (i for i in range(index + 1, len(units)) if units[i].role in (Role.SALUTATION, Role.ADDRESSEE))
    salutation = next(below, None)
    if salutation is None or not title < index or salutation - title > _MOST_LINES:
        return False
    return not any(_is_prose(unit) for unit in units[title + 1 : salutation])


def _is_prose(unit: Unit) -> bool:
    return unit.grid is not None or bool(_SENTENCE.search(unit.text)) or len(unit.text) > _LONGEST_LINE


def _above(
    units: Sequence[Unit], listed: frozenset[int]
) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], int]:
    """The fields above the body and where the body begins."""
    fields: dict[str, list[str]] = {}
    index = _eyebrow(units, listed)
    if index:
        fields["题上"] = [unit.text for unit in units[:index]]
    for unit in units[index : index + _MOST_LINES]:
        name = _field_above(unit, fields, listed)
        if name is None:
            break
        # what stands out of order goes on in the field before it: the page's order is kept
        last = next(reversed(fields), name)
        if name != last and (name in fields or _RANK[name] < _RANK.get(last, 0)):
            name = last
        fields.setdefault(name, []).append(unit.text)
        index += 1
        if name == "称谓":
            break
    return tuple((name, tuple(lines)) for name, lines in fields.items()), index


def _eyebrow(units: Sequence[Unit], listed: frozenset[int]) -> int:
    """How many short lines stand above the title; none if it has none, or if more than lines stand there."""
    title = next((i for i, unit in enumerate(units) if unit.role is Role.TITLE), 0)
    lines = units[:title]
    short = all(
        not _is_prose(u) and u.start not in listed and u.role in (Role.BODY, Role.SUBTITLE, *HEAD_ROLES)
        for u in lines
    )
    return title if short else 0


def _field_above(unit: Unit, fields: dict[str, list[str]], listed: frozenset[int]) -> str | None:
    """The field of a line above the body; None where the body begins."""
    if unit.grid or unit.number or unit.role in HEADINGS:
        return None
    if name := _ROLES.get(unit.role):
        titled_twice = name == "标题" and any(key not in ("题上", "标题") for key in fields)
        return None if titled_twice else name
    if "标题" not in fields or unit.start in listed or "主送" in fields or unit.role is not Role.BODY:
        return None
    if unit.text.startswith(("——", "--", "―")) and not _SENTENCE.search(unit.text):
        return "副标题"
    if DATE.fullmatch(unit.text):
        return "日期"
    if _is_prose(unit) or unit.text[-1] in "：:，,、":
        return None
    if _PERSON.fullmatch(unit.text):
        return "讲话人"
    return "副标题" if set(fields) <= {"题上", "标题"} else None


def _below(units: Sequence[Unit], first: int) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], int]:
    """The fields below the body and where the body ends."""
    last = len(units)
    found: list[tuple[str, tuple[str, ...]]] = []
    for name in ("附注", "成文日期", "署名", "附件", "结束语"):
        lines: list[str] = []
        while last > first + 1 and len(lines) < 6 and _stands_below(name, units, last - 1, dict(found)):
            last -= 1
            lines.insert(0, units[last].text)
        if lines:
            found.insert(0, (name, tuple(lines)))
    return tuple(found), last


def _stands_below(name: str, units: Sequence[Unit], index: int, found: dict[str, tuple[str, ...]]) -> bool:
    """Whether a unit is a line of that field, given what stands below it."""
    unit = units[index]
    if unit.role is Role.ATTACHMENT:
        return name == "附件"
    if unit.grid or unit.role in HEADINGS or unit.number:
        return False
    match name:
        case "附注":
            return bool(_REMARK.fullmatch(unit.text))
        case "成文日期":
            return unit.role is Role.SIGNED_DATE or (bool(DATE.fullmatch(unit.text)) and len(unit.text) < 24)
        case "署名":
            if unit.role is Role.SIGNATURE:
                return True
            signs = _BODY_NAME.fullmatch(unit.text) or ("成文日期" in found and _NAME.fullmatch(unit.text))
            ended = _SENTENCE.search(units[index - 1].text) or units[index - 1].role is Role.SIGNATURE
            return bool(signs and (ended or "成文日期" in found))
        case "附件":
            return bool(_ATTACHMENT.fullmatch(unit.text))
    return unit.role is Role.CLOSING or bool(_THANKS.fullmatch(unit.text))
