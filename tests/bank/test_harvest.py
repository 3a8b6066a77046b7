"""What one source yields: case files, kind│function│phrasing│start-end│sentence."""

from pathlib import Path

import pytest

from phrasebank.bank.harvest import harvest
from phrasebank.bank.quoting import aligned, bare
from tests.bank.banks import document
from tests.cases import Case, cases, names

CASES = cases(Path(__file__).parent / "harvest")


def shown(text: str) -> str:
    got = harvest(document(text))
    return "\n".join(
        f"{one.kind.chinese}│{one.function}│{one.text}│{one.start}-{one.end}│{got.sentences[one.sentence].text}"
        for one in got.occurrences
    )


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_source_yields_its_phrasing(case: Case, update: bool) -> None:
    case.check(shown(case.input), update)


def test_a_head_is_read_behind_its_marker_across_a_column_break() -> None:
    text = "要求：一要加强\n\n学习，"
    assert aligned(text, 3, len(text), "一要", "加强学习") == (5, 11)
    assert aligned(text, 3, len(text), "一要", "加强实干") is None
    assert aligned(text, 3, 7, "一要", "加强学习") is None


def test_marks_at_the_edges_and_unclosed_quotes_are_no_part_of_a_clause() -> None:
    text = "、“真抓实干"
    assert bare(text, 0, len(text)) == (2, 6)
    text = "强化“四个意识”"
    assert bare(text, 0, len(text)) == (0, 8)
    assert bare("——", 0, 2) == (2, 2)


def test_a_passage_that_a_page_prints_twice_counts_once() -> None:
    passage = "要坚定不移走中国特色社会主义工会发展道路，一要维护职工权益，二要竭诚服务职工。\n"
    once, twice = harvest(document(passage)), harvest(document(passage + "另一段。\n" + passage))
    assert [o for o in twice.occurrences if o.text != "另一段"] == list(once.occurrences)
    assert len(twice.sentences) == 3


def test_wording_that_lost_a_character_is_not_kept() -> None:
    got = harvest(document("要提\ufffd政治站位，强化责任担当。\n一是抓\ufffd习，二是抓落实。"))
    words = [one.text for one in got.occurrences]
    assert "强化责任担当" in words
    assert not any("\ufffd" in one for one in words)
