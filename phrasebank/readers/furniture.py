"""Page furniture: lines that web portals and document libraries print around a text, told by what they alone print.

is_furniture("您当前的位置：首页 > 新闻 > 正文")        where a reader is on the site
is_furniture("作者：　来源：本网　浏览次数：3052次")      fields of a page, several in one line
is_furniture("【打印】【关闭】 字体：大 中 小")           what is there to click, and nothing else
is_furniture("仅展示665字，全文共3348字")             a library's notice
not is_furniture("时间：3月6日　地点：市总工会三楼")       a notice's own
"""

import re
from itertools import pairwise

LONGEST, _LONGEST_NOTE, LONGEST_INTRODUCTION = 240, 90, 400
"""Characters of a line that may be furniture: of any, a library's notice, what a collection says of itself before a text."""

# the fields of a page; those that a notice has too (时间, 名称) count beside one that only pages print (来源, 浏览次数)
SHARED_NAMES = "时间|日期|作者|作\\s者|编辑|审核|名称|大小|分类|栏目|标题|简介|标签"
PAGE_NAMES = (
    "(?:发布|更新|发表|上传|添加)(?:时间|日期|人|者|单位|机构)?|(?:信息|文章|稿件)?来\\s?源|稿源|责任编辑|责编|编审|浏览(?:次数|量|数)?|点击(?:次数|量|数|率)?"
    "|阅读(?:次数|量|数)?|访问(?:量|次数|数量)?|下载(?:量|次数)|人气|字[号体]|字数|页数|文号|索引号|(?:组配|主题|信息|体裁|服务)分类|公开(?:方式|类型|范围)"
    "|有效性|生成日期|關鍵詞|關鍵字|來源|瀏覽(?:次數|量)?|點擊(?:數|量)?|人氣|發[布佈](?:時間|日期)?|時間"
)
# a name with its colon: 来源：本网, 作 者:张三; not 会议时间：
_PAIR = re.compile(rf"(?:^|(?<=[^\u4e00-\u9fff]))(?:(?P<page>{PAGE_NAMES})|(?:{SHARED_NAMES}))[^\S\n]?[:：]")
_FEWEST_PAIRS, _LONGEST_VALUE = 2, 60
_SENTENCE = re.compile(r"[。；，;！!？]")
# 您当前的位置：… 当前位置：… 您的位置:…; not 位置：县行政中心三楼
_POSITION = re.compile(
    r"[^\w]*(?:[您你]的?(?:(?:现在|当前|目前|所在|所处|現在|當前)的?)*|(?:现在|当前|目前|所在|現在|當前)(?:所在)?的?)(?:位置|路径|栏目|路徑)\s*[:：]?[^。，；！]{0,80}"
)
# 首页 > 新闻中心 > 正文; 网站首页> 政务 > 公告; not 成绩>60分
_TRAIL = re.compile(r"[^。；，,;<>＞»›]{1,24}(?:[>＞»›][^。；，,;<>＞»›]{0,40}){2,}")
# 才智网 人气:4.61K, 浏览次数：3052次
_COUNTED = re.compile(
    r".{0,20}?(?:人[气氣]|浏览(?:次数|量)?|点击(?:次数|量|数)?|阅读(?:次数|量|数)?)\s?[:：]\s?[\d.,]+[KkWw万]?\s*次?|网友\s+分享\s+时间[:：].*"
)
# 评论 0人参与，0条评论; 还没有评论，快来抢沙发吧！; not 评论区要有人管
_COMMENTS = re.compile(
    r"(?:最[热新]|热门|精彩|网友|全部|发表)评论|评论一下|(?:评论|已有)?\s?\d+\s?人参与.{0,24}|还?没有评论.{0,12}|.{0,8}抢沙发.{0,6}|\d+\s?条评论"
)
# 今天是：2024年3月5日 星期二; 2024-03-05 09:57:32 某某网: no text tells seconds
_CLOCK = re.compile(
    r"今天是[:：].{0,24}|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}:\d{2}:\d{2}[^。，；,;]{0,20}"
)
# what is there to click: 【打印】 【字体：大 中 小】 无障碍浏览 长辈版|
_CLICK = (
    "打印(?:本[页文]|文章|正文|此页)?|关闭(?:窗口|本页)?|收藏(?:本[站页文])?|返回(?:顶部|首页|列表|上一?页)?|分享(?:到|至)?|微信|微博|新浪微博|QQ空间|QQ好友|朋友圈|文字"
    "|字[体号](?:大小)?|[大中小]|放大|加大|缩小|默认|增加行距|缩小行距|加粗|高亮|还原|无障碍(?:浏览|阅读|模式)?|长者(?:版|模式|助手)|长辈版|适老版|关怀版|老年版|繁[体體]版?|简体版?|手机版|移动版|电脑版|English"
    "|(?:微信|会员|用户|请先|账号)?登[录陆]|(?:会员|免费|用户)?注册|会员中心|联系(?:我们|客服)|在线客服|客服|关于我们|网站地图|(?:设为|加入|网站)?首页|栏目导航|网站导航|导航|加入收藏|收藏本站|RSS|投诉|纠错|举报|点赞"
    "|下载(?:本文|该文章|此文|文档|本文档)|我要投稿|复制|正文复制|浏览记录|热门(?:搜索|推荐|文章|标签)|猜你喜欢|友情链接|相关(?:推荐|文章|新闻|链接|文件|资讯|信息)|上一[篇页条章]|下一[篇页条章]|章节目录|加入书签"
    "|微信(?:订阅号|公众号|支付)|视力保护色|浏览|评论|收起|展开|全文|阅读全文|免责声明|版权声明|网站声明"
)
# 3上一篇 2013年5月30日 放大 缩小: arrows of a sign font are left as digits, and the date stands among what is there to click
_TOOLS = re.compile(rf"[\W\d]*(?:{_CLICK})(?:[\W\d年月日]+(?:{_CLICK}))*[\W\d]*")
_TWO_TOOLS = re.compile(rf"(?:{_CLICK})[\W\d年月日]+(?:{_CLICK})")
# a single word that a document may have as a heading or a line of its own: 联系我们, 评论, 全文
_MAY_BE_TEXT = re.compile(
    r"[^\w]*(?:[大中小]|微信|微博|文字|默认|加大|缩小|下载|浏览|评论|全文|收藏|复制|展开|收起|还原|高亮|注册|登录|客服|联系我们|关于我们|投诉|举报|(?:免责|版权|网站)声明|微信支付|English)[^\w]*"
)
# what a library says of the rest of a text, and where to get it: 全文共3348字 仅展示665字; （开头部分已省略221字）; not 字数不少于2000字
_LIBRARY = re.compile(
    r"(?:仅展示|当前显示|已?省略|剩余|未完|还剩|展示)[^。\n]{0,20}?\d+\s*(?:字|页|%)|全文共[\d,]+字[，,].{0,8}(?:显示|展示)"
    r"|文章共\d+字[，,]|全文预览|预览(?:已?结束|到此)|免费(?:试读|获取全文)|代笔|VIP|正式会员(?:可|才|完整|下载)|非会员|(?:登录|注册)后(?:可|查看|下载)|联系老师|👉|👇"
    r"|由(?:会员|用户)(?:上传|分享|贡献)|由用户提供|内容提供方|免费在线阅读|更多相关内容(?:在|请)|(?:温馨提示|请)[:：]?.{0,6}(?:VIP|会员).{0,10}下载"
    r"|省略\d+字|隐藏\d+字|正式會員可|阅读下面的提示信息",
    re.IGNORECASE,
)
# on what terms it is got: 2、下载前请看清文档内容是否完整。 若文档侵犯了您的权益，请联系客服。 本站仅提供存储空间；
# not 各单位要核对文档内容的完整性。
_TERMS = re.compile(
    r"下载(?:文档|资料|资源|本文)?[^。]{0,3}前请|不可(?:在线)?预览|(?:自行|仔细)(?:甄别|阅读)(?:文档|资料)|侵犯了?(?:您|你)的|联系(?:本站|在线|人工)?客服|水印"
    r"|本站(?:仅|只|所有|全部|不(?:保证|予|支持|提供|对))|归(?:原?作者|上传者|该用户)|一旦售出|申请退款|文档(?:由|来自).{0,6}上传"
)
# how to get a newspaper: 发送短信 abc 到 10658300 即可订阅…… 登录…官方微博参与互动; not 拨打12351热线
_SUBSCRIBE = re.compile(
    r"发送(?:短信)?\s?\w{0,12}\s?[到至]\s?\d{4,12}.{0,8}订阅|登[录陆].{1,80}(?:微博|论坛|网站|客户端).{0,4}(?:参与|互动|留言)"
)
# 《实习总结.docx》由会员分享，可在线阅读，更多相关…
_SHARED_FILE = re.compile(r"《[^》]{2,60}》由(?:会员|用户)(?:上传|分享|贡献)，?,?可?在线阅读")
# a newspaper's page and the way about it: 第02版:要闻 00001版:一版要闻 «上一版 下一版»本期共8版 江州日报 数字报纸;
# not 第2版：修订说明 nor 上一期工程的数字未改。
_PAPER = re.compile(
    r"第?0\d{1,4}版\s?[:：].{0,24}|[^。；，]{0,6}上一[版期](?![\u4e00-\u9fff]).{0,40}|.{0,12}版面导航.{0,12}|[\u4e00-\u9fff]{2,8}[日晚时周早]报\s+(?:数字报纸?|电子版|电子报)"
)
# how to share, and what is open: 点击右上角微信好友 请使用浏览器分享功能进行分享 正在阅读：…
_SHARING = re.compile(
    r"点击右上角.{0,14}|请使用浏览器.{0,20}|正在阅读[:：].{0,80}|时间[:：]\s?\S{1,10}\s+分享"
)
# a day as a page writes it, alone or with the page's other fields: 时间:2024-03-05 09:12 年终总结 2024-03-05 09:12 来源:江州日报;
# not 时间：2024-03-05 上午 nor 时间: 2024-03-05 9:00 地点: 三楼
_DAY = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
_DATED = re.compile(
    rf"(?:[^。，；:：]{{0,12}}\s)?(?:时间|日期)[:：]\s?{_DAY}(?:(?<=:\d\d:\d\d)|\s(?![上下中]午|[晚周星]|.{{0,16}}(?:地点|主持|参加|出席))[^\d。，；]{{2,24}})|{_DAY}\s*(?:来源|作者|编辑)[:：][^。，；]{{0,30}}"
)
# 微信扫一扫在手机阅读、分享本文; 扫描二维码关注我们; not 要推广扫码乘车, 扫描下方二维码报名
_SCAN = re.compile(
    r".{0,8}?扫一?扫.{0,8}?(?:手机|分享|关注|支付|打开|阅读|查看|浏览|登[录陆]).{0,16}|.{0,10}二维码.{0,4}(?:关注|支付|登[录陆]|分享).{0,10}"
)
# 欢迎来到某某文库, 某某素材库 首页, 10-28 某某素材库, 某某范文网
_SITE = r"[\u4e00-\u9fffA-Za-z0-9]{1,10}(?:范文|文秘|公文|素材|文档|写作|作文|文库|笔杆子|秘书)(?:大全|文库|库|网|吧|站|之家)?(?:网|库|站)?"
_SITE_NAME = re.compile(
    rf"[\u4e00-\u9fff]{{2,10}}(?:网|网站|平台)欢迎[您你]?[!！。]?|[^。，；]{{2,10}}网\s?[-—–]{{1,2}}\s?[^。，；]{{2,20}}网|"
    rf"欢迎您?(?:来到|访问|光临).{{1,24}}(?:库|网|站|平台)[!！。]?|{_SITE}\s*[|｜_·\-—>]*\s*首页|(?:\d{{2,4}}[-/.年])?\d{{1,2}}[-/.月]\d{{1,2}}日?\s+{_SITE}"
    r"|[\u4e00-\u9fff]{2,8}(?:范文|文秘|公文|素材|文档|作文)(?:大全)?(?:网|库|吧|之家)"
)
# a collection's own headings: 开学典礼校长致辞大全（16篇） 工作报告实用最新10篇 校长致辞稿篇一 慰问信 篇3：; not 获奖论文（10篇）, 实践篇, 报送信息120篇
_GENRES = "讲话|发言|致辞|致词|演讲|主持[词稿]|稿|慰问信|感谢信|[贺公开]信|倡议书|总结|报告|方案|计划|心得|体会|范文|材料|通知|简报|纪要|大全|集锦|合集|精选"
_CHOSEN = "最新|精选|通用|优秀|热门|必备|实用|推荐|汇总|大全|合集|集锦|范文|集合|经典"
_COLLECTION = re.compile(
    rf"[^。，；：:]{{4,50}}?(?:(?:{_GENRES}|汇总|汇编|模板)\s?[（(][^（()）\d]{{0,6}}\d{{1,3}}\s?篇[)）]|(?:{_CHOSEN})[（(]?(?:{_CHOSEN})?\s?\d{{1,3}}\s?篇[)）]?)"
)
_PIECE = re.compile(
    rf"[^。，；！？]{{2,40}}?(?:{_GENRES})[^。，；！？]{{0,4}}\s?(?<!第)篇\s?(?:[一二三四五六七八九十]{{1,3}}|\d{{1,3}})(?:\s?[:：].{{0,40}})?"
)
# a file's name below the text that it holds: 在动员会上的讲话.docx; not 附件：1.报名表.docx
_FILE_NAME = re.compile(
    r"(?!附|\d{1,2}[.．、])[^。；！？:：]{4,80}\.(?:docx?|wps|pdf|pptx?|txt|rtf)", re.IGNORECASE
)
# whom to name, or to ask first: 转载请注明出处：…  未经本网许可，不得转载。 凡本网注明“来源：…”的作品，…; not 转载文章要注明来源。
_REPRINT = re.compile(
    r"转载.{0,4}[请须需敬].{0,4}注明|[如若]需?转载.{0,4}[请须].{0,8}(?:联系|注明)|未经本[网站报刊].{0,12}(?:不得|禁止|严禁|谢绝|请勿).{0,6}(?:转载|摘编|镜像|复制)|凡本[网站].{0,6}注明"
)
# what a collection says of itself: 下面是小编为大家整理的……，供大家参考。
_WHO = re.compile("[小网網][编編友]")
_PREPARED = re.compile(
    "(?:我们?|本站|本网|这里)(?:为|给|替)(?:您|大家|你)们?(?:精心)?(?:准备|整理|收集|搜集|带来|分享|推荐)"
)
_DID = re.compile(
    "小[编編].{0,24}?(?:整理|收集|搜集|准备|準備|分享|带来|帶來|推荐|推薦|提供)|[网網]友.{0,6}?(?:精心|收集|整理|搜集|上传|上傳)"
)
# what a library says before a specimen: 下面请看会议纪要格式的范文！欢迎阅读参考！ not 欢迎大家参观
_SPECIMEN, _WELCOME = (
    re.compile("范文|格式|模板|样本|素材"),
    re.compile("欢迎(?:大家|您)?(?:阅读|查看|参考|借鉴|下载|收藏|浏览)"),
)
_WHOLE = (
    _PAPER,
    _SHARING,
    _DATED,
    _POSITION,
    _TRAIL,
    _COUNTED,
    _COMMENTS,
    _CLOCK,
    _SCAN,
    _SITE_NAME,
    _COLLECTION,
    _PIECE,
    _FILE_NAME,
)
_GOES_ON = frozenset("。；;，,、")
"""What furniture does not end with."""
_INVITED = re.compile(r"参考|參考|帮助|幫助|喜欢|喜歡|阅读|閱讀|查看|参阅|借鉴|分享|下载|搜集|收集|整理")


