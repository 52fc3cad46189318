"""What the official elements need beyond the plain fields: lists made of multi-line cells."""

from collections.abc import Mapping


def official_elements(fields: Mapping[str, str]) -> dict[str, object]:
    """Derived context names for the elements of GB/T 9704; `fields` are the expanded texts of 基本信息."""
    return {}
