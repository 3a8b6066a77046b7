"""What no line parts: words, numbers with units, names, set phrases; a copy for the lectern ends its lines between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.writers import load_look
from drafter.writers.place import width
from drafter.writers.reading import line_lengths, line_turns, reading_note
from drafter.writers.wholes import wholes
from phrasebank.document import Paragraph, Role, Text, compose
from tests.writers import strategies


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2026年度工作", "2026年度|工作"),
        ("于2026年3月6日前", "于|2026年3月6日|前"),
        ("增长15.6%，达120万元。", "增长|15.6%，|达|120万元。"),
        ("上午9:00开会", "上午|9:00|开会"),
        ("江州市总工会", "江州市|总工会"),
        ("李华同志、欧阳明远主席", "李华|同志、|欧阳明远|主席"),
        ("学习习近平新时代中国特色社会主义思想", "学习|习近平新时代中国特色社会主义思想"),
        ("“安康杯”竞赛《办法》", "“安康杯”|竞赛|《办法》"),
        ("“书香江州·奋斗有我”", "“书香|江州·|奋斗|有|我”"),
        ("", ""),
    ],
)
def test_wholes_are(text: str, parts: str) -> None:
    assert "|".join(wholes(text)) == parts


def test_a_set_phrase_is_kept_in_titles_and_parted_in_lines() -> None:
    text = "坚持以习近平新时代中国特色社会主义思想为指导"
    assert "习近平新时代中国特色社会主义思想" in wholes(text)
    assert max(map(len, wholes(text, phrases=False))) <= 6


@given(strategies.value)
def test_joined_they_are_the_text(text: str) -> None:
    assert "".join(wholes(text)) == text


@given(st.text("今天我们召开动员大会2026年，。“”", max_size=60), st.integers(4, 12))
def test_every_line_that_is_ended_holds_what_it_can(text: str, line: int) -> None:
    turns = line_turns(text, line, line)
    starts = {0}
    for whole in wholes(text, phrases=False):
        starts.add(max(starts) + len(whole))
    assert set(turns) <= starts
    assert list(turns) == sorted(set(turns))


def test_a_line_ends_before_the_word_that_would_be_broken() -> None:
    text = "今天我们召开动员大会部署"
    turns = line_turns(text, 8, 8)
    assert [text[a:b] for a, b in zip((0, *turns), (*turns, len(text)), strict=True)] == [
        "今天我们召开",
        "动员大会部署",
    ]
    assert width("今天我们召开动员大会") > 8


def test_where_a_line_ends_between_words_nothing_is_put() -> None:
    assert line_turns("今天我们召开会议", 6, 6) == ()


def test_every_number_of_a_date_takes_its_gaps() -> None:
    # 12.5 characters wide as they stand, 14 as programs set them
    text = "2026年3月20日前报市总工会"
    assert width(text) == 12.5
    assert line_turns(text, 13, 13) == (text.index("总工会"),)
    assert line_turns(text.replace("2026年3月20日", "今年三月二十"), 13, 13) == ()


def test_no_paragraph_for_the_lectern_runs_over_a_page_turn() -> None:
    assert all(paragraph.keep_lines for paragraph in load_look("讲台").paragraphs)
    assert not load_look().paragraph(Role.BODY).keep_lines


def test_only_a_copy_for_the_lectern_keeps_words_whole() -> None:
    assert line_lengths(load_look("公文")) == {}
    assert {role: tuple(map(round, lengths)) for role, lengths in line_lengths(load_look("讲台")).items()}[
        Role.BODY
    ] == (18, 20)


def test_the_reading_time_is_at_least_a_minute_and_counts_no_blanks() -> None:
    reading = load_look("讲台").reading
    assert reading is not None
    assert (
        reading_note(compose([Paragraph(Role.BODY, (Text("一 二"),))]), reading)
        == "全文2字，约1分钟（每分钟200字）"
    )
    long = compose([Paragraph(Role.BODY, (Text("字" * 2499),))])
    assert reading_note(long, reading) == "全文2499字，约12分钟（每分钟200字）"
