r"""Light markup: the lines that templates emit become blocks, and any value passes through them unharmed.

One line is one paragraph; blank lines and leading blanks mean nothing; no mark means 正文.

    @标题 在全市工会工作会议上的讲话
    # 提高认识                         一级标题（# 到 ####，不写序号）
    @要点 ==抓学习。==原原本本学，**联系实际**学。
    | 时间 | 地点 |                    表格，首行为表头
    ---                                换页

Inline: ``**强调**``, ``==段首小标题==``, ``【待补：字段】``; a backslash takes the next character as it is, and
``\n`` ends the paragraph and starts another of the same role.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from phrasebank.document import (
    HEADINGS,
    Block,
    Gap,
    Head,
    Inline,
    PageBreak,
    Paragraph,
    Role,
    Strong,
    Table,
    Text,
    Where,
)
from phrasebank.errors import Place, UserError, raise_all

Line = str | tuple[str, Where]
_BLANKS = " \t\r\u3000"
_ROLES = {role.value: role for role in Role}
_SPANS: dict[str, type[Strong] | type[Head]] = {"**": Strong, "==": Head}

# “@标题 全市……”; “@ 标题” names no role
_ROLE_LINE = re.compile(rf"@([^{_BLANKS}]+)[{_BLANKS}]*(.*)", re.DOTALL)
# “## 二级”; “##### 五级” has a mark too many
_HEADING_LINE = re.compile(rf"(#+)[{_BLANKS}]*(.*)", re.DOTALL)
# “---”; “--” is two hyphens
_BREAK_LINE = re.compile(r"-{3,}")
# one cell of “| a \| b | c |”: “ a \| b ”; an escaped bar does not end it
_CELL = re.compile(r"((?:\\.|[^\\|]|\\$)*)(?:\||$)", re.DOTALL)
# “:---” below the head; “--” is a value
_RULE_CELL = re.compile(r":?-{3,}:?")
# “\*”, “**”, “==”, “【待补：会议名称】”; “【公告】” is text
_TOKEN = re.compile(r"\\(?P<escaped>.)|(?P<mark>\*\*|==)|【待补：(?P<gap>(?:\\.|[^\\】])+)】", re.DOTALL)
_MAY_HOLD_TOKEN = re.compile(r"[\\*=【]")
# what has a meaning anywhere in a line: “*”; “-” has one only where a line or a cell starts
_SPECIAL = re.compile(r"[\\*=【】|]")
_FIRST = f"@#:-{_BLANKS}"
_LINE_END = re.compile(r"\r\n|\r|\n")
# what may need a backslash anywhere in a value
_SPECIAL_OR_LINE_END = re.compile(r"[\\*=【】|\r\n]")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def escape(value: str) -> str:
    r"""Write a value so that the parser gives it back as Text, wherever in a line it stands.

    Line ends become ``\n``: the value goes on in a new paragraph of the same role.
    """
    if not value or not (value[0] in _FIRST or value[-1] in _BLANKS or _SPECIAL_OR_LINE_END.search(value)):
        return value
    out = _SPECIAL.sub(r"\\\g<0>", _LINE_END.sub("\n", value))
    if out[0] in _FIRST:
        out = "\\" + out
    if len(value) > 1 and out[-1] in _BLANKS:
        out = out[:-1] + "\\" + out[-1]
    return out.replace("\n", "\\n")


def gap_mark(name: str) -> str:
    """Write a gap as the parser reads it."""
    return f"【待补：{escape(name)}】"


def parse_markup(lines: Iterable[Line]) -> tuple[Block, ...]:
    """Parse marked lines into blocks that keep the lines' places.

    Raises UserError for all the lines that have no meaning: an unknown role, a fifth heading level, a mark left open,
    a table row of another length.
    """
    parser = _Parser()
    blocks = parser.blocks
    for number, line in enumerate(lines, 1):
        text, where = (line, Where("", number)) if isinstance(line, str) else line
        try:
            if parser.rows or not text or text[0] in _NO_PARAGRAPH:
                parser.read(_stripped(text), where)
                continue
            role, paragraphs = _line(text, where)
        except UserError as error:
            parser.errors.append(error)
            continue
        for inlines in paragraphs:
            blocks.append(Paragraph(role, inlines, where))
    parser.end_table()
    raise_all(parser.errors)
    return tuple(parser.blocks)


@dataclass(slots=True)
class _Parser:
    """Blocks so far and the table that is still growing: rows may have blank lines between them."""

    blocks: list[Block] = field(default_factory=list)
    errors: list[UserError] = field(default_factory=list)
    rows: list["_Row"] = field(default_factory=list)

    def read(self, text: str, where: Where) -> None:
        """Read one line that has been stripped of its outer blanks."""
        if not text:
            return
        if text[0] == "|":
            self._row(text, where)
            return
        if self.rows:
            self.end_table()
        if text[0] == "-" and _BREAK_LINE.fullmatch(text):
            self.blocks.append(PageBreak(where))
            return
        role, paragraphs = _line(text, where)
        for inlines in paragraphs:
            self.blocks.append(Paragraph(role, inlines, where))

    def _row(self, text: str, where: Where) -> None:
        cells = [_stripped(cell) for cell in _cells(text)]
        if not all(_RULE_CELL.fullmatch(cell) for cell in cells):
            self.rows.append(_Row(tuple(_cell(cell, where) for cell in cells), text, where))
        elif len(self.rows) > 1:
            # the row above a rule is a head: if the table has rows already, a new table begins with it
            head = self.rows.pop()
            self.end_table()
            self.rows = [head]

    def end_table(self) -> None:
        rows, self.rows = self.rows, []
        if not rows:
            return
        columns = len(rows[0].cells)
        hint = "每行格数要相同；格里的竖线写成 \\|"
        for row in rows:
            if len(row.cells) != columns:
                message = f"表格这一行有 {len(row.cells)} 格，表头有 {columns} 格"
                self.errors.append(_error(message, row.where, row.text, hint))
        self.blocks.append(Table(tuple(row.cells for row in rows), rows[0].where))


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[tuple[Inline, ...], ...]
    text: str
    where: Where


# what may begin a line that is no paragraph, or one whose first character is yet to come
_NO_PARAGRAPH = frozenset(f"|-{_BLANKS}")
_Content = tuple[Role, tuple[tuple[Inline, ...], ...]]
_LONGEST_KEPT = 400


def _line(text: str, where: Where) -> _Content:
    """The role of a line and its paragraphs. What a template writes the same in every document is read once."""
    if len(text) > _LONGEST_KEPT:
        return _read_line(_stripped(text), where)
    try:
        return _known_line(text)
    except UserError:
        # once more, to say where
        return _read_line(_stripped(text), where)


@lru_cache(maxsize=4096)
def _known_line(text: str) -> _Content:
    return _read_line(_stripped(text), Where())


def _read_line(text: str, where: Where) -> _Content:
    role, rest = _role(text, where)
    if not _MAY_HOLD_TOKEN.search(rest):
        return role, ((Text(rest),),) if rest else ()
    return role, tuple(inlines for inlines in _paragraphs(rest, where) if inlines)


def _stripped(text: str) -> str:
    """Take the blanks off both ends, but not one that is escaped."""
    bare = text.strip(_BLANKS)
    if not bare.endswith("\\"):
        return bare
    backslashes = len(bare) - len(bare.rstrip("\\"))
    if backslashes % 2 == 0:
        return bare
    end = text.rstrip(_BLANKS)
    return bare + text[len(end) : len(end) + 1]


def _role(text: str, where: Where) -> tuple[Role, str]:
    if text[0] == "@" and (match := _ROLE_LINE.fullmatch(text)):
        return _named_role(match[1], where, text), match[2]
    if text[0] == "#" and (match := _HEADING_LINE.fullmatch(text)):
        if len(match[1]) > len(HEADINGS):
            raise _error("标题最多四级", where, text, "用一到四个 #；正文以 # 开头时写成 \\#")
        return HEADINGS[len(match[1]) - 1], match[2]
    return Role.BODY, text


def _named_role(name: str, where: Where, text: str) -> Role:
    if role := _ROLES.get(name):
        return role
    if begun := [known for known in _ROLES if name.startswith(known)]:
        raise _error(f"没有这个段落角色：{name}", where, text, f"“@{max(begun, key=len)}”后面要空一格")
    from difflib import get_close_matches

    near = get_close_matches(name, _ROLES, 1, 0.4)
    hint = f"是不是“@{near[0]}”？" if near else f"段落角色有：{'、'.join(_ROLES)}；正文以 @ 开头时写成 \\@"
    raise _error(f"没有这个段落角色：{name}", where, text, hint)


def _cells(text: str) -> list[str]:
    inside = text[1:]
    cells = [match[1] for match in _CELL.finditer(inside) if match.start() < len(inside)]
    return cells or [""]


def _cell(text: str, where: Where) -> tuple[Inline, ...]:
    r"""A cell is one row of inlines; ``\n`` stays a line feed in it."""
    lines = list(_paragraphs(text, where))
    inlines = [i for number, line in enumerate(lines) for i in ((Text("\n"), *line) if number else line)]
    return _merged(inlines)


def _merged(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for kind, group in groupby(inlines, type):
        if kind is Gap:
            out += group
        else:
            out.append(kind("".join(inline.text for inline in group)))
    return tuple(out)


def _paragraphs(text: str, where: Where) -> Iterator[tuple[Inline, ...]]:
    r"""The inlines of a line, split where ``\n`` stands."""
    if not _MAY_HOLD_TOKEN.search(text):
        yield (Text(text),) if text else ()
        return
    inlines: list[Inline] = []
    for piece in _pieces(text, where):
        if piece is None:
            yield _merged(inlines)
            inlines = []
        else:
            inlines.append(piece)
    yield _merged(inlines)


def _pieces(text: str, where: Where) -> Iterator[Inline | None]:
    r"""Yield the inlines piece by piece; None for ``\n``."""
    kind: type[Text] | type[Strong] | type[Head] = Text
    opened, position = "", 0
    for token in _TOKEN.finditer(text):
        if token.start() > position:
            yield kind(text[position : token.start()])
        position = token.end()
        if mark := token["mark"]:
            if opened not in ("", mark):
                raise _error(
                    f"“{opened}”没有配对就出现了“{mark}”",
                    where,
                    text,
                    "标记不能相套；原样的 * 和 = 前加反斜杠",
                )
            opened = "" if opened else mark
            kind = _SPANS[mark] if opened else Text
        elif (name := token["gap"]) is not None:
            yield Gap(_unescaped(name))
        else:
            yield None if token["escaped"] == "n" else kind(token["escaped"])
    if position < len(text):
        yield kind(text[position:])
    if opened:
        raise _error(f"“{opened}”没有配对", where, text, f"在后面补上“{opened}”；原样的符号前加反斜杠")


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda m: "\n" if m[1] == "n" else m[1], text)


def _error(message: str, where: Where, line: str, hint: str) -> UserError:
    return UserError(message, Place(where.source or "标记文本", line=where.line or None, excerpt=line), hint)
