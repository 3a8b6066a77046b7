"""Reading a look's YAML file: Chinese keys, units written out, all problems reported with their lines.

段落:
  标题: {字体: 小标宋, 字号: 二号, 字距: 0磅, 对齐: 居中}
"""

from dataclasses import replace
from functools import lru_cache, reduce
from pathlib import Path

from drafter.outline.yamltext import Fault, raise_faults
from drafter.writers import look_values as values
from drafter.writers.look_find import PARENT, LookFile, find_look, look_files
from drafter.writers.look_nodes import ROLES, Given, laid_over
from drafter.writers.looks import (
    DEFAULT_LOOK,
    FILL,
    TABLE_CELL,
    TABLE_HEAD,
    TEXT_LOOKS,
    BlankRule,
    DoubleRule,
    Font,
    Look,
    Page,
    PageNumber,
    ParagraphLook,
    Reading,
    RecordRules,
    Rule,
    TextLook,
)

__all__ = ["find_look", "load_look", "read_look"]

_PARAGRAPHS = (*ROLES, TABLE_HEAD, TABLE_CELL)
STANDARD = "GB/T 9704—2012"
"""What a look names as its 依据 if it means to keep to the standard."""


def load_look(name: str = DEFAULT_LOOK, house: Path | None = None) -> Look:
    """Load a look by name. Raises UserError: no such look, or the problems of its file."""
    return read_look(find_look(name, house), house)


def read_look(path: Path, house: Path | None = None) -> Look:
    """Read a look's file and those that it builds on. Raises UserError with every problem of the file."""
    return _built(look_files(path, house))


@lru_cache(maxsize=16)
def _built(files: tuple[LookFile, ...]) -> Look:
    """The look that the files say together; the same files give the same look, so that what is built for it is kept."""
    own, *others = files
    for number in range(len(files) - 1, 0, -1):
        _built(files[number:])  # the problems of a look that others build on are told with its own file
    top = reduce(lambda above, below: laid_over(below.top, above), others, own.top)
    faults: list[Fault] = []
    look = _look(Given(top, faults), own.path.stem)
    raise_faults(faults, str(own.path), own.text)
    return look


def _look(top: Given, stem: str) -> Look:
    name = top.take("版式", str, stem)
    help_, basis = top.take("说明", str, ""), top.take("依据", str, "")
    top.take(PARENT, str, "")
    page = _page(top.section("页面"))
    fonts = {key: _font(section, key) for key, section in top.section("字体").sections()}
    read = values.FileValues(page, fonts)
    base = _paragraph(
        top.section("基准"), ParagraphLook("基准", next(iter(fonts.values()), Font("仿宋", "仿宋"))), read
    )
    given = top.section("段落")
    paragraphs = tuple(_paragraph(given.section(key), replace(base, name=key), read) for key in _PARAGRAPHS)
    given.close()
    texts_given = top.section("文字")
    texts = tuple(_text(texts_given.section(key), key, read) for key in TEXT_LOOKS)
    texts_given.close()
    blanks = tuple(_blank(section) for section in top.items("空行"))
    number = _number(top.section("页码"), base, read)
    rules = tuple(_double_rule(section) for section in top.items("红色双线"))
    record = _record(top.section("版记"))
    reading = _reading(top.section("朗读"))
    top.close()
    return Look(
        name,
        page,
        tuple(fonts.values()),
        base,
        paragraphs,
        texts,
        blanks,
        number,
        rules,
        record,
        reading,
        help_,
        basis == STANDARD,
    )


def _page(given: Given) -> Page:
    page = Page(
        given.take("纸宽", values.plain_length, 11906),
        given.take("纸高", values.plain_length, 16838),
        given.take("上边距", values.plain_length, 2098),
        given.take("下边距", values.plain_length, 1984),
        given.take("左边距", values.plain_length, 1587),
        given.take("右边距", values.plain_length, 1474),
        given.take("页眉距", values.plain_length, 850),
        given.take("页脚距", values.plain_length, 1425),
        given.take("每行字数", values.count, 28),
        given.take("每面行数", values.count, 22),
        given.take("首面下移", values.plain_length, 0),
    )
    if page.area < 1440:
        given.complain("左右边距之间不到 25 毫米，排不下文字", "请检查纸宽、左边距、右边距")
    given.close()
    return page


