"""Asking about one piece of phrasing on the terminal: how it is shown, and what the keys mean.

[口号·四字格] 真学真信真用（12 处 / 7 篇）
    要«真学真信真用»。
    ——在动员大会上的讲话  2024-03-05
采用 a  弃用 r  改写 e  标签 t  略过 回车  撤回 u  结束 q >
"""

from collections.abc import Callable, Iterator

from drafter.commands.hits import Ink, inked, marked_sentence, place_line
from drafter.commands.wrapping import shortened
from phrasebank.bank.review import Ask, Pending, Reply, Step

KEYS = {
    "a": Step.ACCEPT,
    "r": Step.REJECT,
    "e": Step.EDIT,
    "t": Step.TAG,
    "s": Step.PASS,
    "": Step.PASS,
    "u": Step.BACK,
    "q": Step.STOP,
}
PROMPT = "采用 a  弃用 r  改写 e  标签 t  略过 回车  撤回 u  结束 q > "
MARGIN = "    "

Say = Callable[[str], object]
Read = Callable[[str], str | None]
"""Ask with a prompt; None at the end of the input."""


def ask(say: Say, read: Read, width: int, shades: Ink) -> Ask:
    """Questions put by ``say``, so many columns wide, and answered by ``read``; the end of the input stops the review."""

    def put(piece: Pending) -> Reply:
        say("\n".join(shown(piece, width, shades)))
        while (typed := read(PROMPT)) is not None:
            key, _, rest = typed.strip().partition(" ")
            step = KEYS.get(key.lower(), _named(key))
            if step is None:
                say(f"没有这个选择：{key}")
            elif step not in (Step.EDIT, Step.TAG):
                return Reply(step)
            elif more := rest.strip() or read("改成：" if step is Step.EDIT else "标签："):
                return Reply(step, more.strip())
        return Reply(Step.STOP)

    return put


def _named(key: str) -> Step | None:
    """The step with this Chinese name."""
    return next((step for step in Step if step.value == key), None)


def shown(piece: Pending, width: int, shades: Ink) -> Iterator[str]:
    """A piece as it is put before the user, its sentence cut around it where that is long."""
    room = width - len(MARGIN) - 1
    kind = piece.kind.chinese + (f"·{piece.function}" if piece.function else "")
    yield f"\n[{kind}] {inked(piece.text, shades.strong)}（{piece.places} 处 / {piece.sources} 篇）"
    if piece.frame:
        yield f"{MARGIN}句式：{piece.frame}"
    if piece.members:
        yield f"{MARGIN}即：{'、'.join(piece.members)}"
    yield from (MARGIN + line for line in marked_sentence(piece.text, piece.place.sentence, room, shades))
    yield MARGIN + inked(shortened(place_line(piece.place), room), shades.dim)
    if piece.tags:
        yield f"{MARGIN}标签：{'、'.join(piece.tags)}"
