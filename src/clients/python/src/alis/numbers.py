"""Numbers that come with limits."""

from __future__ import annotations

from dataclasses import dataclass

from .language import decimal, pick


@dataclass(frozen=True)
class Count:
    """A count, and what the true one can be. ``exact``: the value is the true count."""

    value: int
    lower: int
    upper: int
    exact: bool

    def __str__(self) -> str:
        return str(self.value) if self.exact else f"{self.value} ({self.lower}–{self.upper})"


@dataclass(frozen=True)
class Estimate:
    """An estimate with limits; each is None where it is not reached or there is none."""

    value: float | None
    lower: float | None
    upper: float | None

    def text(self, lang: str) -> str:
        """``42,0 (36,0–…)``; "not reached" where there is no value, and ``…`` where there is no limit."""
        missing = pick(lang, "ikke nådd", "not reached")
        low, high = ("…" if limit is None else decimal(lang, limit) for limit in (self.lower, self.upper))
        if self.value is None and self.lower is None and self.upper is None:
            return missing
        return f"{missing if self.value is None else decimal(lang, self.value)} ({low}–{high})"
