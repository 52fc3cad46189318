"""WordprocessingML: the names of its vocabulary, and how its styles add up. Knows XML, not reports.

names.py   namespaces and their usual prefixes, Strict ones included; a parser for parts
styles.py  the one style cascade: defaults, table style, numbering, style chain, direct formatting
"""
