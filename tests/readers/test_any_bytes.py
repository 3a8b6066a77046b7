"""Whatever bytes a file holds, reading it gives a document that obeys the laws, or says in plain words why not."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.draft import draft
from drafter.outline.loading import load_outline
from drafter.writers.markdown import write_markdown
from drafter.writers.word import write_word
from phrasebank.errors import UserError
from phrasebank.mining import mine
from phrasebank.readers import READERS, lacking, read
from tests.cases import REPOSITORY
from tests.readers.shown import W, docx, package, pdf

NOTICE = draft(load_outline(REPOSITORY / "examples" / "会议通知.yml")).document
PAGE = "<html><head><meta charset=gb2312><title>通知</title></head><body>{}</body></html>"
SAMPLES: dict[str, bytes] = {
    ".txt": NOTICE.text.encode("gb18030"),
    ".md": write_markdown(NOTICE),
    ".docx": write_word(NOTICE),
    ".html": PAGE.format("".join(f"<p>{b.text}</p>" for b in NOTICE.blocks)).encode("gb18030"),
    ".mht": b"MIME-Version: 1.0\nContent-Type: text/html; charset=gb2312\n\n"
    + PAGE.format("通知").encode("gbk"),
    ".pdf": pdf([(72, 60 + 20 * n, 16, b.text[:30]) for n, b in enumerate(NOTICE.blocks)]),
}
FORMATS = sorted(SAMPLES)
XML = (
    f"<w:document xmlns:w='{W}'><w:body>"
    + "".join(f"<w:p><w:r><w:t>{block.text}</w:t></w:r></w:p>" for block in NOTICE.blocks[:8])
    + "</w:body></w:document>"
).encode()
MARKS = st.sampled_from(
    [b"<", b">", b"\x00", b"\xff\xfe", b"obj", b"&#", b"**", b"|", b"---\n", b"w:p", b"%PDF", b"PK\x03\x04"]
)


def reads_or_says_why(path: Path) -> None:
    try:
        document = read(path)
    except UserError:
        return
    assert document.text.strip()
    assert all(document.text[b.where.offset :][: len(b.text)] == b.text for b in document.blocks)
    for structure in mine(document):
        assert 0 <= structure.start <= structure.end <= len(document.text)


def mutated(data: bytes, seed: int, pieces: list[bytes]) -> bytes:
    """A sample with places overwritten, cut out, doubled, and strange pieces put in."""
    chance = random.Random(seed)  # noqa: S311
    out = bytearray(data)
    for piece in pieces:
        at, to = sorted(chance.randrange(len(out) + 1) for _ in range(2))
        match chance.randrange(4):
            case 0:
                out[at : at + len(piece)] = piece
            case 1:
                del out[at : min(to, at + 50)]
            case 2:
                out[at:at] = out[at : min(to, at + 200)]
            case _:
                out[at:at] = piece
    return bytes(out)


RANDOM = st.tuples(st.sampled_from(FORMATS), st.binary(max_size=400))
PIECES = st.lists(st.one_of(MARKS, st.binary(min_size=1, max_size=8)), min_size=1, max_size=12)
MUTATED = st.builds(
    lambda suffix, seed, pieces: (suffix, mutated(SAMPLES[suffix], seed, pieces)),
    st.sampled_from(FORMATS),
    st.integers(0, 2**32),
    PIECES,
)
XML_PIECES = st.sampled_from(
    [b"<w:p>", b"</w:p>", b"<w:tbl>", b"<w:r>", b"&", b"w:val", b"9", b"<w:tc/>", b'"']
)
MUTATED_XML = st.builds(
    lambda seed, pieces: (".docx", word_file(mutated(XML, seed, pieces))),
    st.integers(0, 2**32),
    st.lists(XML_PIECES, max_size=6),
)


def word_file(xml: bytes) -> bytes:
    return package({"word/document.xml": xml.decode("utf-8", "replace")})


def saved(folder: Path, file: tuple[str, bytes]) -> Path:
    suffix, data = file
    path = folder / f"稿{suffix}"
    path.write_bytes(data)
    return path


@given(RANDOM)
def test_random_bytes_are_read_or_refused(tmp_path: Path, file: tuple[str, bytes]) -> None:
    reads_or_says_why(saved(tmp_path, file))


@given(MUTATED)
def test_mutated_files_are_read_or_refused(tmp_path: Path, file: tuple[str, bytes]) -> None:
    reads_or_says_why(saved(tmp_path, file))


@given(MUTATED_XML)
def test_a_word_file_of_mutated_xml_is_read_or_refused(tmp_path: Path, file: tuple[str, bytes]) -> None:
    reads_or_says_why(saved(tmp_path, file))


@pytest.mark.long
@given(st.one_of(RANDOM, MUTATED, MUTATED_XML))
def test_thousands_of_files_are_read_or_refused(tmp_path: Path, file: tuple[str, bytes]) -> None:
    reads_or_says_why(saved(tmp_path, file))


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_of_another_format_under_this_name_is_read_or_refused(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"稿{suffix}"
    for data in SAMPLES.values():
        path.write_bytes(data)
        reads_or_says_why(path)


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_a_single_line_of_100_megabytes_is_refused_at_once(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"稿{suffix}"
    with path.open("wb") as stream:
        for _ in range(100):
            stream.write("一要抓".encode() * ((1 << 20) // 9))
    if lacking(path) is None and suffix in (".txt", ".md", ".html", ".mht", ".docx", ".pdf"):
        with pytest.raises(UserError):
            read(path)


@pytest.mark.parametrize("content", ["<w:p>" * 5000, " " * (65 << 20), "<w:p/>" * 300_000])
def test_a_zip_bomb_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(docx(content))
    with pytest.raises(UserError):
        read(path)


@pytest.mark.parametrize(
    "opening", ["<div>" * 50_000, "<table><tr><td>" * 3_000, "<b>" * 100_000, "> " * 5_000]
)
@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_endless_nesting_is_read_or_refused(opening: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"稿{suffix}"
    path.write_text(opening + "同志们，今天我们召开会议。", encoding="utf-8")
    reads_or_says_why(path)
