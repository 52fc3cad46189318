"""The table of the labelled set: `PYTHONPATH=toolkit:tests python -m support.office_set`."""

import sys

from docgen.check import RULES
from docgen.diagnostics import Severity
from support.office_set.making import documents
from support.office_set.measuring import Score, judge
from support.office_set.writers import docx

if __name__ == "__main__":
    score = Score()
    for document in documents():
        judge(score, document, docx(document))
    errors = [rule.name for rule in RULES if rule.severity is Severity.ERROR]
    figures = (score.precision(), score.precision(errors), score.recall())
    sys.stdout.write(f"{'rule':28}  true false missed\n{score.table()}\n")
    sys.stdout.write("precision {:.1%}, of errors {:.1%}, recall {:.1%}\n".format(*figures))
