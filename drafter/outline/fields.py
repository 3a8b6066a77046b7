"""The types of a genre's fields: what may be filled in, and the value that comes of it.

``FIELD_TYPES`` is the table; an outline's nodes and a spreadsheet's cells go through the same readers. A reader
returns the value, or notes in ``faults`` what is wrong and with which line.

    类型: 时间      2026年3月6日 9:00                 -> Moment
    类型: 部分      [{标题: …, 内容: …, 要点: […]}]     -> (Part, …)
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from drafter.outline.dates import Day, Moment, NotADate, day_of, moment_of
from drafter.outline.yamltext import Fault, Mapping, Node, Scalar, Sequence, is_empty
from drafter.rendering.numbering import without_markers
from phrasebank.sentences import chinese_number, sentences

PART_KEYS = ("标题", "内容", "要点")
MAX_POINT_DEPTH = 2
"""Points and sub-points: templates print no more, and no sentence of an outline may be lost."""
MAX_HEAD = 30
"""A text of several sentences begins with a head if its first sentence has at most so many characters."""


@dataclass(frozen=True, slots=True)
class Field:
    """What a genre asks for. ``default`` has been checked to be readable."""

    name: str
    type: str
    help: str
    required: bool = False
    example: Node | None = None
    aliases: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    default: Node | None = None
    line: int = 0
    keeps_marks: bool = False
    """Whether an end mark of a 文字 or 列表 belongs to it (标点: 保留); otherwise templates write the marks."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a speech, or a point within one; ``line`` is where the outline begins it."""

    title: str
    body: str = ""
    points: tuple["Part", ...] = ()
    line: int = 0


Value = str | int | Decimal | Day | Moment | tuple[str, ...] | tuple[Part, ...]
Faults = list[Fault]
T = TypeVar("T")
ReadValue = Callable[[Node, Field, Faults], Value | None]


@dataclass(frozen=True, slots=True)
class FieldType:
    """``form`` tells people what is expected; ``many`` types hold lists, also when one text is given."""

    form: str
    read: ReadValue
    many: bool = False


def read_value(node: Node | None, field: Field, faults: Faults) -> Value | None:
    """The value of a field, its default where nothing was filled in; None if there is neither, or a fault was noted."""
    if node is None or is_empty(node):
        node = field.default
        if node is None or is_empty(node):
            return None
    before = len(faults)
    value = FIELD_TYPES[field.type].read(node, field, faults)
    return value if len(faults) == before else None


def form_of(field: Field) -> str:
    """What is expected in a field, for messages and for the comments of a new outline."""
    if field.type == "选项":
        return f"只能填：{'、'.join(field.options)}"
    return FIELD_TYPES[field.type].form


def _wrong(node: Node, field: Field, message: str, faults: Faults, hint: str | None = None) -> None:
    faults.append(Fault(node.line, message, hint or form_of(field), field.name))


def _scalar(node: Node, field: Field, faults: Faults) -> str | None:
    """The text of a node, None with a fault if it is a list or holds keys."""
    if isinstance(node, Scalar):
        return node.text.strip()
    if isinstance(node, Mapping):
        hint = f"{form_of(field)}；正文里的冒号请用全角“：”"
        _wrong(node, field, "这里只能填一段文字，不能再分“键: 值”", faults, hint)
    else:
        _wrong(node, field, "这里只能填一项，不能是列表", faults)
    return None


def _line(node: Node, field: Field, faults: Faults) -> str | None:
    text = _scalar(node, field, faults)
    if text is not None and "\n" in text:
        _wrong(node, field, "这里只能写一行文字", faults)
        return None
    return text


_END_MARKS = "。．！!？?；;，,、：:"


def without_end_marks(text: str) -> str:
    """A name or phrase as templates want it, which go on or end the sentence themselves: 报告厅。 → 报告厅.

    甲……, 甲（乙。） and Co. keep theirs: dots that mean an omission, an aside or an abbreviation end no sentence.
    """
    end = len(text)
    while end and (text[end - 1] in _END_MARKS or text[end - 1].isspace() or _is_full_stop(text, end - 1)):
        end -= 1
    return text[:end]


