"""What a look's style sheet says, read back from the .docx."""

from pathlib import Path

import pytest

from drafter.writers.look_file import load_look
from drafter.writers.styles import PREFIX
from drafter.writers.word import write_word
from phrasebank.document import HEADINGS, Role, compose
from tests.cases import Case, cases, names
from tests.word.reading import Styles, flat, part, w

CASES = cases(Path(__file__).parent / "styles")
THEME_ATTRIBUTES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme", "themeColor")
SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")


@pytest.fixture(scope="module")
def styles() -> Styles:
    return Styles(write_word(compose(())))


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_the_style_sheet_reads(case: Case, update: bool) -> None:
    data = write_word(compose(()), load_look(case.input.strip()))
    lines = []
    for style in part(data, "word/styles.xml").iter(w("style")):
        lines.append(f"{style.find(w('name')).get(w('val'))}")
        lines += [f"    {flat(p)}" for group in ("pPr", "rPr") for p in style.iterfind(f"{w(group)}/*")]
    case.check("\n".join(lines), update)


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_style_of_its_own(styles: Styles, role: Role) -> None:
    assert [s for s in styles.by_id.values() if s.find(w("name")).get(w("val")) == PREFIX + role]


def test_no_font_or_colour_comes_from_a_theme(styles: Styles) -> None:
    found = {key for element in styles.root.iter() for key in map(str, element.attrib)}
    assert not [key for key in found if key.endswith(THEME_ATTRIBUTES)]


def test_every_font_is_named_in_all_four_slots(styles: Styles) -> None:
    fonts = list(styles.root.iter(w("rFonts")))
    assert len(fonts) > 10
    for font in fonts:
        assert all(font.get(w(slot)) for slot in SLOTS)
        assert font.get(w("hint")) == "eastAsia"


def test_no_role_is_bold_and_every_one_keeps_the_line_pitch(styles: Styles) -> None:
    for style_id, style in styles.by_id.items():
        if style.get(w("type")) != "paragraph" or style_id in (
            "GaoTableHead",
            "GaoTableCell",
            "GaoPageNumber",
            "GaoMasthead",
        ):
            continue
        bold, spacing = styles.effective(style_id, "rPr/b"), styles.effective(style_id, "pPr/spacing")
        assert bold is not None
        assert bold.get(w("val")) == "0"
        assert spacing is not None
        assert (spacing.get(w("line")), spacing.get(w("lineRule"))) == ("579", "exact")


def test_cells_are_not_set_at_the_exact_pitch(styles: Styles) -> None:
    for style_id in ("GaoTableHead", "GaoTableCell"):
        spacing = styles.effective(style_id, "pPr/spacing")
        assert spacing is not None
        assert (spacing.get(w("line")), spacing.get(w("lineRule"))) == ("240", "auto")


def test_type_of_another_size_cancels_the_narrowing_of_the_body(styles: Styles) -> None:
    for style_id in styles.by_id:
        size, spacing = styles.effective(style_id, "rPr/sz"), styles.effective(style_id, "rPr/spacing")
        if size is not None and spacing is not None:
            assert spacing.get(w("val")) == ("-5" if size.get(w("val")) == "32" else "0")


def test_headings_have_outline_levels(styles: Styles) -> None:
    levels = {
        style.find(w("name")).get(w("val")): style.find(f"{w('pPr')}/{w('outlineLvl')}").get(w("val"))
        for style in styles.by_id.values()
        if style.find(f"{w('pPr')}/{w('outlineLvl')}") is not None
    }
    assert levels == {PREFIX + role: str(level) for level, role in enumerate(HEADINGS)}


def test_the_language_is_chinese(styles: Styles) -> None:
    languages = list(styles.root.iter(w("lang")))
    assert [language.get(w("eastAsia")) for language in languages] == ["zh-CN"]
