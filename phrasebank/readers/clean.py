"""Boilerplate: lines of a web page or a masthead that are no part of the document, and from which nothing is mined.

General signs only: field names of web pages, addresses, numbers alone, dates alone, who wrote and edited, an agency's
dateline before its news, what a page says at its end of the rights in it.

    is_boilerplate("发布时间:2021年10月11日") and is_boilerplate("浏览次数:3052")
    not is_boilerplate("发布会于昨日举行。")
    boilerplate(["主办单位：江州市总工会", "浏览次数:3052"]) == [True, True]
    boilerplate(["主办单位：江州市总工会", "承办单位：市职工学校"]) == [False, False]
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import groupby

from phrasebank.names import PERSON
from phrasebank.readers.front import FRONT, in_front
from phrasebank.readers.furniture import is_collection, is_furniture, is_piece
from phrasebank.readers.pagebreaks import is_page_mark
from phrasebank.readers.previews import previews

_VALUE = r"[^\S\n]*[:：丨].{0,80}"
# what only web pages and newspapers print: 发布时间：… 责任编辑：… 浏览次数:3052 来源：江州日报, but not 编辑部的同志们： or 来源：市财政统筹。
_WEB_FIELD = re.compile(
    r"(?:发布(?:时间|日期|人|单位|机构)?|更新(?:时间|日期)?|浏览(?:次数|量)?|点击(?:数|量|率|次数)?|阅读(?:次数|量|数)?|访问量"
    r"|(?:信息|文章|稿件)来源|责任编辑|责编|字[体号]|本文(?:标题|链接|地址)|链接地址|文章(?:标题|地址)"
    r"|当前位置|(?:您|你)?(?:现在|所在)的?位置|上一[篇条]|下一[篇条]|相关(?:阅读|链接|文章|新闻)|关键[词字]|分享到?"
    r"|电子版|国内统一(?:连续出版物)?刊?号|邮发代号|索引号|版权所有|备案号)"
    + _VALUE
    + r"|来源[^\S\n]*[:：丨][^。；;]{0,40}"
)
# what notices print as well, in their own text: 主办单位：江州市总工会, 联系电话：…; libraries print 大小:27.00 KB 页数:8页
_FIELD = re.compile(
    r"(?:ID|(?:文件|文档)?大小|页数|格式|积分|时间|日期)\s?[:：]\s?[\w.\-/ ]{1,20}|(?:编辑|校对|审核|作者|撰稿|标签|栏目|[社地]址|邮编|邮政编码|电子(?:信箱|邮箱)"
    r"|(?:联系|咨询|服务|监督|热线)?电话|网址|传真|主办(?:单位)?|承办(?:单位)?|技术支持)" + _VALUE
)
# navigation, welcome and copyright lines of web pages: 您好，欢迎访问某某网; 首页 > 新闻 > 正文
_NAVIGATION = re.compile(
    r"(?:您好[,，! ！]*)?欢迎(?:访问|光临|来到).{1,30}(?:网|站|文档|平台|首页)[!！。]?"
    r"|(?:首页|主页|当前位置|您(?:所在|现在)的位置)\s*[:：>＞»].*"
    r"|[【\[]?(?:打印(?:本页)?|关闭(?:窗口)?|收藏|返回(?:顶部|首页)?|分享|纠错|字体?[:：]?[大中小 ]+|大\s*中\s*小)[】\]]?"
    r"|返回|(?:请先)?登录|相关推荐|会员注册|内容(?:预览|提要|摘要)[:：]?|(?:添加|设为|加入).{0,12}(?:桌面|收藏|首页)|电脑桌面|下载(?:该|本)?文[章档]"
    r"|.{0,20}官方微信(?:公众号)?|(?:沟通|服务|咨询|新闻)热线|扫一扫.{0,20}",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"(?:ICP|icp)备|公网安备|版权所有|[Cc]opyright|COPYRIGHT|[Aa]ll [Rr]ights [Rr]eserved|ALL RIGHTS RESERVED"
)
_ADDRESS = re.compile(r".{0,12}?(?:https?://|www\.)\S+(?:\s?\.\w+)?|\S+@\S+\.\w+", re.IGNORECASE)
# nothing but digits and signs: 88851111, -, — 3 —, 2022-03-24 10:20
_SIGNS = re.compile(r"[\d\s\-—–_=*·•.:/：、,，。~～+|]+")
# a date alone, with weekday or not: 2018年8月28日 星期二, but not 2018年工作要点
_DATE = re.compile(
    r"[（(]?[\d〇零一二三四五六七八九十X×]{2,4}年[\d一二三四五六七八九十X×]{1,3}月(?:[\d一二三四五六七八九十X×]{1,3}日)?[）)]?"
    r"(?:\s*(?:星期|周)[一二三四五六日天])?"
)
# what a newspaper's masthead says beside its date: 星期二, 戊戌年七月十八, but not 星期二上午
_MASTHEAD = re.compile(
    r"(?:星期|周)[一二三四五六日天]"
    r"|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[正一二三四五六七八九十冬腊闰]{1,3}月[初一二三四五六七八九十廿]{1,3}"
)
# a writer or a pointer alone in brackets: (王钰哲) （记者 张三） (详见第4版), but not （一） or （草案）
_BRACKETED = re.compile(
    r"[（(](?:(?:本报|通讯员|记者|作者|编辑|责编|责任编辑|(?:文章|稿件|图片)?来源[于：:]|[^（()）。，]{2,14}[：:]\s?[^（()）。，]{2,12}文/图)[^（()）]{0,120}|[详下上转紧]{1,2}[见接转]第?[\d一二三四五六七八九十]+版|完"
    rf"|{PERSON}(?:\s+[\u4e00-\u9fff]{{2,3}})?)[）)]"
)
# who wrote, took pictures and edited, by name: 文   田信雷 赵莉  责任编辑 王小明 审核：李四; not 审核批准 or 文 件
_ROLE = re.compile(
    "责任编辑|责编|美编|编辑|校对|审核|监制|排版|初审|复审|终审|撰稿|供稿|通讯员|记者|摄影|文字|图片|文|图"
)
_BETWEEN_CREDITS = re.compile(r"[\s：:丨/|、]+")
_NAME = re.compile(PERSON)
# an agency's dateline before its news: 新华社北京12月29日电  央视网消息（新闻联播）： 本报讯（记者 张三） but not 本报讯 and 网上消息不可信
_DATELINE = re.compile(
    r"(?:新华社|中新社|中新网|人民网|新华网|央视网|光明网|中国[\u4e00-\u9fff]{1,4}网)"
    r"(?:[\u4e00-\u9fff]{0,8}?\d{1,2}月\d{1,2}日(?:电|讯|消息)|(?:消息|讯|报道))"
    r"(?:[^\S\n]*[（(][^（()）\n]{1,40}[）)])?(?:[^\S\n]*[：:])?[^\S\n]*"
    r"|本[报网台刊][^\S\n]?(?:讯|消息)[^\S\n]*[（(][^（()）\n]{0,6}(?:记者|通讯员)[^（()）\n]{1,40}[）)][^\S\n]*"
)
# what is said of the rights in a text begins so, and speaks of them soon: 本作品是…… 版权声明：…… 依据《著作权法》……
_RIGHTS_BEGIN = re.compile(
    r"[^。，；：]{0,16}版权[与及和、]?免责(?:声明|条款)|本(?:作品|文章|页面|网站|站|模板|刊)|(?:版权|免责|特别|转载|网站)?声明(?:[：:]|$)|版权(?:声明|说明|信息|提示|归)|转载(?:请|自|声明|说明|本)|Public domain",
    re.IGNORECASE,
)
_RIGHTS_SAID = re.compile(
    r"著作权|版权|公有领域|知识共享|转载|二次传播|侵权|Creative Commons|CC[ -]BY|Public domain", re.IGNORECASE
)
_LEAST_RIGHTS = 2
_FURTHEST_RIGHTS = 16
"""Rights are spoken of within so many lines of where it begins, twice at least; the words may be cut by links."""
_LONGEST_RIGHTS = 400
"""So much of a line is looked at for it."""
_LONGEST_END = 80
"""No more lines than that follow a text."""

# a photograph's caption: 会议现场。 新华社记者 张领 摄, but not 记者从会上获悉
_CAPTION = re.compile(
    r".{0,140}(?:记者|通讯员)\s?[\u4e00-\u9fff]{1,4}\s?[\u4e00-\u9fff]{0,2}\s?[/／]?\s?摄[）)]?"
)
# what a browser prints first, the page and the site that it is on: 江州大学 | 江州市总工会, 大会开幕辞_江州新闻网
_PAGE_TITLE = re.compile(
    r"[^。，；：|｜_]{4,40}(?:\s?[|｜]\s?|_)[^。，；：|｜]{0,12}(?:网|网站|门户|总工会|大学|学院|政府|公司|集团|新闻|资讯|文库|平台)"
)
_FURTHEST_PIECE = 4
"""What a collection says of itself stands on so many lines, at most, between its title and its first text."""
_LONGEST_WRITERS = 40
_SIGNS_INSIDE = re.compile(r"[。，、；：:“”《》\d]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z .'/-]{0,30}")
_LONGEST = 160
# 发布时间：… at a line's front; sentences that have none there are prose, which need not be looked at further
_COLON = re.compile(r"[:：丨>＞»]")
_LONG_PROSE, _LONGEST_NAME = 40, 16


class Sign(Enum):
    """What a line looks like: ``PAGE`` stands on a web page or a newspaper page only and speaks for the lines beside it."""

    PAGE = "page"
    ALONE = "alone"
    DOUBTFUL = "doubtful"


_SIGNED = (
    (Sign.PAGE, (_WEB_FIELD, _NAVIGATION, _MASTHEAD)),
    (Sign.ALONE, (_SIGNS, _BRACKETED, _LATIN)),
    (Sign.DOUBTFUL, (_FIELD, _DATE)),
)


def sign_of(line: str) -> Sign | None:
    """The sign of a whole line (without outer blanks); None for prose."""
    if is_furniture(line):
        return Sign.PAGE
    if is_page_mark(line):
        return Sign.ALONE
    if len(line) > _LONGEST:
        return None
    if _RIGHTS.search(line):
        return Sign.PAGE
    if "摄" in line and _CAPTION.fullmatch(line):
        return Sign.ALONE
    if _ROLE.match(line) and _are_credits(line):
        return Sign.ALONE
    if line[0] in "（(" and len(line) <= _LONGEST_WRITERS and _are_writers(line):
        return Sign.ALONE
    if len(line) > _LONG_PROSE and line[-1] in "。；;" and not _COLON.search(line, 0, _LONGEST_NAME):
        return None
    for sign, patterns in _SIGNED:
        for pattern in patterns:
            if pattern.fullmatch(line):
                return sign
    may_be_address = "@" in line or "://" in line or "www." in line.lower()
    return Sign.DOUBTFUL if may_be_address and _ADDRESS.fullmatch(line) else None


def _are_writers(line: str) -> bool:
    """Whether a line is a bracket with a unit and who wrote there: （商学院 冯 丹 袁小兰）."""
    _, *words = line[1:-1].split() or [""]
    return line[-1] in "）)" and bool(words) and not _SIGNS_INSIDE.search(line) and _are_names(words)


def _are_credits(line: str) -> bool:
    """Whether a line names roles and who had them, and nothing else; a name of two characters may be set wide (赵  莉)."""
    role, *words = [word for word in _BETWEEN_CREDITS.split(line) if word]
    return _ROLE.fullmatch(role) is not None and _are_names(words)


def _are_names(words: Sequence[str]) -> bool:
    """Whether words are names of persons, in two pieces where they are set wide, with roles between or not."""
    names, family = 0, ""
    for word in words:
        if not family and _ROLE.fullmatch(word):
            continue
        if not family and len(word) == 1:
            family = word
        elif _NAME.fullmatch(family + word):
            names, family = names + 1, ""
        else:
            return False
    return names > 0 and not family


def is_boilerplate(line: str) -> bool:
    """Whether a line that stands alone looks like no part of a document's prose."""
    return sign_of(line) is not None


