"""Hostile templates, each in a child process with 1 GB and 60 s: a diagnostic, and nothing else happens."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from support.docx import R, docx, p
from support.programs import findings

_CHILD = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
from docgen.model.context import Tags
from docgen.template import Limits, program_from_bytes
loaded = program_from_bytes(sys.stdin.buffer.read(), "模板.docx", None)
found = loaded.diagnostics
if loaded.value is not None:
    context = {"名": "甲", "行": [1, 2, 3], "人": {"名": "甲"}, "长": "长" * 10_000}
    found += loaded.value.render(Tags(context, {}), limits=Limits(seconds=4)).diagnostics
print(json.dumps([d.code for d in found]))
"""


def codes_in_a_child(template: bytes) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", _CHILD], input=template, capture_output=True, timeout=60, check=False
    )
    assert run.returncode == 0, run.stderr.decode()[-2000:]
    found: list[str] = json.loads(run.stdout)
    return found


RUNAWAY = {
    "a string repeated": ('{{ "a" * 50000000 }}', "TP223"),
    "a list repeated": ("{{ ([0] * 50000000)|length }}", "TP223"),
    "loops in loops": (
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "TP222",
    ),
    "loops in loops that print": (
        "{% for a in range(99999) %}{% for b in range(99999) %}{{ 长 }}{% endfor %}{% endfor %}",
        "TP221",
    ),
    "static text in loops": (
        f"{{% for a in range(9999) %}}{{% for b in range(9999) %}}{'x' * 3000}{{% endfor %}}{{% endfor %}}",
        "TP221",
    ),
    "a range too long": ("{{ range(999999999)|list }}", "TP201"),
    "a macro that calls itself": ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "TP226"),
    "a macro that doubles": (
        "{% macro f(n) %}{{ f(n+1) if n<60 }}{{ f(n+1) if n<60 }}{% endmacro %}{{ f(0) }}",
        "TP222 TP225",
    ),
    "a loop that calls itself": (
        "{% for x in range(99999) recursive %}{{ loop(range(99999)) }}{% endfor %}",
        "TP226",
    ),
    "a string that doubles by +": (
        "{% set n = namespace(s='ab') %}{% for i in range(60) %}{% set n.s = n.s + n.s %}{% endfor %}",
        "TP221",
    ),
    "a string that doubles by ~": (
        "{% set n = namespace(s='ab') %}{% for i in range(60) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
        "TP221",
    ),
    "a block that doubles": (
        "{% set n = namespace(s='ab') %}"
        "{% for i in range(60) %}{% set n.s %}{{ n.s }}{{ n.s }}{% endset %}{% endfor %}",
        "TP221",
    ),
    "a list that doubles": (
        "{% set n = namespace(s=[1]) %}{% for i in range(60) %}{% set n.s = n.s + n.s %}{% endfor %}",
        "TP221",
    ),
    "a power of powers": ("{{ 9 ** 999999 }}", "TP224"),
    "a number that squares itself": (
        "{% set n = namespace(v=9) %}{% for i in range(60) %}{% set n.v = n.v * n.v %}{% endfor %}",
        "TP224",
    ),
    "a wide format": ("{{ '%1000000000d' % 1 }}", "TP223"),
    "a wide format by a value": ("{{ '%*d'|format(1000000000, 1) }}", "TP223"),
    "a wide format by a method": ("{{ '{:>1000000000}'.format('x') }}", "TP223"),
    "a wide format by a nested field": ("{{ ('{:>{w}' ~ '}').format('x', w=1000000000) }}", "TP223"),
    "a format of many places": ("{{ ('%s' * 9000)|format(*[长] * 9000) }}", "TP223"),
    "a format that names one long value often": ("{{ ('%(甲)s' * 9000) % {'甲': 长} }}", "TP223"),
    "a format by a method that repeats its value": ("{{ ('{0}' * 9000).format(长) }}", "TP223"),
    "a long text wrapped at every character": ("{{ (长 * 99)|wordwrap(1) }}", "TP223"),
    "padding": ("{{ 'x'|center(1000000000) }}", "TP223"),
    "padding by a method": ("{{ 'x'.ljust(1000000000) }}", "TP223"),
    "indenting": ("{{ 长|indent(100000000, true) }}", "TP223"),
    "replacing": ("{{ 长|replace('长', 长) }}", "TP223"),
    "replacing by a method": ("{{ 长.replace('长', 长) }}", "TP223"),
    "joining by a long string": ("{{ range(99999)|join(长) }}", "TP223"),
    "batches": ("{{ 行|batch(1000000000, 'x')|list }}", "TP223"),
    "slow filters in a loop": (
        "{% for i in range(99999) %}"
        "{% if range(99999)|sort|list|reverse|list|unique|sum %}{% endif %}{% endfor %}",
        "TP225",
    ),
}


@pytest.mark.parametrize(("tag", "code"), RUNAWAY.values(), ids=RUNAWAY.keys())
def test_a_run_away_template_ends_by_a_limit(tag, code):
    assert codes_in_a_child(docx(p(tag.replace("<", "&lt;").replace(">", "&gt;"))))[0] in code.split()


