"""Retention curves: the share of doctors still there, by time since entry (Kaplan-Meier)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .cohorts import Question, constant_of, numbers_of, provenance_of
from .estimates import labelled
from .frames import to_frame
from .language import decimal, percent, pick
from .numbers import Count, Estimate
from .plotting import plot_steps
from .provenance import Provenance
from .service import Service
from .svg import Chart, Mark, Series, save

_COUNT = "{ value lower upper exact }"
_ESTIMATE = "{ value lower upper }"
_FIELD = f"""retention(groupBy: $groupBy, confidence: $confidence, months: $months, unit: $unit) {{
  group atRisk {_COUNT} events {_COUNT} median {_ESTIMATE} restrictedMean {_ESTIMATE}
  points {{ months days atRisk events censored survival lower upper }}
  at {{ months atRisk survival {_ESTIMATE} notComputable }}
  provenance {{ measure synthetic }} }}"""


@dataclass(frozen=True)
class Point:
    """A step of a curve, where somebody left or was censored.

    ``months`` since entry (``days`` too where the release is by day); ``at_risk`` just before, ``events`` who left, ``censored`` who were
    followed so far and had not left: counts. ``survival``, the share still there, and its limits ``lower`` and ``upper``: 0–1, limits None where there are none.
    """

    months: float
    at_risk: int
    events: int
    censored: int
    survival: float
    lower: float | None
    upper: float | None
    days: int | None = None


@dataclass(frozen=True)
class Reading:
    """A curve read at a time: ``survival.value`` is None where ``reason`` says why."""

    months: float
    at_risk: int
    survival: Estimate
    reason: str | None


@dataclass(frozen=True)
class Curve:
    """The curve of a group (None: all), who entered, who left, and median and restricted mean time in months."""

    group: str | None
    label: str
    at_risk: Count
    events: Count
    median: Estimate
    restricted_mean: Estimate
    points: tuple[Point, ...]
    at: tuple[Reading, ...]


@dataclass(frozen=True, repr=False)
class Retention:
    """Curves of one question, with their provenance."""

    curves: tuple[Curve, ...]
    provenance: Provenance
    title: str
    confidence: float
    lang: str

    def frame(self, frame: str = "auto") -> Any:
        """A frame with a row a point: group, months, days, at_risk, events, censored, survival, lower, upper (shares 0–1)."""
        rows = [{"group": curve.group, **asdict(point)} for curve in self.curves for point in curve.points]
        labels = {c.group: c.label for c in self.curves if c.group is not None}
        return to_frame(rows, labelled(self.lang, _COLUMNS, labels), {"title": self.title, "confidence": self.confidence, **self.provenance.attrs(self.lang)}, frame, self.lang)

    def svg(self, file: str | os.PathLike[str] | None = None, width: int = 720) -> str:
        """The figure as SVG text, also saved when a file is named: step curves, bands of the limits, release and stamps. ``width`` in pixels, 400–1920."""
        return save(self._chart(), file, width, self.provenance.internal)

    def plot(self, axes: Any = None) -> Any:
        """Draws with matplotlib, on these axes or new ones, and returns them; AlisError MISSING_LIBRARY where it is not installed."""
        return plot_steps(self._chart(), axes)

    def __str__(self) -> str:
        lines = [self.title] + [self._line(c) for c in self.curves] + self._notes() + [self.provenance.citation]
        return "\n".join(self.provenance.stamps(self.lang) + lines)

    __repr__ = __str__

    def _line(self, curve: Curve) -> str:
        entered, left, median, months = (
            ("startet", "sluttet", "median", "måneder") if self.lang != "en" else ("entered", "left", "median", "months"))
        line = f"  {curve.label}: {curve.at_risk} {entered}, {curve.events} {left}, {median} {curve.median.text(self.lang)} {months}"
        return line + "".join(f"\n    {self._reading(r)}" for r in curve.at)

    def _reading(self, reading: Reading) -> str:
        time = decimal(self.lang, reading.months, 0 if reading.months == int(reading.months) else 1)
        value, low, high = reading.survival.value, reading.survival.lower, reading.survival.upper
        share = reading.reason or "–" if value is None else percent(self.lang, value)
        limits = "" if low is None or high is None else f" ({percent(self.lang, low)}–{percent(self.lang, high)})"
        return f"{time} {pick(self.lang, 'måneder', 'months')}: {share}{limits}"

    def _notes(self) -> list[str]:
        level = f"{100 * self.confidence:.6g}".replace(".", pick(self.lang, ",", "."))
        rounding = self.provenance.protected
        return [pick(
            self.lang, f"Kaplan-Meier; {level} % grenser for utvalg{' og avrunding' if rounding else ''}.",
            f"Kaplan-Meier; {level}% limits for sampling{' and rounding' if rounding else ''}.")] + self.provenance.notes(self.lang)

    def _chart(self) -> Chart:
        series = [
            Series(c.label if c.group is not None or len(self.curves) > 1 else "", [Mark(p.months, p.survival, p.lower, p.upper) for p in c.points])
            for c in self.curves
        ]
        return Chart(
            self.title, pick(self.lang, "Måneder siden start", "Months since entry"), series, self.provenance.stamps(self.lang),
            " ".join([*self._notes(), self.provenance.citation]), self.lang, is_steps=True)


def retention(
        connection: Service, study: str | None = None, phase: str | None = None, group_by: str | None = None, confidence: float = 0.95,
        release: str | None = None, *, unit: str = "doctor_in_position", months: Sequence[float] | None = None, **where: Any) -> Retention:
    """The share still there by time since entry.

    ``group_by``: study, phase, contract_form, … ``unit``, what a spell belongs to: doctor_in_position, doctor_in_municipality, doctor_in_study or
    position. ``confidence``: 0.5–0.9999. ``months``: times at which to read the curves. ``where``: contract_form, scheme, area, centrality,
    centrality_group, municipality_size, entry_year, list_cap. AlisError NOT_RELEASED when the release does not hold it; the message lists what it does.
    """
    lang = connection.lang
    spell = constant_of("unit", unit, lang)
    question = Question(connection, study, phase, group_by, release, where)
    found, rows = question.ask(
        "$confidence: Float!, $months: [Float!], $unit: SpellUnit!", _FIELD,
        {"confidence": confidence, "months": None if months is None else numbers_of("months", months, lang), "unit": spell})
    curves = tuple(_curve(row, question) for row in rows)
    title = f"{pick(lang, *_TITLES.get(spell, _TITLES['DOCTOR_IN_POSITION']))}: {question.scope()}"
    return Retention(curves, provenance_of(found, rows, "retention"), title, confidence, lang)


def _curve(row: dict[str, Any], question: Question) -> Curve:
    points = tuple(
        Point(p["months"], p["atRisk"], p["events"], p["censored"], p["survival"], p["lower"], p["upper"], p["days"]) for p in row["points"])
    at = tuple(Reading(r["months"], r["atRisk"], Estimate(**r["survival"]), question.reason(r["notComputable"])) for r in row["at"])
    return Curve(
        row["group"], question.label(row["group"]), Count(**row["atRisk"]), Count(**row["events"]), Estimate(**row["median"]),
        Estimate(**row["restrictedMean"]), points, at)


_TITLES = {
    "DOCTOR_IN_POSITION": ("Leger som fortsatt er i stillingen", "Doctors still in the post"),
    "DOCTOR_IN_MUNICIPALITY": ("Leger som fortsatt er i kommunen", "Doctors still in the municipality"),
    "DOCTOR_IN_STUDY": ("Leger som fortsatt er i studien", "Doctors still in the study"),
    "POSITION": ("Stillinger som fortsatt er besatt", "Posts still filled"),
}
_COLUMNS: list[tuple[str, str, str | None, str, str]] = [
    ("group", "CODE", None, "Gruppen; tom for alle", "The group; missing for all"),
    ("months", "DECIMAL", "months", "Måneder siden start", "Months since entry"),
    ("days", "INTEGER", "days", "Dager siden start; tom der kurven er etter halvår", "Days since entry; missing where the curve is by half-year"),
    ("at_risk", "INTEGER", "spells", "Under risiko like før", "At risk just before"),
    ("events", "INTEGER", "spells", "Sluttet", "Left"),
    ("censored", "INTEGER", "spells", "Fulgt så langt uten å ha sluttet", "Followed so far, and not left"),
    ("survival", "DECIMAL", "share", "Andelen som fortsatt er der", "The share still there"),
    ("lower", "DECIMAL", "share", "Nedre grense", "Lower limit"),
    ("upper", "DECIMAL", "share", "Øvre grense", "Upper limit"),
]
