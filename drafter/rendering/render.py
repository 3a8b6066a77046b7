"""Rendering: a genre's template and an outline's values become marked lines, each with the template line it came from.

Everything that goes wrong in a template is told with its file and line; values cannot go wrong here, they are data.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from types import TracebackType

from jinja2 import (
    DictLoader,
    Environment,
    FileSystemLoader,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.loaders import BaseLoader

from drafter.genre import Genre
from drafter.outline.fields import nearest
from drafter.rendering.provenance import places, unmarked
from drafter.rendering.sandbox import MAX_OUTPUT, BoundedEnvironment, TooMuch
from drafter.rendering.values import TemplateValue
from phrasebank.document import Where
from phrasebank.errors import Place, UserError, os_reason

SHARED = "_shared"
_WRONG = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What a template can raise: its own errors, and Python's for what it computes."""


def render(genre: Genre, values: Mapping[str, TemplateValue]) -> tuple[tuple[str, Where], ...]:
    """The marked lines of a draft. Raises UserError at the template's line if the template is wrong."""
    environment = _environment(genre.name, genre.folder, genre.roots)
    try:
        template = environment.get_template(f"{genre.name}/{genre.template}")
        return tuple(places(_checked(environment.filled(template, values))))
    except _WRONG as error:
        raise _explained(error, genre, values) from error


def fill_pattern(pattern: str, values: Mapping[str, TemplateValue]) -> str:
    """A one-line pattern such as ``{{会议名称}}`` filled in, for file names; no template can be included."""
    try:
        environment, template = _pattern(pattern)
        return unmarked(_checked(environment.filled(template, values)))
    except _WRONG as error:
        raise UserError(
            f"文件名式样不对：{_message(error)}", Place(pattern), '写作 --name "{{会议名称}}"'
        ) from error


def _checked(rendered: str) -> str:
    # marks are not output, but a line of ten characters may carry forty of them
    if len(rendered) > 4 * MAX_OUTPUT:
        raise TooMuch(f"输出太多，超过 {MAX_OUTPUT} 字")
    return rendered


class _Folders(BaseLoader):
    """A genre's own templates, as 组织保障.j2 or 动员部署讲话/组织保障.j2, and _shared/…; nothing else can be reached."""

    def __init__(self, genre: str, folder: Path, roots: tuple[Path, ...]) -> None:
        self.own = genre
        self.folders = {
            genre: FileSystemLoader(folder),
            SHARED: FileSystemLoader([root / SHARED for root in roots]),
        }

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        folder, _, name = self.full(template).partition("/")
        try:
            return self.folders[folder].get_source(environment, name)
        except TemplateNotFound:  # an OSError too
            raise TemplateNotFound(template) from None
        except UnicodeDecodeError as error:
            raise TemplateSyntaxError("模板不是 UTF-8 编码", 1, template) from error
        except OSError as error:
            raise UserError(f"模板读不了：{os_reason(error)}", Place(template)) from error

    def full(self, name: str) -> str:
        """The name with its folder."""
        return name if name.split("/")[0] in self.folders else f"{self.own}/{name}"


class _Environment(BoundedEnvironment):
    """One genre's environment: templates are known by their full names, however they are included."""

    def __init__(self, folders: _Folders) -> None:
        super().__init__(folders)
        self.full = folders.full

    def join_path(self, template: str, parent: str) -> str:  # noqa: ARG002  (Jinja's signature)
        return self.full(template)


@lru_cache(maxsize=32)
def _environment(name: str, folder: Path, roots: tuple[Path, ...]) -> BoundedEnvironment:
    return _Environment(_Folders(name, folder, roots))


@lru_cache(maxsize=8)
def _pattern(pattern: str) -> tuple[BoundedEnvironment, Template]:
    environment = BoundedEnvironment(DictLoader({}))
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


# what Jinja and Python say → what people are told; the first that is found in the message
_SAID = tuple(
    (re.compile(pattern), told)
    for pattern, told in (
        (r"'(?P<name>[^']+)' is undefined", "用了没有声明的字段：{name}"),
        (r"has no (?:attribute|element) '?(?P<name>[^']+)'?", "这个值没有“{name}”"),
        (r"No filter named '(?P<name>[^']+)'", "没有这个过滤器：{name}"),
        (r"No test named '(?P<name>[^']+)'", "没有这种判断：is {name}"),
        (r"access to attribute '(?P<name>[^']+)'", "不能用属性 {name}"),
        (r"is not safely callable", "不能调用函数，只能用本文件或 _shared 里的宏"),
        (r"Unexpected end of template.*'(?P<name>\w+)'\.$", "{{% {name} %}} 没有结束，缺 {{% end{name} %}}"),
        (r"Encountered unknown tag '(?P<name>\w+)'", "{{% {name} %}} 放错了地方，或前面缺开头"),
        (
            r"end of print statement|(?:unexpected|got) 'end of template'",
            "{{{{ }}}} 没有写完，或没有用 }}}} 收尾",
        ),
        (r"end of statement block", "{{% %}} 里没有写完"),
        (r"[Ee]xpected (?:token 'name'|name or number)", "竖线或点后面缺名称"),
        (r"unexpected char '?(?P<name>[^' ]+)'?", "这里不能有 {name}（注意不要用全角标点）"),
        (r"expected token '(?P<name>[^']+)'", "这里缺 {name}"),
        (r"not supported between|unsupported operand", "没有填的字段不能比较或计算，先写 {{% if 字段 %}}"),
        (r"statically nested|indentation levels", "循环套得太深"),
        (r"by zero", "除数是零"),
        (r"is not iterable", "这里要一个列表"),
        (r"Missing end of comment tag", "说明 {{# 没有用 #}} 收尾"),
        (r"unexpected '(?P<name>[^']+)'", "这里不能有 {name}"),
    )
)


def _message(error: Exception) -> str:
    text = getattr(error, "message", None) or str(error)
    match error:
        case TooMuch():
            return text
        case TemplateNotFound():
            return f"没有这个模板文件：{error.name}"
        case RecursionError():
            return "宏或包含的文件一直调用自己，停不下来"
    for pattern, told in _SAID:
        if found := pattern.search(text):
            return told.format(**found.groupdict())
    return text if re.search("[\u4e00-\u9fff]", text) else "模板写法有误，请对照 templates/README.md"


def _hint(error: Exception, values: Mapping[str, TemplateValue]) -> str | None:
    text = str(error)
    if isinstance(error, UndefinedError) and (found := _SAID[0][0].search(text)):
        near = nearest(found["name"], values)
        return f"是不是“{near}”？" if near else "先在 genre.yml 的“字段”里声明"
    if found := _SAID[2][0].search(text):
        from drafter.rendering.chinese import FILTERS

        near = nearest(found["name"], FILTERS)
        return f"是不是“{near}”？" if near else f"可用：{'、'.join(FILTERS)}"
    return None
