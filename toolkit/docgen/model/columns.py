"""The letters by which a sheet names its columns (ECMA-376, 18.18.7)."""


def column_letters(column: int) -> str:
    """The letters of a column: 28 is AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
