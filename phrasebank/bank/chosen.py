"""The sources that a lookup is about: by parts of their names or titles, their dates, their genres.

A bank narrowed to some sources counts, cites and ranks what stands in these only.
"""

from collections.abc import Sequence
from itertools import chain

from phrasebank.bank.banks import Bank, counting
from phrasebank.bank.expressions import any_tag
from phrasebank.bank.grams import fold
from phrasebank.bank.query import Query
from phrasebank.bank.schema import explained
from phrasebank.errors import UserError

FEW = 64
"""So many sources are asked of the index one by one; of more, their years and genres."""

NONE = 0
"""No source's id."""

# a date less exact than what was asked counts if it may be meant: 2024 is in 2024-03
_BY_DATE = "date >= substr(:since, 1, length(date)) AND substr(date, 1, length(:until)) <= substr(:until, 1, length(date))"


def narrowed(banks: Sequence[Bank], query: Query) -> tuple[Bank, ...]:
    """The banks, each narrowed to the sources that are asked for; raises UserError for a name or genre that none has."""
    if query.functions:
        _check_functions(banks, query.functions)
    if not query.asks_sources:
        return tuple(banks)
    _check(banks, query)
    return tuple(counting(bank, only=_chosen(bank, query)) for bank in banks)


def _chosen(bank: Bank, query: Query) -> frozenset[int]:
    conditions, values = ["1"], {"since": query.dates[0], "until": query.dates[1] or "9999"}
    if any(query.dates):
        conditions.append(_BY_DATE)
    if query.genres:
        conditions.append(f"genre IN ({', '.join(_named(values, query.genres))})")
    if query.sources:
        conditions.append(_mentions(values, query.sources))
    where = " AND ".join(f"({one})" for one in conditions)
    with explained(bank.path):
        found = bank.connection.execute(f"SELECT id FROM source WHERE {where}", values)  # noqa: S608
        return frozenset(chain.from_iterable(found))


def _named(values: dict[str, str], wanted: Sequence[str]) -> list[str]:
    """Put values under new names; the names as SQL writes them."""
    names = [f"v{len(values) + number}" for number in range(len(wanted))]
    values.update(zip(names, wanted, strict=True))
    return [f":{name}" for name in names]


def _mentions(values: dict[str, str], parts: Sequence[str]) -> str:
    """That a source's name or title holds any of the parts, in whatever case."""
    names = _named(values, [part.casefold() for part in parts])
    return " OR ".join(
        f"instr(lower(name), {one}) OR instr(lower(coalesce(title, '')), {one})" for one in names
    )


def _check(banks: Sequence[Bank], query: Query) -> None:
    genres = _everywhere(banks, "SELECT DISTINCT genre FROM source WHERE genre IS NOT NULL ORDER BY genre")
    for genre in query.genres:
        if genre not in genres:
            known = f"有：{'、'.join(genres)}" if genres else "来源都没有体裁，可用 drafter bank tag 补上"
            raise UserError(f"句库里没有体裁是“{genre}”的来源", hint=known)
    for part in query.sources:
        asked = Query(sources=(part,))
        if not any(_chosen(bank, asked) for bank in banks):
            raise UserError(f"没有名称或标题含“{part}”的来源", hint=_nearest_sources(banks, part))


def _check_functions(banks: Sequence[Bank], functions: Sequence[str]) -> None:
    """Raise UserError for a function that no entry has; the names are those that the banks use."""
    for function in functions:
        tag = any_tag([fold(function)]) if fold(function) else ""
        if not tag or not any(_has(bank, tag) for bank in banks):
            known = _everywhere(
                banks, "SELECT DISTINCT function FROM entry WHERE function != '' ORDER BY function"
            )
            raise UserError(f"没有这种功能：{function}", hint=f"功能有：{'、'.join(known)}")


def _has(bank: Bank, match: str) -> bool:
    with explained(bank.path):
        found = bank.connection.execute("SELECT rowid FROM gram WHERE gram MATCH ? LIMIT 1", (match,))
        return found.fetchone() is not None


def _nearest_sources(banks: Sequence[Bank], part: str) -> str:
    from difflib import SequenceMatcher

    names = _everywhere(banks, "SELECT name FROM source ORDER BY name")
    titles = _everywhere(banks, "SELECT title FROM source WHERE title IS NOT NULL ORDER BY title")
    matcher = SequenceMatcher(b=part, autojunk=False)

    def shared(name: str) -> float:
        matcher.set_seq1(name)
        return sum(block.size for block in matcher.get_matching_blocks()) / max(1, len(part))

    likest = sorted(
        ((shared(name), name) for name in dict.fromkeys((*names, *titles))), key=lambda one: (-one[0], one[1])
    )
    near = [name for likeness, name in likest[:3] if likeness >= 0.5]
    return f"相近的有：{'、'.join(near)}" if near else "可写来源文件名或标题中的几个字"


def _everywhere(banks: Sequence[Bank], query: str) -> list[str]:
    """The values of a column in all banks, each once."""
    found: dict[str, None] = {}
    for bank in banks:
        with explained(bank.path):
            found.update((value, None) for (value,) in bank.connection.execute(query))
    return list(found)


def source_expression(bank: Bank, query: Query) -> str:
    """What the index can say of the chosen sources; "" if it need not be asked. Never leaves out what is wanted."""
    if bank.only is None:
        return ""
    if len(bank.only) <= FEW:
        return any_tag(f"s{number}" for number in sorted(bank.only) or (NONE,))
    parts = []
    if any(query.dates):
        first, last = (
            int(date[:4]) if date else open_end
            for date, open_end in zip(query.dates, (1900, 2100), strict=True)
        )
        parts.append(any_tag(f"y{year}" for year in range(first, last + 1)))
    if query.genres:
        parts.append(any_tag(f"g{fold(genre)}" for genre in query.genres))
    return " AND ".join(parts)
