"""The live service that tests compare with, asked without the package."""

import json
import os
import unittest
import urllib.request


class LiveTestCase(unittest.TestCase):
    """Fails, and does not skip, where there is no service."""

    def setUp(self):
        self.url = os.environ.get("ALIS_URL", "")
        if not self.url:
            self.fail("Set ALIS_URL to a running service, as in: ALIS_URL=http://127.0.0.1:5080 (alis demo starts one).")

    def ask(self, query, url=None, key=None):
        headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {key}"} if key else {})}
        request = urllib.request.Request((url or self.url) + "/graphql", json.dumps({"query": query}).encode(), headers)
        with urllib.request.urlopen(request) as response:
            return json.load(response)["data"]

    def download(self, path):
        with urllib.request.urlopen(self.url + path) as response:
            return response.read()
