"""Lists without numbers whose openings share a frame: of neighbouring paragraphs, or of sentences.

    在思想引领上走在前列。要……。⏎在服务大局上走在前列。要…… → both begin with 在⟨⟩上走在前列

One verb in common is not enough, nor a subject of which nothing more is said in common.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from phrasebank.mining.frames import NOTHING, Frame, common_end, common_start, frame, weight
from phrasebank.mining.lists.headed import are_heads, have_bodies, lengths_of
from phrasebank.mining.lists.leads import is_salutation
from phrasebank.mining.lists.openings import Opening, Start, names_speaker, near, opened, reports
from phrasebank.mining.parallels.siblings import table as exclusions
from phrasebank.words import is_name

# what does not count as fixed at the start of sentences: 要|加强… 必须|坚持…, but not 需要…
_MODAL = re.compile("要|必须|将|应当")
# a clause of four characters and more, or a short one that brings in such: 坚持学习, 这一年，我们攻坚 but not 同时
_CLAUSE = re.compile(r"[^，。；：！？\n]{4}|[^，。；：！？\n]{2,3}，[^，。；：！？\n]{4}")
# what ends a sentence; clauses that only ； parts make a parallel
_SENTENCE_END = re.compile("[。！？]")
LEAST_SHARE = 0.12
"""So much of three and more heads must be fixed."""
_LONGEST_CLOSED = 20
"""Sentences that begin and end alike are headings up to so many characters: 做信念坚定的人。 做本领高强的人。"""
_MOST_ITEMS = 99
"""Each head is set beside all before it: more lines that begin alike are a register, looked at piece by piece."""
_LONGEST_SUBJECT = 16
"""Headings that name whom they ask (青年干部要保持忠诚。) are no longer."""


def paragraphs(text: str, starts: Sequence[Start]) -> Iterator[list[Opening]]:
    """Neighbouring paragraphs, given by their starts, whose heads share a frame."""
    firsts = [o for at in starts if _is_long_enough(o := opened(text, at)) and not reports(o.clause)]
    group: list[Opening] = []
    shared: Frame | None = None
    for before, opening in pairwise([*firsts[:1], *firsts]):
        if group and opening.paragraph == before.paragraph + 1 and len(group) < _MOST_ITEMS:
            wider = _frame_of([*group, opening], "head")
            if wider and (shared is None or _is_as_wide(wider, shared) or _begin_alike([*group, opening])):
                group.append(opening)
                shared = wider
                continue
        if shared and _is_list_of_paragraphs(group, shared):
            yield group
        group, shared = [opening], None
    if shared and _is_list_of_paragraphs(group, shared):
        yield group


def _is_long_enough(opening: Opening) -> bool:
    """Whether an opening may be a head: 抓党建，队伍更强了 but not 同时."""
    if len(opening.clause) > 3:
        return True
    short = opening.heading and len(opening.clause) == 3 and len(opening.head) > 6
    return short and not names_speaker(opening.clause)


def _begin_alike(group: Sequence[Opening]) -> bool:
    """Whether heads begin with the same four characters, whether or not these are whole words (加快国际贸易中心建设)."""
    return len(common_start(_head_texts(group))) > 3


def _is_as_wide(wider: Frame, shared: Frame) -> bool:
    """Whether with one head more the heads have (nearly) all in common that they have without it, their beginning included."""
    same_beginning = weight(shared.parts[0]) < 3 or not _begins(shared) or _begins(wider)
    return same_beginning and 2 * wider.weight >= shared.weight


def sentences(text: str, starts: Sequence[Start]) -> Iterator[list[Opening]]:
    """Sentences of a paragraph, or reported in one paragraph after the other, that begin with the same two characters."""
    alike: dict[str, list[Start]] = defaultdict(list)
    for at in starts:
        alike[text[at.start : at.start + 2]].append(at)
        if (
            at.end - at.start < _LONGEST_CLOSED
            and text[at.end - 1] == "。"
            and text.find("，", at.start, at.end) < 0
        ):
            alike[text[at.start] + text[at.end - 3 : at.end - 1]].append(at)
        if not at.whole and (comma := text.find("，", at.start, at.end)) > 0:
            alike[text[at.start] + text[comma : comma + 3]].append(at)
    for same in alike.values():
        if len(same) > 1:
            for close in near([at for at in same if _CLAUSE.match(text, at.start, at.end)]):
                if len(close) > 1 and _is_list_of_sentences(
                    text, group := [opened(text, at) for at in close]
                ):
                    yield group


def _frame_of(group: Sequence[Opening], part: str) -> Frame | None:
    """The frame of the openings; a look at the characters spares most the search."""
    texts = [o.clause for o in group] if part == "clause" else _head_texts(group)
    ends = len(common_start(texts)) + len(common_end(texts))
    if ends < 2 and not all(o.heading and "，" in o.head for o in group):
        return None
    common = len(set.intersection(*map(set, texts)) - NOTHING)
    if common < (2 if ends > 1 else 3):
        return None
    return frame(texts) if common >= LEAST_SHARE * len(texts[0]) - 1 else None


def _head_texts(group: Sequence[Opening]) -> list[str]:
    """The heads, without the 要 that only some have (要切实保障… 切实保障…)."""
    heads = [o.head for o in group]
    modal = sum([head[0] == "要" for head in heads])
    return [head.removeprefix("要") for head in heads] if 0 < modal < len(heads) else heads


def _is_list_of_paragraphs(group: Sequence[Opening], shared: Frame) -> bool:
    """Whether the heads of paragraphs share so much that they are items: more where they are two."""
    heads = _head_texts(group)
    share = _share(shared, heads)
    if len(group) == 2:
        framed = shared.weight == 5 and shared.anchors > 1 and share >= 0.5
        enough = _begins(shared) and (framed or (shared.weight >= 6 and share >= 0.4))
    elif _begins(shared):
        enough = shared.weight >= 2 and share >= LEAST_SHARE
    else:
        strong = shared.anchors > 2 or weight(shared.parts[-1]) > 1
        enough = strong and share >= LEAST_SHARE and all(o.heading for o in group)
    said = all(o.heading for o in group) and (
        _says_more(shared) and share >= 0.5
        if len(group) == 2
        else _says_more(shared)
        or max(map(len, heads)) <= _LONGEST_SUBJECT
        or len({*map(lengths_of, group)}) == 1
    )
    return enough and have_bodies(group) and are_heads(heads) and (said or not _names(shared))


def _is_list_of_sentences(text: str, group: Sequence[Opening]) -> bool:
    """Whether sentences are items: one verb in common (加强…。加强…。) is not enough unless the list is announced."""
    texts = [o.clause for o in group]
    if not have_bodies(group) or not are_heads(texts):
        return False
    announced = _announced(text, group[0])
    behind_colon = not group[0].whole and text[group[0].start - 1] == "："
    if (behind_colon or not announced) and not _SENTENCE_END.search(text, group[0].start, group[-1].begin):
        return False
    if len(group) == 2 and not announced and _are_mere_neighbours(text, *group):
        return False
    said = texts if group[0].whole else _head_texts(group)
    if not announced and len(common_start(texts)) < 3 and _in_common(said) < 4:
        return False
    if _share_enough(group, "clause", announced):
        return True
    return (
        len(group) > 2
        and len({o.head.count("，") for o in group}) == 1
        and _share_enough(group, "head", announced)
    )


def _in_common(texts: Sequence[str]) -> int:
    return len(set.intersection(*map(set, texts)) - NOTHING)


def _share_enough(group: Sequence[Opening], part: str, announced: bool) -> bool:
    """Whether the first clauses of sentences, or their whole headings, have so much in common that they are items."""
    texts = [getattr(o, part) for o in group]
    if part == "head" and not all(o.heading and o.head != o.clause for o in group):
        return False
    least, least_share = (5, 0.5) if len(group) == 2 else (0 if announced else 3, LEAST_SHARE)
    shared = _frame_of(group, part) if _may_share(texts, least, least_share) else None
    if not shared or _share(shared, texts) < least_share:
        return False
    modal = _MODAL.match(shared.parts[0])
    fixed = shared.weight - (len(modal.group()) if modal else 0)
    enough = fixed >= 4 or (fixed == 3 and shared.anchors > 1) or announced
    said = not _names(shared) or (part == "head" and _brings_in(shared))
    return fixed >= least and (len(group) == 2 or enough) and said


def _are_mere_neighbours(text: str, first: Opening, second: Opening) -> bool:
    """Whether two sentences of a paragraph only say like things (建立…推进机制，…。建立…增长机制，….): no text stands under
    both as headings of one form.
    """
    if first.paragraph != second.paragraph:
        return False
    headings = first.heading and second.heading
    even = first.head.count("，") == second.head.count("，")
    whole = "，" not in first.head or weight(common_end((first.head, second.head))) > 1
    behind = second.start + len(second.head) + 1
    bodies = second.sentence - first.sentence > 1 and text[behind : behind + 1] not in ("", "\n")
    return not (headings and even and whole and bodies)


def _may_share(texts: Sequence[str], least: int, share: float) -> bool:
    """Whether so much can be fixed: no more is than the characters of the shortest that all others have, too."""
    common = set.intersection(*map(set, texts)) - NOTHING
    most = sum([c in common for c in min(texts, key=len)])
    return most >= least and most * len(texts) >= share * sum(map(len, texts))


def _announced(text: str, first: Opening) -> bool:
    """Whether the first item stands behind a colon or inside the clause that announces it (这就要求干部|要有…)."""
    if first.whole:
        end = len(text[: first.start].rstrip("\n"))
        begin = text.rfind("\n", 0, end) + 1
        return text[end - 1 : end] == "：" and not is_salutation(text, begin, end)
    return text[first.start - 1] not in "，。；\n"


def _begins(shared: Frame) -> bool:
    return not any(shared.places[0])


def _names(shared: Frame) -> bool:
    """Whether the items only have their subject in common."""
    first = shared.parts[0]
    return _begins(shared) and (first.startswith(exclusions().subjects) or is_name(first))


def _says_more(shared: Frame) -> bool:
    """Whether the items have more in common than their subject: a whole clause (青春向党，|常怀…) or what is said of it
    (我们的…|要过硬).
    """
    return _brings_in(shared) or shared.anchors > 2 or shared.weight - weight(shared.parts[0]) >= 3


def _brings_in(shared: Frame) -> bool:
    """Whether a whole clause that is no reporter's stands before what items say: 这一年，|我们攻坚克难…"""
    first = shared.parts[0]
    return "，" in first[1:] and not reports(first)


def _share(shared: Frame, texts: Sequence[str]) -> float:
    return shared.weight * len(texts) / sum(map(len, texts))
