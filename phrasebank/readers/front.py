"""What a page prints before a text, told by what stands beside it: menus, trails and titles that the text says again.

    常用范文 │ 常用范文 > 在大会上的讲话 │ 在大会上的讲话 → the first two
    资料文库 在大会上的讲话 │ 在大会上的讲话 → the first

No word of these lines tells that they are a page's own, so each is looked at among the next few lines.
"""

import re
from collections.abc import Sequence

_TRAIL = re.compile(r"\s*[>＞»›]+\s*")
_MARKS = re.compile(r"[。，；：！？,;:!?]")
_FIRST_LINES, _NEAR = 12, 3
"""A trail stands among so many lines at the front; the title that it leads to, so many lines from it."""
_LONGEST_LINE = 120
_LONGEST_PART, _LONGEST_BEFORE, _SHORTEST_TITLE = 40, 24, 6
# what names a site or its section: 某某文库 讲话范文 新闻中心
_SITE = re.compile(r"(?:网|库|站|频道|栏目|范文|首页|新闻|新闻中心|资讯|大全|文档|公文|论坛)$")
FRONT, _LONGEST_ITEM = 40, 12
# a row of links, and one of a list of them: 首页 新闻 政务 评论 问政 社区 视频 教育, | 信息公告 |, • 江州日报;
# a table's header and a row of offices are written alike, 序号 姓名 单位 职务 电话 备注: links are told by what only pages have
_ROW = re.compile(r"[\u4e00-\u9fff]{2,10}(?:[ \u3000]+[\u4e00-\u9fff]{2,6}){5,}")
_LINK = re.compile(
    r"首页|新闻|资讯|要闻|视频|图片|图库|直播|专题|论坛|社区|评论|博客|问政|娱乐|体育|财经|汽车|房产"
    r"|频道|电子报|数字报|客户端|微博|微信|登录|注册|搜索|收藏|网站地图|网址导航|政务公开|政民互动|互动交流|办事服务|信息公开|联系我们|关于我们"
)
_LEAST_LINKS = 2
_BULLET = re.compile(r"[•·▪●]\s*[^\s。，；：！？]{1,8}\s*[|｜]?|[|｜]\s?[^|｜]{2,24}\s?[|｜]")
_ONLY_LISTED = re.compile(rf"[|｜]|(?:日报|晚报|都市报|手机报|网|{_LINK.pattern})\s*$")
_LEAST_BULLETS = 3
# the beginning of a trail: 新闻频道 > 政务频道
_SECTIONS = re.compile(r"[\u4e00-\u9fff]{2,8}(?:\s*[>＞»›]\s*[\u4e00-\u9fff]{2,8})+")
_FEWEST_ITEMS = 6
"""A menu has so many lines at least, all of them short, and half of them are links or stand there twice."""


def in_front(lines: Sequence[str], links: Sequence[bool]) -> set[int]:
    """Which of the first lines are a page's own; ``links`` says which lines are known to be there to click."""
    dropped = {*range(_menu(lines, links)), *_bullets(lines)}
    for at in range(min(len(lines), _FIRST_LINES)):
        line = lines[at]
        if len(line) > _LONGEST_LINE:
            continue
        if _SECTIONS.fullmatch(line) or (_ROW.fullmatch(line) and _are_links(line)):
            dropped.add(at)
            continue
        near = [*lines[max(0, at - _NEAR) : at], *lines[at + 1 : at + 1 + _NEAR]]
        if _TRAIL.search(line) and not _MARKS.search(line):
            parts = [part for part in _TRAIL.split(line) if part]
            if len(parts) > 1 and len(max(parts, key=len)) <= _LONGEST_PART and parts[-1] in near:
                dropped.add(at)
                dropped.update(n for n in range(min(len(lines), _FIRST_LINES)) if lines[n] in parts[:-1])
        elif _says_again(line, lines[at + 1 : at + 1 + _NEAR]):
            dropped.add(at)
    return dropped


def _bullets(lines: Sequence[str]) -> range:
    """The lines that a page begins with if they are a list of links: • 江州日报 |, not • 提高认识."""
    count = next((at for at, line in enumerate(lines) if not _BULLET.fullmatch(line)), len(lines))
    told = any(_ONLY_LISTED.search(line) for line in lines[:count])
    return range(count if told and count >= _LEAST_BULLETS else 0)


def _are_links(line: str) -> bool:
    """Whether a row holds what only pages have: 首页 新闻 政务, not 序号 姓名 单位 nor 王小明 李芳 张建国."""
    return sum(bool(_LINK.fullmatch(word)) for word in line.split()) >= _LEAST_LINKS


def _says_again(line: str, following: Sequence[str]) -> bool:
    """Whether a line is one of the next lines, the title, with the names of a site and its section before it."""
    for title in following:
        before = line.removesuffix(title)
        if before != line and len(title) >= _SHORTEST_TITLE and 0 < len(before) <= _LONGEST_BEFORE:
            return before[-1].isspace() and _SITE.search(before.rstrip()) is not None
    return False


def _menu(lines: Sequence[str], links: Sequence[bool]) -> int:
    """How many lines at the front are a site's name and menu, up to the last link of them."""
    last = known = 0
    seen: set[str] = set()
    twice = 0
    for at, line in enumerate(lines):
        if links[at]:
            known += 1
        elif len(line) > _LONGEST_ITEM or _MARKS.search(line):
            break
        elif line in seen:
            twice += 2
        seen.add(line)
        if links[at] and at + 1 >= _FEWEST_ITEMS and 2 * (known + twice) >= at + 1 and known > 2:
            last = at + 1
    return last
