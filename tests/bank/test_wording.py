"""Set wording of a bank: what its sources share, whole and freestanding, with every place."""

import sqlite3
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.bank import archive, recurring
from phrasebank.bank.archive import Archive, Numbering, Said, source_span, words_of
from phrasebank.bank.edges import edges, lists, word_of
from phrasebank.bank.mine import mine
from phrasebank.bank.recurring import Row, grown
from phrasebank.bank.segmentation import segmented
from phrasebank.bank.standing import least
from phrasebank.bank.wording import Phrase, merged
from phrasebank.words import words
from tests.bank.banks import SPEECHES, bank_of

NAME = "习近平总书记关于工人阶级和工会工作的重要论述"


def shared(*texts: str) -> dict[str, tuple[int, int]]:
    """The set wording of a bank of these texts with the numbers of its places and sources."""
    query = "SELECT text, count, sources FROM entry WHERE kind = 'canonical' ORDER BY id"
    rows = bank_of(dict(zip("甲乙丙丁戊己", texts, strict=False))).connection.execute(query)
    return {text: (places, sources) for text, places, sources in rows}


def archive_of(sources: list[list[str]]) -> Archive:
    numbering = Numbering()
    rows = [numbering.of(segmented(texts)) for texts in sources]
    return words_of(tuple(numbering), b"".join(rows), [*map(len, rows)])


SENTENCES = st.lists(SPEECHES.map(lambda text: text.replace("\n", "")).filter(bool), max_size=6)


@given(st.lists(SENTENCES, max_size=4))
def test_an_archive_holds_the_words_of_all_sentences_line_by_line(sources: list[list[str]]) -> None:
    found = archive_of(sources)
    lines = "".join(found.vocabulary[word] + "\t" for word in found.words.tolist()).split("\n\t")[:-1]
    of_source = [
        ("" if len(said) >= 20 and said in texts[:number] else "".join(f"{word}\t" for word in words(said)))
        for texts in sources
        for number, said in enumerate(texts)
    ]
    assert lines == of_source
    assert found.sources[found.lines].tolist() == [
        index for index, texts in enumerate(sources) for _ in texts
    ]
    assert [found.words[:start].tolist().count(0) for start in found.lines.tolist()] == list(
        range(len(lines))
    )


def test_a_long_sentence_that_another_source_has_said_is_a_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    long, other = (
        "我们要把服务职工群众作为工作的出发点和落脚点。",
        "我们要把服务职工群众作为工作的落脚点和出发点。",
    )
    sources = [[long, "要实干。"], ["要实干。", other, long], [long, long]]

    def copied() -> list[bool]:
        found = archive_of(sources)
        return list(found.copied[found.lines].tolist())

    assert copied() == [False, False, False, False, True, True, False]
    monkeypatch.setattr(archive, "SLICE", 3)
    assert copied() == [False, False, False, False, True, True, False]


def test_sequences_grow_from_what_recurs() -> None:
    words = np.array([1, 2, 3, 9, 1, 2, 3, 9, 2, 4], dtype=np.int32)
    found = [
        (level.length, list(zip(level.groups.tolist(), level.starts.tolist(), strict=True)))
        for level in grown(Row(words, words), words != 9, words != 3, 5)
    ]
    assert found == [
        (1, [(0, 0), (0, 4), (1, 1), (1, 5), (1, 8)]),
        (2, [(0, 0), (0, 4), (1, 1), (1, 5)]),
        (3, [(0, 0), (0, 4)]),
    ]


def test_what_stands_in_fewer_sources_than_asked_for_is_not_grown() -> None:
    words = np.array([1, 2, 3, 9, 1, 2, 3, 9, 1, 2, 9], dtype=np.int32)
    of_source = np.array([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1], dtype=np.int32)
    levels = grown(Row(words, of_source), words != 9, words > 0, 5, least=2)
    assert [(level.length, level.starts.tolist()) for level in levels] == [
        (1, [0, 4, 8, 1, 5, 9]),
        (2, [0, 4, 8]),
    ]


