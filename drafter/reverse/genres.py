"""Which of the shipped genres an old text resembles, told by the words of its title and, without one, its beginning.

A title's last word says what kind of document it is (…的通知, …上的致辞); of a speech, the meeting's name says which
kind (动员部署会, 表彰大会), and its first sentence may name the meeting where the title does not (今天，我们召开…会议).
It is a hint for people, so nothing is said where the words leave it open: the outline itself is always one of 通用文稿.
"""

import re
from collections.abc import Sequence

_Rules = tuple[tuple[re.Pattern[str], str], ...]
# how the last words of a line name the kind; 学习贯彻…的通知 is a notice, 国务院全体会议 no 体会
_KINDS: _Rules = tuple(
    (re.compile(pattern), genre)
    for pattern, genre in (
        (r"倡议书?$", "倡议书"),
        (r"贺(?:信|电)$", "贺信"),
        (r"纪要$", "会议纪要"),
        (r"(?:会|会议|大会|论坛|仪式|活动)(?:议程|日程(?:安排)?)$|^(?:会议)?议程$", "会议议程"),
        (r"(?:召开|举办|举行|参加).{2,60}(?:会|会议|培训班|论坛)的?(?:预备?)?通知$|会议通知$", "会议通知"),
        (r"(?:开展|组织|举办).{2,60}(?:活动|竞赛|评选|大赛|比赛).{0,10}的?通知$", "主题活动通知"),
        (r"请示$", "请示"),
        (r"(?:表彰|表扬|授予|命名).{2,80}的?(?:决定|通报)$", "表彰决定"),
        (r"(?:的|复)函$", "函"),
        (r"工作总结$|工作情况总结$", "工作总结"),
        (r"(?:学习|培训|读书)?心得(?:体会)?$|(?:学习|的|几点)体会$", "学习体会"),
        (r"主持[词辞]$", "主持词"),
        (r"致[辞词]$|(?:开幕|闭幕|欢迎|祝酒)[辞词]$|祝[辞词]$", "致辞"),
        (r"表态发言$", "表态发言"),
        # 关于…工作情况的报告 goes up to a superior; a government's 政府工作报告 is written in no such way
        (r"关于.{2,80}的报告$", "报告"),
    )
)
# 在全市工会工作会议上的讲话; not 习近平主持会议并发表重要讲话
_SPEECH = re.compile(r"(?:在|——|―)?(?P<meeting>.{2,80}?)(?:上|时|中|期间)的.{0,6}(?:讲话|发言)$")
# 今天，我们隆重召开江州重工集团安全生产总结表彰大会，; not 市总工会召开…会议 (news)
_CALLED_TODAY = re.compile(
    r".{0,20}(?:今天|今日|上午|下午|这次|这里|现在).{0,20}?(?:召开|举行|举办)(?:的)?(?P<meeting>[^，。；]{2,60})"
)
# the meeting's own kind stands last in its name: 学习贯彻…精神动员部署会 is one of 动员部署
_MEETINGS: _Rules = (
    (re.compile(r"表彰|表扬|颁奖|总结(?:大)?会"), "总结表彰讲话"),
    (re.compile(r"学习贯彻|传达学习|学习传达|宣讲|专题党课|贯彻落实.{2,30}精神"), "学习贯彻讲话"),
    (re.compile(r"动员|部署|推进(?:大)?会|启动(?:大)?会|誓师|启动仪式"), "动员部署讲话"),
    (re.compile(r"交流(?:座谈)?会?|座谈交流|走访|考察|[与同和].{2,30}座谈"), "座谈交流讲话"),
)
# 全市工会工作会议 is called to set tasks, unless its name says more
_WORKING_MEETING = re.compile(r"工作会议?$")
# what a newspaper or a site writes before its report: 本报讯, 央视网消息(新闻联播)：, 新华社北京3月13日电
_DATELINE = re.compile(r"本[报网台]讯|本报.{0,12}讯|.{2,8}[网社台].{0,4}(?:消息|讯|.{2,14}电)|本台消息")
_HELD = r"(?:召开|举行|举办|开幕|闭幕)"
_GATHERING = r"(?:会|培训班|论坛|仪式)"
# 3月12日，江州市实验中学在报告厅召开…会议; 近日，市总工会举办…培训班
_REPORTED = re.compile(
    rf".{{0,20}}(?:昨天|昨日|近日|日前|今天|今日|\d{{1,2}}日)"
    rf"(?:.{{0,80}}{_HELD}.{{0,80}}{_GATHERING}|.{{0,80}}{_GATHERING}.{{0,30}}{_HELD})"
)
_OF_A_MEETING = re.compile(rf"{_HELD}|座谈|会议|会上")
# a speaker says 我 and 同志们, a report of a meeting does not
_SPOKEN = re.compile(r"我们?|同志们|咱们|今天我|请予审议")
_KEPT_OUT = re.compile(r"[（(][^（()）]{0,20}[）)]$|(?:摘要|提纲|摘编|要点|节选|全文|稿)$")
_SENTENCE = re.compile(r"[。！？；]")
_LONGEST_TITLE = 40


def genre_like(title: str | Sequence[str], opening: str) -> str | None:
    """The genre that the text resembles; None where neither the lines of its title nor its beginning tell.

    ``title`` is the title, or its lines with the lines of what stands above and below it.
    """
    lines = [title] if isinstance(title, str) else list(title)
    if not any(lines) and len(opening) <= _LONGEST_TITLE and not _SENTENCE.search(opening):
        lines = [opening]
    bare = [cut for line in lines if (cut := _without_remarks(line))]
    kind = next((g for line in bare for pattern, g in _KINDS if pattern.search(line)), None)
    return kind or _speech(bare, opening) or _news(bare, opening)


def _without_remarks(line: str) -> str:
    """A title without （2026年3月6日）, 摘要 and 讲话稿's 稿 at its end."""
    line, before = line.strip(), ""
    while line != before:
        before, line = line, _KEPT_OUT.sub("", line).strip()
    return line


def _speech(lines: Sequence[str], opening: str) -> str | None:
    """Which speech it is: by the meeting in its title, else by the one that its first sentence calls."""
    titled = next((found for line in lines if (found := _SPEECH.search(line))), None)
    if titled and (kind := _of_meeting(titled["meeting"])):
        return kind
    called = _CALLED_TODAY.match(opening)
    is_speech = titled is not None or bool(_SPOKEN.search(opening))
    return _of_meeting(called["meeting"]) if called and is_speech else None


def _of_meeting(name: str) -> str | None:
    last = [(m.end(), genre) for pattern, genre in _MEETINGS for m in pattern.finditer(name)]
    if last:
        return max(last)[1]
    return "动员部署讲话" if _WORKING_MEETING.search(name) else None


def _news(lines: Sequence[str], opening: str) -> str | None:
    """A report of a meeting, if others tell of it and not the speaker himself."""
    if any(line.endswith(("讲话", "发言")) and _SPEECH.search(line) for line in lines):
        return None
    told = _DATELINE.match(opening)
    if told and any(_OF_A_MEETING.search(text) for text in (*lines, opening)):
        return "会议新闻稿"
    return "会议新闻稿" if _REPORTED.match(opening) and not _SPOKEN.search(opening[:80]) else None
