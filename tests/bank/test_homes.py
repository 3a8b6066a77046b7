"""The user's own bank and the one made from the seeds on first use."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from phrasebank.bank.find import Query, find
from phrasebank.bank.homes import lookup_banks, own_bank, places, seeds, seeds_bank
from phrasebank.bank.mine import mine
from tests.cases import REPOSITORY


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has never started the program."""
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "家 目录"))
    return tmp_path / "家 目录"


def hits(word: str = "职工") -> tuple[int, list[str]]:
    """How many hits, and what was remarked on the way."""
    remarks: list[str] = []
    with lookup_banks(None, remarks.append) as banks:
        return len(find(banks, Query((word,)))), remarks


def test_the_seeds_bank_is_made_once_with_a_remark(home: Path) -> None:
    assert hits() == (20, ["首次使用，正在由自带的范文建立句库……"])
    assert hits() == (20, [])
    assert [p.name for p in (home / "cache").glob("*.db*")] == [seeds_bank().name]


def test_every_shipped_seed_is_in_it(home: Path) -> None:
    with lookup_banks(None) as (bank,):
        names = [name for (name,) in bank.connection.execute("SELECT name FROM source ORDER BY name")]
    assert names == [seed.name for seed in seeds()] != []


def test_another_recipe_makes_another_bank_and_takes_the_old_one_away(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hits()
    old = seeds_bank()
    monkeypatch.setattr("phrasebank.bank.homes.recipe", lambda: "另一版")
    assert hits()[0] == 20
    assert seeds_bank() != old
    assert [p.name for p in (home / "cache").glob("*.db*")] == [seeds_bank().name]


def test_a_damaged_seeds_bank_is_made_again(home: Path) -> None:
    hits()
    seeds_bank().write_bytes(seeds_bank().read_bytes()[:5000])
    assert hits() == (20, ["首次使用，正在由自带的范文建立句库……"])


def test_where_nothing_can_be_written_the_bank_lives_in_memory(home: Path) -> None:
    home.mkdir()
    (home / "cache").write_text("一个文件占了缓存文件夹的位置", encoding="utf-8")
    number, remarks = hits()
    assert number == 20
    assert "只放在内存里" in remarks[-1]


def test_the_users_own_bank_is_read_with_the_seeds(home: Path, tmp_path: Path) -> None:
    (tmp_path / "讲话.txt").write_text("推动龘龘工程建设，维护职工权益。", encoding="utf-8")
    mine([tmp_path / "讲话.txt"], own_bank())
    assert hits("龘龘")[0] == 1
    assert hits("职工")[0] == 20
    assert [place.exists for place in places()] == [True, True]


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_banks_are_for_their_owner_only(home: Path, tmp_path: Path) -> None:
    (tmp_path / "讲话.txt").write_text("维护职工权益。", encoding="utf-8")
    mine([tmp_path / "讲话.txt"], own_bank())
    hits()
    for bank in (own_bank(), seeds_bank()):
        assert (bank.stat().st_mode & 0o777, bank.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_processes_that_start_at_once_all_get_their_answer(home: Path) -> None:
    command = [sys.executable, "-m", "drafter", "find", "职工", "-n", "3"]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    running = [
        subprocess.Popen(
            command, cwd=REPOSITORY, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(4)
    ]
    answers = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0] * 4
    assert len({out for out, _ in answers}) == 1
    assert answers[0][0].count(b"\n") == 3
    assert [p.name for p in (home / "cache").glob("*.db*")] == [seeds_bank().name]
