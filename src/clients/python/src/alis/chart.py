"""What a figure shows, before it is drawn: the same for SVG and matplotlib."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

# Okabe and Ito's colours, told apart with every kind of colour vision; yellow is left out, as it does not show on white.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
DASHES = ("", "9 4", "2 3", "9 3 2 3", "14 4", "5 2")
INK = "#222222"


@dataclass(frozen=True)
class Mark:
    """A value with its limits, at x: months, or the number of a tick."""

    x: float
    value: float
    lower: float | None
    upper: float | None


@dataclass(frozen=True)
class Series:
    """A group's marks; an empty label is not in the legend."""

    label: str
    marks: Sequence[Mark]


@dataclass(frozen=True)
class Chart:
    """Step curves from 1 at 0 over months, or dots at named ticks."""

    title: str
    axis: str
    series: Sequence[Series]
    stamps: Sequence[str]
    caption: str
    lang: str
    is_steps: bool = False
    ticks: Sequence[str] = ()


def axis_top(chart: Chart) -> float:
    """The top of the axis: 1, or the next fifth above the highest value or limit, at most 4."""
    highest = max((limit for s in chart.series for m in s.marks for limit in (m.value, m.upper or 0)), default=1)
    return min(4.0, max(1.0, math.ceil(highest * 5 - 1e-9) / 5))


def y_ticks(top: float) -> list[float]:
    """Five steps or so from 0 to the top."""
    step = 0.2 if top <= 1 else 0.5 if top <= 2 else 1.0
    return [i * step for i in range(int(top / step + 1e-9) + 1)]


def x_ticks(chart: Chart) -> list[tuple[float, str]]:
    """Where the axis has ticks, and what they say; the last one is the axis's end for steps."""
    if not chart.is_steps:
        return [(i, tick) for i, tick in enumerate(chart.ticks)]
    last = max((m.x for s in chart.series for m in s.marks), default=12)
    step = next((s for s in (6, 12, 24) if last / s <= 10), 60)
    return [(i * step, str(i * step)) for i in range(max(1, math.ceil(last / step - 1e-9)) + 1)]