def test_what_does_not_fit_in_one_number_grows_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    words = np.array([1, 2, 3, 9, 1, 2, 3, 9, 2, 3, 1, 2, 9] * 5, dtype=np.int32)

    def levels() -> list[tuple[int, list[int], list[int]]]:
        found = grown(Row(words, words), words != 9, words > 0, 5)
        return [(level.length, level.starts.tolist(), level.groups.tolist()) for level in found]

    expected = levels()
    monkeypatch.setattr(recurring, "BITS", 0)
    assert levels() == expected


@given(st.lists(st.text(alphabet="的了和与工会习近平发展大力展中2A，“年第", min_size=1, max_size=5)))
def test_words_that_are_alike_are_looked_up_as_each_alone(drawn: list[str]) -> None:
    vocabulary = [*drawn, *ALIKE]
    found = edges(vocabulary)
    assert [tuple(row) for row in zip(*(column.tolist() for column in found), strict=True)] == [
        tuple(word_of(word)) for word in vocabulary
    ]


ALIKE = [
    "推进",
    "加强",
    "大力发展",
    "工会",
    "中国工会",
    "2026",
    "，",
    "、",
    "的",
    "而且",
    "《",
    "中华全国总工会",
]


@pytest.mark.parametrize(("sources", "wanted"), [(5, 1), (20, 2), (300, 2), (1000, 3), (10_000, 4)])
def test_the_more_sources_an_archive_has_the_more_must_share_a_phrase(sources: int, wanted: int) -> None:
    assert least(sources) == wanted


def test_growing_in_parts_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    words = np.array([1, 2, 3, 9, 1, 2, 3, 9, 2, 3, 1, 2, 9] * 5, dtype=np.int32)

    def levels() -> tuple[int, dict[int, list[int]], dict[int, list[int]]]:
        """How many levels come, and of each length in order the starts and how many each sequence has."""
        found = list(grown(Row(words, words), words != 9, words > 0, 5))
        starts: dict[int, list[int]] = {}
        counts: dict[int, list[int]] = {}
        for level in found:
            starts.setdefault(level.length, []).extend(level.starts.tolist())
            counts.setdefault(level.length, []).extend(np.bincount(level.groups).tolist())
        return len(found), starts, counts

    at_once, *expected = levels()
    monkeypatch.setattr("phrasebank.bank.recurring.PART", 7)
    in_parts, *actual = levels()
    assert in_parts > at_once
    assert actual == expected


def test_a_name_that_two_sources_have_once_each_is_found_whole() -> None:
    found = shared(f"认真学习{NAME}，提高本领。", f"要把{NAME}落到实处。")
    assert found == {NAME: (2, 2)}


def test_what_one_source_says_once_is_none() -> None:
    assert shared(f"认真学习{NAME}，提高本领。", "要真抓实干。") == {}


def test_function_words_within_are_kept() -> None:
    found = shared(
        "坚持以人民为中心的发展思想，办好实事。",
        "贯彻以人民为中心的发展思想，增进福祉。",
        "践行以人民为中心的发展思想。",
    )
    assert list(found) == ["以人民为中心的发展思想"]


def test_a_part_of_a_longer_phrase_is_none_unless_it_stands_alone_elsewhere() -> None:
    longer = "推进产业工人队伍建设改革，确保见效。", "深化产业工人队伍建设改革。"
    assert list(shared(*longer)) == ["产业工人队伍建设改革"]
    alone = "抓好产业工人队伍建设，服务大局。", "重视产业工人队伍建设。"
    assert shared(*longer, *alone) == {"产业工人队伍建设改革": (2, 2), "产业工人队伍建设": (2, 2)}


