"""A service that answers."""

from __future__ import annotations

from typing import Any

from .asking import ask
from .transport import Transport


class Service:
    """A service with its language: what every question needs of a connection."""

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
