"""Genres: what is said about a wrong genre.yml, where genres are looked for, and the outlines they begin."""

from pathlib import Path

import pytest

from drafter.genre import Genre, find_genre, genre_names, genres, roots
from drafter.outline.loading import parse_outline
from drafter.outline.starter import save_start, start
from phrasebank.errors import UserError
from tests.cases import Case, cases, names
from tests.drafting.shown import HERE, HOUSE

MANIFESTS = cases(HERE / "manifests")
SHIPPED = list(genres())


def by_name(genre: Genre) -> str:
    return genre.name


@pytest.mark.parametrize("case", MANIFESTS, ids=names(MANIFESTS))
def test_a_wrong_manifest_is_told(case: Case, update: bool, tmp_path: Path) -> None:
    folder = tmp_path / "试验"
    folder.mkdir()
    (folder / "genre.yml").write_text(case.input, encoding="utf-8")
    (folder / "正文.j2").write_text("x", encoding="utf-8")
    with pytest.raises(UserError) as problem:
        find_genre("试验", tmp_path)
    case.check(str(problem.value).replace(str(folder), "试验"), update)


@pytest.mark.parametrize("genre", [*SHIPPED, find_genre("试验", HOUSE)], ids=by_name)
def test_a_new_outline_loads_and_lacks_just_what_is_required(genre: Genre) -> None:
    outline = parse_outline(start(genre), house=HOUSE)
    wanted = {field.name for field in genre.fields if field.required and field.default is None}
    assert {gap.field for gap in outline.gaps} == wanted


@pytest.mark.parametrize("genre", [*SHIPPED, find_genre("试验", HOUSE)], ids=by_name)
def test_a_new_outline_loads_with_every_optional_field_opened(genre: Genre) -> None:
    lines = start(genre).split("\n")
    _, _, below = "\n".join(lines).partition("以下选填")
    opened = [line.removeprefix("# ") if _is_a_field(line) else line for line in below.split("\n")[1:]]
    above = lines[: len(lines) - len(opened)]
    outline = parse_outline("\n".join((*above, *opened)), house=HOUSE)
    assert {v.field.name for v in outline.values} == {field.name for field in genre.fields}


def _is_a_field(line: str) -> bool:
    """``# 场合: 部署`` and the lines of its list; not ``# 场合（选填）：…`` and its ``#   例：…``."""
    return (
        line.startswith("# ") and "（选填）：" not in line and not line.startswith(("#   ", "# ————"))
    ) or line.startswith(("#   -", "#   |"))


@pytest.mark.parametrize("genre", SHIPPED, ids=by_name)
def test_a_new_outline_tells_about_every_field(genre: Genre) -> None:
    text = start(genre)
    for field in genre.fields:
        assert f"# {field.name}（{'必填' if field.required else '选填'}）：{field.help}" in text


def test_a_new_outline_does_not_replace_a_file_without_force(tmp_path: Path) -> None:
    path = tmp_path / "提纲.yml"
    path.write_text("旧的", encoding="utf-8")
    with pytest.raises(UserError, match="已存在"):
        save_start(SHIPPED[0], path)
    assert path.read_text(encoding="utf-8") == "旧的"
    save_start(SHIPPED[0], path, force=True)
    assert path.read_text(encoding="utf-8") == start(SHIPPED[0])


def test_the_first_house_that_has_a_genre_gives_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))
    for place in ("given", "house", "home/config"):
        folder = tmp_path / place / "试验"
        folder.mkdir(parents=True)
        manifest = (HOUSE / "试验" / "genre.yml").read_text(encoding="utf-8")
        (folder / "genre.yml").write_text(manifest.replace("测试用", place), encoding="utf-8")
        (folder / "正文.j2").write_text("x", encoding="utf-8")
    assert find_genre("试验", tmp_path / "given").help.startswith("given")
    assert find_genre("试验").help.startswith("house")
    (tmp_path / "house").rename(tmp_path / "elsewhere")
    assert find_genre("试验").help.startswith("home/config")


def test_shared_and_look_folders_are_no_genres(tmp_path: Path) -> None:
    for name in ("_shared", ".hidden", "空"):
        (tmp_path / name).mkdir()
    (tmp_path / "_shared" / "genre.yml").touch()
    (tmp_path / ".hidden" / "genre.yml").touch()
    assert genre_names([tmp_path]) == ()


def test_a_house_that_is_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有这个单位目录"):
        roots(tmp_path / "没有")


def test_an_unknown_genre_is_told_with_the_nearest() -> None:
    with pytest.raises(UserError) as problem:
        find_genre("会议通之")
    assert "会议通知" in (problem.value.hint or "")
