"""Values of one line, paragraphs, dates, numbers, choices and plain lists, read from an outline's nodes."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from drafter.markers.typed import without_markers
from drafter.outline.dates import NotADate, day_of, moment_of
from drafter.outline.declared import Faults, Field, form_of, wrong
from drafter.outline.moments import Day, Moment
from drafter.outline.nearest import nearest
from drafter.outline.nodes import Mapping, Node, Scalar, Sequence
from drafter.outline.numbered import numbered_items
from phrasebank.sentences import chinese_number

T = TypeVar("T")


def one_text(node: Node, field: Field, faults: Faults) -> str | None:
    """The text of a node, None with a fault if it is a list or holds keys."""
    if isinstance(node, Scalar):
        return node.text.strip()
    if isinstance(node, Mapping):
        hint = f"{form_of(field)}；正文里的冒号请用全角“：”；若另是一项，去掉它前面的空格"
        wrong(node, field, "这里只能填一段文字，不能再分“键: 值”", faults, hint)
    else:
        wrong(node, field, "这里只能填一项，不能是列表", faults, _in_one_line(node, field))
    return None


def _in_one_line(node: Sequence, field: Field) -> str | None:
    """How a short list of texts is written as the one text that is wanted; None for what is no such list."""
    texts = [item.text.strip() for item in node.items if isinstance(item, Scalar)]
    line = f"{field.name}: {'，'.join(texts)}"
    short = 1 < len(texts) == len(node.items) and len(line) <= _SHORT and "\n" not in line
    return f"写成一行：{line}" if short and field.type == "文字" else None


def one_line(node: Node, field: Field, faults: Faults) -> str | None:
    text = one_text(node, field, faults)
    if text is not None and "\n" in text:
        wrong(node, field, "这里只能写一行文字", faults)
        return None
    return text


_SHORT = 60
_END_MARKS = "。．！!？?；;，,、：:"


def without_end_marks(text: str) -> str:
    """A name or phrase as templates want it, which go on or end the sentence themselves: 报告厅。 → 报告厅.

    甲……, 甲（乙。） and Co. keep theirs: dots that mean an omission, an aside or an abbreviation end no sentence.
    """
    end = len(text)
    while end and ((last := text[end - 1]) in _END_MARKS or last.isspace() or _is_full_stop(text, end - 1)):
        end -= 1
    return text[:end]


def _is_full_stop(text: str, at: int) -> bool:
    if text[at] != ".":
        return False
    before = text[at - 1 : at]
    return before != "." and not (before.isascii() and before.isalnum())


def phrase(node: Node, field: Field, faults: Faults) -> str | None:
    """One line without the mark that ends it, unless the genre says that it belongs to it."""
    text = one_line(node, field, faults)
    return text if text is None or field.keeps_marks else without_end_marks(text) or None


def paragraphs(node: Node, field: Field, faults: Faults) -> str | None:
    """One paragraph a line; a list of texts is taken as paragraphs too."""
    if isinstance(node, Sequence):
        texts = [one_text(item, field, faults) or "" for item in node.items]
    else:
        texts = [one_text(node, field, faults) or ""]
    lines = (line.strip() for text in texts for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def day(node: Node, field: Field, faults: Faults) -> Day | None:
    return _dated(node, field, faults, day_of)


def moment(node: Node, field: Field, faults: Faults) -> Moment | None:
    return _dated(node, field, faults, moment_of)


def _dated(node: Node, field: Field, faults: Faults, read: Callable[[str], T]) -> T | None:
    text = one_line(node, field, faults)
    if not text:
        return None
    try:
        return read(text)
    except NotADate as error:
        said = str(error)
        wrong(node, field, said if re.search("[0-9“]", said) else f"{said}：{text}", faults, error.hint)
        return None


# 1,200 and 30.5; not 1,20 (no thousands), 30人 nor -5 (nothing that documents count is less than none)
_NUMBER = re.compile(r"[+]?(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,9})?")


def number(node: Node, field: Field, faults: Faults) -> int | Decimal | None:
    text = one_line(node, field, faults)
    if text is None:
        return None
    plain = unicodedata.normalize("NFKC", text)
    if _NUMBER.fullmatch(plain):
        digits = plain.replace(",", "")
        return Decimal(digits) if "." in digits else int(digits)
    if not plain.isascii() and (number := chinese_number(plain)) is not None:
        return number
    if plain[:1] in ("-", "−") and _NUMBER.fullmatch(plain[1:]):
        wrong(node, field, f"不能是负数：{text}", faults)
    else:
        wrong(node, field, f"不是数字：{text}", faults)
    return None


def option(node: Node, field: Field, faults: Faults) -> str | None:
    text = one_line(node, field, faults)
    if text is None or text in field.options:
        return text
    near = nearest(text, field.options)
    hint = f"是不是“{near}”？{form_of(field)}" if near else form_of(field)
    wrong(node, field, f"没有这个选项：{text}", faults, hint)
    return None


def texts(node: Node, field: Field, faults: Faults) -> tuple[str, ...] | None:
    items = items_of(node, field, faults)
    texts = []
    for item in items:
        if isinstance(item, Mapping):
            hint = "一项写一句话；正文里的冒号请用全角“：”，或给整项加引号"
            wrong(item, field, "列表的一项里又有“键: 值”", faults, hint)
        elif text := phrase(item, field, faults):
            texts.append(text)
    return tuple(without_markers(texts))


def items_of(node: Node, field: Field, faults: Faults) -> tuple[Node, ...]:
    """The items of a list; one text is a list of one unless it is numbered, but not if it stood on several lines."""
    if isinstance(node, Sequence):
        return node.items
    if isinstance(node, Scalar):
        if node.folded:
            wrong(node, field, "列表的几项连成了一项", faults, "每一项单独一行，前面写“- ”")
        elif items := numbered_items(node.text.strip()):
            return tuple(replace(node, text=item.strip()) for item in items)
    return (node,)
