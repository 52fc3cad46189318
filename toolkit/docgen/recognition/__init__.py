"""What the words of a line say about it: the number a person typed, and which kind of row or paragraph it is.

numbers.py  一、（一）1.（1）① 第一， 一是 首先 其一 at the beginning of a text, and what only looks like one
item_words.py  the words among them; scanning.py what the scanners share
kinds.py    the kinds of numbers, how each is written, and what comes next
shapes.py   a heading alone, a run-in heading, an item, a paragraph
headings.py the number before a heading of a finished document
title_lines.py a title broken by sense; sentences.py what a text says; foreign.py what in it is no prose
manner.py   写法: how a clerk wants a group of items
elements.py which element of the official format a line is by its words: 版头, dates, 附件说明, 版记;
            naming.py whom it names

Reading a workbook, judging a document and importing one all ask here. Nothing takes more than linear time.
The modules are imported one by one: most reports need numbers.py alone.
"""
