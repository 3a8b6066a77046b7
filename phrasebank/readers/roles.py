"""What the first lines of a plain text are: title, addressee, salutation; everything else stays body.

    同志们： → 称谓        在全市工会工作会议上的讲话 → 标题

A title is looked for among the short lines without end mark before the first running prose. Where a whole speech
stands on one line, a title that ends with its genre (…上的讲话) is split off.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from phrasebank.document import Block, Document, Paragraph, Role, Text, compose
from phrasebank.readers.clean import is_boilerplate
from phrasebank.readers.damage import damage_in

LONGEST_TITLE = 60
LONGEST_TITLE_IN_PARTS = 140
"""Titles of several parts (习近平在…时强调 团结动员… 开创…) hold blanks and run longer."""
_FIRST_LINES = 40
# 同志们： 各位代表： 尊敬的各位领导、各位来宾： but not 各位代表认为，…
_SALUTATION = re.compile(
    r"(?:尊敬的|亲爱的)?[^，。；！？]{0,40}?(?:各位[\u4e00-\u9fff]{1,6}|[\u4e00-\u9fff][们們]|同志|代表|委[员員]|[领領][导導]|[来來][宾賓])"
    r"[^，。；！？\u4e00-\u9fff]{0,3}[：:！!]"
)
# running prose ends its sentences; headings and mastheads do not
_PROSE = re.compile(r"[。；！？]|[，,].{12,}[，,]")
# a pointer to another page closes what was printed above it: (详见第4版)
_TEASER = re.compile(r"[（(][详下转]{1,2}[见接].{0,6}版[)）]")
# who speaks, where and when, below a title: 市总工会主席 张三, （2024年3月6日）
_BYLINE = re.compile(r"[（(].*[）)]|.*(?:\d{4}|20\dX|[〇零一二]{2,4})年.{0,12}[日月].{0,4}")
# to whom a notice goes: 各区县总工会，各有关单位：
_ADDRESSEE = re.compile(r"[^。；！？]{2,140}[：:]")
# front matter of a web page: layout: post, - author; its title: … is the title
_KEY_VALUE = re.compile(r"[A-Za-z_-]+\s*:.*|-{3,}|- .*")
_TITLE_KEY = re.compile(r"title\s*:\s*[\"']?(?P<title>.{2,}?)[\"']?")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]"
)
_CONTINUED = re.compile(r"[，。、；：！？,;:!?）)》」』】]")
# a speech on one line: the title runs to its genre word before the first mark
_RUN_IN = re.compile(
    r"[^，。；！？\n]{6,80}?(?:讲话|致辞|致词|发言|报告|演讲|开幕词|闭幕词)(?:摘要|提纲|稿|摘编|要点|节选)?"
)


def laid_out(blocks: Iterable[Block], source: str) -> Document:
    """Make the Document of a file that is no plain text: roles guessed where the file names none, lines counted."""
    given = list(blocks)
    opening = list(takewhile(lambda block: isinstance(block, Paragraph), given))
    rest = given[len(opening) :]
    guessed = with_roles(block for block in opening if isinstance(block, Paragraph))
    composed = compose((*guessed, *rest), source)
    line, numbered = 1, []
    for block in composed.blocks:
        numbered.append(replace(block, where=replace(block.where, source=source, line=line)))
        line += block.text.count("\n") + 1
    return replace(composed, blocks=tuple(numbered))


def with_roles(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Give the title, the addressee and salutations their roles, where they have none."""
    blocks = list(paragraphs)
    titled = any(block.role is Role.TITLE for block in blocks)
    first = next((i for i, p in enumerate(blocks[:_FIRST_LINES]) if _is_prose(p.text)), len(blocks))
    title = _title_line(_complete_lines(blocks, first)) if first < _FIRST_LINES else None
    if (
        0 < first < len(blocks)
        and _ADDRESSEE.fullmatch(blocks[first - 1].text)
        and not is_boilerplate(blocks[first - 1].text)
        and _is_open(blocks[first - 1])
    ):
        blocks[first - 1] = replace(blocks[first - 1], role=Role.ADDRESSEE)
    if title is not None and not titled:
        blocks[title] = _as_title(blocks[title])
    elif not titled and first < len(blocks) and not _SALUTATION.fullmatch(blocks[first].text):
        blocks[first : first + 1] = _split_title(blocks[first])
    return tuple(replace(p, role=Role.SALUTATION) if _is_salutation(p) else p for p in blocks)


def _is_prose(line: str) -> bool:
    return bool(_SALUTATION.fullmatch(line)) or (bool(_PROSE.search(line)) and not is_boilerplate(line))


def _is_salutation(paragraph: Paragraph) -> bool:
    return (
        paragraph.role is Role.BODY
        and len(paragraph.text) <= 50
        and bool(_SALUTATION.fullmatch(paragraph.text))
    )


def _complete_lines(blocks: list[Paragraph], first: int) -> list[Paragraph]:
    """The lines before the first prose; if that begins in mid-sentence, two are its beginning, not titles."""
    cut = first < len(blocks) and _CONTINUED.match(blocks[first].text)
    return blocks[: max(0, first - 2) if cut else first]


def _title_line(lines: list[Paragraph]) -> int | None:
    """The first line that can be a title; those above a pointer to another page belong to another article."""
    begin = max((i + 1 for i, p in enumerate(lines) if _TEASER.fullmatch(p.text)), default=0)
    named = next((i for i, p in enumerate(lines) if _TITLE_KEY.fullmatch(p.text)), None)
    if named is not None:
        return named
    return next(
        (i for i, p in enumerate(lines) if i >= begin and _is_open(p) and _can_be_title(p.text)), None
    )


def _is_open(paragraph: Paragraph) -> bool:
    """Whether nothing says yet what the paragraph is: no style of the file, no number of a list."""
    return paragraph.role is Role.BODY and not paragraph.number


def _can_be_title(line: str) -> bool:
    longest = LONGEST_TITLE_IN_PARTS if " " in line or "\u3000" in line else LONGEST_TITLE
    if not 4 <= len(line) <= longest or line[-1] in "：:，,、":
        return False
    not_titles = (_BYLINE, _KEY_VALUE)
    return not (
        is_boilerplate(line) or _NUMBERED.match(line) or any(sign.fullmatch(line) for sign in not_titles)
    )


def _as_title(paragraph: Paragraph) -> Paragraph:
    match = _TITLE_KEY.fullmatch(paragraph.text)
    if match is None:
        return replace(paragraph, role=Role.TITLE)
    where = replace(paragraph.where, offset=paragraph.where.offset + match.start("title"))
    return replace(paragraph, role=Role.TITLE, inlines=(Text(match.group("title")),), where=where)


def _split_title(paragraph: Paragraph) -> list[Paragraph]:
    lead = next((span.end for span in damage_in(paragraph.text) if not span.start), 0)
    match = _RUN_IN.match(paragraph.text, lead)
    if (
        match is None
        or match.end() == len(paragraph.text)
        or paragraph.text[match.end()] in "，。；：,;:的中上时后"
    ):
        return [paragraph]
    where, text = paragraph.where, paragraph.text
    body = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
    parts = [(Role.TITLE, lead, match.end()), (Role.BODY, body, len(text))]
    if lead:
        parts.insert(0, (Role.BODY, 0, len(text[:lead].rstrip())))
    return [
        replace(
            paragraph,
            role=role,
            inlines=(Text(text[start:end]),),
            where=replace(where, offset=where.offset + start),
        )
        for role, start, end in parts
    ]
