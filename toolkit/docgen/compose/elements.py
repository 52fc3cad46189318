"""The official elements that a template cannot derive by itself (GB/T 9704-2012, chapter 7)."""

from collections.abc import Mapping


def official_elements(fields: Mapping[str, str]) -> dict[str, object]:
    """The derived names a template uses, from 基本信息 alone (model/context.py lists them)."""
    del fields
    return {}
