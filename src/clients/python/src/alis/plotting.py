"""The same figures with matplotlib, where it is installed."""

from __future__ import annotations

import importlib
import textwrap
from typing import Any

from .chart import COLOURS, DASHES, Chart, axis_top
from .errors import AlisError
from .language import percent


def plot_steps(chart: Chart, axes: Any = None) -> Any:
    """Step curves with bands."""
    axes = _axes(chart, axes)
    for i, series in enumerate(chart.series):
        style = _style(i)
        axes.step([0, *(m.x for m in series.marks)], [1, *(m.value for m in series.marks)], where="post", label=series.label or None, **style)
        missing = float("nan")
        low, high = ([missing if limit is None else limit for limit in limits] for limits in ([m.lower for m in series.marks], [m.upper for m in series.marks]))
        axes.fill_between([m.x for m in series.marks], low, high, step="post", alpha=0.15, color=style["color"], linewidth=0)
    axes.set_xlim(left=0)
    return _finish(chart, axes)


def plot_dots(chart: Chart, axes: Any = None) -> Any:
    """Dots with whiskers."""
    axes = _axes(chart, axes)
    for i, series in enumerate(chart.series):
        style = _style(i)
        axes.plot([m.x for m in series.marks], [m.value for m in series.marks], marker="o", label=series.label or None, **style)
        limits = [(m.x, m.lower, m.upper) for m in series.marks if m.lower is not None and m.upper is not None]
        axes.vlines([x for x, _, _ in limits], [low for _, low, _ in limits], [high for _, _, high in limits], color=style["color"])
    axes.set_xticks(range(len(chart.ticks)), chart.ticks)
    return _finish(chart, axes)


def _axes(chart: Chart, axes: Any) -> Any:
    try:
        pyplot = importlib.import_module("matplotlib.pyplot")
    except ImportError:
        pyplot = None
    if pyplot is None:
        raise AlisError.of(
            "MISSING_LIBRARY", chart.lang, "matplotlib er ikke installert; skriv pip install matplotlib, eller bruk .svg(), som ikke trenger noe.",
            "matplotlib is not installed; write pip install matplotlib, or use .svg(), which needs nothing.")
    return pyplot.subplots(layout="constrained")[1] if axes is None else axes


def _style(index: int) -> dict[str, Any]:
    dash = DASHES[(index + index // len(COLOURS)) % len(DASHES)]
    dashes: Any = (0, tuple(float(n) / 2 for n in dash.split())) if dash else "solid"
    return {"color": COLOURS[index % len(COLOURS)], "linestyle": dashes, "linewidth": 1.8}


def _finish(chart: Chart, axes: Any) -> Any:
    axes.set_ylim(0, axis_top(chart) * 1.02)
    axes.yaxis.set_major_formatter(lambda share, _: percent(chart.lang, share, 0))
    axes.set_title("\n".join([*chart.stamps, *textwrap.wrap(chart.title, 60)]), loc="left", fontsize=11)
    axes.set_xlabel(chart.axis + "\n\n" + "\n".join(textwrap.wrap(chart.caption, 95)), fontsize=8)
    if any(series.label for series in chart.series):
        axes.legend(frameon=False)
    return axes
