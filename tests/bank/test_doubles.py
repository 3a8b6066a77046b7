"""The same document under several names counts once; which of them counts does not depend on the order."""

import random
from pathlib import Path

import pytest

from phrasebank.bank.banks import opened
from phrasebank.bank.likeness import groups, likeness, sketch
from phrasebank.bank.mine import Options, Summary, mine
from tests.bank.banks import content

CLAUSES = [f"要抓好第{number}项工作" for number in range(400)]


def speech(changed: int = 0, first: int = 0, mark: str = "新") -> str:
    """Forty sentences, some of them changed."""
    lines = [
        f"要{mark if n < changed else ''}抓好第{n + first}项工作，务求第{n + first}个实效。"
        for n in range(40)
    ]
    return "同志们：\n" + "\n".join(lines) + "\n"


def write(folder: Path, **texts: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def state(bank: Path) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    with opened(bank) as (one,):
        return content(one.connection), one.connection.execute(
            "SELECT * FROM double ORDER BY name"
        ).fetchall()


def pairs(summary: Summary) -> list[tuple[str, str, bool]]:
    return [(double.name, double.first, double.same) for double in summary.doubles]


@pytest.mark.parametrize(("share", "alike"), [(0.95, True), (0.9, True), (0.5, False), (0.1, False)])
def test_likeness_is_the_share_of_common_clauses(share: float, alike: bool) -> None:
    common = int(400 * share * 2 / (1 + share))
    one = sketch(CLAUSES)
    other = sketch([*CLAUSES[:common], *(f"另说第{n}件事情" for n in range(400 - common))])
    assert abs(likeness(one, other) - share) < 0.15
    assert bool(groups({"甲": one, "乙": other})) is alike


def test_groups_do_not_depend_on_the_order() -> None:
    chance = random.Random(7)  # noqa: S311
    documents = {
        f"{n}": [f"{n // 3}的第{c}句" if c > 2 else f"{n}独有的{c}" for c in range(60)] for n in range(30)
    }
    sketches = {name: sketch(clauses) for name, clauses in documents.items()}
    mixed = dict(chance.sample(list(sketches.items()), len(sketches)))
    assert groups(sketches) == groups(mixed)
    assert len(groups(sketches)) == 10


def test_a_short_document_is_like_no_other() -> None:
    assert sketch(["同志们", "谢谢大家"]) == b""


def test_a_reprint_counts_once_and_unchanged_files_stay_known(tmp_path: Path) -> None:
    write(tmp_path / "稿", 甲=speech(), 乙=speech(changed=2), 丙=speech(first=100), 丁=speech())
    bank = tmp_path / "句库.db"
    first = mine([tmp_path / "稿"], bank)
    assert pairs(first) == [("乙.txt", "丁.txt", False), ("甲.txt", "丁.txt", True)]
    assert first.mined == ("丁.txt", "丙.txt")
    before = state(bank)
    again = mine([tmp_path / "稿"], bank)
    assert (again.mined, pairs(again)) == ((), pairs(first))
    assert state(bank) == before


def test_when_the_first_has_gone_the_next_takes_its_place(tmp_path: Path) -> None:
    write(tmp_path / "稿", a=speech(), b=speech(changed=2), c=speech(changed=2))
    bank, fresh = tmp_path / "句库.db", tmp_path / "新.db"
    assert pairs(mine([tmp_path / "稿"], bank)) == [("b.txt", "a.txt", False), ("c.txt", "a.txt", False)]
    (tmp_path / "稿" / "a.txt").unlink()
    assert mine([tmp_path / "稿"], bank).mined == ("b.txt",)
    mine([tmp_path / "稿"], fresh)
    assert state(bank) == state(fresh)


def test_a_name_that_sorts_before_takes_the_place(tmp_path: Path) -> None:
    write(tmp_path / "稿", b=speech(), c=speech(first=50))
    bank, fresh = tmp_path / "句库.db", tmp_path / "新.db"
    mine([tmp_path / "稿"], bank)
    write(tmp_path / "稿", a=speech())
    assert pairs(mine([tmp_path / "稿"], bank)) == [("b.txt", "a.txt", True)]
    mine([tmp_path / "稿"], fresh)
    assert state(bank) == state(fresh)


def test_adding_keeps_what_was_there_and_replaces_the_same_name(tmp_path: Path) -> None:
    write(tmp_path / "旧", a=speech(), b=speech(changed=1))
    write(tmp_path / "新", c=speech(first=100))
    bank, fresh = tmp_path / "句库.db", tmp_path / "全.db"
    mine([tmp_path / "旧"], bank)
    added = mine([tmp_path / "新"], bank, Options(add=True))
    assert (added.mined, added.unchanged) == (("c.txt",), ("a.txt",))
    mine([tmp_path / "旧", tmp_path / "新"], fresh)
    assert state(bank) == state(fresh)
    assert added.replaced == ()
    write(tmp_path / "新", a=speech(first=200))
    assert mine([tmp_path / "新"], bank, Options(add=True)).replaced == ("a.txt",)
    with opened(bank) as (one,):
        same = "SELECT count(*) FROM entry WHERE kind = 'clause' AND text LIKE '%第239项%'"
        (found,) = one.connection.execute(same).fetchone()
    assert found == 1
