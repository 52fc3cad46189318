"""numfmt, SSF and LibreOffice on number formats: what each shows, and where it is known to differ and why."""

import json
import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from docgen.model.number_format import show, stored_number
from support.format_cases import FormatCase
from support.libreoffice import shown_cells
from support.tools import NODE_MODULES

_SCRIPT = Path(__file__).with_name("format_judges.mjs")


class Disagreement(NamedTuple):
    """A row of the table: `judge` differs from Excel where the code matches, for the reason `why`.

    `when` narrows the values, a Python expression over v (the value, a Decimal), ours and theirs. `alone`: no
    other judge says what docgen says, and the reason has to stand for itself.
    """

    judge: str
    code: re.Pattern[str]
    when: str
    alone: bool
    why: str

    def explains(self, difference: "Difference") -> bool:
        """Whether this is a reason for the difference."""
        case = difference.case
        if self.judge != difference.judge or not self.code.search(case.code):
            return False
        scope = {"v": Decimal(repr(case.value)), "ours": difference.ours, "theirs": difference.theirs}
        return not self.when or bool(eval(self.when, {"abs": abs, "len": len, "Decimal": Decimal}, scope))


class Difference(NamedTuple):
    """A judge that shows something else than docgen; `agreeing` are the judges that show the same."""

    judge: str
    case: FormatCase
    ours: str
    theirs: str
    agreeing: tuple[str, ...]

    def __str__(self) -> str:
        shown = f"{self.case.code!r} {self.case.value!r}: docgen {self.ours!r}, {self.judge} {self.theirs!r}"
        return f"{shown} (agreeing: {', '.join(self.agreeing) or 'none'})"


def disagreements(path: Path) -> list[Disagreement]:
    """The table of disagreements."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["disagreement"]
    return [
        Disagreement(
            row["judge"], re.compile(row["code"]), row.get("when", ""), row.get("alone", False), row["why"]
        )
        for row in rows
    ]


def differences(cases: Sequence[FormatCase], folder: Path) -> Iterator[Difference]:
    """Each answer that is not docgen's. A judge that refuses a format has no answer.

    Blanks are not compared: docgen gives no alignment blanks.
    """
    by_node = _by_node(cases)
    by_office = shown_cells(folder, [(case.code, case.value) for case in cases])
    for case, (numfmt, ssf), office in zip(cases, by_node, by_office, strict=True):
        ours = _bare(_ours(case))
        answers = {"numfmt": numfmt, "ssf": ssf, "LibreOffice": office}
        said = {judge: _bare(answer) for judge, answer in answers.items() if answer is not None}
        agreeing = tuple(judge for judge, answer in said.items() if answer == ours)
        yield from (
            Difference(judge, case, ours, answer, agreeing)
            for judge, answer in said.items()
            if answer != ours
        )


def unexplained(found: Iterable[Difference], known: Sequence[Disagreement]) -> list[str]:
    """The differences for which the table has no reason."""
    return [
        str(difference)
        for difference in found
        if not any(row.explains(difference) and (row.alone or difference.agreeing) for row in known)
    ]


def _ours(case: FormatCase) -> str:
    value = stored_number(repr(case.value))
    assert value is not None
    return show(value, case.code).text


def _bare(text: str) -> str:
    return text.replace(" ", "").replace("\xa0", "")


def _by_node(cases: Sequence[FormatCase]) -> list[tuple[str | None, str | None]]:
    asked = json.dumps([[case.code, case.value] for case in cases])
    command = ["node", _SCRIPT, NODE_MODULES]
    run = subprocess.run(command, input=asked, capture_output=True, text=True, timeout=120, check=True)
    return [(numfmt, ssf) for numfmt, ssf in json.loads(run.stdout)]
