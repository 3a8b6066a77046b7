"""Mining tables: YAML lists that a writer can read and extend, checked strictly when they are first needed.

Each entry is a mapping with Chinese keys; unknown keys, missing keys and values of the wrong shape are errors, and
all of a file are reported together.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from typing import Any, TypeVar

from phrasebank.errors import Place, UserError, raise_all

Shape = Callable[[Any], bool]
Entry = TypeVar("Entry")


def text(value: object) -> bool:
    return isinstance(value, str)


def number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def truth(value: object) -> bool:
    return isinstance(value, bool)


def texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def rows(value: object) -> bool:
    return isinstance(value, list) and all(texts(v) for v in value)


def mapping(value: object) -> bool:
    return isinstance(value, dict)


def any_list(value: object) -> bool:
    return isinstance(value, list)


def examples(value: object) -> bool:
    """Texts that a table's rules find, and texts that they do not."""
    return isinstance(value, dict) and set(value) == {"中", "不中"} and all(map(texts, value.values()))


EXPECTED = {text: "一串字", texts: "一列文字", examples: "“中”和“不中”两列文字"}


def load(name: str) -> Any:
    """The content of a shipped table; raises UserError if it is not valid YAML."""
    import yaml

    # libyaml reads a table seven times as fast; a program that reads one text waits for nothing else as long
    reader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return reader(files("phrasebank.mining").joinpath("data", name).read_text("utf-8")).get_single_data()
    except yaml.YAMLError as error:
        raise UserError(f"不是合法的 YAML：{error}", Place(name)) from error


def lists(name: str, keys: Sequence[str]) -> dict[str, list[str]]:
    """The content of a shipped table of word lists with exactly these keys."""
    return sections(name, dict.fromkeys(keys, texts))


def sections(name: str, shapes: Mapping[str, Shape]) -> dict[str, Any]:
    """The content of a shipped table with exactly these keys; raises all problems of the table at once."""
    content = load(name)
    raise_all(UserError(fault, Place(name)) for fault in _faults(content, shapes, {}))
    return dict(content)


def entries(
    content: Any,
    name: str,
    required: Mapping[str, Shape],
    optional: Mapping[str, Shape],
    build: Callable[[dict[str, Any]], Entry],
) -> tuple[Entry, ...]:
    """Check every entry of a table and build it; raises all problems of the table at once."""
    if not isinstance(content, list):
        raise UserError("应是一个列表，每项以“- ”开头", Place(name))
    problems: list[UserError] = []
    built: list[Entry] = []
    for row, entry in enumerate(content, start=1):
        faults = _faults(entry, required, optional)
        if not faults:
            try:
                built.append(build(entry))
            except ValueError as error:
                faults = (str(error),)
        problems += (UserError(fault, Place(name, row=row)) for fault in faults)
    raise_all(problems)
    return tuple(built)


def _faults(entry: Any, required: Mapping[str, Shape], optional: Mapping[str, Shape]) -> Sequence[str]:
    if not isinstance(entry, dict):
        return (f"应是“键: 值”，却是：{entry!r}",)
    shapes = {**required, **optional}
    faults = [f"不认识的键“{key}”，可用：{'、'.join(shapes)}" for key in entry if key not in shapes]
    faults += [f"缺少“{key}”" for key in required if key not in entry]
    faults += [
        f"“{key}”的值不对：{entry[key]!r}" + (f"，应是{EXPECTED[fits]}" if fits in EXPECTED else "")
        for key, fits in shapes.items()
        if key in entry and not fits(entry[key])
    ]
    return faults
