"""Root as anybody else: for a while, permissions count for root too."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager

_VERSION = 0x20080522
_DAC_OVERRIDE = 1
"""The capability by which root writes where nobody may (capabilities(7))."""


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Data(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


@contextmanager
def permissions_count() -> Iterator[None]:
    """Take from root, on Linux, the right to ignore permissions; it comes back afterwards."""
    if os.geteuid() != 0:
        yield
        return
    header, data = _Header(_VERSION, 0), (_Data * 2)()
    libc = ctypes.CDLL(None, use_errno=True)
    _call(libc.capget, header, data)
    before = data[0].effective
    data[0].effective = before & ~(1 << _DAC_OVERRIDE)
    _call(libc.capset, header, data)
    try:
        yield
    finally:
        data[0].effective = before
        _call(libc.capset, header, data)


def _call(function: "ctypes._FuncPointer", header: _Header, data: "ctypes.Array[_Data]") -> None:
    if function(ctypes.byref(header), data):
        raise OSError(ctypes.get_errno(), "capabilities cannot be changed")
