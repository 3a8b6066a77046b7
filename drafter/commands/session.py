"""The state of an interactive search, without a screen: what is typed, what is found, which hit is chosen.

Every key does one thing here and leaves a remark for the status line; ``interactive`` draws it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from phrasebank.bank.banks import Bank
from phrasebank.bank.context import Context, context
from phrasebank.bank.decided import decided
from phrasebank.bank.decisions import EntryDecision, Verdict
from phrasebank.bank.find import Hit
from phrasebank.bank.judging import judge, restore
from phrasebank.bank.lookup import Answer, Query, look_up
from phrasebank.bank.query import check
from phrasebank.bank.typed import typed
from phrasebank.errors import UserError

LIMIT = 50
"""Hits that can be scrolled through."""


@dataclass(slots=True)
class Session:
    """A search over open banks; ``decisions`` is the file in which favourites are kept."""

    banks: Sequence[Bank]
    base: Query
    decisions: Path
    copy: Callable[[str], str]
    hits: tuple[Hit, ...] = ()
    chosen: int = 0
    remark: str = "输入要查的词"
    shows_context: bool = False
    line: str = ""
    _undone: list[EntryDecision] = field(default_factory=list)

    @property
    def hit(self) -> Hit | None:
        """The chosen hit."""
        return self.hits[self.chosen] if self.hits else None

    def type(self, line: str) -> None:
        """Look up what is typed now."""
        if line != self.line:
            self.line, self.chosen = line, 0
        started = perf_counter()
        try:
            query = typed(line, self.base._replace(limit=LIMIT))
            if not query.words and not query.is_narrowed:
                self.hits, self.remark = (), "输入要查的词"
                return
            check(query)
            answer = look_up(self.banks, query)
        except UserError as error:
            self.hits, self.remark = (), f"{error.message}。{error.hint or ''}"
            return
        self.hits = answer.hits
        self.chosen = min(self.chosen, max(0, len(self.hits) - 1))
        self.remark = _found(answer, (perf_counter() - started) * 1000)

    def move(self, steps: int) -> None:
        """Choose another hit."""
        self.chosen = min(max(self.chosen + steps, 0), max(0, len(self.hits) - 1))

    def copy_hit(self) -> None:
        if self.hit:
            self.remark = f"{self.copy(self.hit.text)}：{self.hit.text}"

    def toggle_context(self) -> None:
        self.shows_context = not self.shows_context

    def around(self) -> Context:
        """The paragraph around the chosen hit, if it is to be shown."""
        if self.shows_context and self.hit and self.hit.citations:
            return context(self.banks, self.hit.citations[0])
        return Context("", "")

    def accept(self) -> None:
        """Keep the chosen hit as a favourite, or no longer."""
        if self.hit:
            had = self.hit.decision == Verdict.ACCEPTED
            self._judge(None if had else Verdict.ACCEPTED, "不再收藏" if had else "已采用，以后排在最前")

    def reject(self) -> None:
        """Never show the chosen hit again."""
        if self.hit:
            self._judge(Verdict.REJECTED, "已弃用，不再出现（Ctrl-Z 撤销）")

    def undo(self) -> None:
        """Take the last decision back."""
        if not self._undone:
            self.remark = "没有可撤销的取舍"
            return
        before = self._undone.pop()
        self._decide(lambda: restore(self.decisions, before), f"已撤销：{before.text}")

    def _judge(self, verdict: Verdict | None, remark: str) -> None:
        hit = self.hit
        if hit is None:
            return
        if hit.decision == Verdict.ADDED:
            self.remark = "这是自己添加的表述，请用 drafter bank review 或在取舍文件里修改"
            return
        self._decide(
            lambda: self._undone.append(judge(self.decisions, hit.kind, hit.text, verdict)),
            f"{remark}：{hit.text}",
        )

    def _decide(self, change: Callable[[], None], remark: str) -> None:
        """Change the decisions and look up again with them."""
        try:
            change()
            known = decided(self.decisions)
        except UserError as error:
            self.remark = str(error)
            return
        self.banks = [bank._replace(decided=known) for bank in self.banks]
        text = self.hit.text if self.hit else ""
        self.type(self.line)
        self.chosen = next((n for n, hit in enumerate(self.hits) if hit.text == text), self.chosen)
        self.remark = remark


def _found(answer: Answer, elapsed_ms: float) -> str:
    if answer.hits:
        more = "以上" if len(answer.hits) == LIMIT else ""
        return f"{len(answer.hits)} 条{more}  {elapsed_ms:.0f} 毫秒"
    near = "、".join(word for one in answer.near for word in one.words)
    return f"没有查到{f'，相近的有：{near}' if near else ''}"
