"""The bank's answers as people and programs read them: lines for a terminal or a pipe, and the JSON form.

Piped, a hit is one line of tab-separated fields whose order does not change:
phrasing, kind, count, sources, source, start, end, sentence.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from phrasebank.bank.find import Hit
from phrasebank.bank.lookup import Answer
from phrasebank.bank.places import Citation

if TYPE_CHECKING:  # a lookup does not load what reads and mines
    from phrasebank.bank.decisions import SourceDecision
    from phrasebank.bank.exchange import Imported
    from phrasebank.bank.homes import Location
    from phrasebank.bank.mine import Summary
    from phrasebank.bank.stats import Stats

MARGIN = 4
OWN = "自己添加"


def answer_form(answer: Answer, elapsed_ms: float) -> dict[str, Any]:
    """The form of ``find --json``; docs/find.schema.json describes it."""
    form: dict[str, Any] = {
        "query": " ".join(answer.query.words),
        "elapsed_ms": round(elapsed_ms, 3),
        "hits": [hit_form(hit) for hit in answer.hits],
    }
    if answer.near:
        form["near"] = [{"word": near.word, "words": near.words} for near in answer.near]
    return form


def hit_form(hit: Hit) -> dict[str, Any]:
    form = {
        "text": hit.text,
        "kind": hit.kind.value,
        "function": hit.function,
        "frame": hit.frame,
        "count": hit.count,
        "sources": hit.sources,
        "score": hit.score,
        "citations": [place._asdict() for place in hit.citations],
    }
    extra = {"members": hit.members, "decision": hit.decision, "tags": hit.tags}
    return form | {key: value for key, value in extra.items() if value}


def plain_lines(answer: Answer) -> Iterator[str]:
    """One line a hit, for pipes."""
    for hit in answer.hits:
        where = hit.citations[0][:1] + hit.citations[0][2:5] if hit.citations else (OWN, "", "", "")
        fields = (hit.text, kind_name(hit), hit.count, hit.sources, *where)
        yield "\t".join(" ".join(str(field).split()) for field in fields)


def table_lines(answer: Answer, width: int) -> Iterator[str]:
    """For a terminal ``width`` columns wide: the phrasing with its use, what it stands for, the first place in its sentence."""
    for hit in answer.hits:
        use = f"{kind_name(hit)}  {hit.decision or f'{hit.count} 处 / {hit.sources} 篇'}"
        gap = max(2, width - columns(hit.text) - columns(use) - 1)
        yield f"{hit.text}{' ' * gap}{use}"
        if hit.members:
            yield " " * MARGIN + shortened(f"即：{'、'.join(hit.members)}", width - MARGIN - 1)
        yield " " * MARGIN + quotation(hit, width - MARGIN - 1)


def kind_name(hit: Hit) -> str:
    return hit.kind.chinese + (f"·{hit.function}" if hit.function else "")


def quotation(hit: Hit, width: int) -> str:
    """The hit's first sentence, cut around the hit to fit, and its source."""
    if not hit.citations:
        return f"（{OWN}的表述）"
    place = hit.citations[0]
    source = f" ——{shortened(place.title or Path(place.source).stem, 30)}"
    return around(place, hit.text, max(20, width - columns(source))) + source


def around(place: Citation, text: str, width: int) -> str:
    sentence = " ".join(place.sentence.split())
    at = max(sentence.find(text), 0)
    start, end = at, min(at + len(text), len(sentence))
    while columns(sentence[start:end]) < width - 4 and (start > 0 or end < len(sentence)):
        start, end = max(0, start - 1), min(len(sentence), end + 1)
    return f"{'…' if start else ''}{sentence[start:end]}{'…' if end < len(sentence) else ''}"


def shortened(text: str, width: int) -> str:
    """The beginning of a text in so many columns."""
    if columns(text) <= width:
        return text
    while columns(text) > width - 2:
        text = text[:-1]
    return text + "…"


