"""An API key that does not show itself."""

from __future__ import annotations

from typing import NoReturn

from .errors import AlisError


class Key:
    """A key: sent as ``Authorization: Bearer``, and left out of repr, messages and pickles."""

    __slots__ = ("_bearer",)

    def __init__(self, key: str, lang: str) -> None:
        if not isinstance(key, str) or not key or not all("!" <= sign <= "~" for sign in key):
            raise AlisError.of(
                "BAD_KEY", lang, "Nøkkelen er tom eller har mellomrom eller tegn som ingen nøkkel har; lim den inn på nytt.",
                "The key is empty or has spaces or signs that no key has; paste it again.")
        self._bearer = f"Bearer {key}"

    def bearer(self) -> str:
        """The header's value."""
        return self._bearer

    def hide(self, text: str) -> str:
        """The text without the key."""
        return text.replace(self._bearer.removeprefix("Bearer "), "•••")

    def __repr__(self) -> str:
        return "Key(•••)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A key is not stored with other objects; connect again instead.")
