"""What portals and libraries print around a text is no part of it; what a notice prints in the same form is."""

from pathlib import Path

import pytest

from phrasebank.readers.clean import boilerplate, is_boilerplate
from phrasebank.readers.furniture import is_furniture
from phrasebank.readers.plain import read_plain


@pytest.mark.parametrize(
    "line",
    [
        "您当前的位置：首页 > 政务公开 > 会议公开",
        "您现在所在的位置: 网站首页> 公开首页 > 办公室> 会议",
        "您的位置:江州市第三中学> 文章> > 正文",
        "當前位置：首頁",
        "新闻中心 > 要闻 > 正文",
        "索引号: 000014349/2024-00012 组配分类: 会议公开",
        "发布机构: 江州市人民政府(办公室) 主题分类: 其他",
        "名称: 关于召开工作会议的通知 文号:",
        "时间: 来源:江州农村网 作者: 字号:【",
        "作者：王小明 发布时间：2024-03-05 00:30:05 更新时间：暂无 阅读：0 投诉 下载本文",
        "来源:江州发布 日期:2024年3月5日 09:19:18 文字 【 】【增加行距】【缩小行距】【加粗】【高亮】【还原 浏览:",
        "范文屋 人气:4.61K",
        "【打印】 【字体:",
        "【打印本页】【关闭窗口】",
        "• 无障碍浏览",
        "• 长辈版|",
        "设为首页 | 加入收藏 | 联系我们",
        "微信登录 会员登录",
        "微信扫一扫在手机阅读、分享本文",
        "请使用微信扫描二维码登录",
        "3上一篇 2013年5月30日 放大 缩小 默认",
        "手机用户：发送短信 abc 到 10650000 即可订阅《江州手机报》，3元/月。",
        "登录江州网 官方微博参与互动",
        "会议纪要是记载会议情况的一种公文，下面请看会议纪要格式的范文！欢迎阅读参考！",
        "某某公文素材库 首页",
        "10-28 公文素材库",
        "江州范文网",
        "欢迎来到江州文库",
        "下面是小编为大家整理的县长在安全生产会议上的讲话，供大家参考。",
        "本文由网友精心收集整理，希望对您有所帮助，喜欢就下载吧！",
        "仅展示665字，全文共3348字",
        "……（开头部分已省略221字）",
        "（未完，全文共1605字，当前显示372字）",
        "预览结束，免费获取全文或定制代笔！",
        "（温馨提示：VIP用户免费下载全站内容）",
        "《主持词》由会员上传分享，免费在线阅读，更多相关内容在某某文库。",
        "评论 0人参与，0条评论",
        "还没有评论，快来抢沙发吧！",
        "今天是：2024年3月5日 星期二",
        "2024-03-05 09:57:32 德育范文网",
        "欢迎您访问 江州市总工会网站！",
        "上传时间：2024年3月5日 14:05:45 访问数量：5361",
        "打印本文 打印本文  关闭窗口",
        "请点击👉 abc123 👈联系老师",
        "工会主席在表彰会上的讲话大全（12篇）",
        "江州市职工代表大会工作报告最新10篇",
        "三八妇女节慰问信 篇1",
        "总经理年终致辞稿篇二：奋斗的一年",
        "在全市工会工作会议上的讲话.docx",
        "《2024年实习总结.docx》由会员分享，可在线阅读，更多相关《2024年实习总结.docx（6页）》请在某某文库上搜索。",
        "下面我为您准备了几篇现场办公会议的材料，希望对您有所帮助！",
        "1、下载前请看清文档内容是否完整，本站不提供修改服务。",
        "2、“部分预览”的文档，其余各页不可在线预览，可以申请退款。",
        "3.若本文档侵犯了您的权益，请联系客服处理。",
        "本站仅提供存储空间，收益归上传者。",
        "栏目导航",
        "《江州市召开大会》由江州在线提供，转载请注明出处",
        "如需转载请与江州日报社联系",
        "未经本网书面授权，不得转载、摘编",
    ],
)
def test_a_page_s_own_line_is_furniture(line: str) -> None:
    assert is_furniture(line)
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "时间：2026年3月6日　地点：市总工会三楼会议室",
        "会议时间：3月6日 会议地点：三楼 主持人：李华",
        "位置：县行政中心三楼",
        "联系我们",
        "手机微信扫描下方二维码报名",
        "要推广扫码乘车、扫码就医，方便职工群众。",
        "征文字数不少于2000字，逾期不再受理。",
        "要感谢广大网友提供的帮助和支持。",
        "要用好微信、微博等平台，讲好职工故事",
        "要办好网站，建好文库。",
        "欢迎各单位借鉴推广他们的做法。",
        "手机用户发送短信即可参与答题",
        "登录市总工会网站报名",
        "2026年收藏品征集 3",
        "关于建设职工书屋和电子文库的通知",
        "打印装订，统一上报。",
        "省略号的用法",
        "获奖论文（10篇）",
        "全年编发信息简报120篇",
        "实践篇",
        "1.报名表.docx",
        "附件：报名表.docx",
        "转载职工作品要注明来源",
        "未经批准不得外出，严禁擅自离岗",
        "职工会员登记后可参加活动",
        "评论",
        "评论区要有人管、有人答",
        "各单位上报前要核对文档内容的完整性",
        "本站值班员要坚守岗位",
        "系统故障请联系客服",
        "今天是植树节",
        "2024-03-05 09:30 召开会议",
        "作者：王小明",
        "要把安全生产的弦绷得紧而又紧，把责任压得实而又实",
    ],
)
def test_a_document_s_own_line_is_not(line: str) -> None:
    assert not is_furniture(line)


