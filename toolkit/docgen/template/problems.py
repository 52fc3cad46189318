"""What Jinja and Python say of a tag, in words for the person who keeps the template (codes TG9xx).

Their sentences are English and speak of tokens. Each that Jinja 3.1's parser, lexer and compiler can say is
recognised here; what is not known is told without a reason in Chinese, and as it stands in English.
"""

import re

from docgen.messages import Said

_QUOTED = r"['\"](.*)['\"]"
_SYNTAX = (
    (r"expected token 'end of (?:print statement|statement block)', got " + _QUOTED, "TG901"),
    (r"expected token " + _QUOTED + r", got 'end of (?:print statement|statement block)'", "TG902"),
    (r"expected token " + _QUOTED + r", got " + _QUOTED, "TG903"),
    (r"Expected an expression, got 'end of (?:print statement|statement block)'", "TG904"),
    (r"Expected an expression, got " + _QUOTED, "TG905"),
    (r"unexpected " + _QUOTED + r", expected " + _QUOTED, "TG906"),
    (r"unexpected char " + _QUOTED + r" at \d+", "TG907"),
    (r"unexpected end of template.*", "TG904"),
    (r"Unexpected end of template\..*", "TG904"),
    (r"unexpected " + _QUOTED, "TG908"),
    (r"Encountered unknown tag " + _QUOTED + r"\..*", "TG909"),
    (r"tag name expected", "TG910"),
    (r"can't assign to .*|Can't assign to .*", "TG911"),
    (r"nested too deeply|.*too many statically nested blocks.*|.*recursion.*", "TG912"),
    (r"block .* defined twice", "TG913"),
)
_FAILURE = (
    (
        r"'(?:dict object|list object|str object|[\w. ]+ object)' has no (?:attribute|element) '?([^']*)'?",
        "TG921",
    ),
    (r"'(.*)' is undefined", "TG922"),
    (r"ZeroDivisionError: .*|.*InvalidOperation.*", "TG923"),
    (r"TypeError: .*", "TG924"),
    (r"ValueError: .*", "TG925"),
    (r"access to attribute '(.*?)' of .*", "TG926"),
)


def in_words(problem: str) -> Said:
    """What Jinja says of a tag that it cannot read."""
    return _said(problem, _SYNTAX, "TG900")


def failure_in_words(problem: str) -> Said:
    """What went wrong while a tag was run."""
    return _said(problem, _FAILURE, "TG920")


def broken_at(problem: SyntaxError) -> Said:
    """Where a part's XML is broken."""
    return Said("TG927", {"line": problem.lineno or 1, "column": problem.offset or 1})


def _said(problem: str, known: tuple[tuple[str, str], ...], otherwise: str) -> Said:
    for pattern, code in known:
        if match := re.fullmatch(pattern, problem, re.DOTALL):
            first, second = (*match.groups(), "", "")[:2]
            return Said(code, {"first": first, "second": second, "problem": problem})
    return Said(otherwise, {"problem": problem})
