"""Documents carry positions; errors say where; files are written whole or not at all."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasebank.document import Document, Gap, Head, PageBreak, Paragraph, Role, Strong, Table, Text, compose
from phrasebank.errors import Place, Problems, UserError, raise_all
from phrasebank.files import write_whole
from phrasebank.readers import read

INLINES = st.lists(
    st.one_of(*(st.builds(kind, st.text(min_size=1)) for kind in (Text, Strong, Head, Gap))), max_size=4
).map(tuple)
BLOCKS = st.one_of(
    st.builds(Paragraph, st.sampled_from(Role), INLINES, number=st.sampled_from(["", "一、", "一要"])),
    st.builds(
        Table,
        st.lists(st.lists(INLINES, min_size=2, max_size=2).map(tuple), min_size=1, max_size=3).map(tuple),
    ),
    st.just(PageBreak()),
)


@given(st.lists(BLOCKS, max_size=6))
def test_every_block_of_a_composed_document_quotes_its_text(
    blocks: list[Paragraph | Table | PageBreak],
) -> None:
    document = compose(blocks)
    assert all(document.text[b.where.offset :][: len(b.text)] == b.text for b in document.blocks)


def test_the_text_of_a_paragraph_holds_its_number_and_its_gaps() -> None:
    paragraph = Paragraph(Role.POINT, (Head("抓落实。"), Text("要"), Gap("措施")), number="一要")
    assert paragraph.text == "一要抓落实。要【待补：措施】"


def test_the_title_is_the_first_title_or_none() -> None:
    title = Paragraph(Role.TITLE, (Text("在大会上的讲话"),))
    assert compose([title]).title == "在大会上的讲话"
    assert Document("", ()).title is None


def test_an_error_says_where_quotes_the_line_and_offers_the_nearest_name() -> None:
    error = UserError(
        "没有这个体裁：会议通之", Place("提纲.yml", line=1, excerpt="体裁: 会议通之"), "是不是“会议通知”？"
    )
    assert (
        str(error)
        == "提纲.yml 第 1 行：没有这个体裁：会议通之\n    体裁: 会议通之\n  提示：是不是“会议通知”？"
    )


def test_errors_travel_between_processes() -> None:
    error = Problems([UserError("甲", Place("表.csv", row=3, field="时间")), UserError("乙", None, "丙")])
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301


def test_all_problems_are_raised_together_one_as_itself_none_not_at_all() -> None:
    raise_all([])
    with pytest.raises(UserError) as one:
        raise_all([UserError("甲")])
    assert not isinstance(one.value, Problems)
    with pytest.raises(Problems, match="甲\n乙"):
        raise_all([UserError("甲"), UserError("乙")])


def test_an_existing_file_is_kept_without_force_and_replaced_with_it(tmp_path: Path) -> None:
    file = tmp_path / "新 文件夹" / "讲话 稿.txt"
    write_whole(file, lambda stream: stream.write(b"1"), force=False)
    with pytest.raises(UserError, match="文件已存在"):
        write_whole(file, lambda stream: stream.write(b"2"), force=False)
    assert file.read_bytes() == b"1"
    write_whole(file, lambda stream: stream.write(b"2"), force=True)
    assert [p.read_bytes() for p in file.parent.iterdir()] == [b"2"]


def test_a_failing_writer_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "稿.txt"
    file.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        write_whole(file, lambda stream: stream.write(b"new" * (1 // 0)))
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"old"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs RLIMIT_FSIZE")
def test_a_full_disk_is_reported_and_leaves_nothing(tmp_path: Path) -> None:
    import resource

    code = (
        "import sys, pathlib\nfrom phrasebank.files import write_whole\nfrom phrasebank.errors import UserError\n"
        "try: write_whole(pathlib.Path(sys.argv[1]), lambda s: s.write(b'x' * 100_000))\n"
        "except UserError as e: print(e)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "稿.docx")],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000)),
        check=True,
    )
    assert "写不进去" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_path_through_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "甲").write_bytes(b"1")
    with pytest.raises(UserError, match="写不进去"):
        write_whole(tmp_path / "甲" / "稿.txt", lambda stream: stream.write(b"1"))


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder_is_reported(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(UserError, match="没有权限"):
        write_whole(tmp_path / "稿.txt", lambda stream: stream.write(b"1"))


def test_a_name_that_is_too_long_is_reported(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="文件名太长"):
        write_whole(tmp_path / ("长" * 200 + ".txt"), lambda stream: stream.write(b"1"))
    with pytest.raises(UserError, match="文件名太长"):
        read(tmp_path / ("长" * 200 + ".txt"))
    assert list(tmp_path.iterdir()) == []
