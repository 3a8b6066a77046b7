"""Laws of drafting: values are data and come through unchanged; no outline whatever ends in a traceback."""

import re
import string
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drafter.draft import draft
from drafter.genre import find_genre, genres
from drafter.outline.dates import day_of, moment_of
from drafter.outline.loading import Filled, Outline, parse_outline
from drafter.outline.moments import Clock, Day, Moment
from drafter.outline.starter import start
from drafter.outline.yamltext import forbidden
from phrasebank.document import Gap, Paragraph, Role
from phrasebank.errors import UserError
from tests.drafting.shown import HOUSE

GENRE = find_genre("试验", HOUSE)
MARKS = "@#*=|\\【】{}%-—:：“”\"'<>&　 \u00a0😀𠮷要是一"
LINES = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.sampled_from(MARKS), max_size=20
)
VALUES = LINES.map(str.strip).filter(lambda t: bool(t) and not forbidden(t) and len(t.splitlines()) == 1)


def drafted(**values: object) -> list[Paragraph]:
    filled = tuple(Filled(field, values.get(field.name)) for field in GENRE.fields)  # type: ignore[arg-type]
    return list(draft(Outline(GENRE, filled)).document.paragraphs())


@given(VALUES, st.lists(VALUES, min_size=1, max_size=3))
def test_any_value_comes_through_unchanged(name: str, paragraphs: list[str]) -> None:
    out = drafted(名称=name, 背景="\n".join(paragraphs))
    assert out[0].text == f"在{name}上的讲话"
    assert not any(isinstance(i, Gap) for i in out[0].inlines)
    background = [p.text for p in out if p.role is Role.BODY][: len(paragraphs)]
    assert background == paragraphs


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 30)).map(
    lambda d: Day(d.year, d.month, d.day)
)
CLOCKS = st.builds(Clock, st.integers(0, 23), st.integers(0, 59))


@given(DAYS)
def test_a_printed_day_reads_back(day: Day) -> None:
    assert day_of(str(day)) == day
    assert day_of(f"{day}（{day.weekday}）") == day


@given(DAYS, CLOCKS, st.none() | CLOCKS)
def test_a_printed_moment_reads_back(day: Day, clock: Clock, end: Clock | None) -> None:
    assume(end is None or clock < end)
    moment = Moment(day, clock, end_clock=end)
    assert moment_of(str(moment)) == moment


YAML_BITS = st.sampled_from(
    ["体裁: 试验", "名称", "时间", "议程", "重点工作", "标题", ": ", ":", "：", "- ", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ",",
     "&a", "*a", "!x", "|", ">", "\"", "'", "#", "%", "@", "\t", "---", "...", "甲。", "2026年3月6日", "~", "? ", "<<", "\\", "\x07", "\r", "😀"]
)  # fmt: skip


@given(st.lists(YAML_BITS, max_size=30).map("".join))
def test_no_text_ends_in_a_traceback(text: str) -> None:
    _is_drafted_or_told("体裁: 试验\n" + text)


@given(st.text(max_size=60))
def test_no_garbage_ends_in_a_traceback(text: str) -> None:
    _is_drafted_or_told(text)


STARTS = {genre.name: start(genre) for genre in genres()}


@given(st.sampled_from(sorted(STARTS)), st.data())
def test_no_damaged_outline_ends_in_a_traceback(name: str, data: st.DataObject) -> None:
    """Lines dropped, doubled, swapped, indented, with their marks changed."""
    lines = [line for line in STARTS[name].split("\n") if line.strip()]
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        change = data.draw(st.sampled_from(["drop", "double", "indent", "open", "colon", "value", "bit"]))
        line = lines[at]
        lines[at : at + 1] = {
            "drop": [],
            "double": [line, line],
            "indent": ["  " + line],
            "open": [line.removeprefix("# ")],
            "colon": [line.replace(":", "：")],
            "value": [
                line
                + " "
                + data.draw(
                    st.sampled_from(["甲", "[甲, {乙: 丙}]", "3月6日", "2026年3月6日 9:00", "&x", "-5"])
                )
            ],
            "bit": [line + data.draw(YAML_BITS)],
        }[change] or [""]
    _is_drafted_or_told("\n".join(lines))


def _is_drafted_or_told(text: str) -> None:
    try:
        outline = parse_outline(text, "提纲.yml", HOUSE)
    except UserError as problem:
        told = str(problem)
    else:
        draft(outline)
        return
    assert re.search("[\u4e00-\u9fff]", told)


@pytest.mark.parametrize("character", [*map(chr, range(32)), "\x7f", "\ud800", "\ufffe"])
def test_what_no_document_can_hold_is_told_or_is_a_line_end(character: str) -> None:
    if character in "\t\n\r":
        return
    with pytest.raises(UserError, match=r"控制符 U\+"):
        parse_outline(f"体裁: 试验\n名称: 甲{character}乙\n", "提纲.yml", HOUSE)


def test_punctuation_of_ascii_is_kept() -> None:
    assert drafted(名称=string.punctuation)[0].text == f"在{string.punctuation}上的讲话"
