"""Sizes of type as Word's Chinese menu calls them."""

_NAMES = {
    84: "初号",
    72: "小初",
    52: "一号",
    48: "小一",
    44: "2号",
    36: "小二",
    32: "3号",
    30: "小三",
    28: "4号",
    24: "小四",
}
_NAMES |= {21: "5号", 18: "小五"}


def size_name(size: int) -> str:
    """A size of `size` half-points as Word's Chinese menu calls it."""
    return f"{_NAMES[size]}（{size / 2:g}磅）" if size in _NAMES else f"{size / 2:g}磅"
