"""What a document has when it is issued: head above the title (版头), seal and further organs at the sign-off, record
at the end (版记). GB/T 9704—2012, 7.2 to 7.4.

The values come from the outline's issue fields, the same for every genre; a document without any stays as it is. Only
words and roles are written here: where they stand on the page is the look's affair. A tab parts what stands on one
line: the number and the signer, the issuing office and the date, two organs whose seals stand side by side.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from drafter.outline.fields import Value
from phrasebank.document import Block, Gap, Head, Inline, Paragraph, Role, Text

_FILE = "文件"
_SIGNERS_A_ROW = 2
# a seal of an organ is 4.2 cm wide, that of two fits beside each other whatever their names; seals may not touch (7.3.5.1)
_ORGANS_A_ROW, _LINE, _SEAL, _BETWEEN = 3, 24, 8, 1

Values = Mapping[str, Value | None]


def issued(blocks: Sequence[Block], values: Values) -> tuple[Block, ...]:
    """The blocks with what the issue fields ask for; ``values`` by name, empty ones included."""
    if not any(values.values()):
        return tuple(blocks)
    return (*_head(values), *_signed(blocks, values), *_record(values))


def _head(values: Values) -> Iterator[Paragraph]:
    for role in (Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY):
        if value := values.get(role.value):
            yield Paragraph(role, (Text(str(value)),))
    wanted = values.get("红头") == "是"
    organs = _texts(values, "发文机关标志")
    if organs:
        yield from (Paragraph(Role.MASTHEAD, (Text(line),)) for line in _masthead(organs))
    elif wanted:
        yield Paragraph(Role.MASTHEAD, (Gap("发文机关标志"),))
    yield from _number(values, wanted)


def _masthead(organs: Sequence[str]) -> list[str]:
    """One organ's name as it is; of several each on its line, with 文件 to the right of them all (7.2.4)."""
    if len(organs) == 1:
        return list(organs)
    names = [organ.removesuffix(_FILE) or organ for organ in organs if organ != _FILE]
    return [*names[:-1], names[-1] + (f"\t{_FILE}" if list(organs) != names else "")]


def _number(values: Values, wanted: bool) -> Iterator[Paragraph]:
    """The number, with the signers two a row on its right; it stands on the line of the last of them (7.2.5, 7.2.6)."""
    number, signers = values.get("发文字号"), _texts(values, "签发人")
    own: tuple[Inline, ...] = (Text(str(number)),) if number else (Gap("发文字号"),) if wanted else ()
    rows = [signers[at : at + _SIGNERS_A_ROW] for at in range(0, len(signers), _SIGNERS_A_ROW)]
    for place, row in enumerate(rows, 1):
        names: tuple[Inline, ...] = (Text("\t签发人：" if place == 1 else "\t"), Head("　".join(row)))
        yield Paragraph(Role.DOCUMENT_NUMBER, (*own, *names) if place == len(rows) else names)
    if own and not rows:
        yield Paragraph(Role.DOCUMENT_NUMBER, own)


def _signed(blocks: Sequence[Block], values: Values) -> Iterator[Block]:
    """The sign-off with further organs below the first, sealed, or with a post beside the signer's stamp."""
    others, seal = _texts(values, "联合发文"), values.get("印章")
    last = max((i for i, b in enumerate(blocks) if _is_signature(b)), default=None)
    for index, block in enumerate(blocks):
        if not _is_signature(block) or not (others or seal in ("加盖", "签名章")):
            yield block
            continue
        assert isinstance(block, Paragraph)  # noqa: S101  (a signature is one)
        organs = [block, *(replace(block, inlines=(Text(name),)) for name in others if index == last)]
        if seal == "签名章":
            post = values.get("签发职务")
            yield replace(
                block, role=Role.SIGNING_POST, inlines=(Text(str(post)) if post else Gap("签发职务"),)
            )
        elif seal == "加盖":
            yield from _sealed(organs)
        else:
            yield from organs


def _is_signature(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.SIGNATURE


def _sealed(organs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Organs in rows with room for a seal on each of them."""
    widest = max(len(organ.text) for organ in organs)
    in_row = min(_ORGANS_A_ROW, max(1, _LINE // (max(widest, _SEAL) + _BETWEEN)))
    for at in range(0, len(organs), in_row):
        first, *others = organs[at : at + in_row]
        beside = (inline for organ in others for inline in (Text("\t"), *organ.inlines))
        yield replace(first, role=Role.SEALED_SIGNATURE, inlines=(*first.inlines, *beside))


def _record(values: Values) -> Iterator[Paragraph]:
    if copies := _texts(values, "抄送"):
        yield Paragraph(Role.COPIES, (Text(f"抄送：{'，'.join(copies)}。"),))
    organ, day = values.get("印发机关"), values.get("印发日期")
    if organ or day:
        office: Inline = Text(str(organ)) if organ else Gap("印发机关")
        printed: tuple[Inline, ...] = (Text(f"\t{day}印发"),) if day else (Text("\t"), Gap("印发日期"))
        yield Paragraph(Role.IMPRINT, (office, *printed))


def _texts(values: Values, name: str) -> tuple[str, ...]:
    value = values.get(name)
    return tuple(str(text) for text in value) if isinstance(value, tuple) else ()
