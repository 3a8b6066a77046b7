"""The structures of one document as people read them: lists indented with their heads, formulas by function."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from phrasebank.document import Document
from phrasebank.mining import Abbreviation, Canonical, Enumeration, Formula, Parallel, Slogan, Structure

_MOST_PHRASES = 30


def listing(document: Document, structures: Sequence[Structure]) -> str:
    """The readable analysis of a document, without a line feed at its end."""
    head = [
        f"{document.source}  {document.title or '（无标题）'}",
        f"共 {len(document.text):,} 字"
        + (f"，{document.encoding}" if document.encoding else "")
        + _gaps(document),
    ]
    lists = [s for s in structures if isinstance(s, Enumeration)]
    formulas = [s for s in structures if isinstance(s, Formula)]
    slogans = [s for s in structures if isinstance(s, Slogan)]
    parallels = [s for s in structures if isinstance(s, Parallel)]
    abbreviations = [s for s in structures if isinstance(s, Abbreviation)]
    phrases = [s for s in structures if isinstance(s, Canonical)]
    return "\n".join(
        [
            *head,
            *_lists(document, lists),
            *_formulas(document, formulas),
            *_slogans(document, slogans),
            *_parallels(document, parallels),
            *_abbreviations(abbreviations),
            *_canonicals(phrases),
        ]
    )


def _gaps(document: Document) -> str:
    broken = document.text.count("\ufffd")
    return f"，其中 {broken} 个字已损坏（\ufffd）" if broken else ""


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


def _slogans(document: Document, slogans: Sequence[Slogan]) -> Iterator[str]:
    for form in dict.fromkeys(s.form for s in sorted(slogans, key=lambda s: s.form)):
        same = [s for s in slogans if s.form is form]
        yield f"\n口号·{form} {len(same)} 处"
        yield from _quotes(document, same)


def _parallels(document: Document, parallels: Sequence[Parallel]) -> Iterator[str]:
    if parallels:
        yield f"\n排比 {len(parallels)} 组"
    for found in parallels:
        yield f"  第 {_line(document, found.start)} 行：{found.frame}"
        yield f"    {'；'.join(instance.text for instance in found.instances)}"


def _abbreviations(counts: Sequence[Abbreviation]) -> Iterator[str]:
    """Each term once with the number of its places and its members."""
    terms = Counter(found.term for found in counts)
    members = {found.term: found.members for found in counts}
    if terms:
        yield f"\n数字略语 {len(terms)} 个"
    for term, places in terms.items():
        yield f"  {term}" + _times(places) + (f"：{'、'.join(members[term])}" if members[term] else "")


def _canonicals(phrases: Sequence[Canonical]) -> Iterator[str]:
    """The longest phrases; a text has many short ones."""
    if phrases:
        yield f"\n提法 {len(phrases)} 条"
    for found in sorted(phrases, key=lambda p: -len(p.text))[:_MOST_PHRASES]:
        yield f"  {found.text}{_times(len(found.occurrences))}"
    if len(phrases) > _MOST_PHRASES:
        yield f"  另有 {len(phrases) - _MOST_PHRASES} 条较短的，加 --json 全部列出"


def _times(places: int) -> str:
    return f"（{places} 处）" if places > 1 else ""


def _quotes(document: Document, quotes: Iterable[Formula | Slogan]) -> Iterator[str]:
    for quote in quotes:
        yield f"  第 {_line(document, quote.start)} 行：{quote.text}"


def _line(document: Document, offset: int) -> int:
    return document.text.count("\n", 0, offset) + 1