def boilerplate(lines: Sequence[str]) -> list[bool]:
    """Which of a text's lines (without outer blanks, none empty) are boilerplate, each seen among its neighbours.

    A doubtful line, 主办单位：… or a date alone, is boilerplate only in a row of signs of which one is a page's own: a
    notice says who the organisers are and when in lines of the same form. What a page says at its end of the rights in the
    text is boilerplate to the last line.
    """
    signs = [sign_of(line) for line in lines]
    dropped = [sign in (Sign.PAGE, Sign.ALONE) for sign in signs]
    for start, end in _rows(signs):
        if Sign.PAGE in signs[start:end]:
            dropped[start:end] = [True] * (end - start)
    front = _front(lines)
    dropped[:front] = [True] * front
    links = [
        sign is Sign.PAGE and not _COLON.search(line)
        for sign, line in zip(signs, lines[:FRONT], strict=False)
    ]
    for index in in_front(lines[:FRONT], links) | previews(lines):
        dropped[index] = True
    rights = _rights(lines)
    dropped[rights:] = [True] * (len(lines) - rights)
    return dropped


def dateline(text: str, start: int, end: int) -> int:
    """Where a line's own words begin, behind the dateline of an agency if it has one."""
    found = _DATELINE.match(text, start, end)
    return found.end() if found and found.end() < end else start