def _font(given: Given, name: str) -> Font:
    chinese = given.take("中文", values.font_name, name)
    font = Font(
        chinese, given.take("西文", values.font_name, chinese), given.take("代用", values.font_name, "")
    )
    given.close()
    return font


def _paragraph(given: Given, base: ParagraphLook, read: values.FileValues) -> ParagraphLook:
    look = replace(
        base,
        font=given.take("字体", read.font, base.font),
        size=given.take("字号", values.size, base.size),
        spacing=given.take("字距", values.plain_length, base.spacing),
        line=given.take("行距", values.line, base.line),
        align=given.take("对齐", values.align, base.align),
        bold=given.take("加粗", values.yes, base.bold),
        first_line=given.take("首行缩进", read.indent, base.first_line),
        left=given.take("左缩进", read.indent, base.left),
        right=given.take("右缩进", read.indent, base.right),
        outline=given.take("大纲级别", values.level, base.outline),
        keep_next=given.take("与下段同页", values.yes, base.keep_next),
        keep_lines=given.take("段中不分页", values.yes, base.keep_lines),
        longest_line=given.take("每行最多", values.characters, base.longest_line),
        hang_punctuation=given.take("标点溢出", values.yes, base.hang_punctuation),
        color=given.take("颜色", values.color, base.color),
        rule=_rule(given.section("下边线")) if given.has("下边线") else base.rule,
        below_top=given.take("距版心上边缘", values.plain_length, base.below_top),
        page_top=given.take("距纸上边缘", values.plain_length, base.page_top),
        fit_line=given.take("缩至一行", values.yes, base.fit_line),
    )
    given.close()
    return look


def _rule(given: Given) -> Rule | None:
    rule = Rule(
        given.take("颜色", values.color, "FF0000"),
        given.take("粗细", values.weight, 12),
        given.take("距离", values.points, 8),
    )
    given.close()
    return rule if rule.weight else None


def _double_rule(given: Given) -> DoubleRule:
    rule = DoubleRule(
        given.take("距纸上边缘", values.plain_length, 0),
        given.take("长", values.plain_length, 9638),
        given.take("上粗下细", values.yes, True),
    )
    given.close()
    return rule


def _record(given: Given) -> RecordRules:
    rules = RecordRules(given.take("首末线", values.weight, 8), given.take("中间线", values.weight, 6))
    given.close()
    return rules


def _reading(given: Given) -> Reading | None:
    if given.node is None:
        return None
    reading = Reading(given.take("每分钟字数", values.speed, 200), given.take("词不分行", values.yes, True))
    given.close()
    return reading


def _text(given: Given, name: str, read: values.FileValues) -> TextLook:
    look = TextLook(
        name,
        given.take("字体", read.font, None),
        given.take("加粗", values.yes, False),
        # a house's look may be older than these words, and they are never to pass for the writer's own
        given.take("底色", values.highlight, "cyan" if name == FILL else ""),
    )
    given.close()
    return look


def _blank(given: Given) -> BlankRule:
    rule = BlankRule(given.roles("前"), given.roles("后"), given.take("行数", values.lines, 1))
    given.close()
    return rule


def _number(given: Given, base: ParagraphLook, read: values.FileValues) -> PageNumber:
    before, after = given.take("样子", values.number_form, ("— ", " —"))
    number = PageNumber(
        given.take("字体", read.font, base.font),
        given.take("字号", values.size, 28),
        before,
        after,
        given.take("空", values.plain_length, 280),
        given.take("单页", values.align, "right"),
        given.take("双页", values.align, "left"),
        given.take("首页", values.yes, True),
    )
    given.close()
    return number
