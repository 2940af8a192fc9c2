"""Where a service is, and whether a key may be sent there."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from .errors import AlisError


@dataclass(frozen=True)
class Address:
    """The service's address without ``/graphql`` and without a slash at the end."""

    base: str
    secure: bool
    loopback: bool

    @classmethod
    def parse(cls, url: str, lang: str) -> Address:
        """Reads an address; AlisError BAD_URL when it is none. The message does not repeat it, as it may hold a password."""
        try:
            parts = urlsplit(url.strip() if isinstance(url, str) else "")
            host, port = parts.hostname or "", parts.port
        except ValueError:
            parts, host, port = urlsplit(""), "", None
        if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc or parts.query or parts.fragment:
            raise AlisError.of(
                "BAD_URL", lang, "Skriv adressen som http://127.0.0.1:5080 eller https://…, uten brukernavn, passord og spørsmålstegn; nøkkelen gis som key=….",
                "Write the address as http://127.0.0.1:5080 or https://…, without user name, password and question mark; the key is given as key=….")
        path = parts.path.rstrip("/").removesuffix("/graphql")
        name = f"[{host}]" if ":" in host else host
        base = f"{parts.scheme}://{name}{'' if port is None else f':{port}'}{path}"
        return cls(base, parts.scheme == "https", _is_loopback(host))


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
