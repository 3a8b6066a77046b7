"""Title, addressee and salutation of plain texts, guessed from their first lines."""

from pathlib import Path

import pytest

from phrasebank.document import Role
from phrasebank.readers.clean import boilerplate, is_boilerplate
from phrasebank.readers.plain import read_plain
from tests.cases import REPOSITORY


def roles(text: str, folder: Path) -> list[str]:
    """The paragraphs that are not body, as 角色│文字."""
    file = folder / "文.txt"
    file.write_text(text, encoding="utf-8", newline="")
    document = read_plain(file, None)
    for paragraph in document.paragraphs():
        assert document.text.startswith(paragraph.text, paragraph.where.offset)
    return [f"{p.role}│{p.text}" for p in document.paragraphs() if p.role is not Role.BODY]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "在全市工会工作会议上的讲话\n（2024年2月20日）\n同志们：\n今天召开会议。",
            ["标题│在全市工会工作会议上的讲话", "称谓│同志们："],
        ),
        ("同志们:\n今天我们召开会议，总结工作。", ["称谓│同志们:"]),
        (
            "关于开展普查的通知\n各区县统计局，各有关单位：\n为做好普查，现通知如下。",
            ["标题│关于开展普查的通知", "主送│各区县统计局，各有关单位："],
        ),
        ("会议听取了工作汇报。\n会议强调，要抓落实。", []),
        (
            "您好,欢迎访问某某网\n当前位置:首页 > 正文\n某市召开动员大会\n发布时间:2021年1月1日\n昨天，某市召开大会。",
            ["标题│某市召开动员大会"],
        ),
        ("坚持对话共建共享\n(详见第4版)\n扛起新使命\n昨天，省总工会召开大会。", ["标题│扛起新使命"]),
        (
            "助力双城工会走在前——在座谈会上的讲话摘要张三(2021年7月1日)今天，我们来到这里，感到高兴。",
            ["标题│助力双城工会走在前——在座谈会上的讲话摘要"],
        ),
        ("---\ntitle: 理事会例会\ndate: 2020-02-13\n---\n会议讨论了章程，形成了决议。", ["标题│理事会例会"]),
        ("一、总体要求\n坚持依法行政。", []),
        (
            "各位代表：\n现在，我报告工作。\n各位代表！\n新的一年，任务繁重。",
            ["称谓│各位代表：", "称谓│各位代表！"],
        ),
    ],
)
def test_a_text_begins_with(text: str, found: list[str], tmp_path: Path) -> None:
    assert roles(text, tmp_path) == found


@pytest.mark.parametrize(
    ("seed", "title"),
    [
        ("000", "学习重要论述 奋进新征程 建功新时代"),
        (
            "001",
            "团结引领职工当好主力军建功新时代 各区工会主席深入学习领会党的二十大精神,结合工作实际谈感想(一)",
        ),
        ("002", None),
        ("003", "以排头兵的精气神扛起新使命"),
        ("004", "助力“双城记”工会走在前——在与XX市总工会交流座谈会上的讲话摘要"),
    ],
)
def test_a_seed_has_its_title(seed: str, title: str | None) -> None:
    (path,) = (REPOSITORY / "seeds").glob(f"{seed}_*.txt")
    assert read_plain(path, None).title == title


@pytest.mark.parametrize(
    "line",
    [
        "发布时间:2021年10月11日",
        "浏览次数:3052",
        "-",
        "2018年8月28日",
        "戊戌年七月十八",
        "星期二",
        "电子信箱:zjgrxw@163.com",
        "链接地址:https://www.example.com/doc-1 .html",
        "当前位置:首页 > 办公文档 > 讲话",
        "(详见第4版)",
        "（记者 张三）",
        "(王钰哲)",
        "88851111",
        "会议现场。 新华社记者 张领 摄",
        "文   田信雷 赵莉",
        "图   赵  莉",
        "责任编辑：王小明　审核：李四",
        "编辑 王小明 校对 李四",
        "文/图 戴静",
        "（文章来源于新华网、半月谈）",
        "(公司工会：戴静 文/图)",
        "Copyright 2024 江州日报",
    ],
)
def test_a_line_is_boilerplate(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "（一）",
        "同志们：",
        "发布会于昨日举行，会议通报了情况。",
        "2018年工作要点",
        "一是加强编辑：要选好稿子。",
        "记者从会上获悉，今年将新建十个驿站。",
        "（草案）",
        "来源于基层的经验最管用。",
        "审核批准备案",
        "文 件",
        "记者 文",
        "编辑：" + "文 " * 70 + "，",
        "编辑出版发行工作",
        "（来源稳定、质量可靠）",
    ],
)
def test_a_line_is_no_boilerplate(line: str) -> None:
    assert not is_boilerplate(line)


def test_a_notice_keeps_its_organisers_its_date_and_its_telephone() -> None:
    lines = [
        "一、组织机构",
        "主办单位：江州市总工会",
        "承办单位：市职工学校",
        "三、时间",
        "2026年3月6日",
        "联系电话：0571-88001234",
    ]
    assert not any(boilerplate(lines))


def test_the_same_lines_beside_those_of_a_web_page_are_the_page_s() -> None:
    lines = [
        "全市工会工作会议召开。",
        "主办单位：江州市总工会",
        "地址：江州市人民路1号",
        "浏览次数：3052",
        "2026年3月6日",
    ]
    assert boilerplate(lines) == [False, True, True, True, True]


def test_a_page_number_says_nothing_of_the_line_beside_it() -> None:
    assert boilerplate(["电子邮箱：gh@example.com", "— 2 —"]) == [False, True]


def test_what_a_page_says_of_the_rights_in_its_text_is_boilerplate_to_the_end() -> None:
    lines = [
        "为实现目标而努力奋斗！",
        "本作品是公务演讲，根据《",
        "著作权法",
        "》第五条，属于",
        "公有领域",
        "。",
        "注：不总是如此。",
    ]
    assert boilerplate(lines) == [False, True, True, True, True, True, True]


def test_a_text_on_rights_is_none() -> None:
    lines = [
        "要加强版权保护。",
        "一、健全制度",
        "著作权保护要落到实处。",
        "二、加强宣传",
        "转载文章要注明来源。",
    ]
    assert not any(boilerplate(lines))
