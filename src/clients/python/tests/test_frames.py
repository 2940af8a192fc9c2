"""Frames of pandas and polars, and of neither."""

import importlib
import sys
import unittest
from datetime import date
from importlib.util import find_spec
from types import ModuleType
from unittest import mock

import alis
from alis.cohorts import Question
from alis.frames import Column, to_frame

from .fake import RELEASE, Fake, answer, data, promised

COLUMNS = [
    Column("group", "CODE", "Gruppen", None, {"A": "Alfa"}), Column("n", "INTEGER", "Antall", "posts"), Column("share", "DECIMAL", "Andel"),
    Column("open", "BOOLEAN", "Åpen"), Column("day", "DATE", "Dagen"),
]
ROWS = [
    {"group": "A", "n": 3, "share": 0.5, "open": True, "day": date(2020, 1, 2)},
    {"group": None, "n": None, "share": None, "open": None, "day": None},
]


def without(*names):
    """Imports of these fail."""
    return mock.patch.dict(sys.modules, dict.fromkeys(names))


class LabelTests(unittest.TestCase):
    def test_a_table_of_another_release_has_the_labels_of_that_release(self):
        with Fake(graphql=answer(data(RELEASE)), file=promised(b"count\n3\n")) as fake:
            alis.connect(fake.url).export("cohort", frame="rows", release=RELEASE["id"])
            [question] = fake.asked
        self.assertEqual(RELEASE["id"], question["variables"]["release"])
        for field in ("variables", "codelists"):
            self.assertIn(f"{field}(release: $release)", question["query"])

    def test_groups_outside_their_code_list_have_the_labels_of_others(self):
        question = Question(alis.connect("http://127.0.0.1:9"), None, None, "contract_form", None, {})
        question.labels = {
            "contract_form": {"FASTLONN": "Fastlønn"}, "employment": {"SALARIED": "Lønnet"}, "central_or_not": {"NOT_CENTRAL": "Mindre sentral"}, "missing": {"..": "Mangler"},
        }
        self.assertEqual(["Fastlønn", "Lønnet", "Mindre sentral", "Mangler", "X"], [question.label(g) for g in ("FASTLONN", "SALARIED", "NOT_CENTRAL", "..", "X")])
        question = Question(alis.connect("http://127.0.0.1:9"), None, None, "phase", None, {})
        question.labels = {"missing": {"..": "Mangler"}}
        self.assertEqual(["Fase 1", "Mangler"], [question.label(g) for g in ("1", "..")])


class FrameTests(unittest.TestCase):
    def test_without_libraries_auto_is_rows_with_attrs(self):
        with without("pandas", "polars"):
            rows = to_frame(ROWS, COLUMNS, {"release": "r"}, "auto", "nb")
        self.assertEqual(ROWS, rows)
        self.assertEqual({"A": "Alfa"}, rows.attrs["codes"]["group"])
        self.assertEqual({"n": "posts"}, rows.attrs["units"])
        self.assertEqual("r", rows.attrs["release"])

    def test_a_library_that_is_asked_for_and_is_not_there_is_told(self):
        for name in ("pandas", "polars"):
            with without(name), self.assertRaises(alis.AlisError) as caught:
                to_frame(ROWS, COLUMNS, {}, name, "en")
            self.assertEqual("MISSING_LIBRARY", caught.exception.code)
            self.assertIn(f"pip install {name}", str(caught.exception))

    @unittest.skipUnless(find_spec("pandas"), "pandas is not installed")
    def test_pandas_has_types_missing_values_and_attrs(self):
        pandas = importlib.import_module("pandas")
        for kind in ("auto", "pandas"):
            frame = to_frame(ROWS, COLUMNS, {"release": "r"}, kind, "nb")
            self.assertIsInstance(frame, pandas.DataFrame)
            self.assertEqual(["string", "Int64", "float64", "boolean", "datetime64[ns]"], [str(t) for t in frame.dtypes])
            self.assertEqual([True] * 5, list(frame.isna().iloc[1]))
            self.assertEqual(pandas.Timestamp(2020, 1, 2), frame["day"][0])
            self.assertEqual(("Antall", "r"), (frame.attrs["labels"]["n"], frame.attrs["release"]))
            self.assertEqual(0, len(to_frame([], COLUMNS, {}, kind, "nb")))

    @unittest.skipUnless(find_spec("polars"), "polars is not installed")
    def test_polars_has_types_and_missing_values(self):
        frame = to_frame(ROWS, COLUMNS, {"release": "r"}, "polars", "nb")
        self.assertEqual(["String", "Int64", "Float64", "Boolean", "Date"], [str(t) for t in frame.dtypes])
        self.assertEqual(ROWS, frame.to_dicts())

    def test_auto_takes_polars_where_pandas_is_not(self):
        polars = ModuleType("polars")
        for name in ("Int64", "Float64", "Boolean", "Date", "Datetime", "String"):
            setattr(polars, name, name)
        polars.DataFrame = mock.Mock()
        with without("pandas"), mock.patch.dict(sys.modules, polars=polars):
            to_frame(ROWS, COLUMNS, {}, "auto", "nb")
        (values,), named = polars.DataFrame.call_args
        self.assertEqual([3, None], values["n"])
        self.assertEqual("Int64", named["schema"]["n"])
