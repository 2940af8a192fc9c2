"""Client of AlisResearch: do the doctors in Norway's GP-training posts stay?

``alis.connect(url)`` gives a connection; its methods are also functions here that take the connection first. See README.md.
"""

from typing import Any

from .codebooks import codebook
from .connection import Connection, connect
from .downloads import export
from .errors import AlisError
from .estimates import Estimates
from .numbers import Count, Estimate
from .provenance import Provenance
from .curves import Curve, Point, Reading, Retention, retention
from .stabilities import stability
from .turnovers import turnover

__all__ = [
    "AlisError", "Connection", "Count", "Curve", "Estimate", "Estimates", "Point", "Provenance", "Reading", "Retention",
    "codebook", "connect", "export", "query", "retention", "stability", "turnover",
]


def query(connection: Connection, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
    """Asks in GraphQL; see ``Connection.query``."""
    return connection.query(query, variables)
