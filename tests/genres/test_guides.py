"""What the guides print works: the example genre of templates/README.md, every command of docs/写作手册.md."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drafter.cli import app
from drafter.draft import draft
from drafter.markers.styles import MARKERS
from drafter.outline.fields import FIELD_TYPES, PART_KEYS
from drafter.outline.loading import load_outline, parse_outline
from drafter.rendering.chinese import FILTERS
from phrasebank.document import Role
from tests.cases import REPOSITORY
from tests.genres.outlines import GENRES, genre_of

MANUAL = (REPOSITORY / "docs" / "写作手册.md").read_text(encoding="utf-8")
GUIDE = (REPOSITORY / "templates" / "README.md").read_text(encoding="utf-8")
# `house/欢迎辞/genre.yml`：, a blank line and the file's text in a fence
FILE = re.compile(r"`(?P<path>[^`\n]+\.(?:yml|j2))`：\n\n```\w*\n(?P<text>.*?)```", re.DOTALL)
# 运行 `drafter draft …`，得到： and what is printed
RUN = re.compile(r"运行 `drafter (?P<words>[^`]+)`，得到：\n\n```\n(?P<result>.*?)```", re.DOTALL)
# the commands that a reader of the manual types
TYPED = re.compile(r"^```powershell\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


# a row of the manual's table after its head and rule: | 请上级批准 | 请示 | 应当写 `联系人` |
ROW = re.compile(r"^\| [^|]+ \| (?P<genre>[^|`]+) \| (?P<remark>[^|]+) \|$", re.MULTILINE)


def write_files(of: str) -> None:
    """Write the files that a guide prints into the current folder."""
    for found in FILE.finditer(of):
        path = Path(found["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"], encoding="utf-8")


@pytest.mark.parametrize("word", [*GENRES, *Role, *FIELD_TYPES, *FILTERS, *MARKERS])
def test_the_guide_names_every_genre_role_type_filter_and_number_style(word: str) -> None:
    assert re.search(rf"(?<![\u4e00-\u9fff]){re.escape(word)}(?![\u4e00-\u9fff])", GUIDE), word


def test_the_guide_s_own_genre_is_drafted_as_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_files(GUIDE)
    run = RUN.search(GUIDE)
    assert run is not None
    words = run["words"].split()
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert Path(words[-1]).read_text(encoding="utf-8-sig").splitlines() == run["result"].splitlines()


def test_the_manual_says_when_to_use_each_genre_and_names_only_its_fields() -> None:
    section = MANUAL.split("## 选哪个体裁")[1].split("\n## ")[0]
    rows = [(found["genre"], found["remark"]) for found in ROW.finditer(section)][2:]
    assert sorted(genre for genre, _ in rows) == sorted(GENRES)
    for genre, remark in rows:
        known = {*(field.name for field in genre_of(genre).fields), *PART_KEYS}
        assert set(re.findall("`([^`]+)`", remark)) <= known, genre


def typed_commands() -> list[list[str]]:
    lines = [line.strip() for block in TYPED.findall(MANUAL) for line in block.splitlines()]
    return [shlex.split(line.replace("\\", "/")) for line in lines if line]


def test_every_command_of_the_manual_runs_in_its_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "我的 文稿"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))
    write_files(MANUAL)
    shutil.copytree(REPOSITORY / "seeds", "旧稿")
    for example in (REPOSITORY / "examples").glob("会议培训计划*"):
        shutil.copy(example, ".")
    for program, *words in typed_commands():
        assert program == "drafter"
        if words == ["find", "-i"]:
            continue  # wants a terminal, which its own tests give it
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, f"{words}: {done.output}"
    assert len(list(Path("通知").glob("*.docx"))) >= 8


@pytest.mark.parametrize(
    "command", [c.name or c.callback.__name__ for c in app.registered_commands if c.callback]
)
def test_the_manual_shows_every_command(command: str) -> None:
    assert command in {words[1] for words in typed_commands()}


def test_the_manual_prints_a_whole_outline_with_its_draft_s_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_files(MANUAL)
    assert not load_outline(Path("我的通知.yml")).gaps
    assert (
        "就抓好基层工会规范化建设，我讲两点意见。" in draft(load_outline(Path("动员讲话.yml"))).document.text
    )


def test_quotes_keep_a_number_sign_as_the_manual_says() -> None:
    assert '`地点: "三楼 #2 会议室"`' in MANUAL
    outline = parse_outline('体裁: 会议通知\n地点: "三楼 #2 会议室"')
    assert "三楼 #2 会议室。" in draft(outline).document.text
