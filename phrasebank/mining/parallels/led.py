"""Led clauses: neighbours with one preposition, that adverbs and modals lead in differently.

要把责任压实，切实把任务抓细，真正把实事办好 → 把⟨⟩
"""

import re
from collections.abc import Iterator

from phrasebank.mining.parallels.rows import Place, Rows, neighbours

# what leads to a preposition, and the preposition: 要切实│把任务抓细, but not 要把好关
_LED = re.compile(
    r"^((?:要|还要|更要|都要|也要|必须|一定要|应当|应该|务必|切实|真正|坚决|始终|努力|着力|自觉|认真|坚持|继续|不断|主动|积极|注重|善于){0,2})"
    r"([把将在以用对让从向])(?![好关于此及示住])",
    re.MULTILINE,
)
_MODALS = frozenset("要须应能会当")
"""The last character of what a subject must do, before the preposition: 各级│要│把责任压实."""


def rows_of_led(rows: Rows) -> Iterator[tuple[int, tuple[Place, ...]]]:
    """Such neighbours, from their prepositions on, and the one before if its subject must do so too: 各级│要│把责任压实，…."""
    said, places = rows.said, rows.places
    found = {n: match for n in rows.holding(_LED) if (match := _LED.match(said[n]))}
    for low, high in neighbours({n: match[2] for n, match in found.items()}):
        row = [(places[n][0] + found[n].end(1), places[n][1]) for n in range(low, high)]
        before = said[low - 1]
        at = before.find(found[low][2], 1)
        subject = at > 0 and before[at - 1] in _MODALS
        if subject:
            row.insert(0, (places[low - 1][0] + at, places[low - 1][1]))
        if len(row) > 1 and (subject or len({found[n][1] for n in range(low, high)}) > 1):
            yield low, tuple(row)
