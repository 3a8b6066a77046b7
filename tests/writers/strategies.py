"""Any document at all, for the laws of readers and writers."""

from hypothesis import strategies as st

from phrasebank.document import (
    Block,
    Document,
    Gap,
    Head,
    Inline,
    PageBreak,
    Paragraph,
    Role,
    Strong,
    Table,
    Text,
    compose,
)

# what every format can hold; a carriage return is a line end and comes back as a line feed
_CHARACTERS = st.one_of(
    st.sampled_from("一要二、。，“”—…（）【】|\\*=#@-:_<>&~`[]$.1 \t\u3000\u00a0\u200b😀𠮷é"),
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
)
line = st.text(_CHARACTERS, min_size=1, max_size=12)
value = st.text(st.one_of(_CHARACTERS, st.sampled_from("\n\r")), max_size=20)
inline: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, line), st.builds(Strong, line), st.builds(Head, line), st.builds(Gap, line)
)


def _joined(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Neighbours of one kind are one inline; a gap stands for itself."""
    out: list[Inline] = []
    for item in inlines:
        if out and type(out[-1]) is type(item) and not isinstance(item, Gap):
            out[-1] = type(item)(out[-1].text + item.text)
        else:
            out.append(item)
    return tuple(out)


inlines = st.lists(inline, min_size=1, max_size=4).map(_joined)
cells = st.lists(inline, max_size=2).map(_joined)
paragraphs = st.builds(Paragraph, st.sampled_from(Role), inlines)
numbered = st.builds(
    Paragraph, st.sampled_from(Role), inlines, number=st.sampled_from(("", "一、", "1.", "一要"))
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 3))
    row = st.tuples(*[cells] * columns)
    return Table(tuple(draw(st.lists(row, min_size=1, max_size=3))))


def blocks(of: st.SearchStrategy[Paragraph]) -> st.SearchStrategy[tuple[Block, ...]]:
    return st.lists(st.one_of(of, of, tables(), st.just(PageBreak())), max_size=6).map(tuple)


documents: st.SearchStrategy[Document] = blocks(numbered).map(compose)
