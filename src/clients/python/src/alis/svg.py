"""Figures as SVG with the standard library: text stays text, and the same figures give the same bytes."""

from __future__ import annotations

import os
import textwrap
from xml.sax.saxutils import escape

from .chart import COLOURS, DASHES, INK, Chart, Mark, Series, axis_top, x_ticks, y_ticks
from .errors import AlisError
from .files import write_whole
from .language import decimal, percent

__all__ = ["Chart", "Mark", "Series", "draw", "save"]

_FONTS = "'Noto Sans', 'DejaVu Sans', 'Liberation Sans', Arial, 'Segoe UI', sans-serif"
_LEFT, _RIGHT, _PLOT_HEIGHT, _LINE = 64, 24, 280, 18


def save(chart: Chart, file: str | os.PathLike[str] | None, width: int, private: bool) -> str:
    """The SVG, written to the file if there is one."""
    if not 400 <= width <= 1920:
        raise AlisError.of("BAD_ARGUMENT", chart.lang, "width er fra 400 til 1920.", "width is from 400 to 1920.")
    text = draw(chart, width)
    if file is not None:
        write_whole(file, [text.encode()], chart.lang, private)
    return text


def draw(chart: Chart, width: int) -> str:
    """The figure as an SVG element: stamps and title, plot, legend, caption."""
    title = textwrap.wrap(_clean(chart.title), int((width - 32) / 8.8))
    caption = textwrap.wrap(_clean(chart.caption), int((width - 32) / 6.2))
    legend = [(i, s) for i, s in enumerate(chart.series) if s.label]
    stamp = 22 if chart.stamps else 0
    top = 14 + stamp + 22 * len(title) + 12
    below = top + _PLOT_HEIGHT
    legend_top = below + 58
    caption_top = legend_top + _LINE * len(legend) + (6 if legend else 0)
    height = caption_top + 16 * len(caption) + 4
    parts = [_text(16, 24, " · ".join(chart.stamps), size=13, weight="bold", fill="#A33D00")] if chart.stamps else []
    parts += [_text(16, 14 + stamp + 18 + 22 * i, line, size=16, weight="bold") for i, line in enumerate(title)]
    plot = _Plot(chart, _LEFT, top, width - _LEFT - _RIGHT, _PLOT_HEIGHT)
    parts += [*plot.axes(), *plot.series()]
    for row, (i, series) in enumerate(legend):
        y = legend_top + _LINE * row
        parts += [_line(f"M{_LEFT} {y - 4}h36", i), _text(_LEFT + 46, y, series.label, size=12)]
    parts += [_text(16, caption_top + 16 * i, line, size=11, fill="#444444") for i, line in enumerate(caption)]
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" lang="{chart.lang}" '
        f'font-family="{_FONTS}">\n<title>{escape(_clean(chart.title))}</title>\n<desc>{escape(_clean(" ".join([*chart.stamps, chart.caption])))}</desc>\n'
        f'<rect width="{width}" height="{height}" fill="#FFFFFF"/>\n{body}\n</svg>\n')


