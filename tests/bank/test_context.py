"""What stands around a hit: its paragraph, as far as the bank knows it."""

from phrasebank.bank.banks import Bank
from phrasebank.bank.context import LONGEST, Context, context
from phrasebank.bank.find import Query, find
from phrasebank.bank.places import Citation
from tests.bank.banks import bank_of


def around(bank: Bank, word: str) -> Context:
    return context([bank], find([bank], Query((word,)))[0].citations[0])


def test_the_sentences_of_the_paragraph_are_given() -> None:
    bank = bank_of(
        {
            "甲": "同志们要记住：安全无小事！\n\n　　今年任务很重。要真抓实干。大家要放手去干。\n\n　　谢谢大家。"
        }
    )
    assert around(bank, "真抓实干") == Context("今年任务很重。", "大家要放手去干。")
    assert around(bank, "谢谢大家") == Context("", "")


def test_a_heading_that_opens_its_paragraph_belongs_to_it() -> None:
    bank = bank_of({"甲": "加强作风建设。 要真抓实干，不务虚名。"})
    assert around(bank, "真抓实干") == Context("加强作风建设。", "")


def test_a_title_a_date_and_an_address_on_lines_of_their_own_are_no_part_of_the_paragraph() -> None:
    bank = bank_of({"甲": "政府工作报告\n2020年1月10日\n各位代表：\n现在报告工作。要真抓实干。\n谢谢大家。"})
    assert around(bank, "真抓实干") == Context("现在报告工作。", "")
    assert around(bank, "政府工作报告") == Context("", "")


def test_a_paragraph_that_a_column_breaks_is_one() -> None:
    bank = bank_of({"甲": "大家辛苦了。\n会议要求各级工会提\n\n高认识，抓好落实。大家要放手去干。"})
    assert around(bank, "抓好落实") == Context("", "大家要放手去干。")
    assert around(bank, "放手去干") == Context("会议要求各级工会提高认识，抓好落实。", "")


def test_a_text_without_paragraphs_is_cut() -> None:
    bank = bank_of({"甲": "各级都要负起自己的责任来。" * 100 + "要真抓实干。" + "把任务落到实处去。" * 100})
    before, after = around(bank, "真抓实干")
    assert LONGEST - 20 < len(before) <= LONGEST
    assert LONGEST - 20 < len(after) <= LONGEST


def test_a_source_that_no_bank_has_has_no_context() -> None:
    assert context([bank_of({"甲": "要真抓实干。"})], Citation("乙", None, 0, 5, "要真抓实干。")) == Context(
        "", ""
    )
