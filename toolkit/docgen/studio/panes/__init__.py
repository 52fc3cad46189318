"""The page as a task pane inside WPS, Word and Excel.

wps.py      what WPS looks for on disk (加载项), written and taken away; what it then asks for is in wps/
office.py   manifests for Word and Excel (Office.js), of the drafts in office/
routes.py   what a pane asks: which file is open, have its report made anew, mend it beside itself
"""