def _front(lines: Sequence[str]) -> int:
    """How many lines a browser, or a page that holds many texts, prints before the first one."""
    if not lines:
        return 0
    if is_collection(lines[0]):
        near = range(1, min(len(lines), _FURTHEST_PIECE + 1))
        return next((index + 1 for index in near if is_piece(lines[index])), 1)
    return 1 if len(lines) > 1 and _PAGE_TITLE.fullmatch(lines[0]) else 0


def _rights(lines: Sequence[str]) -> int:
    """Where it begins that a page speaks of the rights in its text, and of nothing else to its end; the end if it does not."""
    first = max(1, len(lines) - _LONGEST_END)
    for index in range(first, len(lines)):
        if _RIGHTS_BEGIN.match(lines[index]):
            following = "".join([line[:_LONGEST_RIGHTS] for line in lines[index : index + _FURTHEST_RIGHTS]])
            said = _RIGHTS_SAID.findall(following)
            if len(said) >= _LEAST_RIGHTS:
                return index
    return len(lines)


def _rows(signs: Sequence[Sign | None]) -> Iterator[tuple[int, int]]:
    """Where neighbouring lines all bear a sign: from one index up to another."""
    start = 0
    for signed, row in groupby(signs, key=lambda sign: sign is not None):
        end = start + sum(1 for _ in row)
        if signed:
            yield start, end
        start = end
