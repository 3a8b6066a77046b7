"""Which of the shipped genres an old text resembles, told by the words of its title and, without one, its beginning.

A title's last word decides (…的通知, …上的致辞), then what it is about (动员, 表彰). It is a hint for people: the outline
itself is always one of 通用文稿, which adds nothing.
"""

import re

# the first that is found in the title decides; 学习贯彻…的通知 is a notice, so the kinds of documents come first
_TITLES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), genre)
    for pattern, genre in (
        (r"倡议书?$", "倡议书"),
        (r"贺(?:信|电)$|致.{2,30}的贺信", "贺信"),
        (r"(?:会议|办公会|座谈会)?纪要$", "会议纪要"),
        (r"议程$|日程(?:安排)?$", "会议议程"),
        (r"(?:召开|举办|举行|参加).{2,40}(?:会|会议|培训班|论坛)的?(?:预)?通知$|会议通知", "会议通知"),
        (r"(?:开展|组织).{2,40}(?:活动|竞赛|评选).{0,10}的?通知$", "主题活动通知"),
        (r"请示$", "请示"),
        (r"(?:表彰|表扬|授予|命名).{2,60}的?(?:决定|通报)$", "表彰决定"),
        (r"(?:的|复)函$", "函"),
        (r"工作总结$|总结报告$", "工作总结"),
        (r"(?:学习)?(?:心得|体会)|感想", "学习体会"),
        (r"主持词$", "主持词"),
        (r"致[辞词]|(?:开幕|闭幕|欢迎|祝酒)[辞词]|祝[辞词]", "致辞"),
        (r"表态发言", "表态发言"),
        (r"(?:总结|表彰|表扬|颁奖).{0,30}(?:讲话|致辞)", "总结表彰讲话"),
        (r"(?:座谈|调研|交流|走访).{0,30}(?:讲话|发言)", "座谈交流讲话"),
        (r"(?:学习|贯彻|传达|宣讲|专题党课).{0,40}(?:讲话|发言|报告)", "学习贯彻讲话"),
        (r"(?:动员|部署|推进|启动|工作会议?).{0,20}(?:讲话|发言)", "动员部署讲话"),
        (r"(?:召开|举行|举办)$|(?:召开|举行|举办).{2,40}(?:会|会议|大会|活动|仪式)$", "会议新闻稿"),
        (r"报告$", "报告"),
        (r"讲话|发言", "动员部署讲话"),
    )
)
# without a telling title: what the first words say
_OPENINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"本报讯|.{0,20}(?:昨天|昨日|近日|今天|\d{1,2}月\d{1,2}日).{0,30}(?:召开|举行|举办)"),
        "会议新闻稿",
    ),
    (re.compile(r".{0,80}(?:召开|专门召开).{0,80}(?:传达学习|学习贯彻)"), "学习贯彻讲话"),
    (re.compile(r".{0,60}(?:今天|刚才).{0,60}(?:召开|会议)"), "动员部署讲话"),
)


def genre_like(title: str, opening: str) -> str | None:
    """The genre that the text resembles; None if neither its title nor its beginning tells."""
    bare = re.sub(r"[（(].{0,20}[）)]$|(?:摘要|提纲|摘编|要点|节选|稿)$", "", title.strip())
    found = next((genre for pattern, genre in _TITLES if pattern.search(bare)), None) if bare else None
    return found or next((genre for pattern, genre in _OPENINGS if pattern.match(opening)), None)