def test_sources_that_are_taken_over_from_the_old_bank_have_the_same_wording(tmp_path: Path) -> None:
    folder, passage = tmp_path / "讲话", f"我们要把{NAME}作为根本遵循，一以贯之抓到底。"
    folder.mkdir()
    texts = (
        f"学习{NAME}，提高\n\n本领，服务产业工人。{passage}",
        f"{passage}{passage}GDP增长2%。",
        f"贯彻{NAME}。",
    )
    for number, text in enumerate(texts[:2]):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    mine([folder], tmp_path / "句库.db")
    (folder / "又一篇.txt").write_text(texts[2], "utf-8")
    again = mine([folder], tmp_path / "句库.db")
    anew = mine([folder], tmp_path / "新句库.db")
    assert (again.mined, len(anew.mined)) == (("又一篇.txt",), 3)

    def wording_in(bank: str) -> list[tuple[object, ...]]:
        query = (
            "SELECT e.text, o.* FROM entry e JOIN occurrence o ON o.entry = e.id WHERE e.kind = 'canonical'"
        )
        return sqlite3.connect(tmp_path / bank).execute(query).fetchall()

    assert {text for text, *_ in wording_in("句库.db")} == {NAME}
    assert wording_in("句库.db") == wording_in("新句库.db")


def test_a_passage_that_is_printed_again_is_no_use_of_its_words() -> None:
    passage = f"我们要把{NAME}作为根本遵循，一以贯之抓到底。"
    assert shared(passage * 3) == {}
    assert shared(passage, passage + "另外。") == {}


def test_the_commonest_of_forms_that_read_alike_stands_for_them() -> None:
    def phrase(text: str, *starts: int) -> Phrase:
        return Phrase(text, len(starts), 2, np.array(starts, dtype=np.int32))

    found = merged(
        [phrase("工人阶级主力军作用", 1), phrase("工人阶级的主力军作用", 5, 9), phrase("职工之家", 3)]
    )
    assert [one.text for one in found] == ["工人阶级的主力军作用", "职工之家"]


def test_a_slip_of_the_pen_is_no_phrase() -> None:
    def phrase(text: str, sources: int) -> Phrase:
        return Phrase(text, sources, 2, np.zeros(sources, dtype=np.int32))

    found = merged([phrase("习近平总书记", 40), phrase("近平总书记", 2), phrase("总书记讲话", 2)])
    assert [one.text for one in found] == ["习近平总书记", "总书记讲话"]


def test_places_across_the_cut_of_a_column_are_places_of_the_source() -> None:
    said = Said(100, "4+1 8!20")
    assert source_span(said, 2, 4) == (102, 104)
    assert source_span(said, 2, 6) == (102, 107)
    assert source_span(said, 4, 6) == (105, 107)
    assert source_span(said, 6, 9) is None
    assert source_span(said, 8, 10) == (129, 131)


