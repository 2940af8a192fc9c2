"""A connection to one service."""

from __future__ import annotations

from .address import Address
from .codebooks import codebook
from .downloads import export
from .errors import AlisError
from .key import Key
from .language import LANGUAGES
from .curves import retention
from .service import Service
from .stabilities import stability
from .transport import Transport
from .turnovers import turnover


class Connection(Service):
    """A service with its language, and all that can be asked of it. Made by ``connect``; nothing is asked before the first question."""

    retention = retention
    turnover = turnover
    stability = stability
    export = export
    codebook = codebook

    def __repr__(self) -> str:
        return f"alis.Connection({self.url!r}, lang={self.lang!r}{', key=•••' if self.transport.has_key else ''})"


def connect(url: str, key: str | None = None, lang: str = "nb", timeout: float = 60) -> Connection:
    """A connection to the service at an address such as ``http://127.0.0.1:5080``.

    ``key``: for internal releases; sent as a bearer token, over https or to this machine only, and shown nowhere. ``lang``: nb or en.
    ``timeout``: seconds to wait for an answer. AlisError BAD_URL, BAD_KEY, KEY_OVER_HTTP or BAD_ARGUMENT.
    """
    if lang not in LANGUAGES:
        raise AlisError("BAD_ARGUMENT", "lang er nb eller en / lang is nb or en.")
    return Connection(Transport(Address.parse(url, lang), None if key is None else Key(key, lang), lang, timeout))
