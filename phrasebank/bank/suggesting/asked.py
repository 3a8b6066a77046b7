"""What users ask with: headings without markers and end marks, clauses apart from what stands before; wrong input is told."""

import re
from collections.abc import Sequence

from phrasebank.errors import UserError

LONGEST_HEADING = 40
LONGEST_CLAUSE = 100
LONGEST_TEXT = 500

# 一、 （一） 1. 一是 一要 第一， as lists begin; not 一切 nor 第一书记
_MARKER = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)"
    r"|第[一二三四五六七八九十]{1,2}[，、,]|其[一二三四五六]，|[一二三四五六七八九](?:是|要)(?=[\u4e00-\u9fff]{3}))\s*"
)
_EDGES = "，,；;：:。．.！!？?、…—- \t\r\n\u3000"
_CLAUSE_MARKS = re.compile(r"[，,；;：:。！？!?\n]")
_CHINESE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


def heading(text: str) -> str:
    """A heading without its marker and end mark; raises UserError if it is none."""
    found = _written(text, "标题").strip(_EDGES)
    found = unmarked(found)
    if len(found) > LONGEST_HEADING:
        raise UserError(
            f"标题太长（{len(found)} 字）：“{found[:20]}……”",
            hint=f"标题不超过 {LONGEST_HEADING} 字；每个标题之间空一格",
        )
    return found


def unmarked(text: str) -> str:
    """A list's item without its marker: 二要弘扬工匠精神 → 弘扬工匠精神."""
    marker = _MARKER.match(text)
    return text[marker.end() :] if marker else text


def headings(texts: Sequence[str]) -> tuple[str, ...]:
    """Several headings, each once; raises UserError for what is none."""
    if not texts:
        raise UserError("没有给出标题", hint="例如：drafter suggest like 提高政治站位 加强学习宣传")
    return tuple(dict.fromkeys(map(heading, texts)))


def passage(text: str) -> str:
    """A sentence or a heading to go on from; raises UserError if it is empty or far too long."""
    found = _written(text, "句子或小标题").strip()
    if len(found) > LONGEST_TEXT:
        raise UserError(f"太长（{len(found)} 字）：“{found[:20]}……”", hint="请只给一句话或一个小标题")
    return found


def last_clause(start: str, before: str) -> tuple[str, str]:
    """The clause that is being typed, and all that stands before it; raises UserError if nothing is typed."""
    typed = _written(start, "起头").lstrip()
    before = before.encode("utf-8", "ignore").decode()
    marks = list(_CLAUSE_MARKS.finditer(typed.rstrip()))
    if marks:
        before, typed = before + typed[: marks[-1].end()], typed[marks[-1].end() :]
    typed = "".join(typed.split())
    if len(typed) > LONGEST_CLAUSE:
        raise UserError(
            f"起头太长（{len(typed)} 字，中间没有标点）：“{typed[:20]}……”", hint="请只给正在写的这一个分句"
        )
    return typed, before


def _written(text: str, what: str) -> str:
    """The text as it can be looked up; raises UserError unless there is Chinese to work with."""
    text = text.encode(
        "utf-8", "ignore"
    ).decode()  # halves of surrogate pairs, from a broken pipe or file name
    if not text.strip():
        raise UserError(f"{what}是空的")
    if not _CHINESE.search(text):
        raise UserError(f"{what}里没有汉字：“{text.strip()[:20]}”")
    return text
