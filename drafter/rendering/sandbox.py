"""The bounded environment that templates run in: they read values and print, and cannot run away.

Jinja's immutable sandbox keeps templates from Python's insides; it does not stop ``"甲" * 10**9``, nests of ``range`` or
wide padding. Here methods of values are out of reach, only our filters and Jinja's harmless ones exist, repetition and
``range`` end at MAX_REPEAT, loops and macro calls are counted, and everything printed is counted as well.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.loaders import BaseLoader
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.rendering.chinese import FILTERS, printed
from drafter.rendering.compiled import KeptTemplates
from drafter.rendering.provenance import Provenance

MAX_REPEAT = 10_000
MAX_ROUNDS = 1_000_000
MAX_OUTPUT = 2_000_000
MAX_WORK = 10 * MAX_OUTPUT
"""Characters printed on the way, also into macros and includes, whose output is printed again."""
MAX_NUMBER = 10**15

STATEMENTS = frozenset(
    [
        "if",
        "elif",
        "else",
        "endif",
        "for",
        "endfor",
        "include",
        "macro",
        "endmacro",
        "from",
        "import",
        "raw",
        "endraw",
    ]
)
# of Jinja's own filters those that neither pad nor repeat nor reach for attributes by name
_HARMLESS = "count default first int last length list max min reject rejectattr reverse select selectattr sum trim unique"
_TICK = "计次"
# {%- 如果 … -%}; not the minus of {{ a - b }}
_TRIMMED = re.compile(r"\{[%{#][-+]|[-+][%}#]\}")

Root = Callable[[Context], Iterator[str]]
_Repeated = nodes.Template | nodes.For | nodes.Macro


class TooMuch(SecurityError):  # noqa: N818
    """A template went beyond a bound; the message says which, in Chinese."""


class Plain(Extension):
    """Templates hold no logic: other statements and trimmed line ends (they glue paragraphs) are refused."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        if found := _TRIMMED.search(source):
            line = source.count("\n", 0, found.start()) + 1
            raise TemplateSyntaxError(
                f"不能用 {found.group()}：它吞掉换行，两段会粘在一起", line, name, filename
            )
        return source

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        begun = False
        for token in stream:
            if begun and token.value not in STATEMENTS:
                message = f"不能用 {{% {token.value} %}}，只能用 if、for、include、macro"
                raise TemplateSyntaxError(message, token.lineno, stream.name, stream.filename)
            begun = token.type == "block_begin"
            yield token


def _names_things(template: Template) -> bool:
    """Whether a template defines or imports macros: they must not be seen by the template that includes it."""
    # Jinja writes what it names into the context's variables, and reads them in no other way
    return "vars" in template.root_render_func.__code__.co_names


def _apart(template: Template) -> Root:
    """A template in a context of its own, which holds the includer's values."""

    def write(context: Context) -> Iterator[str]:
        return template.root_render_func(template.new_context(context.get_all(), shared=True))

    return write


def _joined(values: Iterable[Any], mark: str = "") -> str:
    """Jinja's ``join``, bounded."""
    texts = [printed(value, nested=True) for value in values]
    if sum(map(len, texts)) + len(mark) * len(texts) > MAX_OUTPUT:
        raise TooMuch(f"拼接太长，超过 {MAX_OUTPUT} 字")
    return str(mark).join(texts)


