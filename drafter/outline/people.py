"""People with their posts, as office people write them: one text, several in one text, or ``姓名: 职务:``.

    张明远（市总工会主席）              -> Person("张明远", "市总工会主席")
    市总工会主席张明远                  the same: a post ends, a name follows
    {姓名: 张明远, 单位: 市总工会, 职务: 主席}
    张明远、李华                        two of them
    机关各部室、各直属单位负责人          no names: one entry, printed as it stands
    副主席张明远、李华                  one entry too: both may be vice-chairmen

Nobody is guessed: a text that does not plainly hold a name and a post stays whole as the name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from drafter.markers.typed import without_markers
from drafter.outline.declared import Faults, Field, wrong
from drafter.outline.nearest import nearest
from drafter.outline.nodes import Mapping, Node, Scalar, is_empty
from drafter.outline.plain import items_of, one_line, without_end_marks
from phrasebank.names import COMPOUND, FAMILY_NAMES

PERSON_KEYS = ("姓名", "单位", "职务")

# 常委 begins like a name and ends like a post; so does 高级技师
_POST_ENDS = "长席任记员师委理授监事表部室会局区县市"
_POSTS = (
    "主席|书记|主任|部长|局长|处长|科长|校长|院长|经理|董事长|秘书长|会长|理事长|委员|常委|组长|队长|厂长|行长|站长|所长|"
    "市长|县长|区长|省长|厅长|司长|馆长|社长|台长|总监|监事|董事|教授|研究员|工程师|技师|调研员|巡视员|教师|医师|护士长|班长|股长|镇长|乡长|代表"
)
# 市总工会主席 + 张明远; not 市总工会主席办公会议 (办 is no family name)
_POST_THEN_NAME = re.compile(rf"(?P<post>\S*(?:{_POSTS}))(?P<name>[^\s（()）、，]{{2,4}})")
# 张明远（市总工会主席（兼）），张明远(市总工会主席); not 张明远（主席）（兼）, which stays as it is
_NAME_THEN_POST = re.compile(
    r"(?P<name>[^（()）]+)[（(](?P<post>[^（()）]*(?:[（(][^（()）]*[)）][^（()）]*)*)[)）]"
)
# of 张三（主席、书记）、李四 the brackets and the marks between; not ：
_MARK = re.compile(r"[（()）、；;，,]")
_BLANKS = re.compile(r"[ \u3000\t]+")
# 阿依古丽·买买提; not a dot that ends an abbreviation
_WITH_DOT = re.compile(r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8})+")
_HAN = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0003ffff]{2,4}")


@dataclass(frozen=True, slots=True)
class Person:
    """A person as printed: 张明远（市总工会主席）. ``post`` is empty if none was given; ``line`` is the outline's."""

    name: str
    post: str = ""
    line: int = 0

    def __str__(self) -> str:
        return f"{self.name}（{self.post}）" if self.post else self.name


def people(node: Node, field: Field, faults: Faults) -> tuple[Person, ...]:
    """The people of a field in the order of the outline; typed numbers are taken off."""
    found = tuple(
        person
        for item in items_of(node, field, faults)
        if not is_empty(item)
        for person in _of_item(item, field, faults)
    )
    names = without_markers([person.name for person in found])
    return tuple(replace(person, name=name) for person, name in zip(found, names, strict=True))


def _of_item(item: Node, field: Field, faults: Faults) -> Iterator[Person]:
    if isinstance(item, Mapping):
        yield from _of_keys(item, field, faults)
    elif isinstance(item, Scalar):
        text = without_end_marks(one_line(item, field, faults) or "")
        yield from (replace(person, line=item.line) for person in people_in(text))
    else:
        wrong(item, field, "列表里又套了一层列表", faults)


def _of_keys(item: Mapping, field: Field, faults: Faults) -> Iterator[Person]:
    for entry in item.entries:
        if entry.key not in PERSON_KEYS:
            near = nearest(entry.key, PERSON_KEYS)
            hint = f"是不是“{near}”？" if near else f"可以写：{'、'.join(PERSON_KEYS)}"
            wrong(Scalar("", entry.line), field, f"没有“{entry.key}”这一项", faults, hint)
    name, unit, post = (
        without_end_marks(one_line(found, field, faults) or "") if (found := item.get(key)) else ""
        for key in PERSON_KEYS
    )
    if name:
        yield Person(name, unit + post, item.line)
    else:
        wrong(
            item,
            field,
            "缺少“姓名”",
            faults,
            "写作 {姓名: 张三, 职务: 市总工会主席}，或 张三（市总工会主席）",
        )


def people_in(text: str) -> Iterator[Person]:
    """The people of one text; the text itself as one entry where it does not plainly list several."""
    pieces = list(_pieces(text))
    if len(pieces) > 1 and all(_looks_single(piece) for piece in pieces) and not _share_a_post(pieces):
        yield from (_one(piece) for piece in pieces)
    elif len(pieces) == 1 and len(words := _BLANKS.split(text)) > 1 and all(map(looks_like_a_name, words)):
        yield from map(Person, words)
    elif text:
        yield _one(text)


def _pieces(text: str) -> Iterator[str]:
    """What stands between the commas outside brackets."""
    depth = start = 0
    for mark in _MARK.finditer(text):
        if mark.group() in "（(":
            depth += 1
        elif mark.group() in ")）":
            depth = max(0, depth - 1)
        elif not depth:
            yield text[start : mark.start()].strip()
            start = mark.end()
    yield text[start:].strip()


def looks_like_a_name(text: str) -> bool:
    """Whether a text has the form of a personal name: 张明远, 欧阳明, 阿依古丽·买买提; not 主席."""
    if _WITH_DOT.fullmatch(text):
        return True
    known = text[:1] in FAMILY_NAMES or text.startswith(COMPOUND)
    return known and text[-1] not in _POST_ENDS and bool(_HAN.fullmatch(text))


def _looks_single(text: str) -> bool:
    person = _one(text)
    return looks_like_a_name(person.name)


def _share_a_post(pieces: list[str]) -> bool:
    """Whether a post before one name may be that of the names behind it too: 副主席张明远、李华; then nothing is parted."""
    return any(
        (person := _one(piece)).post and piece.endswith(person.name) and looks_like_a_name(following)
        for piece, following in pairwise(pieces)
    )


def _one(text: str) -> Person:
    if found := _NAME_THEN_POST.fullmatch(text):
        return Person(found["name"].strip(), found["post"].strip())
    if (found := _POST_THEN_NAME.fullmatch(text)) and looks_like_a_name(found["name"]):
        return Person(found["name"], found["post"])
    first, *middle, last = _BLANKS.split(text) if _BLANKS.search(text) else (text, "")
    if looks_like_a_name(first) and len(last) > 1 and not looks_like_a_name(last):
        return Person(first, "".join((*middle, last)))
    if looks_like_a_name(last) and len(first) > 1:
        return Person(last, "".join((first, *middle)))
    return Person(text)
