"""What the bank has for a spot: up to three proposals, those without facts of their sources first."""

import contextlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.suggesting.facts import facts
from drafter.suggesting.spots import Spot, Wish
from phrasebank.bank.banks import Bank
from phrasebank.bank.hit import Hit
from phrasebank.bank.suggesting.asked import unmarked
from phrasebank.bank.suggesting.complete import complete
from phrasebank.bank.suggesting.like import like
from phrasebank.bank.suggesting.neighbours import content_words
from phrasebank.bank.suggesting.propose import propose
from phrasebank.errors import UserError
from phrasebank.sentences import clauses

MOST = 3
ASKED = 8
"""So many are asked for: some say what the draft says already, some are full of facts."""

CLAUSE, SLIGHT = 4, 4
"""A heading's clause of so many characters begins sentences; a heading of no more has no shape of its own."""
LONGEST = 120
"""Characters of a text that is proposed: a comment is read beside the page."""

SHAPE_ALONE = "”字数、"

GENERAL = frozenset(
    (
        "加强", "推进", "坚持", "提高", "增强", "强化", "落实", "完善", "健全", "深化", "推动", "促进", "做好", "抓好", "加快", "全力",
        "工作", "建设", "发展", "会议", "大会", "讲话", "发言", "致辞", "通知", "报告", "请示", "贺信", "全市", "全省", "全县", "全区",
        "同志", "重要", "认识", "全面", "切实", "深刻", "充分", "动员", "部署", "召开", "总结", "推进会", "部署会", "关于", "有关",
        "意识", "能力", "水平", "机制", "作用", "力度", "质量", "良好", "狠抓", "着力", "大力", "不断", "进一步", "更加", "任务", "情况", "问题", "方面", "开展", "实施", "确保", "实现",
    )
)  # fmt: skip
"""Words of headings and titles that fit any topic: a proposal that shares only these has nothing to do with the spot."""

# what a proposal follows, in its reason: 接在“坚定理想信念”之后
_QUOTED = re.compile(r"“(.+)”")
_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
# a half-width mark beside Chinese: 提高认识,加强领导 but not 3,000
_HALF = re.compile(r"(?<=[\u4e00-\u9fff”》）])[,;:!?]")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words for a spot, with what they are taken from and the facts in them that belong to the source."""

    text: str
    source: Hit
    facts: tuple[str, ...]


def proposals(spot: Spot, banks: Sequence[Bank], said: str, topic: str = "") -> tuple[Proposal, ...]:
    """Up to three, the best first; ``said`` is the draft's text, whose own words are not proposed again, ``topic`` its title."""
    found: list[Proposal] = []
    for one in _found(spot, banks, topic):
        words = _HALF.sub(lambda mark: _FULL[mark[0]], one.text).strip()
        known = (said, *(other.text for other in found))
        if words and not any(words.rstrip("。") in other for other in known):
            found.append(Proposal(words, one, facts(words)))
    # sorted() is stable: of those with facts, and of those without, the bank's order stays
    return tuple(sorted(found, key=lambda one: bool(one.facts)))[:MOST]


def _found(spot: Spot, banks: Sequence[Bank], topic: str) -> Iterator[Hit]:
    match spot.wish:
        case Wish.CLAUSE:
            about = telling(topic)
            found = _completions(spot, banks)
            yield from (one for one in found if _names(one.text + one.citations[0].sentence, about))
        case Wish.HEADING:
            yield from _headings(spot, banks, telling(topic))
        case Wish.BODY:
            about = telling(spot.head) or telling(topic)
            found = (one for one in _bodies(spot, banks) if len(one.text) <= LONGEST)
            fitting = (one for one in found if _fits(one, spot, about))
            yield from (_as_near(one, spot.head + spot.before) for one in fitting)


def _bodies(spot: Spot, banks: Sequence[Bank]) -> Iterator[Hit]:
    """How such a heading goes on, and then how sentences do that begin with one of its clauses."""
    yield from propose(banks, head=spot.head, before=spot.before, role="正文", limit=ASKED)
    for span in clauses(spot.head):
        clause = spot.head[span.start : span.end].strip("，、；：。 ")
        if len(clause) >= CLAUSE:
            yield from propose(banks, before=clause, role="正文", limit=MOST)


def _headings(spot: Spot, banks: Sequence[Bank], about: Sequence[str]) -> Iterator[Hit]:
    """Headings of the list's own shape on the draft's topic, then whatever follows such a heading or is like it."""
    with contextlib.suppress(UserError):
        if about and spot.siblings:
            for one in like(banks, spot.siblings, " ".join(about), 2):
                yield replace(one, reason=f"与本节标题同构：{one.reason}")
    for one in propose(banks, head=spot.head, role="标题", limit=ASKED):
        # of four characters half the bank is of the same shape
        if len(spot.head) > SLIGHT or SHAPE_ALONE not in one.reason:
            yield one


def telling(text: str) -> tuple[str, ...]:
    """The words that say what a text is about: 推进职工技能竞赛工作 → 职工, 技能, 竞赛."""
    return tuple(word for word in content_words(text) if word not in GENERAL) if text else ()


def _fits(one: Hit, spot: Spot, about: Sequence[str]) -> bool:
    """Whether it names what the spot is about, or is the rest of a sentence whose beginning does.

    A sentence behind another may have turned to something else; the rest of one speaks of what it began with.
    """
    quoted = _QUOTED.search(one.reason)
    # what stands behind 内容 or 会议 in a source says nothing of ours
    if quoted is None or len(quoted[1]) < CLAUSE:
        return False
    if _names(one.text, about):
        return True
    if quoted[1] not in one.citations[0].sentence:
        return False
    return _names(quoted[1], about) if about else unmarked(quoted[1]) in spot.head + spot.before


def _as_near(one: Hit, given: str) -> Hit:
    """A proposal whose reason says so where it follows not the draft's words but some like them."""
    quoted = _QUOTED.search(one.reason)
    if quoted and unmarked(quoted[1]) not in given and "相近" not in one.reason:
        return replace(one, reason=one.reason.replace("“", "相近的“", 1))
    return one


def _names(text: str, about: Sequence[str]) -> bool:
    return any(word in text for word in about)


def _completions(spot: Spot, banks: Sequence[Bank]) -> Iterator[Hit]:
    """How clauses with this beginning go on; only what was found behind the very words."""
    try:
        found = complete(banks, spot.head, spot.before, ASKED)
    except UserError:
        return
    for one in found:
        if one.text.startswith(spot.head) and len(one.text) > len(spot.head) + 1:
            yield replace(one, text=one.text[len(spot.head) :], reason=f"常接在“{spot.head}”之后")
