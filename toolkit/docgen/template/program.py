"""A template's program: run it with a composition, and there is the report.

Nothing here imports docxtpl, python-docx, lxml or Jinja: a render from a warm cache needs none of them, as
long as its tags are plain (`plain`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import CodeType
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from docgen import opc
from docgen.diagnostics import Code, Diagnostic, Result, Where, error, note, warning
from docgen.model.context import PAGE_TURN, PlacedLine, Tags
from docgen.model.geometry import STANDARD_PAGE, Geometry
from docgen.model.objects import Chart, Picture, Table
from docgen.model.styles import REMARK, UNFILLED
from docgen.opc import Package
from docgen.opc.characters import legal
from docgen.template import explain, plain
from docgen.template.finish import finish, number_drawings, well_formedness_error
from docgen.template.lines import line_markup
from docgen.template.marks import CLOSING, PAGE_TURNS
from docgen.template.meter import Limits, Meter, Present, UnprintableValueError
from docgen.template.part_program import PartProgram
from docgen.template.run_properties import ordered_properties

if TYPE_CHECKING:
    from docgen.template.objects import Additions

Stamp = Callable[[Package], Package]
"""Given the finished report, the same with what it is to carry inside."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Program:
    """A template, compiled.

    `digest` is the SHA-256 of the template's bytes, `names` the top-level names its tags use, `required`
    those it cannot do without, `asked` those that its `if` tags test, which are empty where nobody gives
    them; `figures` are those of 数据 that tags name, EVERY_FIGURE where they may be any; `leftovers` are
    (code, place, text) of what nobody fills in; `styles` maps the template's style names to their ids; `page`
    is what a line and a page of it hold.
    """

    file: str
    digest: str
    names: frozenset[str]
    required: frozenset[str]
    asked: frozenset[str]
    figures: frozenset[str]
    styles: Mapping[str, str]
    parts: tuple[PartProgram, ...] = field(repr=False)
    package: Package = field(repr=False)
    static_drawing_ids: frozenset[str] = field(repr=False)
    leftovers: tuple[tuple[Code, tuple[str, ...], str], ...] = ()
    page: Geometry = STANDARD_PAGE

    def render(
        self, composition: Tags, stamp: Stamp | None = None, limits: Limits | None = None
    ) -> Result[bytes]:
        """The report as .docx bytes, or the errors that kept it from being made.

        Parts that no tag touches keep the template's compressed bytes. `stamp` may add to the report what
        nobody sees.
        """
        missing = explain.missing_names(self.parts, self.file, self.required, composition)
        if missing:
            return Result(None, missing)
        limits = limits or Limits()
        if all(part.is_plain for part in self.parts):
            try:
                run = _Run(self, composition, Meter(limits))
                texts = {part.name: run.text(part, plain.run) for part in self.parts}
            except Exception:
                # The data was not plain, or something is wrong: the sandbox knows, and tells where.
                return self._render_in_sandbox(composition, stamp, limits)
            return self._assemble(texts, run, stamp)
        return self._render_in_sandbox(composition, stamp, limits)

    def _render_in_sandbox(self, composition: Tags, stamp: Stamp | None, limits: Limits) -> Result[bytes]:
        from docgen.template import sandbox

        run = _Run(self, composition, Meter(limits))
        texts = {}
        for part in self.parts:
            try:
                texts[part.name] = run.text(part, sandbox.run)
            except _NeedsDocxtplError as need:
                return _stamped(_render_with_docxtpl(self, composition, need.template), stamp)
            except Exception as problem:
                # Whatever a template makes Jinja raise is the template's fault: told with its place.
                return Result(None, (explain.failure(problem, part, self.file, composition),))
        return self._assemble(texts, run, stamp)

    def _assemble(self, texts: dict[str, str], run: "_Run", stamp: Stamp | None) -> Result[bytes]:
        findings = [warning(code, Where(self.file, steps), text=text) for code, steps, text in self.leftovers]
        if any("<wp:docPr " in text for text in texts.values()):
            texts = number_drawings(texts, self.static_drawing_ids)
        changes = {}
        for name, text in texts.items():
            changes[name], problems = _checked(name, text, self.file)
            findings += problems
        if any(d.code == "TP206" for d in findings):
            return Result(None, tuple(findings))
        package = opc.with_new_parts(self.package.with_parts(changes), run.new_parts())
        if stamp is not None:
            package = stamp(package)
        return Result(package.to_bytes(), tuple(findings))


