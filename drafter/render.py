"""Rendering: a genre's template and an outline's values become marked lines, each with the template line it came from.

Everything that goes wrong in a template is told with its file and line; values cannot go wrong here, they are data.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import TracebackType

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.loaders import BaseLoader

from drafter.fields import nearest
from drafter.genre import Genre
from drafter.provenance import places, unmarked
from drafter.sandbox import MAX_OUTPUT, BoundedEnvironment, TooMuch
from drafter.values import TemplateValue
from phrasebank.document import Where
from phrasebank.errors import Place, UserError

SHARED = "_shared"
_WRONG = (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, RecursionError, AttributeError)
"""What a template can raise: its own errors, and Python's for what it computes."""


def render(genre: Genre, values: Mapping[str, TemplateValue]) -> tuple[tuple[str, Where], ...]:
    """The marked lines of a draft. Raises UserError at the template's line if the template is wrong."""
    environment = _environment(genre.name, genre.folder, genre.roots)
    environment.start()
    try:
        template = environment.get_template(f"{genre.name}/{genre.template}")
        return tuple(places(_checked(template.render(**values))))
    except _WRONG as error:
        raise _explained(error, genre, values) from error


def fill_pattern(pattern: str, values: Mapping[str, TemplateValue]) -> str:
    """A one-line pattern such as ``{{会议名称}}`` filled in, for file names; no template can be included."""
    try:
        environment, template = _pattern(pattern)
        environment.start()
        return unmarked(_checked(template.render(**values)))
    except _WRONG as error:
        raise UserError(
            f"文件名式样不对：{_message(error)}", Place(pattern), '写作 --name "{{会议名称}}"'
        ) from error


def _checked(rendered: str) -> str:
    # marks are not output, but a line of ten characters may carry forty of them
    if len(rendered) > 4 * MAX_OUTPUT:
        raise TooMuch(f"输出太多，超过 {MAX_OUTPUT} 字")
    return rendered


@lru_cache(maxsize=32)
def _environment(name: str, folder: Path, roots: tuple[Path, ...]) -> BoundedEnvironment:
    shared = [FileSystemLoader(root / SHARED) for root in roots]
    own = FileSystemLoader(folder)
    # include “组织保障.j2”, “动员部署讲话/组织保障.j2” or “_shared/结尾.j2”; nothing else can be reached
    loader: BaseLoader = ChoiceLoader([PrefixLoader({SHARED: ChoiceLoader(shared), name: own}), own])
    return BoundedEnvironment(loader)


@lru_cache(maxsize=8)
def _pattern(pattern: str) -> tuple[BoundedEnvironment, Template]:
    environment = BoundedEnvironment(PrefixLoader({}))
    return environment, environment.from_string(pattern)


def _explained(error: Exception, genre: Genre, values: Mapping[str, TemplateValue]) -> UserError:
    source, line = _origin(error, genre)
    place = Place(f"模板 {source}", line or None, excerpt=_excerpt(source, line, genre))
    return UserError(_message(error), place, _hint(error, values))


def _origin(error: Exception, genre: Genre) -> tuple[str, int]:
    """The template and line where it happened: the syntax error's own, else the innermost template on the traceback."""
    if isinstance(error, TemplateSyntaxError):
        return error.name or genre.template, error.lineno
    found = (f"{genre.name}/{genre.template}", 0)
    trace: TracebackType | None = error.__traceback__
    while trace:
        filename = trace.tb_frame.f_code.co_filename
        for root in (genre.folder.parent, *genre.roots):
            if filename.endswith(".j2") and Path(filename).is_relative_to(root):
                found = (Path(filename).relative_to(root).as_posix(), trace.tb_lineno)
                break
        trace = trace.tb_next
    return found


def _excerpt(source: str, line: int, genre: Genre) -> str | None:
    for root in (genre.folder, genre.folder.parent, *genre.roots):
        path = root / source
        if line and path.is_file():
            lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
            return lines[line - 1].strip()[:80] if line <= len(lines) else None
    return None


# 'x' is undefined
_UNDEFINED = re.compile(r"'(?P<name>[^']+)' is undefined")
# 'dict object' has no attribute 'x'
_NO_ATTRIBUTE = re.compile(r"has no (?:attribute|element) '?(?P<name>[^']+)'?")
_NO_FILTER = re.compile(r"No filter named '(?P<name>[^']+)'")


def _message(error: Exception) -> str:
    text = getattr(error, "message", None) or str(error)
    match error:
        case TooMuch():
            return text
        case TemplateNotFound():
            return f"没有这个模板文件：{error.name}"
        case RecursionError():
            return "宏一直调用自己，停不下来"
        case UndefinedError() if found := _UNDEFINED.search(text):
            return f"用了没有声明的字段：{found['name']}"
        case UndefinedError() if found := _NO_ATTRIBUTE.search(text):
            return f"这个值没有“{found['name']}”"
        case TemplateSyntaxError() if found := _NO_FILTER.search(text):
            return f"没有这个过滤器：{found['name']}"
        case TemplateSyntaxError():
            return f"模板写法有误：{text}"
        case TemplateError():
            return f"模板里不允许：{text}"
    return f"模板这里算不出来：{text}"


def _hint(error: Exception, values: Mapping[str, TemplateValue]) -> str | None:
    text = str(error)
    if isinstance(error, UndefinedError) and (found := _UNDEFINED.search(text)):
        near = nearest(found["name"], values)
        return f"是不是“{near}”？" if near else "先在 genre.yml 的“字段”里声明"
    if found := _NO_FILTER.search(text):
        from drafter.chinese import FILTERS

        near = nearest(found["name"], FILTERS)
        return f"是不是“{near}”？" if near else f"可用：{'、'.join(FILTERS)}"
    return None
