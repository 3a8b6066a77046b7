"""A built wheel holds the templates and the seeds and works outside the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cases import REPOSITORY

pytest.importorskip("hatchling", reason="hatchling builds the wheel")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def files_below(folder: str) -> set[str]:
    root = REPOSITORY / folder
    return {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()}


def test_the_wheel_holds_every_template_and_seed_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder, inside in (("templates", "drafter/_templates/"), ("seeds", "phrasebank/_seeds/")):
        assert {n.removeprefix(inside) for n in names if n.startswith(inside)} == files_below(folder)
    assert not [n for n in names if n.startswith(("tests/", "examples/"))]


def test_the_wheel_drafts_and_finds_in_a_folder_with_a_chinese_name_and_a_space(
    wheel: Path, tmp_path: Path
) -> None:
    site, work = tmp_path / "安装 处", tmp_path / "办公室 文件"
    work.mkdir()
    zipfile.ZipFile(wheel).extractall(site)
    env = os.environ | {
        "PYTHONPATH": str(site),
        "DRAFTER_HOME": str(tmp_path / "用户"),
        "PYTHONIOENCODING": "utf-8",
    }

    def drafter(*words: str) -> str:
        call = [sys.executable, "-P", "-m", "drafter", *words]
        done = subprocess.run(call, cwd=work, env=env, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    drafter("new", "会议通知", "-o", "提 纲.yml")
    drafter("draft", "提 纲.yml", "-o", "会议 通知.docx")
    assert (work / "会议 通知.docx").stat().st_size > 5_000
    assert "职工" in drafter("find", "职工", "-n", "1")
    where = subprocess.run(
        [sys.executable, "-P", "-c", "import drafter; print(drafter.__file__)"],
        cwd=work, env=env, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert str(site) in where.stdout
