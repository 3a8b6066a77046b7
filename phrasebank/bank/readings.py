"""pypinyin's readings without tones: derived once, then kept in the user's cache under the signature of its files.

    readings_table() == Readings({"率": "lv shuai", …}, {"银行": "yin hang", …})

pypinyin writes 中 as zhōng,zhòng and has a table of phrases, most of which are read as their characters are by themselves.
Loading both and taking the tones off takes a third of a second; what is left of them is read in a fiftieth.
"""

import contextlib
import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from phrasebank.bank.recipe import signature
from phrasebank.errors import UserError
from phrasebank.files import cache_home, write_whole

PREFIX = "读音-"


class Readings(NamedTuple):
    """Syllables with blanks between, ü as v.

    ``characters`` have all their readings, the commonest first; ``phrases`` only those that are not read as their
    characters are by themselves: 银行, 重新, but not 行动.
    """

    characters: Mapping[str, str]
    phrases: Mapping[str, str]


@cache
def readings_table() -> Readings:
    """The readings, from the cache or else from pypinyin."""
    path = _kept()
    with contextlib.suppress(OSError, ValueError, TypeError):
        characters, phrases = json.loads(path.read_bytes())
        return Readings(dict(characters), dict(phrases))
    found = _derived()
    # a cache that cannot be written costs a third of a second; it is no error
    with contextlib.suppress(UserError):
        write_whole(path, lambda stream: stream.write(json.dumps(found, ensure_ascii=False).encode()))
        for old in path.parent.glob(f"{PREFIX}*.json"):
            if old != path:
                with contextlib.suppress(OSError):
                    old.unlink()
    return found


def _kept() -> Path:
    """Where the readings of the installed pypinyin and of this way to derive them are kept."""
    spec = find_spec("pypinyin")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pypinyin")
    theirs = Path(spec.submodule_search_locations[0]).glob("p*_dict.*")
    return cache_home() / f"{PREFIX}{signature([__file__, *map(str, theirs)])}.json"


def _derived() -> Readings:
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

    characters = {}
    for code, found in PINYIN_DICT.items():
        if one := " ".join(dict.fromkeys(map(toneless, filter(None, found.split(","))))):
            characters[chr(code)] = one
    first = {character: found.partition(" ")[0] for character, found in characters.items()}
    phrases = {}
    for phrase, each in PHRASES_DICT.items():
        read = [toneless(one[0]) for one in each]
        if len(read) == len(phrase) and read != [first.get(c, c) for c in phrase]:
            phrases[phrase] = " ".join(read)
    return Readings(characters, phrases)


@cache
def toneless(syllable: str) -> str:
    """A syllable without its tone, ü as v: lǜ → lv."""
    decomposed = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(part for part in decomposed if not unicodedata.combining(part))