class _Code(CodeGenerator):
    """Makes ``a ~ b`` go through the environment, which bounds its length, and shared templates cost nothing to enter."""

    def visit_Concat(self, node: nodes.Concat, frame: Any) -> None:  # noqa: N802
        self.write("environment.concatenated((")
        for item in node.nodes:
            self.visit(item, frame)
            self.write(", ")
        self.write("))")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """Outside loops and macros an included template sees what its includer sees: it gets its very context.

        Jinja would copy all values into a context of its own, twice.
        """
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if (
            not (isinstance(name, str) and node.with_context)
            or node.ignore_missing
            or (frame.symbols.dump_stores() and not frame.toplevel)
        ):
            super().visit_Include(node, frame)
            return
        self.writeline(f"for event in environment.included({name!r}, {self.name!r})(context):", node)
        self.indent()
        self.simple_write("event", frame)
        self.outdent()


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """One genre's environment. ``start`` begins a rendering and sets its counters to zero."""

    code_generator_class = _Code
    intercepted_binops = frozenset(("*", "**", "%", "+", "//"))

    def __init__(self, loader: BaseLoader) -> None:
        super().__init__(
            undefined=StrictUndefined,
            loader=loader,
            extensions=(Plain, Provenance),
            finalize=self.finalized,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=KeptTemplates(),
            cache_size=-1,
        )
        self.globals = {"range": bounded_range}
        self.filters = {name: self.filters[name] for name in _HARMLESS.split()} | FILTERS
        self.filters |= {"join": _joined, _TICK: _tick}
        self.start()

        self._roots: dict[str, Root] = {}

    def included(self, name: str, parent: str) -> Root:
        """What writes an included template in its includer's context."""
        full = self.join_path(name, parent)
        if full not in self._roots:
            template = self.get_template(full)
            self._roots[full] = _apart(template) if _names_things(template) else template.root_render_func
        return self._roots[full]

    def start(self) -> None:
        self.rounds = 0
        self.work = 0

    def filled(self, template: Template, values: Mapping[str, Any]) -> str:
        """What a template prints of these values. As ``Template.render``, which copies them twice."""
        self.start()
        context = template.new_context({**self.globals, **values}, shared=True)
        try:
            return "".join(template.root_render_func(context))
        except Exception:
            # tells the template's lines instead of those of its code
            self.handle_exception()

    def finalized(self, value: Any) -> str:
        text = value if type(value) is str else printed(value)
        # written out: this is done for every value that is printed
        self.work += len(text)
        if self.work > MAX_WORK:
            self.charge(0)
        return text

    def charge(self, characters: int) -> None:
        self.work += characters
        if self.work > MAX_WORK:
            raise TooMuch(f"输出太多，超过 {MAX_OUTPUT} 字")

    def tick(self, characters: int) -> None:
        """Count a round of a loop or a call of a macro, and its literal text."""
        self.rounds += 1
        if self.rounds > MAX_ROUNDS:
            raise TooMuch(f"循环太多，超过 {MAX_ROUNDS} 次")
        self.work += characters
        if self.work > MAX_WORK:
            self.charge(0)

    def _generate(self, source: nodes.Template, name: str | None, *args: Any, **options: Any) -> str:
        # a template counts as well: it may be included in a loop
        repeated: list[_Repeated] = [source, *source.find_all(nodes.For), *source.find_all(nodes.Macro)]
        for node in repeated:
            node.body.insert(0, _counter(node, self))
        return super()._generate(source, name, *args, **options)

    def concatenated(self, values: Iterable[Any]) -> str:
        texts = [printed(value) for value in values]
        if sum(map(len, texts)) > MAX_OUTPUT:
            raise TooMuch(f"拼接太长，超过 {MAX_OUTPUT} 字")
        return "".join(texts)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        sized = [value for value in (left, right) if isinstance(value, (str, list, tuple))]
        times = next((value for value in (left, right) if isinstance(value, int)), 0)
        if operator == "%" and sized:
            raise TooMuch("模板里不能用 % 排版文字")
        if operator == "*" and sized and len(sized[0]) * max(times, 0) > MAX_REPEAT:
            raise TooMuch(f"重复太多，超过 {MAX_REPEAT}")
        if operator == "+" and sum(map(len, sized)) > MAX_OUTPUT:
            raise TooMuch(f"拼接太长，超过 {MAX_OUTPUT} 字")
        if operator == "**" or (operator == "*" and not sized and not (_small(left) and _small(right))):
            raise TooMuch("数太大，或用了乘方")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Values have data, no methods: str.format and str.center could pad without end."""
        if isinstance(obj, (str, int, float, tuple, list, dict)) and callable(value):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: Any) -> bool:
        return isinstance(obj, Macro) or obj is bounded_range or _is_loop(obj)


def bounded_range(*arguments: int) -> range:
    """``range``, but not over MAX_REPEAT numbers."""
    made = range(*arguments)
    if made[MAX_REPEAT:]:
        raise TooMuch(f"range 太大，超过 {MAX_REPEAT}")
    return made


def _small(value: Any) -> bool:
    return bool(abs(value) < MAX_NUMBER)


def _is_loop(obj: Any) -> bool:
    """A recursive loop, or cycle and changed of a loop."""
    return isinstance(obj, LoopContext) or isinstance(getattr(obj, "__self__", None), LoopContext)


def _counter(node: _Repeated, environment: BoundedEnvironment) -> nodes.Node:
    literal = sum(len(data.data) for part in node.body for data in part.find_all(nodes.TemplateData))
    call = nodes.Filter(nodes.Const(""), _TICK, [nodes.Const(literal)], [], None, None)
    return nodes.ExprStmt(call, lineno=node.lineno).set_environment(environment)


@pass_context
def _tick(context: Context, empty: str, characters: int) -> str:
    environment = context.environment
    assert isinstance(environment, BoundedEnvironment)  # noqa: S101
    environment.tick(characters)
    return empty
