"""Batch: every row becomes a document or a line of the report that says why not."""

import csv
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from typer.testing import CliRunner

from drafter.batch import REPORT_HEADER, RowResult, Status, Tally, job_for, run
from drafter.batch.ledger import LEDGER
from drafter.cli import app
from drafter.draft import draft
from drafter.outline.loading import parse_outline
from drafter.writers import to_bytes
from phrasebank.errors import UserError
from tests.drafting.shown import HOUSE

HEADER = "会议名称,时间,议程,重点工作,人数,备注"
GOOD = "工作会,2026年3月6日 9:00,听取报告；领导讲话,提高认识；狠抓落实,30,x"


class Run:
    """A table in a folder of its own, and what became of it."""

    def __init__(self, folder: Path) -> None:
        self.table = folder / "表.csv"
        self.out = folder / "稿"
        self.results: list[RowResult] = []

    def __call__(self, *rows: str, header: str = HEADER, encoding: str = "utf-8", **wanted: Any) -> Tally:
        self.table.write_bytes("\n".join((header, *rows)).encode(encoding))
        self.results = []
        job = job_for("试验", self.out, str(wanted.pop("format_", "txt")), house=HOUSE, **wanted)
        return run(self.table, job, self.results.append)

    @property
    def files(self) -> list[str]:
        return sorted(p.name for p in self.out.iterdir() if p.name not in ("report.csv", LEDGER))

    @property
    def report(self) -> list[list[str]]:
        return list(csv.reader((self.out / "report.csv").read_text(encoding="utf-8-sig").splitlines()))

    @property
    def statuses(self) -> list[Status]:
        return [result.status for result in self.results]


@pytest.fixture
def batch(tmp_path: Path) -> Run:
    return Run(tmp_path)


def test_a_row_becomes_the_document_that_its_outline_would(batch: Run) -> None:
    batch(GOOD)
    outline = parse_outline(
        "体裁: 试验\n名称: 工作会\n时间: 2026年3月6日 9:00\n议程: [听取报告, 领导讲话]\n"
        "重点工作: [提高认识, 狠抓落实]\n人数: 30\n",
        house=HOUSE,
    )
    assert (batch.out / "工作会.txt").read_bytes() == to_bytes(draft(outline).document, Path("x.txt"))


def test_what_stands_below_one_name_of_a_header_of_two_lines_is_one_value(batch: Run) -> None:
    batch(
        "会议名称,日期,时刻,议程,重点工作,人数",
        "工作会,2026年3月6日,9:00,听取报告；领导讲话,提高认识；狠抓落实,30",
        header="会议名称,时间,,议程,重点工作,人数",
    )
    made = (batch.out / "工作会.txt").read_bytes()
    batch(GOOD, force=True)
    assert (batch.out / "工作会.txt").read_bytes() == made
    assert "上午9:00".encode() in made


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_makes_no_difference(encoding: str, batch: Run) -> None:
    assert batch(GOOD, encoding=encoding).counts[Status.OK] == 1
    assert batch.files == ["工作会.txt"]


def test_bad_rows_are_told_with_row_and_column_and_stop_nothing(batch: Run) -> None:
    tally = batch(
        GOOD,
        "甲,3月6日,听取报告,提高认识,30,",
        "乙,2026年3月6日 9:00,,提高认识,三十人,",
        '"丙"会,2026年3月6日 9:00,听取报告,提高认识,,',
        "丁,2026年3月6日 9:00,听取报告,提高认识,,,,多出来的",
        ",2026年3月6日 9:00,听取报告,提高认识,,",
        GOOD.replace("工作会", "座谈会"),
    )
    assert tally.failed == 5
    told = {result.row: result.message for result in batch.results if result.status is Status.ERROR}
    assert list(told) == [3, 4, 5, 6, 7]
    assert told[3].startswith("“时间”：缺年份：3月6日")
    assert "“人数”：不是数字：三十人" in told[4]
    assert "“议程”：必填，没有填" in told[4]
    assert "引号" in told[5]
    assert "8 格" in told[6]
    assert told[7].startswith("“会议名称”：必填，没有填")
    assert batch.files == ["工作会.txt", "座谈会.txt"]


