"""Who may ask: a browser on this machine that was given the token, from the studio's own page."""

import hmac
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple

COOKIE = "docgen-studio"
HEADER = "X-Docgen"
"""A page of another origin cannot send it without being asked first, and it is never allowed to."""
_SELF = ("127.0.0.1", "localhost")


class Access(NamedTuple):
    """The rules: `token` is what a browser must know, `port` where the studio listens, by `scheme`."""

    token: str
    port: int
    scheme: str = "http"

    def is_for_us(self, headers: Mapping[str, str]) -> bool:
        """Whether the request names this very server; a name bound to 127.0.0.1 elsewhere does not."""
        origin = headers.get("Origin")
        hosts = {f"{name}:{self.port}" for name in _SELF}
        own = {f"{self.scheme}://{host}" for host in hosts}
        return headers.get("Host", "") in hosts and (origin is None or origin in own)

    def is_known(self, headers: Mapping[str, str]) -> bool:
        """Whether the request brings the token, in the cookie or, from a pane, in a header."""
        return self.is_token(_cookie(headers.get("Cookie", ""))) or self.is_token(headers.get(HEADER, ""))

    def may_change(self, headers: Mapping[str, str]) -> bool:
        """Whether the request comes from the studio's page and no form of another site."""
        return bool(headers.get(HEADER)) and headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"

    def is_token(self, said: str) -> bool:
        """Whether `said` is the token; takes as long whichever character is wrong."""
        return hmac.compare_digest(said.encode(), self.token.encode())

    def cookie(self) -> str:
        """The header that lets a browser keep the token."""
        return f"{COOKIE}={self.token}; Path=/; HttpOnly; SameSite=Strict"


def _cookie(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""
