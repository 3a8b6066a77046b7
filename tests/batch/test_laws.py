"""Laws of batch: any cell comes through unchanged, and no table whatever ends in a traceback."""

import csv
import io
import tempfile
import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from drafter.batch import Job, RowResult, Status, job_for, run
from drafter.batch.filenames import MAX_BYTES, Names, clean
from drafter.outline.fields import without_end_marks
from phrasebank.errors import UserError
from tests.drafting.shown import HOUSE
from tests.drafting.test_laws import VALUES

HEADER = ("名称", "时间", "议程", "重点工作")
JOB = job_for("试验", Path("稿"), "txt", house=HOUSE)
FORBIDDEN = set('<>:"/\\|?*')


def batch(data: bytes, folder: Path) -> list[RowResult]:
    table = folder / "表.csv"
    table.write_bytes(data)
    results: list[RowResult] = []
    run(table, Job(JOB.genre, folder / "稿", ".txt"), results.append)
    return results


@given(
    VALUES.filter(without_end_marks),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    st.sampled_from(",;\t"),
)
def test_any_cell_comes_through_without_its_end_mark_and_otherwise_unchanged(
    value: str, encoding: str, delimiter: str
) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerows([HEADER, (value, "2026年3月6日 9:00", "听取报告", "提高认识")])
    with tempfile.TemporaryDirectory() as name:
        (result,) = batch(stream.getvalue().encode(encoding), Path(name))
        assert result.status is Status.OK
        text = (Path(name) / "稿" / result.file).read_text(encoding="utf-8")
    assert text.split("\n")[0] == f"在{without_end_marks(value)}上的讲话"


@given(st.binary(max_size=80) | st.text(max_size=80).map(lambda t: t.encode("utf-8", "replace")))
def test_no_bytes_end_in_a_traceback(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        for content in (data, (",".join(HEADER) + "\n").encode() + data):
            try:
                batch(content, Path(name))
            except UserError:
                continue


@given(st.text(max_size=120))
def test_a_cleaned_name_is_one_name_that_every_system_takes(text: str) -> None:
    name = clean(text)
    assert 0 < len(name.encode()) <= MAX_BYTES + 1
    assert not FORBIDDEN & set(name)
    assert name == name.strip(". ")
    assert all(unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp") for c in name)
    assert clean(name) == name


@given(st.lists(st.sampled_from(["甲", "甲（2）", "A", "a", "é", "e\u0301"]), max_size=12))
def test_names_are_given_once(stems: list[str]) -> None:
    names = Names()
    given_out = [unicodedata.normalize("NFC", names.unique(stem)).casefold() for stem in stems]
    assert len(set(given_out)) == len(given_out)
