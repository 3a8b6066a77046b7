"""What is said about a bank and its sources, as people and programs read it: lines, and the JSON form."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a lookup does not load what reads and mines
    from phrasebank.bank.decisions import SourceDecision
    from phrasebank.bank.exchange import Imported
    from phrasebank.bank.homes import Location
    from phrasebank.bank.mine import Summary
    from phrasebank.bank.stats import Stats


def stopped(bank: Path) -> str:
    """What there is after making a bank was stopped."""
    from phrasebank.bank.schema import Damaged, open_bank
    from phrasebank.errors import UserError

    if not bank.exists():
        return f"已停下，没有建成句库：{bank}"
    try:
        open_bank(bank).close()
    except Damaged:
        return f"已停下，原来的句库已损坏，还没有重新建成；再运行同一条命令，就重新建立：{bank}"
    except UserError:  # another version's
        pass
    return f"已停下，句库还是原来的：{bank}"


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
    if summary.rebuilt:
        yield f"重建\t原来的句库{summary.rebuilt}，已用这次的 {total} 篇来源重新建立"
    removed = f"，删去 {len(summary.removed)} 篇" if summary.removed else ""
    yield f"来源\t{total} 篇，{summary.chars} 字（新读 {len(summary.mined)} 篇，未变 {len(summary.unchanged)} 篇{removed}）"
    yield f"条目\t{summary.entries}"
    if summary.replaced:
        named = f"{'、'.join(summary.replaced[:3])}{'等' if len(summary.replaced) > 3 else ''}"
        yield f"替换\t{len(summary.replaced)} 篇：{named}（句库里原来的同名文稿已换成这次的）"
    if summary.removed and not summary.unchanged:
        # another folder was mined: what is meant is mostly both
        told = f"这次没有给出的 {len(summary.removed)} 篇已从句库里去掉"
        yield f"注意\t{told}；要一起保留，把几个文件夹都写上，或加 --add（同名的以这次为准）"
    for name, first, same in summary.doubles:
        yield f"重复\t{name}（与 {first} 文字{'相同' if same else '大体相同'}，只算一次）"
    reasons = Counter(reason for _, reason in summary.skipped)
    for reason, times in sorted(reasons.items()):
        names = [name for name, why in summary.skipped if why == reason]
        yield f"跳过\t{times} 个：{reason}（{'、'.join(names[:3])}{'等' if times > 3 else ''}）"
    if summary.failed:
        yield f"失败\t{len(summary.failed)} 个，见下"


def summary_form(summary: "Summary") -> dict[str, Any]:
    """The form of ``mine --json``; docs/mine.schema.json describes it."""
    return {
        "bank": str(summary.bank),
        "mined": summary.mined,
        "unchanged": summary.unchanged,
        "removed": summary.removed,
        "replaced": summary.replaced,
        "duplicates": [
            {"name": name, "same_as": first, "exact": same} for name, first, same in summary.doubles
        ],
        "skipped": [{"name": name, "reason": reason} for name, reason in summary.skipped],
        "failed": [
            {"path": e.where.file if e.where else "", "reason": e.message, "hint": e.hint or ""}
            for e in summary.failed
        ],
        "rebuilt": summary.rebuilt,
        "entries": summary.entries,
        "chars": summary.chars,
    }
