"""A key reaches its service and nothing else."""

import os
import pickle
import traceback
import unittest

import alis

from .fake import RELEASE, Fake, answer, data, promised
from .live import LiveTestCase

KEY = "alis_S3cretKey-0123456789"
INTERNAL = {**RELEASE, "kind": "INTERNAL"}


class KeyTests(unittest.TestCase):
    def refused(self, code, ask):
        with self.assertRaises(alis.AlisError) as caught:
            ask()
        error = caught.exception
        self.assertEqual(code, error.code)
        for seen in (str(error), repr(error), "".join(traceback.format_exception(error))):
            self.assertNotIn(KEY, seen)
        self.assertIsNone(error.__context__)
        return str(error)

    def test_key_is_sent_as_a_bearer_token_with_questions_and_files(self):
        with Fake(file=promised(b"count\n3\n")) as fake:
            alis.connect(fake.url, KEY).export("cohort", frame="rows")
            self.assertEqual([f"Bearer {KEY}"] * 2, [headers.get("Authorization") for headers in fake.seen])
            fake.seen.clear()
            alis.connect(fake.url).query("{ a }")
            self.assertNotIn("Authorization", fake.seen[0])

    def test_key_is_not_in_repr_or_pickle(self):
        connection = alis.connect("http://127.0.0.1:9", KEY)
        self.assertNotIn(KEY, repr(connection) + repr(vars(connection)) + repr(vars(connection.transport)))
        self.assertIn("•••", repr(connection))
        with self.assertRaises(TypeError):
            pickle.dumps(connection)

    def test_wrong_key_says_what_to_do(self):
        echo = f"Feil: {KEY}.\nWrong: {KEY}.\n".encode()
        for status in (401, 403, 404, 500):
            with Fake(graphql=(status, {"Content-Type": "text/plain", "Content-Length": str(len(echo))}, echo)) as fake:
                message = self.refused({401: "WRONG_KEY", 403: "WRONG_KEY", 404: "NOT_FOUND"}.get(status, "HTTP_500"), lambda: alis.connect(fake.url, KEY).query("{ a }"))
                if status == 401:
                    self.assertIn("alis api-keys add", message)

    def test_a_service_that_echoes_the_key_does_not_show_it(self):
        with Fake(graphql=answer({"errors": [{"message": f"No {KEY}.", "extensions": {"code": "X", "nb": f"Nei {KEY}."}}]})) as fake:
            self.assertEqual("Nei •••.", self.refused("X", lambda: alis.connect(fake.url, KEY).query("{ a }")))

    def test_key_with_signs_that_no_key_has_is_refused(self):
        for key in ("", " ", KEY + "\n", KEY + "\r\nX: y", KEY + "ø"):
            self.refused("BAD_KEY", lambda: alis.connect("http://127.0.0.1:9", key))

    def test_key_is_not_sent_unencrypted_to_another_machine(self):
        for url in ("http://example.org", "http://10.0.0.1:5080", "http://127.0.0.1.example.org", "http://localhost.example.org"):
            self.refused("KEY_OVER_HTTP", lambda: alis.connect(url, KEY))
        for url in ("https://example.org", "http://localhost:9", "http://127.9.9.9", "http://[::1]:9"):
            alis.connect(url, KEY)

    def test_no_redirect_is_followed(self):
        with Fake() as other:
            for status in (301, 302, 303, 307, 308):
                moved = (status, {"Location": other.url + "/graphql", "Content-Length": "0"}, b"")
                with Fake(graphql=moved) as fake:
                    self.assertIn(other.url, self.refused("REDIRECTED", lambda: alis.connect(fake.url, KEY).query("{ a }")))
                with Fake(file=moved) as fake:
                    self.refused("REDIRECTED", lambda: alis.connect(fake.url, KEY).export("cohort", frame="rows"))
            self.assertEqual([], other.seen)

    def test_a_proxy_does_not_see_what_stays_on_this_machine(self):
        with Fake() as proxy, Fake() as fake:
            before = {name: os.environ.get(name) for name in ("http_proxy", "no_proxy")}
            os.environ.update(http_proxy=proxy.url, no_proxy="")
            try:
                alis.connect(fake.url, KEY).query("{ a }")
            finally:
                for name, value in before.items():
                    os.environ.pop(name) if value is None else os.environ.update({name: value})
            self.assertEqual((0, 1), (len(proxy.seen), len(fake.seen)))

    def test_internal_rows_say_that_they_are_not_for_publication(self):
        with Fake(graphql=answer(data(INTERNAL)), file=promised(b"count\n3\n")) as fake:
            attrs = alis.connect(fake.url, KEY).export("cohort", frame="rows").attrs
            self.assertEqual((True, False), (attrs["internal"], attrs["protected"]))
            self.assertIn("Interne, eksakte tall: ikke for publisering.", attrs["notes"])


@unittest.skipUnless(os.environ.get("ALIS_INTERNAL_URL") and os.environ.get("ALIS_KEY"), "ALIS_INTERNAL_URL and ALIS_KEY name no internal service")
class InternalTests(LiveTestCase):
    def setUp(self):
        self.url, self.key = os.environ["ALIS_INTERNAL_URL"].rstrip("/"), os.environ["ALIS_KEY"]

    def test_right_key_gives_exact_figures_that_say_so(self):
        told = self.ask('{ release { kind } cohort(where: {study: "alis-vest"}) { retention { points { days survival } } } }', key=self.key)
        found = alis.connect(self.url, self.key).retention(study="alis-vest")
        self.assertEqual("INTERNAL", told["release"]["kind"])
        self.assertEqual([(p["days"], p["survival"]) for p in told["cohort"]["retention"][0]["points"]], [(p.days, p.survival) for p in found.curves[0].points])
        for text in (str(found), found.svg()):
            self.assertIn("Ikke for publisering", text)
            self.assertNotIn("beskyttet", text)
        self.assertIn("INTERNAL", found.provenance.citation)

    def test_wrong_or_no_key_is_told(self):
        for key in (self.key + "x", None):
            with self.assertRaises(alis.AlisError) as caught:
                alis.connect(self.url, key).retention(study="alis-vest")
            self.assertEqual("WRONG_KEY", caught.exception.code)
            self.assertNotIn(self.key, str(caught.exception))
