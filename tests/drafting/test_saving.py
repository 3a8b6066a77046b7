"""Saving drafts and outlines: whole or not at all, never over a file without --force, gaps told and shown alike."""

import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

from drafter.cli import app
from drafter.draft import CHARACTERS_A_MINUTE, Drafted, draft
from drafter.genre import Genre, genres
from drafter.outline.loading import load_outline, parse_outline
from drafter.outline.starter import start
from phrasebank.document import Gap, Paragraph, Role, Text, compose
from tests.cases import REPOSITORY

GENRES = list(genres())
EXAMPLES = sorted((REPOSITORY / "templates").glob("*/example.yml"))


def by_name(of: Genre | Path) -> str:
    return of.parent.name if isinstance(of, Path) else of.name


def shown_gaps(drafted: Drafted) -> set[str]:
    """The fields whose gaps are printed; 重点工作·标题 counts as 重点工作."""
    inlines = (i for p in drafted.document.paragraphs() for i in p.inlines)
    return {i.field.split("·")[0] for i in inlines if isinstance(i, Gap)}


@pytest.mark.parametrize("genre", GENRES, ids=by_name)
def test_the_gaps_of_an_empty_outline_are_those_in_the_draft(genre: Genre) -> None:
    drafted = draft(parse_outline(start(genre)))
    assert shown_gaps(drafted) == {gap.field for gap in drafted.gaps}


@pytest.mark.parametrize("example", EXAMPLES, ids=by_name)
def test_an_example_has_no_gaps(example: Path) -> None:
    drafted = draft(load_outline(example).strict())
    assert drafted.gaps == ()
    assert shown_gaps(drafted) == set()


@pytest.mark.parametrize("example", EXAMPLES, ids=by_name)
def test_every_paragraph_knows_the_template_that_wrote_it(example: Path) -> None:
    for paragraph in draft(load_outline(example)).document.paragraphs():
        folder, _, name = paragraph.where.source.partition("/")
        assert folder in (example.parent.name, "_shared")
        lines = (REPOSITORY / "templates" / folder / name).read_text(encoding="utf-8").split("\n")
        assert 0 < paragraph.where.line <= len(lines)


@pytest.mark.parametrize("example", EXAMPLES, ids=by_name)
def test_the_same_outline_gives_the_same_bytes(example: Path, tmp_path: Path) -> None:
    for name in ("甲.docx", "乙.docx"):
        CliRunner().invoke(app, ["draft", str(example), "-o", str(tmp_path / name)], catch_exceptions=False)
    assert (tmp_path / "甲.docx").read_bytes() == (tmp_path / "乙.docx").read_bytes()


def test_the_summary_counts_characters_without_blanks() -> None:
    document = compose([Paragraph(Role.BODY, (Text("甲　乙 " + "丙" * (3 * CHARACTERS_A_MINUTE - 2)),))])
    assert Drafted(document, ()).characters == 3 * CHARACTERS_A_MINUTE
    assert Drafted(document, ()).minutes == 3


def test_without_an_output_the_draft_lies_beside_its_outline(tmp_path: Path) -> None:
    (tmp_path / "我的 提纲.yml").write_text("体裁: 会议通知\n会议名称: A&B<会议>\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["draft", str(tmp_path / "我的 提纲.yml")])
    assert result.exit_code == 0
    paragraphs = docx.Document(str(tmp_path / "我的 提纲.docx")).paragraphs
    assert paragraphs[0].text.replace("\n", "") == "关于召开A&B<会议>的通知"


def test_genres_as_json_name_every_field() -> None:
    result = CliRunner().invoke(app, ["genres", "--json"])
    listed = {genre["name"]: [f["name"] for f in genre["fields"]] for genre in json.loads(result.stdout)}
    assert listed == {genre.name: [f.name for f in genre.fields] for genre in GENRES}


def limited(arguments: list[str], size: int) -> subprocess.CompletedProcess[str]:
    """Run the command with a limit on file sizes, as on a full disk."""
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}));"
        "from drafter.cli import main; sys.argv = ['drafter', *sys.argv[1:]]; main()"
    )
    command = [sys.executable, "-B", "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="no RLIMIT_FSIZE")
@pytest.mark.parametrize("name", ["稿.docx", "稿.txt", "稿.md"])
def test_a_full_disk_leaves_the_old_draft_whole(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("旧稿", encoding="utf-8")
    example = REPOSITORY / "templates" / "动员部署讲话" / "example.yml"
    done = limited(["draft", str(example), "-o", str(path), "--force"], 500)
    assert done.returncode == 1
    assert "写不进去" in done.stderr
    assert "Traceback" not in done.stderr
    assert path.read_text(encoding="utf-8") == "旧稿"
    assert [p.name for p in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(sys.platform == "win32", reason="no RLIMIT_FSIZE")
def test_a_full_disk_leaves_no_half_outline(tmp_path: Path) -> None:
    done = limited(["new", "会议通知", "-o", str(tmp_path / "提纲.yml")], 500)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "只读"
    folder.mkdir()
    folder.chmod(0o500)
    result = CliRunner().invoke(app, ["draft", str(EXAMPLES[0]), "-o", str(folder / "稿.docx")])
    assert result.exit_code == 1
    assert "没有权限" in result.stderr
