"""Rows as a frame of pandas or polars, where they are installed, with labels and provenance."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from .errors import AlisError

FRAMES = ("auto", "pandas", "polars", "rows")


@dataclass(frozen=True)
class Column:
    """A column: its type as in the schema (INTEGER, DECIMAL, CODE, …), what it means, unit and code labels."""

    name: str
    type: str = "TEXT"
    label: str = ""
    unit: str | None = None
    codes: dict[str, str] = field(default_factory=dict)


class Rows(list[dict[str, Any]]):
    """Rows where no frame library is: a list of dicts, with the same ``attrs`` as a frame."""

    def __init__(self, rows: Iterable[dict[str, Any]], attrs: dict[str, Any]) -> None:
        super().__init__(rows)
        self.attrs = attrs


def to_frame(rows: Sequence[dict[str, Any]], columns: Sequence[Column], attrs: dict[str, Any], frame: str, lang: str) -> Any:
    """A frame with a row a dict; missing values stay missing.

    ``auto`` takes pandas, else polars, else ``Rows``. ``attrs`` of the result has ``labels``, ``units``, ``codes`` (column → code → label) and
    what is given. AlisError BAD_ARGUMENT for another word, MISSING_LIBRARY where the library is not installed.
    """
    attrs = {
        **attrs,
        "labels": {c.name: c.label for c in columns},
        "units": {c.name: c.unit for c in columns if c.unit},
        "codes": {c.name: c.codes for c in columns if c.codes},
    }
    kind, library = _library(frame, lang)
    if kind == "pandas":
        return _pandas(library, rows, columns, attrs)
    if kind == "polars":
        return _polars(library, rows, columns, attrs)
    return Rows(rows, attrs)


def check_frame(frame: str, lang: str) -> None:
    """AlisError unless such frames can be made; to ask before anything is fetched."""
    _library(frame, lang)


def cast(text: str, column: Column) -> Any:
    """A CSV field as a value: int, float, bool, date, datetime or str; None where it is empty."""
    if text == "":
        return None
    match column.type:
        case "INTEGER":
            return int(text)
        case "DECIMAL" | "NUMBER":
            return float(text)
        case "BOOLEAN":
            return text == "true"
        case "DATE":
            return date.fromisoformat(text)
        case "TIMESTAMP":
            return datetime.fromisoformat(text)
        case _:
            return text


def _library(frame: str, lang: str) -> tuple[str, Any]:
    if frame not in FRAMES:
        raise AlisError.of("BAD_ARGUMENT", lang, f"frame er en av {', '.join(FRAMES)}.", f"frame is one of {', '.join(FRAMES)}.")
    for kind in ("pandas", "polars") if frame == "auto" else (frame,):
        if kind == "rows":
            break
        try:
            return kind, importlib.import_module(kind)
        except ImportError:
            continue
    if frame in ("pandas", "polars"):
        raise AlisError.of(
            "MISSING_LIBRARY", lang, f"{frame} er ikke installert; skriv pip install {frame}, eller bruk frame=\"rows\".",
            f"{frame} is not installed; write pip install {frame}, or use frame=\"rows\".")
    return "rows", None


_PANDAS = {"INTEGER": "Int64", "DECIMAL": "float64", "NUMBER": "float64", "BOOLEAN": "boolean", "DATE": "datetime64[ns]", "TIMESTAMP": "datetime64[ns]"}


def _pandas(pandas: Any, rows: Sequence[dict[str, Any]], columns: Sequence[Column], attrs: dict[str, Any]) -> Any:
    frame = pandas.DataFrame({c.name: pandas.Series([r[c.name] for r in rows], dtype=_PANDAS.get(c.type, "string")) for c in columns})
    frame.attrs.update(attrs)
    return frame


def _polars(polars: Any, rows: Sequence[dict[str, Any]], columns: Sequence[Column], attrs: dict[str, Any]) -> Any:
    types = {
        "INTEGER": polars.Int64, "DECIMAL": polars.Float64, "NUMBER": polars.Float64, "BOOLEAN": polars.Boolean,
        "DATE": polars.Date, "TIMESTAMP": polars.Datetime,
    }
    frame = polars.DataFrame({c.name: [r[c.name] for r in rows] for c in columns}, schema={c.name: types.get(c.type, polars.String) for c in columns})
    with contextlib.suppress(AttributeError):
        frame.attrs = attrs  # polars has no place for it: it is on this frame, and not on those made from it
    return frame
