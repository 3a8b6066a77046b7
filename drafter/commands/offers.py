"""Suggestions of ``drafter draft --suggest``: the banks are opened for them, and the summary lists what was offered and put in.

建议 2 处，见批注：
  待补：重点工作·标题（提纲第 9 行）：3 条
  只有标题，没有内容（提纲第 8 行）“提高政治站位”：已填入“……”，出处：《…》（讲话.txt 第 466 字起）
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from drafter.commands import report
from drafter.draft import Drafted
from drafter.outline.loading import Outline
from drafter.suggesting import Offer, Suggested, with_proposals
from drafter.suggesting.telling import note_lines, place
from drafter.writers import NOTED
from phrasebank.bank.homes import lookup_banks


def suggested(drafted: Drafted, outline: Outline, bank: Path | None, *, fill: bool) -> Suggested:
    """The draft with proposals of the named bank, or of the user's own and the seeds'. Raises UserError for a bad bank."""
    with lookup_banks(bank, report.remark) as banks:
        return with_proposals(drafted, outline, banks, fill=fill)


def offer_lines(offers: Sequence[Offer], path: Path) -> Iterator[str]:
    """The summary; in full where the file's format holds no notes."""
    is_noted = path.suffix.lower() in NOTED
    if not offers:
        yield "建议 0 处：句库里没有合适的表述"
        return
    yield f"建议 {len(offers)} 处，{'见批注' if is_noted else f'{path.suffix} 里写不了批注，列在这里'}："
    for offer in offers:
        yield f"  {_spot(offer)}：{_offered(offer)}"
        if not is_noted:
            lines = note_lines(offer.spot.name, offer.proposals, offer.fill)[1:]
            yield from (f"    {line}" for line in lines)


def _spot(offer: Offer) -> str:
    spot = offer.spot
    quoted = f"“{spot.head[:20]}”" if spot.inline is None else ""
    return f"{spot.name}{quoted}（{f'提纲第 {spot.line} 行' if spot.line else '提纲里没有这一项'}）"


def _offered(offer: Offer) -> str:
    if offer.fill is None:
        return f"{len(offer.proposals)} 条"
    return f"已填入“{offer.fill.text}”，出处：{place(offer.fill)}，请改定"
