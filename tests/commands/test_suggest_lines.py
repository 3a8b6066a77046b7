"""Suggestions on a terminal: marked as lookups are, each with where it stands."""

from drafter.commands.hits import COLOUR
from drafter.commands.suggestions import table_lines
from phrasebank.bank.suggesting.like import like
from tests.bank.banks import bank_of


def test_a_suggestion_is_marked_in_its_sentence_and_names_its_file() -> None:
    bank = bank_of({"讲话.txt": "我们要弘扬工匠精神，深化劳动竞赛，弘扬工匠精神，促进和谐。"})
    found = like([bank], ["提高政治站位"])
    plain = list(table_lines(found, 80))
    assert plain[0].split() == ["1", "弘扬工匠精神", "1", "处", "/", "1", "篇"]
    assert plain[2].strip() == "我们要«弘扬工匠精神»，深化劳动竞赛，弘扬工匠精神，促进和谐。"
    assert "讲话" in plain[-1]
    coloured = list(table_lines(found, 80, COLOUR))
    assert coloured[0].startswith("  1  \x1b[1m弘扬工匠精神\x1b[0m")
    assert "我们要\x1b[1;4m弘扬工匠精神\x1b[0m，" in coloured[2]
    assert "«" not in "".join(coloured)
