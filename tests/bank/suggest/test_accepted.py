"""What the user accepted comes first among suggestions, and says so."""

from phrasebank.bank.banks import Bank
from phrasebank.bank.decided import Decided, Preferred
from phrasebank.bank.suggesting.complete import complete
from phrasebank.bank.suggesting.formula import formula
from phrasebank.bank.suggesting.like import like
from phrasebank.bank.suggesting.nextheading import headings_after
from tests.bank.banks import bank_of

TEXTS = {
    "甲": "一要加强组织领导，压实责任；二要弘扬工匠精神，深化竞赛。增强忧患意识。坚持以人民为中心。",
    "乙": "一要加强组织领导，传导压力；二要弘扬工匠精神，比学赶超。增强忧患意识。坚持以人民为中心。",
    "丙": "一是加强组织领导，专班推进。二是做好总结推广，巩固成果。坚持以经济建设为中心。优化信贷结构。\n谢谢大家！",
    "丁": "讲话完了，谢谢大家！",
    "戊": "让我们携起手来，共同谱写新篇章！",
}


def accepting(*texts: str) -> Bank:
    preferred = tuple(Preferred("clause", text, "", "采用", ()) for text in texts)
    return bank_of(TEXTS)._replace(decided=Decided(preferred=preferred))


def test_a_heading_of_the_same_shape_that_was_accepted_comes_before_those_that_fit_better() -> None:
    assert like([accepting()], ["提高政治站位"], limit=1)[0].text == "弘扬工匠精神"
    (first, *others) = like([accepting("优化信贷结构")], ["提高政治站位"])
    assert (first.text, first.decision) == ("优化信贷结构", "采用")
    assert first.reason == "字数、词格相同，原是句中分句，已采用"
    assert all(one.decision is None for one in others)


def test_a_next_heading_that_was_accepted_comes_first() -> None:
    assert headings_after([accepting()], "加强组织领导", 1)[0].text == "弘扬工匠精神"
    (first,) = headings_after([accepting("做好总结推广")], "加强组织领导", 1)
    assert (first.text, first.reason) == ("做好总结推广", "常接在“加强组织领导”之后，已采用")


def test_a_completion_that_was_accepted_comes_first() -> None:
    assert complete([accepting()], "坚持以")[0].text == "坚持以人民为中心"
    (first, *_) = complete([accepting("坚持以经济建设为中心")], "坚持以")
    assert (first.text, first.reason) == ("坚持以经济建设为中心", "以此起头，已采用")


def test_a_set_phrase_that_was_accepted_comes_first() -> None:
    assert formula([accepting()], "结尾")[0].text == "谢谢大家"
    (first, *_) = formula([accepting("共同谱写新篇章")], "结尾")
    assert (first.text, first.reason) == ("共同谱写新篇章", "结尾常用语，已采用")


def test_what_was_accepted_does_not_come_where_it_does_not_fit() -> None:
    bank = accepting("坚持以经济建设为中心")
    assert "坚持以经济建设为中心" not in [one.text for one in like([bank], ["提高政治站位"])]
    assert "坚持以经济建设为中心" not in [one.text for one in formula([bank], "结尾")]