def test_fields_of_a_library_go_beside_its_greeting_and_stay_in_a_notice() -> None:
    page = ["欢迎来到江州文库", "ID:21681222", "大小:27.00 KB", "页数:8页", "时间:2018-10-23", "同志们："]
    assert boilerplate(page) == [True, True, True, True, True, False]
    notice = ["一、会议安排", "时间：2026-03-06", "二、参会人员"]
    assert not any(boilerplate(notice))


def test_a_speech_on_rights_goes_on_behind_its_paragraphs_on_them() -> None:
    lines = [
        "版权工作是文化建设的重要支撑。各级版权部门要担起责任。",
        "转载使用职工作品，要尊重版权、支付报酬。",
        "让我们携手努力！",
    ]
    assert not any(boilerplate(lines))
    assert boilerplate(["为实现目标而奋斗！", "版权声明", "作者原创，不允许二次传播，侵权必究。"]) == [
        False,
        True,
        True,
    ]


def test_the_title_is_the_document_s_not_the_site_s(tmp_path: Path) -> None:
    file = tmp_path / "稿.txt"
    file.write_text(
        "公文素材库 首页\n\n县长在全县安全生产工作会议上的讲话\n\n10-28 公文素材库\n同志们：\n今天召开会议，部署工作。\n",
        encoding="utf-8",
    )
    assert read_plain(file).title == "县长在全县安全生产工作会议上的讲话"


def test_what_a_collection_says_before_its_first_text_is_no_part_of_it() -> None:
    lines = [
        "开业典礼致辞大全（8篇）",
        "总结是进步的阶梯。写好致辞很重要。",
        "开业典礼致辞篇一",
        "各位来宾：",
        "大家好！",
    ]
    assert boilerplate(lines) == [True, True, True, False, False]
    assert boilerplate([lines[0], *lines[3:]]) == [True, False, False]


def test_a_browser_s_title_above_a_text_is_no_part_of_it() -> None:
    assert boilerplate(["职工大会开幕词 | 江州市总工会", "职工大会开幕词", "各位代表："]) == [
        True,
        False,
        False,
    ]
    assert not any(boilerplate(["姓名 | 单位", "张三 | 江州市总工会"]))


def test_a_page_s_notice_of_rights_goes_with_its_numbered_lines() -> None:
    lines = [
        "为实现目标而奋斗！",
        "江州在线版权与免责声明",
        "1、未经许可，任何人不得使用版权作品。",
        "2、转载其他媒体之稿件，不代表本网观点。",
    ]
    assert boilerplate(lines) == [False, True, True, True]
