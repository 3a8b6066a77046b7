"""Mottos: where they may stand, which signs they bear, and that card and code know the same signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.mining.scorecard import scorecard
from phrasebank.mining.slogans.mottos import Mark, Motto, mottos
from phrasebank.mining.slogans.mottosigns import SIGNS, proposals
from phrasebank.mining.slogans.themes import CARD, themes


def places(text: str) -> list[tuple[Mark, str]]:
    return [(motto.mark, motto.said) for motto in mottos(text)]


def proposed(text: str) -> list[str]:
    return [text[slice(*span)] for proposal in proposals(text) for span in proposal.spans]


def signs_of(text: str) -> set[str]:
    [proposal] = proposals(text)
    return set(proposal.signs)


def test_card_and_code_know_the_same_signs() -> None:
    assert set(scorecard(CARD).points) == set(SIGNS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("村里评“干净渠道”。", [(Mark.QUOTED, "干净渠道")]),
        ("村里评“好渠”。", []),
        ('村里喊"修渠引水"，也喊"栽树种草"。', [(Mark.QUOTED, "修渠引水"), (Mark.QUOTED, "栽树种草")]),
        ("村里说“‘水长’管水，人人护水。”", [(Mark.QUOTED, "‘水长’管水，人人护水")]),
        ("会上放了《青岭的渠》。", [(Mark.TITLED, "青岭的渠")]),
        (
            "修好每一道渠——青岭侧记\n人人都说好，今天就来看一看这条修了三年又六个月的渠。",
            [(Mark.HEADING, "修好每一道渠")],
        ),
        ("一、修好每一道渠\n人人都说好。", []),
        ("渠修好了。\n修好每一道渠\n人人都说好，今天就来看一看这条修了三年又六个月的渠。", []),
        ("", []),
        ("“‘’‘’”", []),
    ],
)
def test_mottos_stand_in_quotation_marks_and_headings(text: str, said: list[tuple[Mark, str]]) -> None:
    assert places(text) == said


def test_a_motto_has_its_parts_and_what_stands_around_it() -> None:
    [motto] = mottos("今年以“修‘老渠’、引活水”为主题。")
    assert motto == Motto(
        motto.span, "修‘老渠’、引活水", ("修老渠", "引活水"), Mark.QUOTED, "今年以", "为主题。"
    )


@pytest.mark.parametrize(
    "text",
    [
        "评“清水渠”。",
        "问“今天修渠，明天引水”。",
        "问“谁去修渠，怎么引水”。",
        "修“渠道3、水闸4”。",
        "管“渠道费用、水闸费用”。",
        "讲“蓄水力、引水力”。",
        "有“泥土味、烟火气”。",
        "开“青岭·白水线”。",
        "完成“两清单、一平台”。",
        "坚持“三项措施、一项制度”。",
        "作题为《修好老渠 引来活水》的报告。",
        "青岭水站站长 周大山\n你好",
    ],
)
def test_names_counts_and_talk_are_not_proposed(text: str) -> None:
    assert proposed(text) == []


def test_a_motto_bears_the_signs_of_its_parts_and_of_what_stands_around_it() -> None:
    assert signs_of("今年“讲节水、讲护渠”主题活动") >= {
        "equal",
        "alike",
        "listed",
        "all_predicates",
        "asked",
        "themed",
    }
    assert signs_of("站长说，“渠道的水要流得到田里头，人才睡得着”。") >= {"told", "of_within", "long_part"}
    assert signs_of("河边是我家，清洁靠大家”。“河边是我家，清洁靠大家”。") >= {"alike", "verse", "cut_same"}


def test_a_motto_recurs_without_marks_of_quotation() -> None:
    text = "开展“修老渠、引活水”活动。修老渠引活水，人人都来；修老渠，不引活水。"
    found = {text[slice(*span)] for span in themes(text)}
    assert found == {"修老渠、引活水", "修老渠引活水"}


@given(st.text('修老渠、引活水，。“”‘’《》"·—A \n', max_size=50))
def test_every_text_has_its_mottos(text: str) -> None:
    for span in themes(text):
        assert 0 <= span.start < span.end <= len(text)
        assert "\n" not in text[slice(*span)]
    assert all(motto.said == text[slice(*motto.span)] for motto in mottos(text))