class _NeedsDocxtplError(Exception):
    """A value that only docxtpl's own render can place; `template` is the DocxTemplate it belongs to."""

    def __init__(self, template: Any) -> None:
        super().__init__()
        self.template = template


Runtime = Callable[[CodeType, Mapping[str, Any], Meter, Present, str], str]
"""Runs the code of a part: `plain.run` or `sandbox.run`."""


class _Run:
    """One render: the context its parts share, and the parts its values add."""

    def __init__(self, program: Program, composition: Tags, meter: Meter) -> None:
        self._program = program
        self._variables = _with_asked(composition.context, program.asked)
        self._meter = meter
        self._additions: Additions | None = None

    def text(self, part: PartProgram, runtime: Runtime) -> str:
        """The rendered XML of `part`. Raises whatever `runtime` does."""
        text = runtime(part.code, self._variables, self._meter, self._present, part.name)
        if PAGE_TURN in text:
            from docgen.template.last_page import with_even_page

            text = with_even_page(text)
        text = finish(text, self._program.styles.get(UNFILLED, ""))
        if PAGE_TURNS in text:
            from docgen.template.last_page import with_closing_across

            text = with_closing_across(text, self._program.styles)
            text = self._objects().with_turned_pages(text, part.name)
        if CLOSING in text or f'"{self._program.styles.get(REMARK)}"' in text:
            from docgen.template.last_page import with_closing_kept

            text = with_closing_kept(text, self._program.styles)
        if part.varying_tables:
            from docgen.template.grid import fit_grids

            text = fit_grids(text)
        return text

    def new_parts(self) -> tuple[opc.NewPart, ...]:
        return self._additions.parts() if self._additions else ()

    def _objects(self) -> "Additions":
        if self._additions is None:
            from docgen.template.objects import Additions

            self._additions = Additions(self._program.package, self._program.styles, self._program.page.room)
        return self._additions

    def _present(self, part: str, value: Any) -> str:
        if isinstance(value, Table | Picture | Chart):
            return Markup(self._objects().markup(value, part))
        if isinstance(value, PlacedLine):
            return Markup(CLOSING + line_markup(value, self._program.styles))
        if type(value).__module__ in ("docxtpl.subdoc", "docxtpl.inline_image"):
            raise _NeedsDocxtplError(value.tpl)
        if hasattr(value, "__html__"):
            xml = value.__html__()
            return Markup(ordered_properties(xml) if "<w:rPr>" in xml else xml)
        if isinstance(value, dict | list | tuple | set | frozenset) or callable(value):
            raise UnprintableValueError(type(value).__name__)
        return str(value)


def _with_asked(context: Mapping[str, object], asked: frozenset[str]) -> Mapping[str, object]:
    missing = asked - context.keys()
    return {**dict.fromkeys(missing, ""), **context} if missing else context


def _checked(name: str, text: str, file: str) -> tuple[bytes, list[Diagnostic]]:
    """The bytes of a rendered part, proved well-formed; characters XML cannot hold are shown and reported."""
    data = (_DECLARATION + text).encode("utf-8", "surrogatepass")
    problem = well_formedness_error(data)
    if not problem:
        return data, []
    where = Where(file, (explain.label(name),))
    repaired = legal(text)
    if repaired != text:
        data = (_DECLARATION + repaired).encode()
        problem = well_formedness_error(data)
        if not problem:
            return data, [warning("TP205", where)]
    return data, [error("TP206", where, problem=problem)]


def _stamped(rendered: Result[bytes], stamp: Stamp | None) -> Result[bytes]:
    """A report made by docxtpl with what `stamp` puts inside."""
    if rendered.value is None or stamp is None:
        return rendered
    package = opc.open_package(rendered.value, "").value
    if package is None:
        return rendered
    return Result(stamp(package).to_bytes(), rendered.diagnostics)


def _render_with_docxtpl(program: Program, composition: Tags, template: Any) -> Result[bytes]:
    """docxtpl's own render of `template`, in the sandbox; slower, and every part is compressed anew."""
    import io

    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    where = Where(program.file)
    try:
        template.render(dict(composition.context), environment, autoescape=True)
        output = io.BytesIO()
        template.save(output)
    except Exception as problem:
        from docgen.template.problems import failure_in_words

        said = failure_in_words(f"{type(problem).__name__}: {problem}")
        return Result(None, (error("TP201", where, tag="", problem=said, cell="", origin=""),))
    return Result(output.getvalue(), (note("TP207", where),))
