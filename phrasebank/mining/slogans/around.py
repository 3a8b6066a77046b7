"""What stands around a motto or a title and tells of it: 以“……”为│主题, “……”的│姿态, 作题为│《……》│的报告."""

import re

from phrasebank.mining.slogans.mottos import Mark, Motto
from phrasebank.mining.slogans.shapes import shapes

# what bears a title that is no document's name: 作题为│《党建聚力开新局 实干争先谱新篇》│的报告
_ENTITLED = re.compile(r"(?:题为|主题为|题目是|以)$")
_DELIVERED = re.compile(
    r"为题|为主题|的?(?:工会|党委|专题|主题|主旨|工作|行政|重要|精彩|生动)*(?:报告|讲话|致辞|致词|演讲|发言|党课|讲座|宣讲)"
)
# what a single clause may be for: “强国有我”主题宣传
_ASKED = re.compile(r"(?:等|的|为)?(?:主题|口号|征文|演讲|大讨论)")
# who says it, word for word: 会议│指出│，“……”; or a sentence that is quoted before it: “……。│”“……”
_TOLD = re.compile(r"(?:说|道|指出|强调|提出|要求|认为|表示|写道|讲|问|明确|提到的?)[，：]?$|[。！？]”$")
# titles that name a document, a meeting or a person's speech
_DOCUMENT = re.compile(
    r"关于|召开|举行|会议|大会|讲话|通知|意见|办法|方案|决定|公报|摘要|致辞|纪要|规划|报告|条例|座谈会|印发|公告|名单|工作部署|[《》（）()]"
    r"|(?:[书信词稿]|心得|体会|总结|计划|材料|事迹|简报|信息|要点|提纲|简介|章程|制度|细则|规定|规则|标准|说明|纪实|综述|侧记|启示|思考|建议|答复|批复|请示)$"
)


def is_themed(motto: Motto) -> bool:
    """Whether what stands behind has a theme: “……”活动, “……”的目标."""
    return bool(shapes().behind.match(motto.behind))


def is_asked(motto: Motto) -> bool:
    """Whether a theme, a call or a talk is named right behind: “……”主题宣传."""
    return bool(_ASKED.match(motto.behind))


def is_held(motto: Motto) -> bool:
    """Whether it is something that one holds, not does: “……”的理念; not “……”活动."""
    return bool(shapes().held.match(motto.behind))


def is_told(motto: Motto) -> bool:
    """Whether somebody says it: 会议强调“……”; or goes on saying: “……。”“……”."""
    return bool(_TOLD.search(motto.before))


def is_speech(motto: Motto) -> bool:
    """Whether it is the title of a speech: 作题为《……》的报告."""
    return motto.mark is Mark.TITLED and bool(
        _ENTITLED.search(motto.before) or _DELIVERED.match(motto.behind)
    )


def names_a_document(said: str) -> bool:
    """Whether a title is a document's, a meeting's or a speech's name: 关于……的通知, 档案管理办法."""
    return bool(_DOCUMENT.search(said))
