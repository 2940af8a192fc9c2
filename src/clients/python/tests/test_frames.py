"""Frames of pandas and polars, and of neither."""

import importlib
import sys
import unittest
from datetime import date
from importlib.util import find_spec
from types import ModuleType
from unittest import mock

import alis
from alis.frames import Column, to_frame

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
