"""Members written together without marks: 责任感使命感紧迫感, 学习好宣传好贯彻好."""

import re
from collections.abc import Iterator

from phrasebank.mining.parallels.rows import Place

_SIZE = 3
# three and more of three characters that end alike: 思想上政治上行动上, but not 责任感、使命感
_RUN = re.compile(r"[\u4e00-\u9fff]{2}([感好上性化力型])(?:[\u4e00-\u9fff]{2}\1){2,}")


def unmarked(text: str) -> Iterator[tuple[Place, ...]]:
    """The members of such runs."""
    for match in _RUN.finditer(text):
        starts = range(match.start(), match.end(), _SIZE)
        yield tuple((start, start + _SIZE) for start in starts)
