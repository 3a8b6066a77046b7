"""What YAML's parser complains about, said in Chinese and by its likely cause.

The parser names the place where it gave up; the cause is usually on that line or on the one where the construct
began: a full-width colon, no blank after the colon, a tab, a quote inside the value.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

QUOTE_HINT = "给整个值加上引号，如 '……'；或改用全角标点"


class Explained(NamedTuple):
    line: int
    message: str
    hint: str | None


# matches 会议名称：建设推进会 and “- 标题：x”; not 内容: 一是：…… (a half-width colon comes first)
_WIDE_COLON = re.compile(r"\s*(?:-\s+)?(?P<key>[^\s:：'\"#，。]{1,12})：")
# matches 时间:2026年; not 时间: 2026年, nor 9:00 alone (digits are no key)
_NO_BLANK = re.compile(r"\s*(?:-\s+)?(?P<key>[^\s:：'\"#，。\d][^\s:：'\"#，。]{0,11}):\S")
# matches the value of 要求: "四个"意识 and of - 'x'y; not a value that is quoted whole
_OPEN_QUOTE = re.compile(r"\s*(?:-\s+)?(?:[^\s:'\"]+:\s+)?(?P<quote>['\"])")
# matches 主题: @工会 and - *注; not 主题: 【工会】
_SPECIAL = re.compile(r"\s*(?:-\s+)?(?:[^\s:'\"]+:\s+)?(?P<mark>[@`%&*!|>{}\[\],?])")
# matches 主题: 关于开展: 活动 (a second colon with a blank); not 时间: 9:00
_TWO_COLONS = re.compile(r"[^:]*:\s.*:(?:\s|$)")
# [甲, 乙,, 丙] and [甲, , 乙]; not [甲, 乙]
_EMPTY_ITEM = re.compile(r"[^\[\]]*\[[^\[\]]*,\s*,")
# -甲 and -\t甲 where items stand; not - 甲 nor ---
_TIGHT_ITEM = re.compile(r"\s*-(?P<next>[^ \-])")
# | 9:00 | 开幕 | and - | 9:00 | 开幕 | and 日程: | 9:00 | 开幕 |; not 内容: | with its text below
_BARE_ROW = re.compile(r"\s*(?:-\s+)?(?:(?P<key>[^\s:'\"#|]+):\s+)?[|｜][^|｜]+[|｜]")
# “ 着装: 正装”, left behind when a # was taken away; not “  着装: 正装”, which is a step of its own
_ONE_BLANK = re.compile(r" (?P<key>[^\s:：#'\"\-][^\s:：]{0,11}):(?:\s|$)")
_TAB = re.compile(r" *\t")

# 会议名称：…… at a line's beginning and   - 标题：……; not   会议强调：…… within a value's lines
_WIDE_KEY = re.compile(r"[^\s:：'\"#，。\-]{1,12}：|\s*(?:-\s+)?(?:标题|内容|要点)：")
_HABITS = (("制表符（Tab）", _TAB), ("全角冒号", _WIDE_KEY))
_NAMED = 12
"""So many lines are named."""

_PROBLEMS = (
    ("unexpected end of stream", "引号没有配对，一直开到了文件末尾", "补上后一个引号"),
    ("unexpected document", "引号没有配对", "补上后一个引号"),
    ("unknown escape", "双引号里的反斜杠 \\ 后面不能接这个字", "改用单引号，或写成 \\\\"),
    ("invalid Unicode", "双引号里的 \\u 编码不是一个字", "直接打出这个字"),
    ("expected node content", "方括号或花括号没有配对", "补上后一半括号；若是正文里的字，请用全角"),
    ("expected ',' or ']'", "方括号 [ ] 没有配对，或各项之间缺逗号", "各项用半角逗号分开，最后用 ] 收住"),
    ("expected ',' or '}'", "花括号 { } 没有配对，或各项之间缺逗号", "各项用半角逗号分开，最后用 } 收住"),
    (
        "expected '-' indicator",
        "列表的各项没有对齐，或列表后面直接接了“键: 值”",
        "列表每一项都以“- ”开头并左对齐",
    ),
    ("expected key", "缩进没有对齐", "同一级的各项左边对齐，下一级多空两格"),
    ("<block end>", "缩进没有对齐", "同一级的各项左边对齐，下一级多空两格"),
    ("sequence entries are not allowed", "这里不能开始列表", "把“- ”移到下一行，比键多空两格"),
    (
        "mapping values are not allowed",
        "这里不能再有“键: 值”",
        "这一行与同级的左边对齐，不要多空；值里有半角冒号时，" + QUOTE_HINT,
    ),
    ("expected ':'", "这一行缺冒号，或上一行的值没有写完", "写成“键: 值”，半角冒号后空一格"),
    ("cannot start any token", "这里有不能单独出现的符号", QUOTE_HINT),
    ("tab character", "缩进用了制表符（Tab）", "缩进只用空格"),
    ("more than one", "键或值写重了", QUOTE_HINT),
)


def explain(error: Any, text: str, line: int = 1) -> Explained:
    """Say what is wrong: ``error`` is YAML's own, or None if the text is YAML but no list of ``键: 值`` (at ``line``)."""
    lines = text.splitlines() or [""]
    candidates = [line] if error is None else _lines_of(error)
    for number in candidates:
        if 0 < number <= len(lines) and (cause := _cause(lines[number - 1])):
            message, hint = cause
            return Explained(number, message, hint + _again(message, lines, number))
    if error is None:
        return Explained(
            line, "这里应当是“键: 值”", "每行写一项，如“会议名称: 全市工作推进会”，半角冒号后空一格"
        )
    problem = str(getattr(error, "problem", None) or "")
    for sign, message, hint in _PROBLEMS:
        if sign in problem:
            return Explained(min(candidates[-1], len(lines)), message, hint)
    return Explained(min(candidates[-1], len(lines)), "这里不合“键: 值”的写法", QUOTE_HINT)