ESCAPES = {
    "a global's globals": '{{ cycler.__init__.__globals__.os.popen("id").read() }}',
    "a string's class": '{{ "".__class__.__mro__[1].__subclasses__() }}',
    "a class by attr": '{{ ""|attr("__class__") }}',
    "a class by item": '{{ ""["__class__"] }}',
    "a class by map": '{{ [""]|map(attribute="__class__")|first }}',
    "a format field": '{{ "{0.__class__}".format(名) }}',
    "a generator's frame": "{{ (行|map('upper')).gi_frame }}",
    "the loop's code": "{% for x in 行 %}{{ loop.__class__ }}{% endfor %}",
    "a macro's caller": "{% macro f() %}{% endmacro %}{{ f.__call__ }}{{ f._func }}",
    "self": "{{ self._TemplateReference__context }}",
    "the context's environment": "{{ namespace.__init__.__globals__ }}",
    "changing data": "{{ 行.append(1) }}",
    "clearing data": "{{ 人.clear() }}",
    "a file's method": "{{ 名.encode().decode() }}",
}


@pytest.mark.parametrize("tag", ESCAPES.values(), ids=ESCAPES.keys())
def test_a_template_reaches_no_attribute_and_changes_no_data(tag):
    data = {"名": "甲", "行": [1, 2, 3], "人": {"名": "甲"}}
    (finding,) = findings(docx(p(tag)), data)
    assert finding.code in {"TP202", "TP204"}
    assert finding.details["tag"] in tag
    assert data == {"名": "甲", "行": [1, 2, 3], "人": {"名": "甲"}}


def test_core_properties_are_run_in_the_same_sandbox(tmp_path: Path):
    (finding,) = findings(
        docx(
            p("x"),
            core=f'<dc:title>{{{{ cycler.__init__.__globals__.os.mkdir("{tmp_path}/x") }}}}</dc:title>',
        ),
        {},
    )
    assert (finding.code, str(finding.where)) == ("TP204", "模板.docx › 文档属性")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("tag", ["{% include '/etc/passwd' %}", "{% extends 'x' %}", "{% import 'x' as y %}"])
def test_a_template_brings_in_no_other_file(tag):
    assert [d.code for d in findings(docx(p(tag)))] == ["TP115"]


def relationship(kind: str, target: str, mode: str = ' TargetMode="External"') -> str:
    return f'<Relationship Id="rIdX" Type="{R}/{kind}" Target="{target}"{mode}/>'


REFUSED = {
    "a linked picture": (relationship("image", "http://example.com/x.png"), "TP010"),
    "a linked frame": (relationship("frame", "http://example.com/x.htm"), "TP010"),
    "an attached template": (relationship("attachedTemplate", "http://example.com/x.dotm"), "TP011"),
    "an embedded object": (relationship("oleObject", "embeddings/o.bin", ""), "TP012"),
    "an ActiveX control": (relationship("control", "activeX/a.xml", ""), "TP012"),
    "macros": (relationship("vbaProject", "vbaProject.bin", ""), "TP013"),
    "a raw document inside": (relationship("aFChunk", "chunk.htm", ""), "TP015"),
}


@pytest.mark.parametrize(("link", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_what_fetches_or_runs_is_refused_by_part_name(link, code):
    (finding,) = findings(docx(p("x"), relationships=link))
    assert (finding.code, str(finding.where)) == (code, "模板.docx › word/document.xml")


def test_a_hyperlink_is_no_danger():
    link = relationship("hyperlink", "https://example.com/")
    assert findings(docx(p("x"), relationships=link)) == ()


def field(*code: str) -> str:
    """A field whose code is split over runs."""
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in code)
    return f"<w:p>{begin}{runs}{separate}<w:r><w:t>1</w:t></w:r>{end}</w:p>"


FIELDS = {
    "a program": field("DDEAUTO c:\\\\cmd.exe"),
    "a picture": field(' INCLUDEPICTURE "http://example.com/x.png" \\d'),
    "a split code": field("INC", "LUDE", "TEXT x"),
    "a simple field": '<w:p><w:fldSimple w:instr=" LINK Excel.Sheet"/></w:p>',
}


@pytest.mark.parametrize("body", FIELDS.values(), ids=FIELDS.keys())
def test_a_field_that_fetches_is_refused(body):
    assert [d.code for d in findings(docx(body))] == ["TP014"]


def test_page_numbers_and_links_in_the_text_are_no_danger():
    assert (
        findings(docx(field(" PAGE "), field('HYPERLINK "https://example.com" ', "LINK"), p("LINK DDE")))
        == ()
    )


@pytest.mark.parametrize(
    ("main_type", "kind"),
    [
        ("application/vnd.ms-word.document.macroEnabled.main+xml", ".docm"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", ".dotx"),
        ("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", ".dotm"),
    ],
)
def test_other_kinds_of_word_file_are_named(main_type, kind):
    (finding,) = findings(docx(p("x"), main_type=main_type))
    assert (finding.code, finding.details["kind"]) == ("TP003", kind)


def test_an_entity_in_a_part_is_refused_before_anything_reads_it():
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    (finding,) = findings(docx(p("x"), parts={"word/extra.xml": bomb}))
    assert (finding.code, finding.where.steps) == ("OP010", ("word/extra.xml",))