@pytest.mark.parametrize(
    ("piece", "texts"),
    [
        # a list that goes on
        ("图书馆、文化馆", ("各地的图书馆、文化馆、博物馆。", "县里的图书馆、文化馆、科技馆。")),
        ("工业化、城镇化", ("全省的工业化、城镇化、信息化。", "全国的工业化、城镇化和现代化。")),
        (
            "数字消费、绿色消费",
            ("新的数字消费、绿色消费、健康消费。", "多样的品牌消费、数字消费、绿色消费。"),
        ),
        # the first member before 等 is cut
        (
            "检测认证等生产性服务业",
            ("完善检验检测认证等生产性服务业。", "发展物流、检测认证等生产性服务业。"),
        ),
        (
            "石漠化治理等重点生态工程",
            ("推进防沙治沙、石漠化治理等重点生态工程。", "抓好水土保持和石漠化治理等重点生态工程。"),
        ),
        (
            "民生保障等重点领域",
            ("加大基础设施和民生保障等重点领域投入。", "推进生态文明、民生保障等重点领域改革。"),
        ),
        # a word before 和 that belongs to a longer one
        (
            "体系和治理能力现代化水平",
            ("提升政府治理体系和治理能力现代化水平。", "提高教育治理体系和治理能力现代化水平。"),
        ),
        ("机制和安全能力建设", ("健全网络安全机制和安全能力建设。", "完善制度、机制和安全能力建设。")),
        (
            "制度以及基层群众自治制度",
            ("坚持民族区域自治制度以及基层群众自治制度。", "完善民族区域自治制度以及基层群众自治制度。"),
        ),
        # 的 in front belongs to the first of two that are joined
        (
            "工作环境和稳定的劳动关系",
            ("营造舒心的工作环境和稳定的劳动关系。", "创造良好的工作环境和稳定的劳动关系，留住职工。"),
        ),
        # an amount belongs to the last word
        ("耕地面积连续", ("耕地面积连续四年增加。", "耕地面积连续4年增加。")),
        ("进出口总额突破", ("进出口总额突破7000亿元。", "进出口总额突破9万亿元。")),
        ("技术合同成交额突破", ("技术合同成交额突破6000亿元。", "技术合同成交额突破970亿元。")),
        # the dictionary takes an adverb and its verb for one word
        ("大力发展绿色", ("大力发展绿色低碳产业。", "大力发展绿色农业。")),
        ("大力发展服务贸易和服务", ("大力发展服务贸易和服务外包。", "大力发展服务贸易和服务外包业务。")),
        ("进一步提高城乡低保", ("进一步提高城乡低保补助水平。", "进一步提高城乡低保、五保标准。")),
    ],
)
def test_a_piece_cut_off_a_list_or_a_clause_is_none(piece: str, texts: tuple[str, str]) -> None:
    assert piece not in shared(*texts)


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        (
            "党的二十届三中全会精神",
            ("学习党的二十届三中全会精神。", "贯彻党的二十届三中全会精神，抓好落实。"),
        ),
        (
            "特别行政区政府",
            ("支持特别行政区政府施政。", "由特别行政区政府负责。", "加强特别行政区政府的管治。"),
        ),
        ("长期护理保险制度", ("推行长期护理保险制度。", "完善长期护理保险制度，扩大覆盖面。")),
        ("永久基本农田", ("划定永久基本农田。", "守住永久基本农田红线。", "永久基本农田不能动。")),
        ("再就业服务中心", ("进入再就业服务中心。", "办好再就业服务中心。")),
    ],
)
def test_a_name_keeps_what_the_dictionary_takes_for_an_adverb(name: str, texts: tuple[str, ...]) -> None:
    assert list(shared(*texts)) == [name]


@pytest.mark.parametrize(
    "texts",
    [
        ("建设更高水平开放型经济新体制。", "构建更高水平开放型经济新体制，扩大开放。"),
        ("处置不合格党员。", "严肃处理不合格党员，纯洁队伍。", "不合格党员要教育。"),
        ("帮助未就业高校毕业生。", "登记未就业高校毕业生，做好服务。"),
    ],
)
def test_what_always_has_the_same_adverb_before_it_is_a_piece(texts: tuple[str, ...]) -> None:
    assert not [text for text in shared(*texts) if text[0] in "高合就"]


def test_a_list_of_names_may_go_on() -> None:
    found = shared(
        "实施京津冀协同发展、长江经济带发展等战略。",
        "推进京津冀协同发展、长江经济带发展、海南开放。",
        "京津冀协同发展、长江经济带发展。",
    )
    assert "京津冀协同发展、长江经济带发展" in found


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("工会", True, True),
        ("推动", False, False),
        ("的", False, False),
        ("以", True, False),
        ("“", True, False),
    ],
)
def test_words_tell_where_a_name_begins_and_ends(word: str, first: bool, last: bool) -> None:
    assert (word_of(word).first, word_of(word).last) == (first, last)


def test_what_is_refused_by_its_form_is_told_by_examples() -> None:
    refused = lists().refused
    assert [
        t for t in ("新的突破", "（五）积极发展", "以新安全格局", "人民政协为人民") if not refused.search(t)
    ] == []
    assert [t for t in ("以人民为中心", "新时代", "党的领导", "行为规范") if refused.search(t)] == []
