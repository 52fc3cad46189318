"""A labelled set for rules that compare statements: reports of routine office work, right ones and wrong ones.

words.py          organs, topics, quantities, sentences that tell no number
story.py          a report as its author knows it, and the .docx and the workbook that say it
telling.py        one quantity in the many forms in which people tell it
contradictions.py what does not agree, each with its label; traps.py what only looks as if it did not
making.py         the set; measuring.py what findings are worth against the labels

The truth is the author's: a label says what was done, never what a rule would find.
"""
