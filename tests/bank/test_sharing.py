"""One bank, many users: lookups go on while another process rebuilds it."""

import multiprocessing
from pathlib import Path

import pytest

from phrasebank.bank.banks import opened
from phrasebank.bank.find import Query, find
from phrasebank.bank.mine import Options, mine

ROUNDS = 6


def rebuild(folder: Path, bank: Path, rounds: int) -> None:
    """Make the bank again and again, of one more source each time."""
    for number in range(rounds):
        (folder / f"{number}.txt").write_text(
            f"要真抓实干，抓好第{number}项工作，维护职工权益。\n", encoding="utf-8"
        )
        mine([folder], bank, Options(rebuild=True))


@pytest.fixture
def folder(home: Path, tmp_path: Path) -> Path:
    sources = tmp_path / "来源"
    sources.mkdir()
    (sources / "甲.txt").write_text("要真抓实干，维护职工权益。\n", encoding="utf-8")
    mine([sources], tmp_path / "句库.db")
    return sources


def uses(bank: Path) -> int:
    with opened(bank) as banks:
        return find(banks, Query(("真抓实干",)))[0].sources


def test_lookups_go_on_while_another_process_rebuilds(folder: Path, tmp_path: Path) -> None:
    bank = tmp_path / "句库.db"
    writer = multiprocessing.get_context("spawn").Process(target=rebuild, args=(folder, bank, ROUNDS))
    writer.start()
    seen = [uses(bank)]
    while writer.is_alive():
        seen.append(uses(bank))
    writer.join()
    assert writer.exitcode == 0
    assert seen == sorted(seen)
    assert uses(bank) == ROUNDS + 1