def test_the_report_has_a_line_for_every_row_and_opens_in_excel(batch: Run) -> None:
    batch(GOOD.replace("30", "31"), "甲,3月6日,听取报告,提高认识,30,")
    assert (batch.out / "report.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert batch.report[0] == list(REPORT_HEADER)
    assert batch.report[1] == ["2", "工作会.txt", "完成", ""]
    assert batch.report[2][:3] == ["3", "甲.txt", "出错"]


def test_with_allow_missing_gaps_are_printed_and_told(batch: Run) -> None:
    tally = batch("甲,,听取报告,提高认识,30,", allow_missing=True)
    assert tally.counts[Status.OK] == 1
    assert batch.results[0].message == "待补：时间"
    assert "【待补：时间】" in (batch.out / "甲.txt").read_text(encoding="utf-8")


def test_a_wrong_value_is_no_gap_even_with_allow_missing(batch: Run) -> None:
    assert batch("甲,3月6日,听取报告,提高认识,30,", allow_missing=True).failed == 1


def test_columns_are_found_by_alias_and_unused_ones_told(batch: Run) -> None:
    tally = batch(GOOD, header=" 会议* ,时　间（必填）,＊议程,重点工作,人数,谁也不要")
    assert tally.counts[Status.OK] == 1
    assert tally.unused == ("谁也不要",)


def test_a_missing_required_column_is_told_before_anything_is_written(batch: Run) -> None:
    with pytest.raises(UserError) as problem:
        batch("甲,乙", header="会议名称,时问")
    assert "缺少必填的一列：时间" in str(problem.value)
    assert "“时问”这一列是不是它" in str(problem.value)
    assert not batch.out.exists()


def test_two_columns_for_one_field_are_refused(batch: Run) -> None:
    with pytest.raises(UserError, match="两列都是“名称”"):
        batch(GOOD, header="会议名称,时间,议程,重点工作,人数,会议")


def test_a_table_without_any_known_column_is_refused(batch: Run) -> None:
    with pytest.raises(UserError, match="没有一个认得的字段"):
        batch("甲,乙", header="一,二")


def test_a_header_parted_by_full_width_commas_is_told_so(batch: Run) -> None:
    with pytest.raises(UserError, match="表头是用全角标点隔开的"):
        batch("甲，2026年3月6日", header="会议名称，时间")


def test_a_row_of_another_genre_is_refused_and_the_others_are_drafted(batch: Run) -> None:
    rows = [f"{genre},{GOOD.replace('工作会', f'会{n}')}" for n, genre in enumerate(("试验", "请示", ""))]
    tally = batch(*rows, header=f"体裁,{HEADER}")
    assert batch.statuses == [Status.OK, Status.ERROR, Status.OK]
    assert "“体裁”：这一行是请示，不是试验" in batch.results[1].message
    assert "体裁" not in tally.unused


@pytest.mark.parametrize("name", ["稿.csv", "稿.docx", "稿.xlsx", "稿.zip"])
def test_a_folder_named_like_a_file_is_asked_about_before_it_is_made(name: str, batch: Run) -> None:
    batch.out = batch.out.with_name(name)
    with pytest.raises(UserError, match="要一个文件夹，这像是文件名"):
        batch(GOOD)
    assert not batch.out.exists()


def test_a_file_is_no_folder_to_write_into(batch: Run) -> None:
    batch.out = batch.table
    with pytest.raises(UserError, match="这是一个文件，不是文件夹"):
        batch(GOOD)


def test_names_follow_the_pattern(batch: Run) -> None:
    batch(GOOD, GOOD, name="{{ 时间.日期 }}{{名称}}（{{ 人数 }}人）")
    assert batch.files == ["2026年3月6日工作会（30人）.txt", "2026年3月6日工作会（30人）（2）.txt"]


@pytest.mark.parametrize("pattern", ["{{名你}}", "{{ 名称", "{% include 'x' %}", "{{ ''.__class__ }}"])
def test_a_wrong_pattern_is_told_before_anything_is_written(pattern: str, batch: Run) -> None:
    with pytest.raises(UserError, match="文件名式样不对"):
        batch(GOOD, name=pattern)
    assert not batch.out.exists()


def test_a_name_that_cannot_be_made_fails_its_row_only(batch: Run) -> None:
    batch(GOOD, GOOD.replace(",30,", ",123456,"), name="{{ 人数|中文数 }}人")
    assert batch.files == ["三十人.txt"]
    assert "写不成中文数：123456" in batch.results[1].message


def test_all_faults_of_a_row_are_told_at_once(batch: Run) -> None:
    batch("甲\x07会,3月6日,,提高认识,三十人,")
    message = batch.results[0].message
    assert [part in message for part in ("U+0007", "缺年份", "“议程”：必填", "不是数字")] == [True] * 4
    assert batch.results[0].file == ""


def test_a_mended_row_does_not_rename_the_rows_after_it(batch: Run) -> None:
    batch(GOOD, GOOD.replace("2026年", ""), GOOD)
    before = batch.files
    batch(GOOD, GOOD, GOOD)
    assert before == ["工作会.txt", "工作会（3）.txt"]
    assert batch.files == ["工作会.txt", "工作会（2）.txt", "工作会（3）.txt"]
    assert batch.statuses == [Status.UNCHANGED, Status.OK, Status.UNCHANGED]


def test_names_stay_inside_the_folder(batch: Run) -> None:
    batch(GOOD.replace("工作会", "../../工作会"), GOOD.replace("工作会", "C:\\工作会"))
    assert batch.files == ["C：-工作会.txt", "工作会.txt"]


def test_an_edited_file_is_kept_until_force(batch: Run) -> None:
    batch(GOOD)
    path = batch.out / "工作会.txt"
    path.write_text("改过", encoding="utf-8")
    tally = batch(GOOD)
    assert batch.statuses == [Status.EDITED]
    assert tally.failed == 0
    assert path.read_text(encoding="utf-8") == "改过"
    batch(GOOD, force=True)
    assert batch.statuses == [Status.OK]
    assert path.read_text(encoding="utf-8") != "改过"


def test_a_second_run_leaves_word_files_alone(batch: Run) -> None:
    batch(GOOD, format_="docx")
    batch(GOOD, format_="docx")
    assert batch.statuses == [Status.UNCHANGED]


def test_nothing_is_lost_from_a_cell(batch: Run) -> None:
    batch('"A&B<会议>|*x*=@",2026年3月6日 9:00,听取{{ 名称 }}报告,提高认识,,', format_="docx")
    paragraphs = [p.text for p in docx.Document(str(batch.out / batch.files[0])).paragraphs]
    assert any("A&B<会议>|*x*=@" in text for text in paragraphs)
    assert any("听取{{ 名称 }}报告" in text for text in paragraphs)


def test_a_control_character_fails_its_row_only(batch: Run) -> None:
    batch("甲\x0b会,2026年3月6日 9:00,听取报告,提高认识,,", GOOD)
    assert batch.statuses == [Status.ERROR, Status.OK]
    assert "U+000B" in batch.results[0].message


@pytest.mark.parametrize("mark", ["\x1e试验/正文.j2:1\x1f", "\x1b", "\x07"])
def test_no_cell_can_pass_for_a_template_mark(mark: str, batch: Run) -> None:
    batch(f"甲{mark}会,2026年3月6日 9:00,听取报告,提高认识,,")
    assert batch.statuses == [Status.ERROR]


def test_the_table_itself_is_never_replaced_by_the_report(batch: Run) -> None:
    batch.out.mkdir()
    batch.table = batch.out / "report.csv"
    with pytest.raises(UserError, match="会被逐行结果覆盖"):
        batch(GOOD)
    assert batch.table.read_text(encoding="utf-8").endswith(GOOD)


def test_rows_are_not_held_in_memory(batch: Run) -> None:
    done_before_the_end: list[int] = []
    batch.table.write_text("\n".join((HEADER, *([GOOD] * 3))), encoding="utf-8")
    job = job_for("试验", batch.out, "txt", house=HOUSE)
    run(batch.table, job, lambda _: done_before_the_end.append(len(batch.files)))
    assert done_before_the_end == [
        1 + 1,
        2 + 1,
        3 + 1,
    ]  # the documents so far, and the report that is being written


def command(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["batch", *map(str, arguments), "--house", str(HOUSE)])
    return result.exit_code, result.stdout + result.stderr


def test_the_command_ends_with_3_if_a_row_failed(batch: Run) -> None:
    batch.table.write_text(f"{HEADER}\n{GOOD}\n甲,3月6日,听取报告,提高认识,,\n", encoding="utf-8")
    code, said = command(batch.table, "--genre", "试验", "-o", batch.out)
    assert code == 3
    assert "第 3 行" in said
    assert "完成 1，出错 1" in said
    assert "没有用到的列：备注" in said


def test_a_folder_that_cannot_be_written_is_told_once(batch: Run) -> None:
    batch.out.write_text("这是文件", encoding="utf-8")
    batch.table.write_text(f"{HEADER}\n{GOOD}\n{GOOD}\n", encoding="utf-8")
    code, said = command(batch.table, "--genre", "试验", "-o", batch.out)
    assert code == 1
    assert said.count("错误：") == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_told_once(batch: Run) -> None:
    batch.out.mkdir()
    batch.out.chmod(0o500)
    batch.table.write_text(f"{HEADER}\n{GOOD}\n", encoding="utf-8")
    code, said = command(batch.table, "--genre", "试验", "-o", batch.out)
    assert code == 1
    assert "没有权限" in said


def limited(arguments: Sequence[object], size: int) -> subprocess.CompletedProcess[str]:
    """Run the command with a limit on file sizes, as on a full disk."""
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}));"
        "from drafter.cli import main; sys.argv = ['drafter', *sys.argv[1:]]; main()"
    )
    return subprocess.run(
        [sys.executable, "-B", "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="no RLIMIT_FSIZE")
def test_a_full_disk_leaves_nothing_half_written(batch: Run) -> None:
    batch.table.write_text(f"{HEADER}\n{GOOD}\n", encoding="utf-8")
    arguments = ["batch", batch.table, "--genre", "试验", "-o", batch.out, "--house", HOUSE]
    done = limited(arguments, 1000)
    assert done.returncode == 3
    assert "写不进去" in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(p.name for p in batch.out.iterdir()) == [LEDGER, "report.csv"]


@pytest.mark.skipif(sys.platform == "win32", reason="no RLIMIT_FSIZE")
def test_a_disk_too_full_even_for_the_report_is_told(batch: Run) -> None:
    batch.table.write_text(f"{HEADER}\n{GOOD}\n", encoding="utf-8")
    done = limited(["batch", batch.table, "--genre", "试验", "-o", batch.out, "--house", HOUSE], 10)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not batch.out.exists()
