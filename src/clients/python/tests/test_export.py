"""Tables against the service's own files."""

import base64
import csv
import hashlib
import io
import os
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

import alis

from .live import LiveTestCase


class ExportTests(LiveTestCase):
    def setUp(self):
        super().setUp()
        tables = self.ask("{ release { tables { name rows csvUrl parquetUrl } } }")["release"]["tables"]
        self.tables = {t["name"]: t for t in tables}

    def test_csv_and_parquet_are_the_services_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            for format, address in (("csv", "csvUrl"), ("parquet", "parquetUrl")):
                file = Path(folder) / f"out.{format}"
                self.assertEqual(file, alis.connect(self.url).export("recruitment", format, file))
                self.assertEqual(self.download(self.tables["recruitment"][address]), file.read_bytes())
            self.assertEqual(["out.csv", "out.parquet"], sorted(os.listdir(folder)))

    def test_a_file_without_a_name_is_named_after_the_table(self):
        here = os.getcwd()
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                self.assertEqual(Path("grant.csv"), alis.export(alis.connect(self.url), "grant", "csv"))
                self.assertTrue(Path("grant.csv").stat().st_size)
            finally:
                os.chdir(here)

    def test_every_table_as_rows_has_the_rows_and_values_of_its_csv(self):
        connection = alis.connect(self.url)
        for name, table in self.tables.items():
            told = list(csv.DictReader(io.StringIO(self.download(table["csvUrl"]).decode())))
            rows = connection.export(name, frame="rows")
            self.assertEqual(table["rows"], len(rows))
            for mine, theirs in zip(rows, told, strict=True):
                self.assertEqual(theirs.keys(), mine.keys())
                for column, value in mine.items():
                    as_text = "" if value is None else str(value).lower() if isinstance(value, bool) else value
                    self.assertEqual(type(as_text)(theirs[column]) if isinstance(value, float) else theirs[column], as_text if isinstance(value, float) else str(as_text))

    def test_frame_is_cast_and_labelled(self):
        rows = alis.connect(self.url).export("recruitment", frame="rows")
        self.assertIsInstance(rows[0]["list_cap"], int)
        self.assertIs(rows[0]["shared_list"], False)
        self.assertEqual("Fastlønn", rows.attrs["codes"]["contract_form"]["FASTLONN"])
        self.assertEqual("patients", rows.attrs["units"]["list_cap"])
        self.assertEqual((False, False), (rows.attrs["synthetic"], rows.attrs["protected"]))
        cells = alis.connect(self.url, lang="en").export("cohort", frame="rows").attrs
        self.assertEqual((True, True), (cells["synthetic"], cells["protected"]))
        self.assertEqual("Protected count.", cells["labels"]["count"])

    def test_each_other_format_is_whole_or_refused_in_a_sentence(self):
        base = self.url + self.tables["cohort"]["csvUrl"].removesuffix("csv")
        with tempfile.TemporaryDirectory() as folder:
            for format in ("excel.csv", "sav", "dta", "xlsx"):
                file = Path(folder) / f"cohort.{format}"
                try:
                    with urllib.request.urlopen(f"{base}{format}?lang=nb") as response:
                        told, digest = response.read(), response.headers["Repr-Digest"]
                except urllib.error.HTTPError as refusal:
                    refusal.close()
                    with self.assertRaises(alis.AlisError) as caught:
                        alis.connect(self.url).export("cohort", format, file)
                    self.assertIn(caught.exception.code, ("NOT_FOUND", "HTTP_501"))
                    self.assertEqual([], os.listdir(folder))
                    continue
                alis.connect(self.url).export("cohort", format, file)
                self.assertEqual(told, file.read_bytes())
                self.assertEqual(f"sha-256=:{base64.b64encode(hashlib.sha256(told).digest()).decode()}:", digest)
                file.unlink()

    def test_unknown_table_lists_the_tables(self):
        for ask in (lambda c: c.export("patients"), lambda c: c.codebook("patients")):
            with self.assertRaises(alis.AlisError) as caught:
                ask(alis.connect(self.url))
            self.assertEqual("NOT_FOUND", caught.exception.code)
            self.assertIn("recruitment", str(caught.exception))

    def test_codebook_equals_the_service(self):
        told = self.ask("{ variables { table name type unit codelist meaning } codelists { id codes { code label } } }")
        rows = alis.connect(self.url).codebook(frame="rows")
        self.assertEqual(
            [list(v.values()) for v in told["variables"]],
            [[r["table"], r["variable"], r["type"], r["unit"], r["codelist"], r["meaning"]] for r in rows])
        [form] = [r for r in alis.codebook(alis.connect(self.url), "recruitment", frame="rows") if r["variable"] == "contract_form"]
        codes = next(c["codes"] for c in told["codelists"] if c["id"] == "contract_form")
        self.assertEqual("; ".join(f"{c['code']} = {c['label']}" for c in codes), form["codes"])

    def test_a_folder_that_is_not_there_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            with self.assertRaises(alis.AlisError) as caught:
                alis.connect(self.url).export("grant", "csv", Path(folder) / "none" / "grant.csv")
        self.assertEqual("FILE", caught.exception.code)
        self.assertIn("none", str(caught.exception))
