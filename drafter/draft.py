"""From outline to document: render, parse, number. ``draft``, ``batch`` and previews all go this way.

drafted = draft(load_outline(Path("提纲.yml")))
drafted.document    the Document that a writer saves
drafted.gaps        what the writer has still to fill in, with the outline's lines
"""

from dataclasses import dataclass
from pathlib import Path

from drafter.outline.faults import Fault
from drafter.outline.loading import Missing, Outline
from drafter.rendering.issue import issued
from drafter.rendering.numbering import number
from drafter.rendering.render import render
from drafter.rendering.values import template_values
from drafter.writers import Look, load_look, save
from phrasebank.document import Document, compose
from phrasebank.errors import Place, UserError
from phrasebank.files import refuse_nowhere
from phrasebank.readers.markup import parse_markup

CHARACTERS_A_MINUTE = 200
"""How fast a speech is read aloud: a convention of speech writers (180 to 220 with applause and pauses), no measurement.
Newsreaders are faster, about 300."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft, what is missing in it, and what contradicts itself."""

    document: Document
    gaps: tuple[Missing, ...]
    conflicts: tuple[Fault, ...] = ()

    @property
    def characters(self) -> int:
        """Characters without blanks, as Word counts 字数（不计空格）."""
        return sum(not c.isspace() for c in self.document.text)

    @property
    def minutes(self) -> int:
        """Reading time, at least one minute."""
        return max(1, round(self.characters / CHARACTERS_A_MINUTE))


def draft(outline: Outline) -> Drafted:
    """Draft an outline. Raises UserError only if the genre's template is wrong."""
    values = template_values(outline.values)
    blocks = number(parse_markup(render(outline.genre, values)), outline.genre.numbering)
    issue = {filled.field.name: filled.value for filled in outline.values if filled.field.issues}
    return Drafted(compose(issued(blocks, issue), outline.source), outline.gaps, outline.conflicts)


def save_draft(drafted: Drafted, outline: Outline, path: Path, look: Look, *, force: bool = False) -> None:
    """Write a draft. Raises UserError also if it would replace the outline, or go where no folder is."""
    refuse_nowhere(path.parent)
    if path.exists() and Path(outline.source).exists() and path.samefile(outline.source):
        raise UserError("这是提纲本身，不能用稿子覆盖", Place(str(path)), "给稿子另起一个文件名")
    save(drafted.document, path, look=look, force=force)


def look_of(
    outline: Outline, house: Path | None = None, *, name: str | None = None, reference: Path | None = None
) -> Look:
    """The look ``name``, else the outline's, else the default, with the styles of a reference .docx.

    Raises UserError at the outline's 版式 if there is none of that name, or if the reference cannot be read.
    """
    look = load_look(name, house) if name else _own_look(outline, house)
    if reference is None:
        return look
    from drafter.writers.reference import with_reference

    return with_reference(look, reference)


def _own_look(outline: Outline, house: Path | None) -> Look:
    if outline.look is None:
        return load_look(house=house)
    try:
        return load_look(outline.look, house)
    except UserError as error:
        place = error.where or Place(outline.source, field="版式")
        raise UserError(error.message, place, error.hint) from error
