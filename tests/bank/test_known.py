"""Set wording of a bank in one document: known once is known."""

import json
from pathlib import Path

from typer.testing import CliRunner

from drafter.cli import app
from phrasebank.bank.known import with_known
from phrasebank.bank.mine import mine as mine_sources
from phrasebank.mining import Canonical, mine
from tests.bank.banks import bank_of, document

NAME = "习近平总书记关于工人阶级和工会工作的重要论述"
BANK = bank_of({"甲": f"认真学习{NAME}，提高本领。", "乙": f"要把{NAME}落到实处。"})


def known(text: str) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    found = with_known(document(text), mine(document(text)), BANK)
    return [(one.text, one.occurrences) for one in found if isinstance(one, Canonical)]


def test_a_name_that_the_bank_has_is_found_where_the_text_says_it_once() -> None:
    assert known(f"我们学{NAME}。") == [(NAME, ((3, 3 + len(NAME)),))]
    assert known("我们学习总书记讲话。") == []


def test_a_name_across_the_cut_of_a_column_is_found() -> None:
    text = f"会议强调。要学好{NAME[:9]}\n{NAME[9:]}，要真抓实干，要把职工的事情办好。"
    assert known(text) == [(NAME, ((8, 9 + len(NAME)),))]


def test_a_part_that_the_text_repeats_is_not_listed_beside_the_name() -> None:
    text = f"学好{NAME}，是大事。用好{NAME}，是要事。"
    assert [said for said, _ in known(text)] == [NAME]


def test_other_structures_stay_as_they_are() -> None:
    text = f"会议强调，一要学好{NAME}，二要真抓实干，三要维护职工权益。"
    found = with_known(document(text), mine(document(text)), BANK)
    assert [s for s in found if not isinstance(s, Canonical)] == [
        s for s in mine(document(text)) if not isinstance(s, Canonical)
    ]


def test_analyze_lists_what_the_bank_knows(tmp_path: Path) -> None:
    (tmp_path / "来源").mkdir()
    for name, words in (("甲", "，提高本领。"), ("乙", "，服务大局。")):
        (tmp_path / "来源" / f"{name}.txt").write_text(f"认真学习{NAME}{words}", encoding="utf-8")
    text, bank = tmp_path / "文稿.txt", tmp_path / "句库.db"
    text.write_text(f"我们学{NAME}。", encoding="utf-8")
    mine_sources([tmp_path / "来源"], bank)

    def canonical(*options: str) -> list[str]:
        said = CliRunner().invoke(app, ["analyze", str(text), "--json", *options]).stdout
        return [one["text"] for one in json.loads(said)["structures"] if one["kind"] == "canonical"]

    assert (canonical(), canonical("--bank", str(bank))) == ([], [NAME])
