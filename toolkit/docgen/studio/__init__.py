"""The 工作台: one local page over the same pipeline and the same watcher.

access.py      who may ask: the token, Host and Origin
memory.py      what stays when the studio ends: the token, the opened folders
events.py      what happens, told to every page that is open (server-sent events)
shelf.py       each workbook and what has become of its report
keeper.py      the watcher, in a thread of its own
children.py    work on files, in child processes
seeing.py      in a child: a report's pages; origins.py: its paragraphs, and the cells they stem from
examining.py   in a child: a document that was dropped on the page
edits.py, templates.py, figures.py, sampling.py   in a child: hand edits, templates, 数据, samples
asking.py      a request, an answer, and what is refused
routes.py      address → what is done (past_routes.py: edits, versions; template_routes.py: templates)
server.py      HTTP on 127.0.0.1
page/          the page: plain modules, no build step
"""
