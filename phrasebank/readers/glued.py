"""Page furniture that stands on one line with the text: a page copied without its line ends.

    首页 > 讲话 > 正文 在大会上的讲话 发布时间:2024-03-05 来源:本网 浏览次数:12 同志们:…奋斗! 责任编辑:王小明 上一篇:…
    └ a trail at the front          └ a row of fields                             └ from the last sentence to the end

A row of fields has a name that only pages print; what stands behind the last sentence is furniture if it begins so.
"""

import re
from collections.abc import Iterator

from phrasebank.names import PERSON
from phrasebank.readers.furniture import LONGEST_INTRODUCTION, PAGE_NAMES, SHARED_NAMES, introduces
from phrasebank.sentences import Span

# 责任编辑, 责编, 上一篇, 版权所有, ICP备, 首页 >, 省略221字, 全文共3348字; not 首页 alone
_WORD = re.compile(r"[责上下版I首省全仅](?:任编辑|编|一[篇页]|权所有|CP备|页\s?[>＞»]|略\d|展示\d|文共\d)")
# 来源：, 浏览次数:, 发布时间：; not 收入来源
_FIELD = re.compile(r"[浏点来阅发][览击源读布][^\s。，：:]{0,4}\s?[:：]")
# 首页 > 领导讲话 > 正文, 当前位置：首页>讲话; at the beginning of a line
_TRAIL = re.compile(
    r"^[^\S\n]*(?:[您你]?(?:当前|现在)?(?:所在)?的?位置\s?[:：]\s?)?[^\s>＞»]{0,6}(?:首页|主页)(?:[^\S\n]?[>＞»][^\S\n]?[^\s>＞»。，；：:]{1,12}){1,6}[>＞»]?[^\S\n]+",
    re.MULTILINE,
)
# 发布时间:2024-03-05 09:12 来源:本网 浏览次数:1203 字体:[大 中 小]
_FIELDS = re.compile(
    rf"(?:^|(?<=\s))(?:(?:{PAGE_NAMES}|{SHARED_NAMES})\s?[:：][^\S\n]?[^\s。；，：:]{{0,24}}(?:[^\S\n]\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?(?:[^\S\n][大中小][\])】）]?)*(?:[^\S\n]+|$)){{2,}}",
    re.MULTILINE,
)
_OF_A_PAGE = re.compile(rf"(?:^|(?<=\s))(?:{PAGE_NAMES})\s?[:：]")
# what begins the end of a page: 责任编辑:王小明 上一篇:…, 版权所有:…
_TAIL = re.compile(
    r"(?:^|(?<=[\s。！？!?”）)]))[【\[（(]?(?:责任编辑|责编|编辑|作者|来源|上一[篇页]|下一[篇页]|相关(?:阅读|推荐|文章|链接|新闻)|版权所有|主办单位|打印|关闭|分享到|浏览次数|扫一扫|[^\s]{0,2}ICP备)\s?(?:[:：】\])）]|[^\S\n]|备|$)"
)
_SURE = re.compile(
    r"上一[篇页]|下一[篇页]|版权所有|ICP备|公网安备|浏览次数|责任编辑|责编|相关(?:阅读|推荐|文章|链接|新闻)|打印|分享到"
)
_SENTENCE_END = re.compile(r"[。！？!?…][”’」』）)》]?")
_LINE = re.compile(r"[^\r\n]+")
_LONG, _LONGEST_TAIL = 100, 400
"""A line of fewer characters is judged as a whole; no more of a line's end is looked at."""
# （全文共3348字，仅展示665字） （某某网 省略648字，正式会员可阅读）
_NOTE = re.compile(
    r"[（(][^（()）\n]{0,40}(?:省略\d+字|全文共\d+字|仅展示\d+字|(?:开头|中间|结尾)部分已省略)[^（()）\n]{0,40}[)）]"
)
# 张三到某企业调研│来源：江州日报  发布时间：2020-12-11: two fields and more from a title to the end of its line
_BEHIND_TITLE = re.compile(
    rf"(?<=[\u4e00-\u9fff”）])(?:来源|稿源|作者|发布(?:时间|日期|单位|人|者)|发表时间|更新时间|浏览次数|点击数)[:：][^\n。；，]{{1,30}}?\s(?:{PAGE_NAMES})\s?[:：][^\n。；]{{0,40}}$",
    re.MULTILINE,
)
# a collection says that it has prepared texts, at the front of its line: 我为您准备了以下内容供您参考！
_OFFERS = ("小编", "为您", "为大家", "给大家", "给您")
_STOP = re.compile(r"[。！!？\n]")
_FRONT = 2000
"""A page's title stands among so many characters."""
# 会议纪要范文【一】 讲话稿篇一：
_PIECE = re.compile(
    r"\s*[^。，；！？\n]{2,30}?(?:范文|篇|稿)\s?[【\[（(]?[一二三四五六七八九十\d]{1,2}[】\])）]?[:：]?\s+"
)
# who wrote the news, from where, behind its last sentence: …。（江源镇 张小明） …。(张三 李四); not （一） or （县政府 供稿）
_CREDIT = re.compile(
    rf"[（(][\u4e00-\u9fff]{{2,14}}(?:[ \u3000]{{1,3}}{PERSON}){{1,4}}[)）](?=[^\S\n]*(?:\n|$))"
)


def glued_in(text: str) -> Iterator[Span]:
    """The stretches of long lines that are page furniture; they may touch."""
    yield from _credits(text)
    yield from _introductions(text)
    if not _FIELD.search(text) and not _WORD.search(text):
        return
    for fields in _BEHIND_TITLE.finditer(text, 0, _FRONT):
        yield Span(*fields.span())
    for line in _LINE.finditer(text):
        if len(line[0]) >= _LONG:
            yield from (Span(line.start() + start, line.start() + end) for start, end in _in_line(line[0]))


def _credits(text: str) -> Iterator[Span]:
    """Who wrote the news, in brackets behind the last sentence of a line."""
    for credit in _CREDIT.finditer(text):
        if text[max(0, credit.start() - 4) : credit.start()].rstrip(" \u3000")[-1:] in tuple("。！？!?”"):
            yield Span(*credit.span())


def _introductions(text: str) -> Iterator[Span]:
    """What a collection says of itself at the front of a line that goes on with the text, and the text's number there."""
    for word in _OFFERS:
        at = text.find(word)
        while at >= 0:
            begin = text.rfind("\n", 0, at) + 1
            stop = _STOP.search(text, at, begin + LONGEST_INTRODUCTION)
            if stop and introduces(text[begin : stop.end()]):
                piece = _PIECE.match(text, stop.end())
                end = piece.end() if piece else stop.end()
                if text[end : end + 1] not in ("", "\n"):
                    yield Span(begin, end)
            at = text.find(word, at + len(word))


def _in_line(line: str) -> Iterator[Span]:
    if trail := _TRAIL.match(line):
        yield Span(*trail.span())
    if _FIELD.search(line):
        yield from (Span(*run.span()) for run in _FIELDS.finditer(line) if _OF_A_PAGE.search(run[0]))
    if _WORD.search(line):
        yield from (Span(*note.span()) for note in _NOTE.finditer(line))
    near = max(0, len(line) - _LONGEST_TAIL)
    if _SURE.search(line, near):
        last = max((end.end() for end in _SENTENCE_END.finditer(line, near)), default=len(line))
        if (tail := _TAIL.search(line, last)) and _SURE.search(line, tail.start()):
            yield Span(tail.start(), len(line))
