"""unit.yml: what stands in every document of a unit is written down once."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from drafter.cli import app
from drafter.draft import draft
from drafter.genre import find_genre, genres
from drafter.outline.loading import parse_outline
from drafter.outline.starter import start
from phrasebank.errors import UserError
from tests.cases import Case, cases, names
from tests.drafting.shown import HERE

UNITS = cases(HERE / "units")
UNIT = """\
发文单位: 江州市总工会办公室
联系人: [王晓, 赵清扬]
联系电话: 88001234
主持: 张明远（市总工会主席）
"""
LETTER = "体裁: 函\n事项: 借用场地\n主送: 江州市图书馆\n正文: 现函商借用场地。\n成文日期: 2026年3月6日\n"


def house_with(text: str, folder: Path) -> Path:
    (folder / "unit.yml").write_text(text, encoding="utf-8")
    return folder


def printed(outline: str, house: Path) -> list[str]:
    return draft(parse_outline(outline, "提纲.yml", house)).document.text.split("\n")


def test_an_outline_takes_what_it_leaves_out_from_the_unit(tmp_path: Path) -> None:
    lines = printed(LETTER, house_with(UNIT.replace("[王晓, 赵清扬]", "王晓"), tmp_path))
    assert "江州市总工会办公室" in lines
    assert lines[-1] == "（联系人：王晓，电话：88001234）"


def test_what_the_outline_says_itself_holds(tmp_path: Path) -> None:
    lines = printed(LETTER + "发文单位: 江州市总工会\n电话: 1\n", house_with("发文单位: 甲\n", tmp_path))
    assert "江州市总工会" in lines
    assert "甲" not in lines


def test_a_key_left_empty_is_filled(tmp_path: Path) -> None:
    outline = parse_outline(
        LETTER + "发文单位:\n", "提纲.yml", house_with(UNIT.replace("[王晓, 赵清扬]", "王晓"), tmp_path)
    )
    assert not outline.gaps


def test_a_genre_takes_what_it_has_under_any_of_its_names(tmp_path: Path) -> None:
    genre = find_genre("会议纪要", house_with("主持: 张明远（市总工会主席）\n联系人: 王晓\n", tmp_path))
    (host,) = (field for field in genre.fields if field.name == "主持人")
    assert host.default is not None


def test_a_value_is_taken_only_where_it_fits(tmp_path: Path) -> None:
    house = house_with("类型: 专题会议\n", tmp_path)
    minutes = parse_outline("体裁: 会议纪要\n", "提纲.yml", house)
    letter = parse_outline("体裁: 函\n", "提纲.yml", house)
    values = [{v.field.name: v.value for v in outline.values}["类型"] for outline in (minutes, letter)]
    assert values == ["专题会议", "商洽"]


def test_the_nearer_folder_s_keys_come_first(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder, text in (("house", "发文单位: 近处\n"), ("given", "联系人: 给定\n")):
        (tmp_path / folder).mkdir()
        house_with(text, tmp_path / folder)
    lines = printed(LETTER, tmp_path / "given")
    assert "近处" in lines
    assert lines[-1] == "（联系人：给定）"


def test_the_unit_s_look_is_used_where_the_outline_names_none(tmp_path: Path) -> None:
    house = house_with("版式: 讲台\n", tmp_path)
    assert parse_outline(LETTER, "提纲.yml", house).look == "讲台"
    assert parse_outline(LETTER + "版式: 公文\n", "提纲.yml", house).look == "公文"


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert [g.name for g in genres(house_with("# 还没有填\n", tmp_path))] == [g.name for g in genres()]


def test_a_new_outline_shows_the_unit_s_values(tmp_path: Path) -> None:
    genre = find_genre("函", house_with("发文单位: '甲: 乙'\n", tmp_path))
    text = start(genre)
    assert "\n发文单位: '甲: 乙'\n" in text
    (given,) = (v.value for v in parse_outline(text).values if v.field.name == "发文单位")
    assert given == "甲: 乙"


def test_a_table_takes_the_unit_s_values_too(tmp_path: Path) -> None:
    house_with("发文单位: 江州市总工会\n成文日期: 2026年3月6日\n", tmp_path)
    (tmp_path / "表.csv").write_text(
        "事项,主送,正文\n借用场地,江州市图书馆,现函商借用场地。\n", encoding="utf-8"
    )
    asked = [
        "batch",
        str(tmp_path / "表.csv"),
        "--genre",
        "函",
        "-o",
        str(tmp_path / "函"),
        "--format",
        "txt",
    ]
    result = CliRunner().invoke(app, [*asked, "--house", str(tmp_path)])
    assert result.exit_code == 0, result.output
    (letter,) = (tmp_path / "函").glob("*.txt")
    assert "江州市总工会\n2026年3月6日" in letter.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", UNITS, ids=names(UNITS))
def test_a_wrong_unit_is_told(case: Case, update: bool, tmp_path: Path) -> None:
    with pytest.raises(UserError) as problem:
        find_genre("函", house_with(case.input, tmp_path))
    case.check(str(problem.value).replace(str(tmp_path), "house"), update)
