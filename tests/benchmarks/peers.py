"""The usual ways to make a notice from Python, each doing as much of our job as it can.

docxtpl gets our own template: its lines become paragraphs of a .docx with the same conditions, loops and filters, so
that it makes the same paragraphs of the same values. Word numbers its lists; it breaks no titles and places no
signatures. docx-mailmerge2 knows no conditions: whatever paragraphs differ from notice to notice are one field each,
and it is given their texts. python-docx builds a notice on a document that holds our styles, given the texts too.

Reading the table, checking the values, splitting lists and computing weekdays is nobody's work here but ours.
"""

import io
import re
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx

from drafter.draft import Drafted, draft
from drafter.genre import Genre
from drafter.outline.loading import Outline
from drafter.rendering.chinese import FILTERS
from drafter.rendering.values import for_name
from drafter.writers import load_look
from drafter.writers.styles import STYLE_IDS
from drafter.writers.word import write_word
from phrasebank.document import HEADINGS, Paragraph, Role, Text, compose

_DOCUMENT = "word/document.xml"
# {% include "_shared/公文-落款.j2" %} alone on its line
_INCLUDE = re.compile(r'\s*\{% include "(?P<name>[^"]+)" %\}\s*')
# {% from "_shared/表格.j2" import 写表格 %} and {{ 写表格(日程安排) }}: docxtpl has no macros of other files
_MACRO = re.compile(r"\s*(?:\{% from .*%\}|\{\{ \w+\(.*\) \}\})\s*")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_STATEMENTS_ONLY = re.compile(r"\s*(?:\{%[^%]*%\}\s*)+")
_ROLE_LINE = re.compile(r"@(?P<role>\S+) (?P<text>.*)")
_BROKEN_LINE = re.compile(r'</w:t><w:br/><w:t xml:space="preserve">')


@dataclass(frozen=True, slots=True)
class Notices:
    """What the peers are given: the outlines, and what we make of them."""

    genre: Genre
    outlines: tuple[Outline, ...]
    drafts: tuple[Drafted, ...]


def notices(outlines: Sequence[Outline]) -> Notices:
    """Draft the outlines once, for their texts."""
    return Notices(outlines[0].genre, tuple(outlines), tuple(map(draft, outlines)))


def _lines(genre: Genre, name: str) -> list[str]:
    """A template's lines with what it includes."""
    path = next(p for root in (genre.folder, *genre.roots) if (p := root / name).is_file())
    out: list[str] = []
    for line in _COMMENT.sub("", path.read_text(encoding="utf-8")).split("\n"):
        if _MACRO.fullmatch(line):
            continue
        out += _lines(genre, found["name"]) if (found := _INCLUDE.fullmatch(line)) else [line]
    return out


def _paragraph(line: str) -> Paragraph:
    if _STATEMENTS_ONLY.fullmatch(line):
        # docxtpl takes the paragraph away with such a statement
        return Paragraph(Role.BODY, (Text(line.strip().replace("{% ", "{%p ")),))
    if found := _ROLE_LINE.fullmatch(line):
        return Paragraph(Role(found["role"]), (Text(found["text"]),))
    if line.startswith("#"):
        return Paragraph(HEADINGS[line.count("#") - 1], (Text(line.lstrip("# ")),))
    return Paragraph(Role.BODY, (Text(line),))


def _as_docx(paragraphs: Sequence[Paragraph]) -> bytes:
    """The paragraphs in our styles, titles unbroken."""
    made = zipfile.ZipFile(io.BytesIO(write_word(compose(paragraphs), load_look())))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in made.namelist():
            content = made.read(name)
            archive.writestr(name, _BROKEN_LINE.sub("", content.decode()) if name == _DOCUMENT else content)
    return out.getvalue()


def docxtpl_template(genre: Genre) -> bytes:
    """Our template as a .docx with docxtpl's tags."""
    return _as_docx([_paragraph(line) for line in _lines(genre, genre.template) if line.strip()])


def docxtpl_context(outline: Outline) -> dict[str, Any]:
    return {filled.field.name: for_name(filled.value) for filled in outline.values}


