"""Every way a request goes wrong, against a service that does it on purpose."""

import os
import pickle
import socket
import tempfile
import unittest
from pathlib import Path

import alis

from .fake import RELEASE, Fake, answer, data, promised

BODY = b"count\n3\n6\n"


class ErrorTests(unittest.TestCase):
    def fails(self, code, ask, *words):
        with self.assertRaises(alis.AlisError) as caught:
            ask()
        message = str(caught.exception)
        self.assertEqual(code, caught.exception.code, message)
        self.assertTrue(message.endswith("."), message)
        self.assertNotIn(". ", message)
        for word in words:
            self.assertIn(word, message)
        return caught.exception

    def export(self, file, kept=None):
        """Exports from a fake service over an older file; what the folder holds afterwards."""
        with Fake(file=file) as fake, tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "out.csv"
            target.write_bytes(b"older")
            try:
                alis.connect(fake.url).export("cohort", "csv", target)
            finally:
                self.left = (os.listdir(folder), target.read_bytes())

    def test_a_whole_file_with_a_right_digest_is_saved(self):
        self.export(promised(BODY))
        self.assertEqual((["out.csv"], BODY), self.left)

    def test_a_short_body_is_truncated_and_the_older_file_is_kept(self):
        for file in (promised(BODY, length=len(BODY) + 5), promised(BODY, length=len(BODY) + 5, digest_of=BODY + b"12345")):
            self.fails("TRUNCATED", lambda: self.export(file), "prøv igjen")
            self.assertEqual((["out.csv"], b"older"), self.left)

    def test_a_changed_body_is_corrupt_and_the_older_file_is_kept(self):
        self.fails("CORRUPT", lambda: self.export(promised(BODY, digest_of=b"count\n3\n9\n")), "ingenting er lagret")
        self.assertEqual((["out.csv"], b"older"), self.left)

    def test_a_body_that_nothing_vouches_for_is_not_saved(self):
        status, headers, body = promised(BODY)
        for digest in (None, "", "sha-256=::", "sha-256=:AAAA:", headers["Repr-Digest"].replace("sha-256", "sha-512"), headers["Repr-Digest"].strip(":")):
            file = status, {**headers, "Repr-Digest": digest}, body
            if digest is None:
                del file[1]["Repr-Digest"]
            self.fails("UNVERIFIED", lambda: self.export(file), "kunne ikke kontrolleres", "en gang til")
            self.assertEqual((["out.csv"], b"older"), self.left)

    def test_a_part_of_a_file_is_not_saved(self):
        for status in (202, 203, 206):
            self.fails(f"HTTP_{status}", lambda: self.export((status, *promised(BODY)[1:])))
            self.assertEqual((["out.csv"], b"older"), self.left)

    def test_a_damaged_frame_is_told(self):
        for code, file in (("TRUNCATED", promised(BODY, length=99)), ("CORRUPT", promised(BODY, digest_of=b"")), ("CORRUPT", promised(b"count\nmany\n"))):
            with Fake(file=file) as fake:
                self.fails(code, lambda: alis.connect(fake.url).export("cohort", frame="rows"))

    def test_a_truncated_answer_is_told(self):
        status, headers, body = answer(data(RELEASE))
        with Fake(graphql=(status, headers, body[:-9])) as fake:
            self.fails("TRUNCATED", lambda: alis.connect(fake.url).query("{ a }"))

    def test_no_service_says_what_to_check(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            url = f"http://127.0.0.1:{free.getsockname()[1]}"
        self.fails("UNREACHABLE", lambda: alis.connect(url).query("{ a }"), url, "sjekk nettet")
        self.fails("UNREACHABLE", lambda: alis.connect(url, lang="en").retention(), url, "check the network")
        self.fails("UNREACHABLE", lambda: alis.connect("http://no-such-host.invalid").query("{ a }"), "no-such-host.invalid")

    def test_a_service_that_does_not_answer_is_not_waited_for(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            url = f"http://127.0.0.1:{silent.getsockname()[1]}"
            self.fails("UNREACHABLE", lambda: alis.connect(url, timeout=0.2).query("{ a }"))

    def test_statuses_have_codes_and_advice(self):
        cases = ((404, "NOT_FOUND", "trukket tilbake"), (410, "GONE", "slettet"), (401, "WRONG_KEY", "key="), (503, "HTTP_503", "prøv igjen"), (500, "HTTP_500", "500"))
        for status, code, word in cases:
            with Fake(graphql=(status, {"Content-Length": "0"}, b""), file=(status, {"Content-Length": "0"}, b"")) as fake:
                self.fails(code, lambda: alis.connect(fake.url).query("{ a }"), word)
                fake.graphql = answer(data(RELEASE))
                self.fails(code, lambda: alis.connect(fake.url).export("cohort", frame="rows"), word)

    def test_the_services_own_two_lines_are_used_in_the_language(self):
        text = "Ikke her. Velg csv.\nNot here. Choose csv.\n".encode()
        for lang, said in (("nb", "Ikke her; velg csv."), ("en", "Not here; choose csv.")):
            with Fake(file=(404, {"Content-Type": "text/plain", "Content-Length": str(len(text))}, text)) as fake:
                error = self.fails("NOT_FOUND", lambda: alis.connect(fake.url, lang=lang).export("cohort", frame="rows"))
                self.assertEqual(said, str(error))

    def test_errors_beside_data_and_with_status_400_are_errors(self):
        body = {"data": {"a": 1}, "errors": [{"message": "It is 9. It must be 5.", "extensions": {"code": "OUT_OF_RANGE", "nb": "Det er 9. Det skal være 5."}}]}
        for status in (200, 400):
            with Fake(graphql=answer(body, status)) as fake:
                self.fails("OUT_OF_RANGE", lambda: alis.connect(fake.url).query("{ a }"), "Det er 9; det skal være 5.")
                self.fails("OUT_OF_RANGE", lambda: alis.connect(fake.url, lang="en").query("{ a }"), "It is 9; it must be 5.")

    def test_an_answer_of_another_service_is_told(self):
        for body in (b"<html>", b"[]", b'{"data": null}', b'{"data": {}}', b'{"errors": ["x"]}', b'{"errors": {}}'):
            with Fake(graphql=(200, {"Content-Length": str(len(body))}, body)) as fake:
                self.fails("BAD_ANSWER", lambda: alis.connect(fake.url).query("{ a }"), "sjekk adressen")

    def test_odd_extensions_of_an_error_are_left_alone(self):
        for extensions in (None, "x", ["x"]):
            with Fake(graphql=answer({"errors": [{"message": "No.", "extensions": extensions}]})) as fake:
                self.fails("GRAPHQL", lambda: alis.connect(fake.url).query("{ a }"), "No.")

    def test_arguments_of_another_kind_are_told_before_anything_is_asked(self):
        nobody = alis.connect("http://127.0.0.1:9")
        for url in (None, 5, b"http://127.0.0.1:9", ["http://127.0.0.1:9"]):
            self.fails("BAD_URL", lambda: alis.connect(url), "http://127.0.0.1:5080")
        for key in (b"alis_0", 5):
            self.fails("BAD_KEY", lambda: alis.connect("http://127.0.0.1:9", key))
        for ask, word in (
                (lambda: nobody.retention(months=12), "months"), (lambda: nobody.retention(months="12"), "months"), (lambda: nobody.stability(years=3), "years"),
                (lambda: nobody.retention(group_by=5), "group_by"), (lambda: nobody.retention(unit=5), "unit"), (lambda: nobody.turnover(period=5), "period"),
                (lambda: nobody.retention(confidence=float("nan")), "endelige tall"), (lambda: nobody.retention(months=[float("inf")]), "endelige tall"),
                (lambda: nobody.query("{ a }", {"a": {1, 2}}), "lister"), (lambda: nobody.query(b"{ a }"), "tekster")):
            self.fails("BAD_ARGUMENT", ask, word)

    def test_wrong_words_are_told_before_anything_is_asked(self):
        connection = alis.connect("http://127.0.0.1:9")
        self.fails("BAD_ARGUMENT", lambda: connection.export("cohort", "docx"), "parquet")
        self.fails("BAD_ARGUMENT", lambda: connection.export("cohort", frame="arrow"), "polars")
        self.fails("BAD_ARGUMENT", lambda: connection.export("cohort", "frame", "out.csv"))
        self.fails("BAD_ARGUMENT", lambda: alis.connect("http://127.0.0.1:9", lang="de"))
        for url in ("127.0.0.1:5080", "ftp://a", "http://", "http://a?b=c", "http://user:secret@a", "http://a:port"):
            self.assertNotIn("secret", str(self.fails("BAD_URL", lambda: alis.connect(url))))

    def test_an_error_survives_pickling(self):
        error = pickle.loads(pickle.dumps(alis.AlisError("GONE", "Borte.")))
        self.assertEqual(("GONE", "Borte."), (error.code, str(error)))