def columns(text: str) -> int:
    """How many columns a text takes on a terminal: Chinese takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def miss_lines(answer: Answer) -> Iterator[str]:
    """What to say when nothing is found."""
    words = "”“".join(answer.query.words)
    if not answer.near:
        limits = "（在所选种类里）" if answer.query.kinds else ""
        yield f"没有查到同时符合各项要求的表述{limits}：“{words}”"
        yield "  这些词句库里都有，可以少给一个词，或去掉 --kind、--not 再查。"
    for near in answer.near:
        yield f"没有查到“{near.word}”。"
        if near.words:
            yield f"  相近的有：{'、'.join(near.words)}"


def stats_lines(stats: "Stats") -> Iterator[str]:
    yield f"句库\t{stats.path}"
    yield f"大小\t{stats.bytes / 1e6:.1f} MB"
    yield f"来源\t{stats.sources} 篇，{stats.chars} 字"
    yield f"原句\t{stats.sentences}"
    yield f"条目\t{stats.entries}"
    for kind, entries, places in stats.kinds:
        yield f"  {kind.chinese}\t{entries} 条，{places} 处"
    for function, entries, places in stats.functions:
        yield f"  套语·{function}\t{entries} 条，{places} 处"
    for frame, entries, places in stats.frames:
        yield f"  句式 {frame}\t{entries} 条，{places} 处"
    for verdict, entries in stats.decisions:
        yield f"取舍·{verdict}\t{entries} 条"


def import_lines(counts: "Imported", path: Path) -> Iterator[str]:
    """What an import changed."""
    for verdict, entries in counts.verdicts:
        yield f"{verdict}\t{entries} 条"
    if counts.tagged:
        yield f"标签\t{counts.tagged} 条"
    if counts.sources:
        yield f"来源\t{counts.sources} 篇"
    yield f"未变\t{counts.same} 条"
    yield f"记在\t{path}"


def source_lines(source: "SourceDecision") -> Iterator[str]:
    """What is known of a source now."""
    yield f"来源\t{source.name}"
    yield f"日期\t{source.date or '（推断）'}"
    yield f"体裁\t{source.genre or '（推断）'}"
    if source.tags:
        yield f"标签\t{'、'.join(source.tags)}"


def stats_form(stats: "Sequence[Stats]") -> dict[str, Any]:
    """The form of ``bank stats --json``."""
    return {
        "banks": [
            {
                **asdict(one),
                "kinds": [
                    {"kind": kind, "entries": entries, "places": count} for kind, entries, count in one.kinds
                ],
                "functions": [
                    {"function": name, "entries": entries, "places": count}
                    for name, entries, count in one.functions
                ],
                "frames": [
                    {"frame": frame, "entries": entries, "places": count}
                    for frame, entries, count in one.frames
                ],
                "decisions": dict(one.decisions),
            }
            for one in stats
        ]
    }


def places_lines(places: "Sequence[Location]") -> Iterator[str]:
    for place in places:
        state = "" if place.exists else "（还没有建立）"
        yield f"{place.name}{state}\t{place.path}"


def places_form(places: "Sequence[Location]") -> dict[str, Any]:
    return {"banks": [{"name": p.name, "path": str(p.path), "exists": p.exists} for p in places]}


def summary_lines(summary: "Summary") -> Iterator[str]:
    """What a run of ``mine`` did; what failed is reported apart."""
    total = len(summary.mined) + len(summary.unchanged)
    yield f"句库\t{summary.bank}"
    removed = f"，删去 {len(summary.removed)} 篇" if summary.removed else ""
    yield f"来源\t{total} 篇，{summary.chars} 字（新读 {len(summary.mined)} 篇，未变 {len(summary.unchanged)} 篇{removed}）"
    yield f"条目\t{summary.entries}"
    for name, first, same in summary.doubles:
        yield f"重复\t{name}（与 {first} 文字{'相同' if same else '大体相同'}，只算一次）"
    reasons = Counter(reason for _, reason in summary.skipped)
    for reason, times in sorted(reasons.items()):
        names = [name for name, why in summary.skipped if why == reason]
        yield f"跳过\t{times} 个：{reason}（{'、'.join(names[:3])}{'等' if times > 3 else ''}）"
    if summary.failed:
        yield f"失败\t{len(summary.failed)} 个，见下"


def summary_form(summary: "Summary") -> dict[str, Any]:
    """The form of ``mine --json``."""
    return {
        "bank": str(summary.bank),
        "mined": summary.mined,
        "unchanged": summary.unchanged,
        "removed": summary.removed,
        "duplicates": [
            {"name": name, "same_as": first, "exact": same} for name, first, same in summary.doubles
        ],
        "skipped": [{"name": name, "reason": reason} for name, reason in summary.skipped],
        "failed": [str(error) for error in summary.failed],
        "entries": summary.entries,
        "chars": summary.chars,
    }
