"""The words that count items: 一是 一要 一来，; 其一，; 首先 其次 最后，; and what only begins like them."""

from docgen.recognition.kinds import Kind
from docgen.recognition.scanning import (
    NUMERALS,
    STOPS,
    Found,
    numeral,
    past_blanks,
    past_stop,
    proper_mark,
    run,
)

_WORDS_WITH_YAO = {
    "求": "真实精新同", "点": "燃面明亮对准", "领": "会导学着航先悟",
    "素": "", "害": "", "闻": "", "件": "", "义": "", "塞": "", "员": "", "目": "",
}  # fmt: skip
"""三要素, 一要求 are words, unless what follows makes a verb of it: 一要求真务实, 二要领会精神."""
_WORDS_WITH_SHI = {"否": "", "非": "公党标在凡"}
_SAID = {
    "首先": (1, "是要"), "其次": (2, "是"), "再次": (3, "是"), "再者": (3, ""), "最后": (0, "是"),
    "一方面": (1, ""), "另一方面": (2, ""),
}  # fmt: skip
"""Words that say an item's place: its position (0 is the last), and what may follow instead of a mark."""
_BARE_SAID = {"首先": "", "其次": "级", "一方面": "军", "另一方面": "军"}
"""Need no mark behind them, but for what makes another word of them: 一方面军 is an army."""


def counted(text: str) -> Found | None:
    """一是 一要 一来，."""
    end = run(text, 0, NUMERALS)
    value = numeral(text[:end])
    place = past_blanks(text, end)
    word, rest = text[place : place + 1], text[place + 1 :]
    if not value or not word or word not in "是要来" or not counts_items(text[:end], word, rest):
        return None
    return Found(past_stop(text, place + 1), Kind.COUNTED, value, word)


def counts_items(numeral: str, word: str, rest: str) -> bool:
    """Whether 一是 begins an item: 一是一, 一是否 and 三要素 do not."""
    if word == "来":
        return rest[:1] in STOPS and rest != ""
    if rest.startswith((numeral, "不是")):
        return False
    words = _WORDS_WITH_SHI if word == "是" else _WORDS_WITH_YAO
    followers = words.get(rest[:1])
    return followers is None or (rest[1:2] != "" and rest[1:2] in followers)


def _enumerated(text: str) -> Found | None:
    """其一， 其二： and 其一是."""
    end = run(text, 1, NUMERALS)
    value = numeral(text[1:end])
    mark = text[end : end + 1]
    if not value or not mark:
        return None
    if mark in STOPS:
        return Found(end + 1, Kind.ENUMERATED, value, proper_mark(mark))
    return Found(end, Kind.ENUMERATED, value) if mark == "是" else None


def said(text: str) -> Found | None:
    """首先， 其次是 最后， 一方面."""
    word = next((word for word in _SAID if text.startswith(word)), "")
    if not word:
        return None
    value, followers = _SAID[word]
    mark = text[len(word) : len(word) + 1]
    if mark and mark in STOPS:
        return Found(len(word) + 1, Kind.SAID, value, word + proper_mark(mark))
    is_bare = word in _BARE_SAID and mark not in _BARE_SAID[word]
    if mark and (mark in followers or is_bare):
        return Found(len(word), Kind.SAID, value, word)
    return None


def said_or_enumerated(text: str) -> Found | None:
    """其次 and 其一 begin alike."""
    return said(text) or _enumerated(text)
