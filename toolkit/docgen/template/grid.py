"""Tables whose rows get more or fewer cells than their grid has columns."""


def fit_grids(text: str) -> str:
    """placeholder"""
    return text
