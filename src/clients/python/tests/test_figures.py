"""Figures: what they show, and that they are SVG."""

import os
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from importlib.util import find_spec
from pathlib import Path

import alis

from .live import LiveTestCase

SVG = "{http://www.w3.org/2000/svg}"
VIGNETTE = Path(__file__).parent.parent / "vignettes" / "stability.py"


def texts(svg):
    return [element.text for element in ElementTree.fromstring(svg).iter(SVG + "text")]


class FigureTests(LiveTestCase):
    def test_retention_has_curve_band_release_and_stamp(self):
        found = alis.connect(self.url).retention(study="alis-vest")
        svg = found.svg()
        root, words = ElementTree.fromstring(svg), texts(svg)
        curves = [p for p in root.iter(SVG + "path") if p.get("stroke") == "#0072B2"]
        self.assertEqual(len(found.curves[0].points), curves[0].get("d").count("H"))
        self.assertEqual(1, sum(p.get("fill-opacity") == "0.15" for p in root.iter(SVG + "path")))
        self.assertIn("Syntetiske data", words)
        self.assertIn(found.provenance.release, " ".join(words))
        self.assertIn("beskyttet", " ".join(words))
        self.assertEqual(svg, found.svg())

    def test_groups_differ_in_colour_and_dashes_and_are_named(self):
        svg = alis.connect(self.url).retention(group_by="study").svg()
        lines = {(p.get("stroke"), p.get("stroke-dasharray")) for p in ElementTree.fromstring(svg).iter(SVG + "path") if p.get("stroke-width") == "2.25"}
        self.assertEqual({("#0072B2", None), ("#D55E00", "9 4"), ("#009E73", "2 3")}, lines)
        self.assertIn("ALIS i bykommuner", texts(svg))

    def test_decimals_have_a_comma_in_nb_and_a_point_in_en(self):
        row = next(r for r in alis.connect(self.url).stability(study="alis-vest") if r["value"] is not None)
        percent = f"{100 * row['value']:.1f}"
        self.assertIn(percent.replace(".", ",") + "\N{NO-BREAK SPACE}%", texts(alis.connect(self.url).stability(study="alis-vest").svg()))
        self.assertIn(percent + "%", texts(alis.connect(self.url, lang="en").stability(study="alis-vest").svg()))

    def test_turnover_is_drawn_and_saved(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "turnover.svg"
            svg = alis.connect(self.url).turnover(study="alis-vest").svg(file, width=900)
            self.assertEqual(svg, file.read_text("utf-8"))
            self.assertEqual("900", ElementTree.fromstring(svg).get("width"))

    def test_width_out_of_range_is_told(self):
        with self.assertRaises(alis.AlisError) as caught:
            alis.connect(self.url).stability(study="alis-vest").svg(width=10)
        self.assertEqual("BAD_ARGUMENT", caught.exception.code)

    def test_plot_needs_matplotlib_or_says_so(self):
        found = alis.connect(self.url).retention(study="alis-vest")
        if find_spec("matplotlib") is None:
            with self.assertRaises(alis.AlisError) as caught:
                found.plot()
            self.assertEqual("MISSING_LIBRARY", caught.exception.code)
            self.assertIn(".svg()", str(caught.exception))
        else:
            axes = found.plot()
            self.assertIn("Syntetiske data", axes.get_title(loc="left"))
            self.assertEqual([1, *(p.survival for p in found.curves[0].points)], list(axes.lines[0].get_ydata()))

    def test_vignette_in_fewer_than_15_lines_draws_the_services_shares(self):
        self.assertLess(len(VIGNETTE.read_text("utf-8").splitlines()), 15)
        told = self.ask('{ release { id } cohort(where: {study: "alis-vest"}) { stability(years: [1, 2, 3, 4, 5]) { sameDoctorShare { value } } } }')
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "stability.svg"
            environment = {**os.environ, "ALIS_URL": self.url, "PYTHONPATH": str(Path(alis.__file__).parent.parent), "PYTHONIOENCODING": "utf-8"}
            out = subprocess.run([sys.executable, str(VIGNETTE), str(file)], env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
            self.assertEqual((0, ""), (out.returncode, out.stderr))
            words = texts(file.read_text("utf-8"))
        for row in told["cohort"]["stability"]:
            share = f"{100 * row['sameDoctorShare']['value']:.1f}".replace(".", ",") + "\N{NO-BREAK SPACE}%"
            self.assertIn(share, words)
            self.assertIn(share, out.stdout)
        self.assertIn(told["release"]["id"], " ".join(words))
        self.assertIn("Syntetiske data", words)


class InternalFigureTests(unittest.TestCase):
    def test_internal_figure_is_stamped_first_and_markup_is_text(self):
        provenance = alis.Provenance("r-1", "Cite <r-1>.", "2", True, True, False, "kaplan_meier")
        count, none = alis.Count(3, 3, 3, True), alis.Estimate(None, None, None)
        points = tuple(alis.Point(m, 3, 1, 0, s, low, s) for m, s, low in ((1.5, 0.7, None), (3.0, 0.4, 0.1), (4.0, 0.2, 0.1), (5.0, 0.1, None)))
        curve = alis.Curve("a&b", "A & <B>", count, count, none, none, points, ())
        found = alis.Retention((curve,), provenance, "T <1>\x00", 0.999, "nb")
        words = texts(found.svg())
        self.assertEqual("Ikke for publisering · Syntetiske data", words[0])
        self.assertIn("A & <B>", words)
        self.assertIn("99,9 % grenser", str(found))
        self.assertNotIn("beskyttet", str(found))
        self.assertEqual([], texts(alis.Retention((), provenance, "", 0.95, "en").svg())[:0])
