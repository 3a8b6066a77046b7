"""Asking about one piece of phrasing on the terminal: how it is shown, and what the keys mean.

[口号·四字格] 真学真信真用（12 处 / 7 篇）
    要真学真信真用。 ——在动员大会上的讲话
采用 a  弃用 r  改写 e  标签 t  略过 回车  结束 q >
"""

from collections.abc import Callable, Iterator

from phrasebank.bank.review import Ask, Pending, Reply, Step

KEYS = {
    "a": Step.ACCEPT,
    "r": Step.REJECT,
    "e": Step.EDIT,
    "t": Step.TAG,
    "s": Step.PASS,
    "": Step.PASS,
    "q": Step.STOP,
}
PROMPT = "采用 a  弃用 r  改写 e  标签 t  略过 回车  结束 q > "

Say = Callable[[str], object]
Read = Callable[[str], str | None]
"""Ask with a prompt; None at the end of the input."""


def ask(say: Say, read: Read) -> Ask:
    """Questions put by ``say`` and answered by ``read``; the end of the input stops the review."""

    def put(piece: Pending) -> Reply:
        say("\n".join(shown(piece)))
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


def shown(piece: Pending) -> Iterator[str]:
    """A piece as it is put before the user."""
    kind = piece.kind.chinese + (f"·{piece.function}" if piece.function else "")
    yield f"\n[{kind}] {piece.text}（{piece.places} 处 / {piece.sources} 篇）"
    if piece.frame:
        yield f"    句式：{piece.frame}"
    if piece.members:
        yield f"    即：{'、'.join(piece.members)}"
    yield f"    {' '.join(piece.place.sentence.split())} ——{piece.place.title or piece.place.source}"
    if piece.tags:
        yield f"    标签：{'、'.join(piece.tags)}"
