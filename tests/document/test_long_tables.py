"""A long table costs by the row, not by the row squared: seen as minutes for a table of ten thousand rows."""

import pytest

from docgen.document import view
from docgen.document.tables import Contexts
from support.docx import docx, tbl, tr


def test_what_cells_share_is_worked_out_once_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    read_table, read = Contexts._table, []
    monkeypatch.setattr(Contexts, "_table", lambda self, table: read.append(1) or read_table(self, table))

    seen = view(docx(tbl(2, *(tr("甲", "乙") for _ in range(40))), tbl(2, tr("丙", "丁"))), "表.docx").value

    assert len(read) == 2
    assert seen is not None
    cells = [p.cell for p in seen.paragraphs if p.cell is not None]
    assert [(c.table, c.row, c.column) for c in (cells[0], cells[79], cells[80], cells[81])] == [
        (1, 1, 1),
        (1, 40, 2),
        (2, 1, 1),
        (2, 1, 2),
    ]
