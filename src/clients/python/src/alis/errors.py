"""The one error of the package."""

from __future__ import annotations

from .language import pick


class AlisError(Exception):
    """What went wrong and what to do, in one sentence.

    ``code`` is for programs: UNREACHABLE, CERTIFICATE, REDIRECTED, BAD_ANSWER, BAD_URL, BAD_KEY, KEY_OVER_HTTP, WRONG_KEY, NOT_FOUND, GONE,
    NOT_RELEASED, TRUNCATED, CORRUPT, UNVERIFIED, FILE, MISSING_LIBRARY, BAD_ARGUMENT, HTTP_<status>, or a code of the GraphQL API as it stands.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    def __reduce__(self) -> tuple[type[AlisError], tuple[str, str]]:
        return AlisError, (self.code, str(self))

    @classmethod
    def of(cls, code: str, lang: str, nb: str, en: str) -> AlisError:
        """The error in the language asked for."""
        return cls(code, pick(lang, nb, en))
