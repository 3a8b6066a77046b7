"""Scorecards: points by sign and a threshold, read from a checked file and fitted to annotated pages."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.errors import UserError
from phrasebank.mining import scorecard as module
from phrasebank.mining.scorecard import Scorecard, scorecard

REPO = Path(__file__).parents[2]
FIT = REPO / ".ci/fit-scorecard"
PAGES = {
    "ferry": (
        "渡口的船工都能看风向、识水情、稳船舵。码头上停着货船、客船、渔船三种，仓库里有麻绳、铁锚、木桨等。\n"
        "大家要修好缆桩、补好船板、换好风帆。今天值班的有搬运班、修理班、保洁班。",
        ["看风向、识水情、稳船舵", "修好缆桩、补好船板、换好风帆"],
    ),
    "orchard": (
        "果农们懂技术、会管理、善经营。园子里有苹果树、核桃树、樱桃树等。\n"
        "冬天里全村清理枯枝、疏通沟渠、修补围栏。展台上有苹果罐头、山楂罐头、蜜桃罐头。",
        ["懂技术、会管理、善经营", "清理枯枝、疏通沟渠、修补围栏"],
    ),
}


@pytest.fixture
def cards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of cards in place of the shipped ones."""
    (tmp_path / "cards").mkdir()
    monkeypatch.setattr("phrasebank.mining.tables.files", lambda _: Shelf(tmp_path))
    monkeypatch.setattr(module, "scorecard", scorecard.__wrapped__)
    return tmp_path / "cards"


class Shelf:
    """What ``importlib.resources.files`` gives, for tables of another folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def joinpath(self, _: str, name: str) -> Path:
        return self.folder / name


def test_each_sign_counts_once_and_unknown_ones_nothing() -> None:
    card = Scorecard({"even": 40, "quoted": -15}, 30)
    assert card.score(["even", "even", "quoted", "unheard_of"]) == 25


def test_a_proposal_is_taken_from_the_threshold_on() -> None:
    card = Scorecard({"even": 30}, 30)
    assert card.takes(["even"])
    assert not card.takes([])


def test_a_card_is_read_from_its_file(cards: Path) -> None:
    (cards / "rhymes.yml").write_text("说明: 试\n及格: 12\n分: {even: 40, odd: -8}\n", "utf-8")
    assert module.scorecard("rhymes") == Scorecard({"even": 40, "odd": -8}, 12)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("说明: 试\n及格: 12\n分: {even: 40}\n备注: 无\n", "不认识的键“备注”"),
        ("说明: 试\n分: {even: 40}\n", "缺少“及格”"),
        ("说明: 试\n及格: 12.5\n分: {even: 40}\n", "“及格”的值不对"),
        ("说明: 试\n及格: 12\n分: {even: 多}\n", "“分”的值不对"),
        ("说明: 试\n及格: 12\n分: {3: 40}\n", "“分”的值不对"),
        ("说明: 试\n及格: 12\n分: [even]\n", "“分”的值不对"),
    ],
)
def test_a_faulty_card_is_refused(cards: Path, content: str, said: str) -> None:
    (cards / "rhymes.yml").write_text(content, "utf-8")
    with pytest.raises(UserError, match=said):
        module.scorecard("rhymes")


@pytest.mark.skipif(not FIT.exists(), reason="fitting is no part of the package")
def test_fitting_finds_which_signs_speak_for_a_slogan(tmp_path: Path) -> None:
    for name, (text, said) in PAGES.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        slogans = [{"kind": "run", "text": one, "at": [text.index(one)]} for one in said]
        page = {"doc": {"file": f"{name}.txt"}, "slogans": slogans, "parallels": []}
        (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(page, allow_unicode=True), "utf-8")
    command = [sys.executable, str(FIT), "slogan-rows", str(tmp_path), str(tmp_path)]
    done = subprocess.run([*command, "--least", "2"], capture_output=True, text=True, check=True)
    assert "4 right, for 4 of 4 in the gold" in done.stdout
    weights = {
        sign: float(worth) for worth, sign in re.findall(r"^([+-][\d.]+)  (\w+)  ", done.stdout, re.MULTILINE)
    }
    assert weights["predicates"] > 0 > weights["none_certain"]


@pytest.mark.skipif(not FIT.exists(), reason="fitting is no part of the package")
def test_pages_that_nobody_reads_are_counted_but_not_shown(tmp_path: Path) -> None:
    for name, (text, _) in PAGES.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        page = {"doc": {"file": f"{name}.txt"}, "slogans": [], "parallels": []}
        (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(page, allow_unicode=True), "utf-8")
    command = [sys.executable, str(FIT), "slogan-rows", str(tmp_path), str(tmp_path), "--least", "1"]
    done = subprocess.run(
        [*command, "--show", "9", "--unread", "ferr?"], capture_output=True, text=True, check=True
    )
    assert "0 right, for 0 of 0" in done.stdout
    assert "苹果树" in done.stdout
    assert "船" not in done.stdout


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.integers(-9, 9)),
    st.integers(-20, 20),
    st.sets(st.sampled_from("abcdefg")),
)
def test_asking_for_signs_one_by_one_decides_as_all_of_them_do(
    points: dict[str, int], threshold: int, borne: set[str]
) -> None:
    tests = {sign: (lambda signs, sign=sign: sign in signs) for sign in "gfedcba"}
    card = Scorecard(points, threshold)
    assert card.judge(tests)(borne) == card.takes(borne)


def test_no_more_signs_are_asked_for_than_decide() -> None:
    def asked(_: None) -> bool:
        pytest.fail("asked for a sign that decides nothing")

    tests = {"even": lambda _: True, "quoted": asked, "long": asked}
    assert Scorecard({"even": 50, "quoted": 10, "long": -5}, 30).judge(tests)(None)
    assert not Scorecard({"even": 10, "quoted": 10, "long": -5}, 30).judge(tests)(None)