def _is_full_stop(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return text[at] == "." and before != "." and not (before.isascii() and before.isalnum())


def _phrase(node: Node, field: Field, faults: Faults) -> str | None:
    """One line without the mark that ends it, unless the genre says that it belongs to it."""
    text = _line(node, field, faults)
    return text if text is None or field.keeps_marks else without_end_marks(text) or None


def _paragraphs(node: Node, field: Field, faults: Faults) -> str | None:
    """One paragraph a line; a list of texts is taken as paragraphs too."""
    if isinstance(node, Sequence):
        texts = [_scalar(item, field, faults) or "" for item in node.items]
    else:
        texts = [_scalar(node, field, faults) or ""]
    lines = (line.strip() for text in texts for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _day(node: Node, field: Field, faults: Faults) -> Day | None:
    return _dated(node, field, faults, day_of)


def _moment(node: Node, field: Field, faults: Faults) -> Moment | None:
    return _dated(node, field, faults, moment_of)


def _dated(node: Node, field: Field, faults: Faults, read: Callable[[str], T]) -> T | None:
    text = _line(node, field, faults)
    if not text:
        return None
    try:
        return read(text)
    except NotADate as error:
        said = str(error)
        _wrong(node, field, said if re.search("[0-9“]", said) else f"{said}：{text}", faults)
        return None


# 1,200 and 30.5; not 1,20 (no thousands), 30人 nor -5 (nothing that documents count is less than none)
_NUMBER = re.compile(r"[+]?(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,9})?")


def _number(node: Node, field: Field, faults: Faults) -> int | Decimal | None:
    text = _line(node, field, faults)
    if text is None:
        return None
    plain = unicodedata.normalize("NFKC", text)
    if _NUMBER.fullmatch(plain):
        digits = plain.replace(",", "")
        return Decimal(digits) if "." in digits else int(digits)
    if not plain.isascii() and (number := chinese_number(plain)) is not None:
        return number
    if plain[:1] in ("-", "−") and _NUMBER.fullmatch(plain[1:]):
        _wrong(node, field, f"不能是负数：{text}", faults)
    else:
        _wrong(node, field, f"不是数字：{text}", faults)
    return None


def _option(node: Node, field: Field, faults: Faults) -> str | None:
    text = _line(node, field, faults)
    if text is None or text in field.options:
        return text
    near = nearest(text, field.options)
    hint = f"是不是“{near}”？{form_of(field)}" if near else form_of(field)
    _wrong(node, field, f"没有这个选项：{text}", faults, hint)
    return None


def _texts(node: Node, field: Field, faults: Faults) -> tuple[str, ...] | None:
    items = _items(node, field, faults)
    texts = []
    for item in items:
        if isinstance(item, Mapping):
            hint = "一项写一句话；正文里的冒号请用全角“：”，或给整项加引号"
            _wrong(item, field, "列表的一项里又有“键: 值”", faults, hint)
        elif text := _phrase(item, field, faults):
            texts.append(text)
    return tuple(without_markers(texts))


def _items(node: Node, field: Field, faults: Faults) -> tuple[Node, ...]:
    """The items of a list; one text is a list of one, but not if it stood on several lines."""
    if isinstance(node, Sequence):
        return node.items
    if isinstance(node, Scalar) and node.folded:
        _wrong(node, field, "列表的几项连成了一项", faults, "每一项单独一行，前面写“- ”")
    return (node,)


def _parts(node: Node, field: Field, faults: Faults) -> tuple[Part, ...] | None:
    return _unnumbered(_part_list(node, field, faults, 0))


def _unnumbered(parts: Iterable[Part]) -> tuple[Part, ...]:
    found = tuple(parts)
    titles = without_markers([part.title for part in found])
    return tuple(replace(part, title=title) for part, title in zip(found, titles, strict=True))


def _part_list(node: Node, field: Field, faults: Faults, depth: int) -> Iterable[Part]:
    items = _items(node, field, faults)
    for item in items:
        if is_empty(item):
            continue
        if isinstance(item, Scalar):
            yield _part_of_text(item, field, faults)
        elif isinstance(item, Mapping):
            yield _part_of_keys(item, field, faults, depth)
        else:
            _wrong(item, field, "列表里又套了一层列表", faults, "下一层请写在“要点:”里")


# “标题：抓落实” as one text: the colon should have been half-width; not 内容是：……
_LOST_KEY = re.compile(r"(?P<key>标题|内容|要点)(?:：|:)")


def _part_of_text(item: Scalar, field: Field, faults: Faults) -> Part:
    text = _paragraphs(item, field, faults) or ""
    if found := _LOST_KEY.match(text):
        _wrong(
            item,
            field,
            f"“{found['key']}”的冒号不对，成了正文",
            faults,
            f"写成 {found['key']}: ……（半角冒号加空格）",
        )
    first = next(sentences(text))
    head = text[: first.end]
    if len(head) > MAX_HEAD or first.end == len(text):
        return Part(text, line=item.line)
    return Part(head, text[first.end :].strip(), line=item.line)


def _part_of_keys(item: Mapping, field: Field, faults: Faults, depth: int) -> Part:
    for entry in item.entries:
        if entry.key not in PART_KEYS:
            near = nearest(entry.key, PART_KEYS)
            hint = (
                f"是不是“{near}”？" if near else f"可以写：{'、'.join(PART_KEYS)}；正文里的冒号请用全角“：”"
            )
            faults.append(Fault(entry.line, f"没有“{entry.key}”这一项", hint, field.name))
    title, body, points = (item.get(key) for key in PART_KEYS)
    if points is not None and not is_empty(points) and depth >= MAX_POINT_DEPTH:
        _wrong(points, field, f"要点最多分 {MAX_POINT_DEPTH} 层", faults, "把最里面的一层并入上一层的“内容”")
        points = None
    return Part(
        _line(title, field, faults) or "" if title is not None else "",
        _paragraphs(body, field, faults) or "" if body is not None else "",
        _unnumbered(_part_list(points, field, faults, depth + 1)) if points is not None else (),
        item.line,
    )


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant; None if none is near.

    Chinese words are short: of 议呈 and 议程 half the characters agree, and so they do of 议呈 and 会议. What stands
    in its place counts more (Jaro-Winkler) than what occurs somewhere (ratio).
    """
    from rapidfuzz import fuzz
    from rapidfuzz.distance import JaroWinkler

    best: tuple[float, str] | None = None
    for candidate in known:
        in_place, anywhere = JaroWinkler.similarity(word, candidate), fuzz.ratio(word, candidate) / 100
        score = in_place + anywhere
        if (in_place >= 0.66 or anywhere >= 0.5) and (best is None or score > best[0]):
            best = (score, candidate)
    return best[1] if best else None


# to add a type, add a line, its reader above and its cases in tests/drafting/types/
FIELD_TYPES: dict[str, FieldType] = {
    "文字": FieldType("写一行文字", _phrase),
    "段落": FieldType("写一段或几段文字，换行即另起一段", _paragraphs),
    "日期": FieldType("写作 2026年3月6日 或 2026-03-06", _day),
    "时间": FieldType("写作 2026年3月6日 9:00，有起止的写作 2026年3月6日 9:00-11:30", _moment),
    "数字": FieldType("只写数字，不带单位，如 30", _number),
    "列表": FieldType("一行一项，每项以“- ”开头", _texts, many=True),
    "选项": FieldType("在所列选项中选一个", _option),
    "部分": FieldType("一项一部分，每项可写 标题、内容、要点", _parts, many=True),
}
