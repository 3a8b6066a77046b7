"""An issued document of our own becomes an outline that issues it again: head, seal and record are the outline's fields."""

from pathlib import Path

import pytest

from drafter.draft import draft
from drafter.outline.loading import parse_outline
from drafter.reverse.outline import outline_of
from drafter.writers import save
from phrasebank.document import Document, Paragraph, compose
from phrasebank.readers import read

LETTER = """\
体裁: 通用文稿
标题: 关于加强会务工作的通知
主送: 各县（市、区）总工会：
正文: 请认真抓好落实。
附件: |
  附件：1.参会回执
  2.座次表
署名: 江州市总工会办公室
成文日期: 2026年2月26日
"""
NUMBER = "发文机关标志: 江州市总工会文件\n发文字号: 江总工发〔2026〕12号\n"


def shown(document: Document) -> list[str]:
    return [f"{one.role}│{one.text}" for one in document.blocks if isinstance(one, Paragraph)]


@pytest.mark.parametrize(
    "issued",
    [
        NUMBER,
        NUMBER + "份号: 000001\n密级: 机密★1年\n紧急程度: 特急\n",
        NUMBER + "签发人: 张明远\n",
        NUMBER + "签发人: [张明远, 李华, 欧阳明]\n",
        "发文机关标志: [江州市总工会文件, 江州市教育局]\n发文字号: 江总工发〔2026〕12号\n",
        NUMBER + "印章: 加盖\n抄送: [市委办公室, 市政府办公室]\n",
        NUMBER + "印章: 加盖\n联合发文: [江州市教育局]\n",
        NUMBER + "联合发文: [江州市教育局, 江州市人力资源和社会保障局]\n",
        NUMBER + "印章: 签名章\n签发职务: 主席\n",
        "抄送: 市委办公室\n印发机关: 江州市总工会办公室\n印发日期: 2026年2月26日\n",
    ],
)
def test_what_a_document_was_issued_with_comes_back(issued: str, tmp_path: Path) -> None:
    first = draft(parse_outline(LETTER + issued)).document
    save(first, tmp_path / "稿.docx")
    made = outline_of(read(tmp_path / "稿.docx"))
    assert shown(draft(parse_outline(made.text)).document) == shown(first)
    assert "题上" not in made.text


def test_what_can_be_no_field_stays_a_line_above_the_title(tmp_path: Path) -> None:
    first = draft(parse_outline(LETTER + NUMBER)).document
    wrong = [
        Paragraph(
            one.role, tuple(type(i)(i.text.replace("〔2026〕12号", "[26]第012号")) for i in one.inlines)
        )
        if isinstance(one, Paragraph)
        else one
        for one in first.blocks
    ]
    save(compose(wrong), tmp_path / "稿.docx")
    made = outline_of(read(tmp_path / "稿.docx"))
    assert "江总工发[26]第012号" in made.text
    assert "发文字号:" not in made.text


def test_a_pattern_has_none_of_them(tmp_path: Path) -> None:
    save(draft(parse_outline(LETTER + NUMBER + "份号: 000001\n")).document, tmp_path / "稿.docx")
    made = outline_of(read(tmp_path / "稿.docx"), hollow=True)
    assert "000001" not in made.text
    assert "12号" not in made.text
