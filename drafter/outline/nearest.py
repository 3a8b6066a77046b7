"""The word that was probably meant, for every message about one that is not known."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant; None if none is near.

    Chinese words are short: of 议呈 and 议程 half the characters agree, and so they do of 议呈 and 会议. What stands
    in its place counts more (Jaro-Winkler) than what occurs somewhere (ratio).
    """
    from rapidfuzz import fuzz
    from rapidfuzz.distance import JaroWinkler

    best: tuple[float, str] | None = None
    for candidate in known:
        in_place, anywhere = JaroWinkler.similarity(word, candidate), fuzz.ratio(word, candidate) / 100
        score = in_place + anywhere
        if (in_place >= 0.66 or anywhere >= 0.5) and (best is None or score > best[0]):
            best = (score, candidate)
    return best[1] if best else None
