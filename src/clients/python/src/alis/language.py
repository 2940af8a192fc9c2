"""Norwegian (bokmål) and English: which sentence, and how numbers are written."""

from __future__ import annotations

import re

LANGUAGES = ("nb", "en")


def pick(lang: str, nb: str, en: str) -> str:
    """The text in the language asked for; bokmål unless it is ``en``."""
    return en if lang == "en" else nb


def decimal(lang: str, value: float, digits: int = 1) -> str:
    """A number with a decimal comma in nb and a point in en: ``12,5`` / ``12.5``."""
    text = f"{value:.{digits}f}"
    return text if lang == "en" else text.replace(".", ",")


def percent(lang: str, share: float, digits: int = 1) -> str:
    """A share (0–1) in percent: ``64,8 %`` / ``64.8%``."""
    return decimal(lang, 100 * share, digits) + pick(lang, "\N{NO-BREAK SPACE}%", "%")


def one_sentence(text: str) -> str:
    """Several sentences of the server made one: ``Not this. It has that.`` becomes ``Not this; it has that``, without the full stop."""
    joined = re.sub(r"\.\s+(\S)(\S?)", lambda m: f"; {m[1].lower() if not m[2].isupper() else m[1]}{m[2]}", " ".join(text.split()))
    return joined.rstrip(".")
