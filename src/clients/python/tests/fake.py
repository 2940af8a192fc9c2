"""A service that answers as a test tells it to."""

import base64
import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

RELEASE = {"id": "2023-02-01-abc", "kind": "PUBLIC", "citation": "Cite 2023-02-01-abc.", "policy": "2", "synthetic": True}
TABLE = {"name": "cohort", "title": "Antall", "synthetic": True, "csvUrl": "/releases/2023-02-01-abc/cells/cohort.csv"}
VARIABLES = [{"table": "cohort", "name": "count", "type": "INTEGER", "unit": None, "codelist": None, "meaning": "Antall."}]


class Fake:
    """``graphql`` answers a POST and ``file`` a GET, each as (status, headers, body); ``seen`` has each request's headers, ``asked`` each question."""

    def __init__(self, graphql=None, file=None):
        self.graphql = graphql or answer(data(RELEASE))
        self.file = file or (200, {}, b"")
        self.seen, self.asked = [], []

    def __enter__(self):
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                fake.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                self._answer(*fake.graphql)

            def do_GET(self):
                self._answer(*fake.file)

            def _answer(self, status, headers, body):
                fake.seen.append(dict(self.headers))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()


def data(release):
    """What export asks for."""
    return {"data": {"release": release, "tables": {"tables": [TABLE]}, "variables": VARIABLES, "codelists": []}}


def promised(body, length=None, digest_of=None):
    """A file whose headers promise what they are told to: itself, when nothing else."""
    digest = base64.b64encode(hashlib.sha256(body if digest_of is None else digest_of).digest()).decode()
    return 200, {"Content-Type": "text/csv", "Content-Length": str(len(body) if length is None else length), "Repr-Digest": f"sha-256=:{digest}:"}, body


def answer(body, status=200):
    text = json.dumps(body).encode()
    return status, {"Content-Type": "application/json", "Content-Length": str(len(text))}, text
