"""GraphQL: a query in, its data out."""

from __future__ import annotations

import json
from typing import Any

from .errors import AlisError
from .language import one_sentence, pick
from .transport import Transport


def ask(transport: Transport, query: str, variables: dict[str, Any] | None) -> dict[str, Any]:
    """Asks; AlisError when there is any error, also beside data."""
    _, body = transport.post("/graphql", {"query": query, "variables": variables or {}})
    answer = _json(body)
    errors = answer.get("errors") if isinstance(answer, dict) else None
    if isinstance(errors, list) and errors and isinstance(errors[0], dict):
        raise _error(transport, errors[0])
    data = answer.get("data") if isinstance(answer, dict) else None
    if not isinstance(data, dict) or not data:
        base = transport.address.base
        raise AlisError.of(
            "BAD_ANSWER", transport.lang, f"Svaret fra {base} er ikke fra AlisResearch; sjekk adressen.",
            f"The answer from {base} is not from AlisResearch; check the address.")
    return data


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None


def _error(transport: Transport, error: dict[str, Any]) -> AlisError:
    lang, extensions = transport.lang, error.get("extensions")
    extensions = extensions if isinstance(extensions, dict) else {}
    english = str(error.get("message", ""))
    norwegian = extensions.get("nb")
    code = str(extensions.get("code", "GRAPHQL"))
    said = transport.hide(one_sentence(str(norwegian) if lang != "en" and norwegian else english))
    if code in _ADVICE:
        return AlisError(code, f"{said}; {pick(lang, *_ADVICE[code])}.")
    if norwegian:  # the service's own words for the user
        return AlisError(code, f"{said}.")
    return AlisError(code, pick(lang, "Tjenesten forsto ikke spørringen; rett den etter dette: ", "The service did not understand the query; correct it by this: ") + said + ".")


_ADVICE = {
    "NOT_FOUND": ("velg en av dem som finnes", "choose one of those there are"),
    "NOT_RELEASED": ("spør etter noe av dette", "ask for some of this"),
}