def _lines_of(error: Any) -> list[int]:
    """The lines to look at: where the construct began (if it is one line only), where the parser gave up, and above."""
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    at = problem.line + 1 if problem else 1
    if "document start" in str(error):
        # the first line is deeper than this one
        return [1, at]
    if context and "simple key" in str(error.context):
        return [context.line + 1]
    if context and "scalar" in str(error.context):
        return [context.line + 1, at]
    return [at - 1, at] if "mapping values" in str(error.problem) else [at]


def no_blank_after_dash(text: str) -> tuple[str, str] | None:
    """What is wrong with a list's item that reads -甲; None if it does not."""
    if not (found := _TIGHT_ITEM.match(text)):
        return None
    blank = {"\u3000": "全角空格", "\t": "制表符（Tab）"}.get(found["next"])
    return f"减号后面是{blank}" if blank else "减号后面缺一个空格", "减号后面空一格（半角）：- ……"


def _again(message: str, lines: Sequence[str], number: int) -> str:
    """Where else the same is wrong, for what people do throughout a file: all of it is mended at once."""
    habit = next((habit for sign, habit in _HABITS if sign in message), None)
    if habit is None:
        return ""
    others = [str(at) for at, line in enumerate(lines, 1) if at != number and habit.match(line)]
    if not others:
        return ""
    more = f" 等 {len(others)} " if len(others) > _NAMED else " "
    return f"；第 {'、'.join(others[:_NAMED])}{more}行也是这样，一起改"


def _cause(line: str) -> tuple[str, str] | None:
    if _TAB.match(line):
        return "缩进用了制表符（Tab）", "缩进只用空格"
    if found := _ONE_BLANK.match(line):
        return f"“{found['key']}”前面多了一个空格", "去掉行首的空格；去掉 # 时，连同它后面的空格一起去掉"
    if tight := no_blank_after_dash(line):
        return tight
    if _EMPTY_ITEM.match(line):
        return "方括号里连着写了两个逗号", "各项之间用一个半角逗号，如 [甲, 乙]"
    if found := _BARE_ROW.match(line):
        return (
            "表格的各行要写在“键: |”的下一行起",
            f"先写 {found['key'] or '日程'}: |，下面一行一项，多空两格",
        )
    if found := _WIDE_COLON.match(line):
        key = found["key"]
        return f"“{key}”后面用了全角冒号“：”", f"改成半角冒号，后面空一格：{key}: ……"
    if found := _NO_BLANK.match(line):
        key = found["key"]
        return f"“{key}”的冒号后面缺一个空格", f"写成 {key}: ……"
    if (found := _OPEN_QUOTE.match(line)) and not line.rstrip().endswith(found["quote"], found.end()):
        return f"值以引号 {found['quote']} 开头，却没有用它收尾", "正文里的引号请用全角“”；或给整个值加引号"
    if found := _SPECIAL.match(line):
        return f"值不能以 {found['mark']} 开头，它在这里另有用处", QUOTE_HINT
    if _TWO_COLONS.match(line):
        return "值里又有半角冒号加空格", "正文里的冒号请用全角“：”；或给整个值加引号"
    return None
