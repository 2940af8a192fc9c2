"""Figures by period or by years: turnover and stability."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .frames import Column, to_frame
from .language import percent, pick
from .plotting import plot_dots
from .provenance import Provenance
from .svg import Chart, Mark, Series, save


@dataclass(frozen=True, repr=False)
class Estimates:
    """Rows of one question, with their provenance.

    ``rows``: a dict each, with the names of ``columns``; among them group, value, lower and upper (shares; None where ``reason`` says why).
    ``ticks``: what each row stands at on the axis, in words.
    """

    title: str
    axis: str
    rows: tuple[dict[str, Any], ...]
    ticks: tuple[str, ...]
    columns: tuple[Column, ...]
    group_labels: dict[str, str]
    limits: str
    provenance: Provenance
    lang: str

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def frame(self, frame: str = "auto") -> Any:
        """A frame with the rows; labels, units and provenance in its ``attrs``."""
        return to_frame(self.rows, self.columns, {"title": self.title, **self.provenance.attrs(self.lang)}, frame, self.lang)

    def svg(self, file: str | os.PathLike[str] | None = None, width: int = 720) -> str:
        """The figure as SVG text, also saved when a file is named: a point a row with its limits, release and stamps. ``width`` in pixels, 400–1920."""
        return save(self._chart(), file, width, self.provenance.internal)

    def plot(self, axes: Any = None) -> Any:
        """Draws with matplotlib, on these axes or new ones, and returns them; AlisError MISSING_LIBRARY where it is not installed."""
        return plot_dots(self._chart(), axes)

    def __str__(self) -> str:
        lines = [f"  {self._name(row)}{tick}: {self._value(row)}" for row, tick in zip(self.rows, self.ticks, strict=True)]
        return "\n".join([*self.provenance.stamps(self.lang), self.title, *lines, self.limits, *self.provenance.notes(self.lang), self.provenance.citation])

    __repr__ = __str__

    def _name(self, row: dict[str, Any]) -> str:
        return "" if row["group"] is None else f"{self.group_labels[row['group']]}, "

    def _value(self, row: dict[str, Any]) -> str:
        if row["value"] is None:
            return str(row["reason"] or "–")
        low, high = ("…" if row[limit] is None else percent(self.lang, row[limit]) for limit in ("lower", "upper"))
        return f"{percent(self.lang, row['value'])} ({low}–{high})"

    def _chart(self) -> Chart:
        ticks = list(dict.fromkeys(self.ticks))
        groups = dict.fromkeys(row["group"] for row in self.rows)
        series = [
            Series(self.group_labels.get(group, "") if group is not None else "", [
                Mark(ticks.index(tick), row["value"], row["lower"], row["upper"])
                for row, tick in zip(self.rows, self.ticks, strict=True) if row["group"] == group and row["value"] is not None
            ])
            for group in groups
        ]
        caption = " ".join([self.limits, *self.provenance.notes(self.lang), self.provenance.citation])
        return Chart(self.title, self.axis, series, self.provenance.stamps(self.lang), caption, self.lang, ticks=ticks)


def labelled(lang: str, columns: Sequence[tuple[str, str, str | None, str, str]], group_labels: dict[str, str]) -> tuple[Column, ...]:
    """Columns (name, type, unit, label in Norwegian and English) in the language asked for; the groups with the labels of their codes."""
    return tuple(Column(name, kind, pick(lang, nb, en), unit, group_labels if name == "group" else {}) for name, kind, unit, nb, en in columns)
