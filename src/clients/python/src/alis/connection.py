"""A connection to one service."""

from __future__ import annotations

from typing import Any

from .address import Address
from .asking import ask
from .codebooks import codebook
from .downloads import export
from .errors import AlisError
from .key import Key
from .language import LANGUAGES
from .curves import retention
from .stabilities import stability
from .transport import Transport
from .turnovers import turnover


class Connection:
    """A service with its language. Made by ``connect``; nothing is asked before the first question."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport

    @property
    def lang(self) -> str:
        """nb or en: labels, errors, figures."""
        return self.transport.lang

    @property
    def url(self) -> str:
        """The service's address."""
        return self.transport.address.base

    def query(self, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        """Asks in GraphQL and returns ``data`` as it came; AlisError with the API's code when there is any error."""
        return ask(self.transport, query, variables)

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
