"""Requests over HTTP with the standard library. No redirect is followed, and whatever goes wrong becomes an AlisError."""

from __future__ import annotations

import http.client
import json
import ssl
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import urljoin, urlsplit

from .address import Address
from .errors import AlisError
from .key import Key
from .language import one_sentence, pick


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A key must not wander to another host, and a POST must not become a GET: the user is told of the new address instead."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Transport:
    """One service, perhaps with a key."""

    def __init__(self, address: Address, key: Key | None, lang: str, timeout: float) -> None:
        if key is not None and not (address.secure or address.loopback):
            raise AlisError.of(
                "KEY_OVER_HTTP", lang, f"Nøkkelen sendes ikke ukryptert til {address.base}; bruk en adresse som begynner med https://.",
                f"The key is not sent unencrypted to {address.base}; use an address that begins with https://.")
        self.address, self.lang, self._key, self._timeout = address, lang, key, timeout
        # A proxy has no business between two programs on one machine.
        proxies = [urllib.request.ProxyHandler({})] if address.loopback else []
        self._opener = urllib.request.build_opener(_NoRedirects(), *proxies)

    @property
    def has_key(self) -> bool:
        """Whether requests carry a key."""
        return self._key is not None

    def post(self, path: str, body: dict[str, Any]) -> tuple[int, bytes]:
        """Posts JSON: status (200, or 400 with GraphQL's errors) and body."""
        request = urllib.request.Request(
            self.address.base + path, self._encoded(body), {"Content-Type": "application/json", "Accept": "application/json"}, method="POST")
        response = self._open(request)
        with response:
            return response.status, self.read(response)

    def get(self, path: str) -> Any:
        """Opens a file: a response with status 200, to read and close."""
        response = self._open(urllib.request.Request(self.address.base + path))
        if response.status == 200:
            return response
        with response:
            raise self._refused(response)

    def read(self, response: Any, size: int | None = None) -> bytes:
        """Reads all, or at most so many bytes; AlisError TRUNCATED when the connection ends too soon."""
        try:
            return bytes(response.read() if size is None else response.read(size))
        except (OSError, http.client.HTTPException):
            failure = self.truncated()
        raise failure  # outside of the handler, so that no request with its headers hangs on to the error

    def truncated(self) -> AlisError:
        """A body that is shorter than it was said to be."""
        return AlisError.of(
            "TRUNCATED", self.lang, "Svaret ble avbrutt før alt var kommet, og ingenting er lagret; prøv igjen.",
            "The answer broke off before all of it had come, and nothing is saved; try again.")

    def hide(self, text: str) -> str:
        """The text without the key."""
        return text if self._key is None else self._key.hide(text)

    def _encoded(self, body: dict[str, Any]) -> bytes:
        try:
            return json.dumps(body, allow_nan=False).encode()
        except (TypeError, ValueError, RecursionError):
            failure = AlisError.of(
                "BAD_ARGUMENT", self.lang, "Spørringen kan ikke sendes som JSON; bruk tekster, endelige tall, lister og dict.",
                "The query cannot be sent as JSON; use texts, finite numbers, lists and dicts.")
        raise failure

    def _open(self, request: urllib.request.Request) -> Any:
        request.add_header("User-Agent", "alis-python")
        if self._key is not None:
            request.add_unredirected_header("Authorization", self._key.bearer())
        answer = self._try(request)
        if isinstance(answer, AlisError):
            raise answer
        return answer

    def _try(self, request: urllib.request.Request) -> Any:
        try:
            return self._opener.open(request, timeout=self._timeout)
        except urllib.error.HTTPError as refusal:
            if refusal.code == 400 and request.data is not None:
                return refusal  # GraphQL's errors are in the body
            with refusal:
                return self._redirected(request.full_url, refusal.headers.get("Location")) if 300 <= refusal.code < 400 else self._refused(refusal)
        except (OSError, http.client.HTTPException, ValueError) as fault:
            return self._unreachable(isinstance(getattr(fault, "reason", fault), ssl.SSLError))

    def _unreachable(self, certificate: bool) -> AlisError:
        base = self.address.base
        if certificate:
            return AlisError.of(
                "CERTIFICATE", self.lang, f"Forbindelsen til {base} er ikke sikker (sertifikatet); sjekk adressen, eller spør dem som driver nettet.",
                f"The connection to {base} is not secure (its certificate); check the address, or ask those who run the network.")
        return AlisError.of(
            "UNREACHABLE", self.lang, f"Får ikke svar fra {base}; sjekk nettet og adressen, og at tjenesten er startet.",
            f"There is no answer from {base}; check the network and the address, and that the service is started.")

    def _refused(self, refusal: Any) -> AlisError:
        status = refusal.code
        nb, en = _NO_KEY if status in (401, 403) and not self.has_key else _REFUSALS.get(status, _OTHER)
        said = self._said(refusal) if status not in (401, 403, 410) else None
        code = _CODES.get(status, f"HTTP_{status}")
        return AlisError(code, said or pick(self.lang, nb, en).replace("{status}", str(status)))

    def _said(self, refusal: Any) -> str | None:
        """The service's own words: a line in bokmål and a line in English, as plain text."""
        if refusal.headers.get_content_type() != "text/plain":
            return None
        try:
            lines = refusal.read(4000).decode(errors="replace").splitlines()
        except (OSError, http.client.HTTPException):
            return None
        return self.hide(one_sentence(lines[self.lang == "en"])) + "." if len(lines) == 2 else None

    def _redirected(self, url: str, location: str | None) -> AlisError:
        target = urlsplit(urljoin(url, location or ""))
        place = self.hide(f"{target.scheme}://{target.netloc.rpartition('@')[2]}{target.path}")
        return AlisError.of(
            "REDIRECTED", self.lang, f"Tjenesten viser videre til {place}, og dit sendes ingenting av seg selv; koble til den adressen hvis du stoler på den.",
            f"The service points to {place}, and nothing is sent there by itself; connect to that address if you trust it.")


_CODES = {401: "WRONG_KEY", 403: "WRONG_KEY", 404: "NOT_FOUND", 410: "GONE"}
_KEY = (
    "Nøkkelen ble ikke godtatt; sjekk at hele er limt inn, eller lag en ny med «alis api-keys add MERKELAPP».",
    "The key was not accepted; check that all of it is pasted, or make a new one with “alis api-keys add LABEL”.")
_NO_KEY = (
    "Her trengs en nøkkel; gi den som key=… til alis.connect, eller lag en med «alis api-keys add MERKELAPP».",
    "A key is needed here; give it as key=… to alis.connect, or make one with “alis api-keys add LABEL”.")
_REFUSALS = {
    401: _KEY,
    403: _KEY,
    404: (
        "Adressen, utgivelsen eller filen finnes ikke, eller er trukket tilbake; sjekk adressen, og spør etter { releases { nodes { id } } }.",
        "The address, the release or the file does not exist, or is retired; check the address, and ask for { releases { nodes { id } } }."),
    410: (
        "Den interne utgivelsen er slettet; be dem som eier dataene om å lage en ny (alis release build --internal) og starte tjenesten på nytt.",
        "The internal release is deleted; ask those who own the data to make a new one (alis release build --internal) and start the service again."),
}
_OTHER = (
    "Tjenesten svarte med HTTP {status}; prøv igjen om litt, og meld fra hvis det varer.",
    "The service answered with HTTP {status}; try again in a while, and report it if it lasts.")
