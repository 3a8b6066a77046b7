"""Things: names of devices, places, techniques and goods, which make no parallel whatever stands before them.

技术创新中心、产业创新中心, 养老保险、失业保险; but not 建设一批创新平台，引进一批高端人才, which begin with a verb.
"""

from collections.abc import Sequence

from phrasebank.fewwords import part_of_speech
from phrasebank.mining.frames import Frame
from phrasebank.mining.parallels.siblings import table
from phrasebank.mining.predicates import is_predicate
from phrasebank.words import words

_NO_NAME = ("v", "d", "p")
"""Verbs, adverbs and prepositions begin no name."""


def are_things(shared: Frame, texts: Sequence[str]) -> bool:
    """Whether at least two in three of the siblings name a thing; what they end with must be in the frame."""
    last = shared.parts[-1]
    if not (last in table().things if len(last) == 1 else last.endswith(table().long_things)):
        return False
    if not shared.closes(texts):
        return False
    names = sum(_is_name(text, shared.anchors > 1) for text in texts)
    return 3 * names >= 2 * len(texts)


def _is_name(text: str, strictly: bool) -> bool:
    """Whether a sibling is a name (农场, not 守成); ``strictly``, whether its first word can be no verb (招引│一批头部企业)."""
    if len(text) < 3:
        return part_of_speech(text).startswith("n")
    if is_predicate(text):
        return False
    return not strictly or not part_of_speech(words(text)[0]).startswith(_NO_NAME)
