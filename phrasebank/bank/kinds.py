"""What kinds of entries a bank holds, by the names that programs and people use for them."""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds in the order in which `find` lists them; the value stands in JSON and in the bank."""

    ENUMERATION = "enumeration"
    PARALLEL = "parallel"
    SLOGAN = "slogan"
    ABBREVIATION = "abbreviation"
    FORMULA = "formula"
    CANONICAL = "canonical"
    CLAUSE = "clause"

    @property
    def chinese(self) -> str:
        return CHINESE[self]


CHINESE = {
    Kind.ENUMERATION: "分条",
    Kind.PARALLEL: "排比",
    Kind.SLOGAN: "口号",
    Kind.ABBREVIATION: "数字略语",
    Kind.FORMULA: "套语",
    Kind.CANONICAL: "提法",
    Kind.CLAUSE: "句段",
}


def kind_named(name: str) -> Kind | None:
    """The kind with this English or Chinese name; None if there is no such kind."""
    for kind, chinese in CHINESE.items():
        if name.strip().lower() in (kind.value, chinese):
            return kind
    return None
