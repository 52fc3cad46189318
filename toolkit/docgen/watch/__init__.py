"""Watching folders: save in Excel, and the report is there.

scan.py       what is on the disk: the truth
hints.py      where to look at once: watchdog's events
names.py      which files are workbooks
agenda.py     when to look at which: quiet times, retries
claims.py     which workbook becomes which report
maker.py      wait until a workbook is whole, see whether its report is made, make it
watcher.py    the loop
"""
