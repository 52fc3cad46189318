"""A labelled set: documents made in the manner of offices, each with the faults that were put into it.

lines.py    a document as its author knows it: lines of known kinds, labels where something was done wrong
phrases.py  words about routine office work; kinds.py notices, letters, minutes … made of them
faults.py   what goes wrong, each with its label; traps.py what only looks wrong; habits.py whole-document habits
writers.py  the markup that Word and WPS write for it
making.py   the set; measuring.py what a checker's findings are worth against the labels

The truth is the author's: a label says what was done, never what a rule would find.
"""
