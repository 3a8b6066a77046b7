"""The structures of one document as people read them: lists indented with their heads, formulas by function."""

from collections.abc import Iterable, Iterator, Sequence

from phrasebank.document import Document
from phrasebank.mining import Enumeration, Formula, Structure


def listing(document: Document, structures: Sequence[Structure]) -> str:
    """The readable analysis of a document, without a line feed at its end."""
    head = [
        f"{document.source}  {document.title or '（无标题）'}",
        f"共 {len(document.text):,} 字，{document.encoding}",
    ]
    lists = [s for s in structures if isinstance(s, Enumeration)]
    formulas = [s for s in structures if isinstance(s, Formula)]
    return "\n".join([*head, *_lists(document, lists), *_formulas(document, formulas)])


def _lists(document: Document, lists: Sequence[Enumeration]) -> Iterator[str]:
    yield f"\n分条 {len(lists)} 组" if lists else "\n没有找到分条。"
    depths: dict[int, int] = {}
    for found in lists:
        depths[found.start] = depth = 0 if found.parent is None else depths[found.parent] + 1
        indent = "    " * depth
        yield f"{indent}第 {_line(document, found.start)} 行：{found.lead or '（没有领起句）'}{''.join(_remarks(found))}"
        for item in found.items:
            yield f"{indent}  {item.marker}{'' if item.marker.endswith(tuple('，、：,:）)')) else ' '}{item.head}"


def _remarks(found: Enumeration) -> Iterator[str]:
    yield f"（{len(found.items)} 项"
    if found.declared is not None and found.declared != len(found.items):
        yield f"，领起句说 {found.declared} 项"
    elif not found.complete:
        yield "，不完整"
    if found.fused:
        yield "，标题与正文相连"
    yield "）"


def _formulas(document: Document, formulas: Sequence[Formula]) -> Iterator[str]:
    for function in dict.fromkeys(f.function for f in sorted(formulas, key=lambda f: f.function)):
        same = [f for f in formulas if f.function is function]
        yield f"\n套语·{function} {len(same)} 处"
        yield from _quotes(document, same)


def _quotes(document: Document, formulas: Iterable[Formula]) -> Iterator[str]:
    for formula in formulas:
        yield f"  第 {_line(document, formula.start)} 行：{formula.text}"


def _line(document: Document, offset: int) -> int:
    return document.text.count("\n", 0, offset) + 1