class _Plot:
    """The area between the axes."""

    def __init__(self, chart: Chart, left: float, top: float, width: float, height: float) -> None:
        self._chart, self._left, self._top, self._width, self._height = chart, left, top, width, height
        self._y_max = axis_top(chart)
        self._ticks = x_ticks(chart)

    def axes(self) -> list[str]:
        bottom, right = self._top + self._height, self._left + self._width
        parts = []
        for share in y_ticks(self._y_max):
            y = self._y(share)
            parts.append(f'<path d="M{_number(self._left)} {_number(y)}H{_number(right)}" stroke="#E2E2E2" fill="none"/>')
            parts.append(_text(self._left - 8, y + 4, percent(self._chart.lang, share, 0), size=12, anchor="end"))
        for position, label in self._ticks:
            x = self._x(position)
            parts.append(f'<path d="M{_number(x)} {_number(bottom)}v5" stroke="{INK}" fill="none"/>')
            parts.append(_text(x, bottom + 19, label, size=12, anchor="middle"))
        parts.append(f'<path d="M{_number(self._left)} {_number(bottom)}H{_number(right)}" stroke="{INK}" fill="none"/>')
        parts.append(_text(self._left + self._width / 2, bottom + 38, self._chart.axis, size=12, anchor="middle"))
        return parts

    def series(self) -> list[str]:
        drawn = [(i, series) for i, series in enumerate(self._chart.series) if series.marks]
        if self._chart.is_steps:
            return [_band(self._outline(s), i) for i, s in drawn] + [self._steps(s, i) for i, s in drawn]
        return [part for i, s in drawn for part in self._dots(s, i)]

    def _steps(self, series: Series, index: int) -> str:
        path = f"M{_number(self._x(0))} {_number(self._y(1))}"
        path += "".join(f"H{_number(self._x(m.x))}V{_number(self._y(m.value))}" for m in series.marks)
        return _line(path, index, series.label)

    def _outline(self, series: Series) -> str:
        """The outline of the bands: out along the upper limits, back along the lower ones, a piece where there are limits without a gap."""
        paths, piece = [], list[tuple[Mark, float, float]]()
        for mark in [*series.marks, None]:
            if mark is not None and mark.lower is not None and mark.upper is not None:
                piece.append((mark, mark.lower, mark.upper))
                continue
            if mark is not None and piece:
                piece.append((mark, piece[-1][1], piece[-1][2]))  # the step lasts until this mark
            if len(piece) > 1:
                out = "".join(f"H{_number(self._x(m.x))}V{_number(self._y(high))}" for m, _, high in piece[1:])
                # Backwards too, a limit holds from its mark to the next one.
                back = "".join(f"V{_number(self._y(low))}H{_number(self._x(m.x))}" for m, low, _ in reversed(piece))
                paths.append(f"M{_number(self._x(piece[0][0].x))} {_number(self._y(piece[0][2]))}{out}{back}Z")
            piece = []
        return "".join(paths)

    def _dots(self, series: Series, index: int) -> list[str]:
        groups = len(self._chart.series)
        shift = (index - (groups - 1) / 2) * min(14.0, self._width / max(1, len(self._chart.ticks)) / (groups + 1))
        places = [(m, self._x(m.x) + shift) for m in series.marks]
        parts = []
        for mark, x in places:
            if mark.lower is not None and mark.upper is not None:
                low, high = _number(self._y(mark.lower)), _number(self._y(mark.upper))
                whisker = f"M{_number(x)} {low}V{high}M{_number(x - 4)} {low}h8M{_number(x - 4)} {high}h8"
                parts.append(f'<path d="{whisker}" stroke="{COLOURS[index % len(COLOURS)]}" stroke-width="1.5" fill="none"/>')
        line = "L".join(f"{_number(x)} {_number(self._y(m.value))}" for m, x in places)
        parts.append(_line("M" + line, index, series.label))
        for mark, x in places:
            parts.append(f'<circle cx="{_number(x)}" cy="{_number(self._y(mark.value))}" r="4" fill="{COLOURS[index % len(COLOURS)]}"/>')
            if groups == 1:
                parts.append(_text(x + 8, self._y(mark.value) - 6, percent(self._chart.lang, mark.value), size=12, halo=True))
        return parts

    def _x(self, position: float) -> float:
        if self._chart.is_steps:
            return self._left + self._width * position / self._ticks[-1][0]
        return self._left + self._width * (position + 0.5) / max(1, len(self._chart.ticks))

    def _y(self, share: float) -> float:
        return self._top + self._height * (1 - min(share, self._y_max) / self._y_max)


def _line(path: str, index: int, label: str = "") -> str:
    colour, dash = COLOURS[index % len(COLOURS)], DASHES[(index + index // len(COLOURS)) % len(DASHES)]
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    title = f"<title>{escape(_clean(label))}</title>" if label else ""
    return f'<path d="{path}" stroke="{colour}" stroke-width="2.25"{dashes} fill="none">{title}</path>'


def _band(path: str, index: int) -> str:
    return f'<path d="{path}" fill="{COLOURS[index % len(COLOURS)]}" fill-opacity="0.15" stroke="none"/>' if path else ""


def _text(x: float, y: float, text: str, size: int, anchor: str = "start", weight: str = "normal", fill: str = INK, halo: bool = False) -> str:
    around = ' stroke="#FFFFFF" stroke-width="3" paint-order="stroke"' if halo else ""
    return (
        f'<text x="{_number(x)}" y="{_number(y)}" font-size="{size}" text-anchor="{anchor}" font-weight="{weight}" fill="{fill}"{around}>'
        f"{escape(_clean(text))}</text>")


def _number(value: float) -> str:
    return decimal("en", value, 2).rstrip("0").rstrip(".")


def _clean(text: str) -> str:
    """Without the signs that XML cannot hold."""
    return "".join(sign for sign in text if sign >= " " and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff")
