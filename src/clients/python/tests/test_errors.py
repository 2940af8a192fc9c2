"""Every way a request goes wrong, against a service that does it on purpose."""

import base64
import hashlib
import os
import pickle
import socket
import tempfile
import unittest
from pathlib import Path

import alis

from .fake import RELEASE, Fake, answer, data

BODY = b"count\n3\n6\n"


def promised(body, length=None, digest_of=None):
    """A file whose headers promise what they are told to."""
    headers = {"Content-Type": "text/csv", "Content-Length": str(len(body) if length is None else length)}
    if digest_of is not None:
        headers["Repr-Digest"] = f"sha-256=:{base64.b64encode(hashlib.sha256(digest_of).digest()).decode()}:"
    return 200, headers, body


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
        self.export(promised(BODY, digest_of=BODY))
        self.assertEqual((["out.csv"], BODY), self.left)

    def test_a_whole_file_without_a_digest_is_saved(self):
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
        self.fails("UNVERIFIED", lambda: self.export((200, {"Content-Type": "text/csv"}, BODY)))
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
        for body in (b"<html>", b"[]", b'{"data": null}'):
            with Fake(graphql=(200, {"Content-Length": str(len(body))}, body)) as fake:
                self.fails("BAD_ANSWER", lambda: alis.connect(fake.url).query("{ a }"), "sjekk adressen")

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
