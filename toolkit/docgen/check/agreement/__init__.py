"""What a report says twice, or reckons: rules over its statements, for documents and workbooks alike.

    facts = of_document(view)          or  of_book(report, composition)
    rule.compare(facts)                →  Contradiction: a place, the other place, both values

facts.py is the view; numbers.py, measures.py and statements.py read what is said of a quantity; tables.py
and sums.py read tables. To add a rule: a file in `rules/`, its line there, and what every rule has
(`docgen.check`).
"""