def is_furniture(line: str) -> bool:
    """Whether a line (without outer blanks) is a page's or a library's own."""
    if len(line) > LONGEST_INTRODUCTION:
        return False
    if introduces(line):
        return True
    if len(line) > LONGEST:
        return False
    if ("转载" in line or "注明" in line) and _REPRINT.search(line):
        return True
    if (len(line) <= _LONGEST_NOTE and line[-1:] != "，") and _LIBRARY.search(line):
        return True
    if ("文档" in line or "本站" in line) and _TERMS.search(line):
        return True
    if _SHARED_FILE.match(line) or _SUBSCRIBE.search(line):
        return True
    if line[-1:] in _GOES_ON:
        return False
    if (":" in line or "：" in line) and _has_page_fields(line):
        return True
    if _TOOLS.fullmatch(line):
        return bool(_TWO_TOOLS.search(line)) or not _MAY_BE_TEXT.fullmatch(line)
    return any(pattern.fullmatch(line) for pattern in _WHOLE)


def introduces(words: str) -> bool:
    """Whether words are a collection's own: 下面是小编为大家整理的……，供大家参考。 我为您准备了以下内容供您参考！"""
    offered = ("您" in words or "大家" in words) and _PREPARED.search(words)
    said = offered or (_WHO.search(words) and _DID.search(words))
    if said and _INVITED.search(words):
        return True
    return "欢迎" in words and bool(_WELCOME.search(words) and _SPECIMEN.search(words))


def is_collection(line: str) -> bool:
    """Whether a line is the title of a page that holds many texts: 开学典礼致辞大全（16篇）."""
    return line[-1:] in "篇)）" and _COLLECTION.fullmatch(line) is not None


def is_piece(line: str) -> bool:
    """Whether a line numbers one text of a page that holds many: 开学典礼致辞篇一."""
    return "篇" in line and _PIECE.fullmatch(line) is not None


def _has_page_fields(line: str) -> bool:
    """Whether a line is a row of fields, of which one at least is a page's own; prose has sentence marks between."""
    found = list(_PAIR.finditer(line))
    if len(found) < _FEWEST_PAIRS or found[0].start() > 12 or not any(pair["page"] for pair in found):
        return False
    last = line[found[-1].end() :]
    values = [line[one.end() : two.start()] for one, two in pairwise(found)]
    return len(last) <= _LONGEST_VALUE and not any(_SENTENCE.search(value) for value in (*values, last))
