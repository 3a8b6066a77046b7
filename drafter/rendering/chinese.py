"""The filters of templates: joining, end marks, numerals, as Chinese prose wants them.

    {{ 议程|顿号 }}      听取报告、审议决定
    {{ 内容|句号 }}      ends with exactly one end mark
    {{ 3|中文数 }}       三
    {{ 议程|计数 }}      两, before a measure word: 两项

Gaps and empty fields pass through: 【待补：内容】。 keeps its end mark, an empty value stays empty.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from drafter.outline.dates import NotADate, moment_of
from drafter.outline.moments import Day, Moment
from drafter.rendering.provenance import unmarked
from drafter.rendering.values import Blank, Dated, GapText, Named
from phrasebank.sentences import in_chinese

# what may follow an end mark and belongs to it: 他说：“好。”
_CLOSERS = "”’」』）)】》"
_END = "。！？!?…"
_ENDS, _MAY_FOLLOW = tuple(_END), _CLOSERS + "\\"  # a closer of a value may be escaped
_WEAK_END = "，,；;、：:"
# a backslash that escapes a character of a value, see markup.escape
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
# a mark of emphasis or run-in head that closes a text
_MARKS = re.compile(r"(?:\*\*|==)+$")


def _texts(values: Any) -> list[str]:
    """The texts of a list, of parts their titles; a single text is a list of one."""
    if isinstance(values, str):
        return [values] if values else []
    return [printed(value["标题"] if isinstance(value, dict) else value, nested=True) for value in values]


def joined(mark: str) -> Callable[[Any], str]:
    """A filter that joins a list with a mark; an end mark of an item is left out before it."""

    def join(values: Any) -> str:
        texts = [text for text in _texts(values) if text]
        return mark.join([*(without_end(text) for text in texts[:-1]), *texts[-1:]])

    return join


def with_end(value: Any) -> str:
    """End a text with 。 unless it ends a sentence already; a comma or the like at the end gives way."""
    text = printed(value).rstrip()
    if not text:
        return text
    marks = _MARKS.search(text) if text[-1] in "*=" else None
    core, tail = (text[: marks.start()], marks.group()) if marks else (text, "")
    if core.rstrip(_MAY_FOLLOW).endswith(_ENDS):
        return text
    return core.rstrip(_WEAK_END) + tail + "。"


def with_ends(value: Any) -> str:
    """Several paragraphs, each ended; one that leads on with ： stays, the points follow it."""
    if isinstance(value, GapText):
        return value
    text = _ESCAPED.sub(lambda mark: "\n" if mark[1] == "n" else mark[0], printed(value))
    ended = (part if part.rstrip().endswith(("：", ":")) else with_end(part) for part in text.split("\n"))
    return "\\n".join(ended)


def without_end(value: Any) -> str:
    """A text without the mark that ends it, for titles and for places inside a sentence."""
    text = printed(value).rstrip()
    return text.rstrip("。，,；;、：:") if not text.endswith("……") else text


def numeral(value: Any) -> str:
    """A whole number in Chinese: 3 → 三. A list counts as its length."""
    if isinstance(value, (GapText, Blank)):
        return value
    try:
        return in_chinese(len(value) if isinstance(value, (list, tuple)) else int(printed(value)))
    except ValueError:
        raise ValueError(f"写不成中文数：{printed(value)[:20]}") from None


def counted(value: Any) -> str:
    """How many, before a measure word: like ``numeral``, but 2 → 两 (两点意见, 两个方面)."""
    return "两" if (text := numeral(value)) == "二" else text


def day(value: Any) -> str:
    """The day alone: of a time 2026年3月6日（星期五）上午9:00 it leaves 2026年3月6日."""
    if isinstance(value, (GapText, Blank)):
        return value
    if isinstance(value, Dated):
        return str(value.day)
    if isinstance(value, (Day, Moment)):
        return str(Dated(value).day)
    try:
        return str(moment_of(_plain(value)).day)
    except NotADate:
        return printed(value)


def quoted(value: Any) -> str:
    """In “”; quotes inside become ‘’. What is quoted as a whole already is left."""
    text = printed(value)
    if not text or isinstance(value, GapText) or (text[0] == "“" and text.find("”") == len(text) - 1):
        return text
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def post_and_name(value: Any) -> Any:
    """People with their posts before their names: 市总工会主席张明远、副主席李华.

    Where a post holds a 、 itself people are joined with ，: 党组书记、主席张明远，副主席李华.
    """
    if isinstance(value, (GapText, Blank)):
        return value
    people = value if isinstance(value, (tuple, list)) else (value,)
    texts = [one["职务姓名"] if isinstance(one, Named) else printed(one, nested=True) for one in people]
    return ("，" if any("、" in text for text in texts) else "、").join(texts)


def in_book_marks(value: Any) -> str:
    """In 《》; what has them already is left."""
    text = printed(value)
    if not text or isinstance(value, GapText) or text.startswith("《"):
        return text
    return f"《{text.replace('《', '〈').replace('》', '〉')}》"


def length(value: Any) -> int:
    """How many characters are printed, without blanks."""
    return len(re.sub(r"\s+", "", _plain(value)))


def _plain(value: Any) -> str:
    """A marked text as it is printed."""
    return _ESCAPED.sub(lambda m: "\n" if m[1] == "n" else m[1], unmarked(printed(value)))


def printed(value: Any, *, nested: bool = False) -> str:
    """What ``{{ … }}`` prints: nothing for what is not there, a list joined with 、."""
    if value is None:
        return ""
    if isinstance(value, (tuple, list)):
        if nested:
            # ten thousand times a list of ten thousand would be printed before anyone could count
            raise TypeError("列表里套着列表，不能直接印，请用 for 逐项写")
        return joined("、")(value)
    if isinstance(value, dict):
        raise TypeError("“部分”和“表格”要写明印哪一项，如 .标题、.内容")
    return str(value)


def _first(values: Iterable[Any]) -> Any:
    return next(iter(values), Blank())


# to add a filter, add a line and its cases in tests/drafting/filters/
FILTERS: dict[str, Callable[..., Any]] = {
    "顿号": joined("、"),
    "逗号": joined("，"),
    "分号": joined("；"),
    "句号": with_end,
    "成段": with_ends,
    "去句号": without_end,
    "中文数": numeral,
    "计数": counted,
    "日期": day,
    "引号": quoted,
    "书名号": in_book_marks,
    "职务姓名": post_and_name,
    "字数": length,
    "首项": _first,
}