def docxtpl_way(given: Notices, folder: Path) -> Callable[[int], None]:
    """Makes the notice of a number with docxtpl; the template is read once for all."""
    from docxtpl import DocxTemplate
    from jinja2 import Environment

    path = folder / "docxtpl.docx"
    path.write_bytes(docxtpl_template(given.genre))
    environment = Environment(autoescape=True)
    environment.filters |= FILTERS
    contexts = [docxtpl_context(outline) for outline in given.outlines]
    template = DocxTemplate(path)

    def make(number: int) -> None:
        template.render(contexts[number % len(contexts)], environment, autoescape=True)
        template.save(folder / f"docxtpl-{number}.docx")

    return make


def docxtpl_easy_way(given: Notices, folder: Path) -> Callable[[int], None]:
    """The same without conditions and loops: the first notice, with four fields in it."""
    from docxtpl import DocxTemplate

    values = docxtpl_context(given.outlines[0])
    fields = {str(values[name]): name for name in ("会议名称", "地点", "联系人", "联系电话")}

    def with_fields(text: str) -> str:
        for value, name in fields.items():
            text = text.replace(value, f"{{{{ {name} }}}}")
        return text

    path = folder / "docxtpl-4.docx"
    paragraphs = given.drafts[0].document.paragraphs()
    path.write_bytes(_as_docx([Paragraph(p.role, (Text(with_fields(p.text)),)) for p in paragraphs]))
    contexts = [docxtpl_context(outline) for outline in given.outlines]
    template = DocxTemplate(path)

    def make(number: int) -> None:
        template.render(contexts[number % len(contexts)], autoescape=True)
        template.save(folder / f"docxtpl-4-{number}.docx")

    return make


def mailmerge_way(given: Notices, folder: Path) -> Callable[[int], None]:
    """Makes the notice of a number with docx-mailmerge2: a field for each paragraph of the longest notice."""
    from mailmerge import MailMerge

    paragraphs = [list(drafted.document.paragraphs()) for drafted in given.drafts]
    longest = max(paragraphs, key=len)
    template = folder / "merge.docx"
    marked = _as_docx([Paragraph(p.role, (Text(f"［{n}］"),)) for n, p in enumerate(longest)])
    template.write_bytes(_with_fields(marked))
    values = [
        {f"F{n}": p.text for n, p in enumerate(texts)}
        | {f"F{n}": "" for n in range(len(texts), len(longest))}
        for texts in paragraphs
    ]

    def make(number: int) -> None:
        with MailMerge(template) as document:
            document.merge(**values[number % len(values)])
            document.write(folder / f"merge-{number}.docx")

    return make


def _with_fields(data: bytes) -> bytes:
    """A copy in which each run of text ［n］ is the merge field Fn."""
    made, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    run = re.compile(r"<w:r>(?:(?!</w:r>).)*?［(?P<n>[0-9]+)］</w:t></w:r>")
    field = r'<w:fldSimple w:instr=" MERGEFIELD F\g<n> "><w:r><w:t>x</w:t></w:r></w:fldSimple>'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in made.namelist():
            content = made.read(name)
            archive.writestr(name, run.sub(field, content.decode()) if name == _DOCUMENT else content)
    return out.getvalue()


def python_docx_way(given: Notices, folder: Path) -> Callable[[int], None]:
    """Makes the notice of a number with python-docx, on an empty document that holds our styles."""
    base = folder / "base.docx"
    base.write_bytes(_as_docx([]))
    texts = [[(p.role, p.text) for p in drafted.document.paragraphs()] for drafted in given.drafts]

    def make(number: int) -> None:
        document = docx.Document(str(base))
        styles = {style.style_id: style for style in document.styles}
        for role, text in texts[number % len(texts)]:
            document.add_paragraph(text, styles[STYLE_IDS[role.value]])
        document.save(str(folder / f"python-docx-{number}.docx"))

    return make


# to add a peer, add a line
PEERS: dict[str, Callable[[Notices, Path], Callable[[int], None]]] = {
    "docxtpl": docxtpl_way,
    "docxtpl, 4 fields": docxtpl_easy_way,
    "docx-mailmerge2": mailmerge_way,
    "python-docx": python_docx_way,
}


def rate(name: str, given: Notices, folder: Path, count: int) -> float:
    """Notices a second of processor time; what is prepared once for all notices is not counted."""
    make = PEERS[name](given, folder)
    make(0)
    started = time.process_time()
    for number in range(count):
        make(number)
    return count / (time.process_time() - started)
