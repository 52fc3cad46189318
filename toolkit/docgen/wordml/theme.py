"""Theme fonts: what `w:eastAsiaTheme="minorEastAsia"` stands for (ECMA-376 part 1, 20.1.4.1)."""

from typing import TYPE_CHECKING

from docgen.wordml.names import A

if TYPE_CHECKING:
    from docgen.wordml.names import Node

_SCRIPTS = {"zh-CN": "Hans", "zh-TW": "Hant", "zh-HK": "Hant", "ja-JP": "Jpan", "ko-KR": "Hang"}


def fonts(root: "Node | None", language: str) -> dict[str, str]:
    """Theme reference → font name; `language` (w:themeFontLang) picks the East Asian one."""
    if root is None:
        return {}
    found: dict[str, str] = {}
    for kind in ("major", "minor"):
        scheme = root.find(f".//{A}{kind}Font")
        if scheme is not None:
            latin, east_asian = (
                _typeface(scheme, "latin"),
                _typeface(scheme, "ea") or _by_script(scheme, language),
            )
            found |= {f"{kind}{name}": latin for name in ("Ascii", "HAnsi", "Bidi")}
            found[f"{kind}EastAsia"] = east_asian
    return found


def _typeface(scheme: "Node", name: str) -> str:
    node = scheme.find(A + name)
    return "" if node is None else node.get("typeface") or ""


def _by_script(scheme: "Node", language: str) -> str:
    script = _SCRIPTS.get(language, "Hans")
    return next(
        (f.get("typeface") or "" for f in scheme.iterfind(A + "font") if f.get("script") == script), ""
    )
