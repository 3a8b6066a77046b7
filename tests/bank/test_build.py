"""Laws of the bank: it is a function of the set of its sources, and it quotes them rightly."""

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from phrasebank.bank import build, index, staging
from phrasebank.bank.find import Query, find
from phrasebank.bank.grams import fold
from phrasebank.bank.harvest import harvest
from tests.bank.banks import SPEECHES, bank_of, content, document, filled

SETS = st.dictionaries(st.sampled_from("甲乙丙丁戊"), SPEECHES, min_size=1)


@given(SETS)
def test_every_stored_occurrence_equals_its_source(texts: dict[str, str]) -> None:
    connection = bank_of(texts).connection
    places = connection.execute(
        "SELECT s.name, e.text, o.start, o.end, n.text FROM occurrence o JOIN entry e ON e.id = o.entry"
        " JOIN sentence n ON n.id = o.sentence JOIN source s ON s.id = n.source"
    )
    for name, text, start, end, sentence in places:
        assert fold(texts[name][start:end]) == fold(text)
        assert texts[name][start:end].replace("\n", "") == text.replace("\n", "")
        assert fold(text) in fold(sentence) or "\n" in texts[name]


@given(SETS, st.randoms(use_true_random=False))
def test_any_stored_text_is_found_by_any_of_its_substrings(
    texts: dict[str, str], chance: random.Random
) -> None:
    bank = bank_of(texts)
    for text, kind in bank.connection.execute("SELECT text, kind FROM entry").fetchall():
        start = chance.randrange(len(text))
        part = text[start : start + chance.randint(1, len(text))]
        if any(map(str.isalnum, fold(part))):
            assert text in {hit.text for hit in find([bank], Query((part,), limit=1000))}, kind


@given(SETS, st.randoms(use_true_random=False))
def test_the_order_and_grouping_of_sources_do_not_matter(
    texts: dict[str, str], chance: random.Random
) -> None:
    harvests = [harvest(document(text, name)) for name, text in sorted(texts.items())]
    mixed = chance.sample(harvests, len(harvests))
    cut = chance.randint(0, len(mixed))
    assert content(filled(harvests)) == content(filled(mixed[cut:], mixed[:cut]))


@given(SETS)
def test_a_source_that_comes_twice_counts_once(texts: dict[str, str]) -> None:
    harvests = [harvest(document(text, name)) for name, text in texts.items()]
    copies = [harvest(document(text, f"{name}（副本）")) for name, text in texts.items()]
    once = filled(harvests)
    # two of the texts may be the same already
    assume(once.execute("SELECT count(*) FROM source").fetchone() == (len(texts),))
    assert content(once) == content(filled(harvests, harvests, copies))


@given(SPEECHES)
def test_counts_are_the_numbers_of_places(text: str) -> None:
    connection = bank_of({"甲": text, "乙": text + "。另一篇的话。"}).connection
    for entry, count, sources in connection.execute("SELECT id, count, sources FROM entry").fetchall():
        places = connection.execute(
            "SELECT count(*), count(DISTINCT n.source) FROM occurrence o JOIN sentence n ON n.id = o.sentence"
            " WHERE o.entry = ?",
            (entry,),
        ).fetchone()
        assert places == (count, sources)


def test_ids_follow_rank_so_that_a_lookup_need_not_sort() -> None:
    bank = bank_of({"甲": "会场在二楼。八点签到。", "乙": "八点签到。", "丙": "八点签到。会场在二楼。"})
    ranked = bank.connection.execute("SELECT text, sources FROM entry ORDER BY id").fetchall()
    assert ranked == [("八点签到", 3), ("会场在二楼", 2)]


def test_the_members_of_a_list_are_kept_in_order() -> None:
    lists = "要做到：一要提高政治站位，深入学习；二要加强学习宣传，广泛发动；三要坚持真抓实干，务求实效。"
    kept = "SELECT i.number, e.text FROM item i JOIN entry e ON e.id = i.entry WHERE e.kind = 'enumeration' ORDER BY 1"
    connection = bank_of({"甲": lists}).connection
    assert connection.execute(kept).fetchall() == [
        (0, "提高政治站位"),
        (1, "加强学习宣传"),
        (2, "坚持真抓实干"),
    ]


def test_ctrl_c_while_the_index_is_filled_leaves_the_old_bank(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = filled([harvest(document("要真抓实干。"))])
    before = content(connection)
    for table in connection.execute("SELECT name FROM temp.sqlite_master WHERE type = 'table'").fetchall():
        connection.execute("DROP TABLE temp.{}".format(*table))

    def stop(_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(index, "describe", stop)
    staged = staging.begin(connection)
    staging.stage(staged, [harvest(document("要改革创新。", "另一篇"))])
    with pytest.raises(KeyboardInterrupt):
        build.fill(staged, {})
    assert content(connection) == before
