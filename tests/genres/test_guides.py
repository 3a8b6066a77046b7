"""templates/README.md says all there is to know of templates, and its example genre works as it is printed."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drafter.chinese import FILTERS
from drafter.cli import app
from drafter.fields import FIELD_TYPES
from drafter.numbering import MARKERS
from phrasebank.document import Role
from tests.cases import REPOSITORY
from tests.genres.outlines import GENRES

GUIDE = (REPOSITORY / "templates" / "README.md").read_text(encoding="utf-8")
# `house/欢迎辞/genre.yml`：, a blank line and the file's text in a fence
FILE = re.compile(r"`(?P<path>[^`\n]+\.(?:yml|j2))`：\n\n```\w*\n(?P<text>.*?)```", re.DOTALL)
# 运行 `drafter draft …`，得到： and what is printed
RUN = re.compile(r"运行 `drafter (?P<words>[^`]+)`，得到：\n\n```\n(?P<result>.*?)```", re.DOTALL)


@pytest.mark.parametrize("word", [*GENRES, *Role, *FIELD_TYPES, *FILTERS, *MARKERS])
def test_the_guide_names_every_genre_role_type_filter_and_number_style(word: str) -> None:
    assert re.search(rf"(?<![\u4e00-\u9fff]){re.escape(word)}(?![\u4e00-\u9fff])", GUIDE), word


def test_the_guide_s_own_genre_is_drafted_as_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for found in FILE.finditer(GUIDE):
        path = Path(found["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"], encoding="utf-8")
    run = RUN.search(GUIDE)
    assert run is not None
    words = run["words"].split()
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert Path(words[-1]).read_text(encoding="utf-8-sig").splitlines() == run["result"].splitlines()
