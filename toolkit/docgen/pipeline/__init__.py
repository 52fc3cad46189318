"""The stories docgen tells: the only package that knows the order of the steps.

rendering.py  workbook → Report → context → template program → report.docx
batch.py      which workbooks, which reports; many of them, on several cores
checking.py   document → view → findings
"""
