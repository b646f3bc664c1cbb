"""How many bytes a browser fetches before the overview shows: the page and all that it names, the page of the overview
and its parts, the largest of the languages, and what the API answers it."""

import contextlib
import gzip
import http.client
import re

from load_requests import COOKIE

LANGUAGES = ("en", "es", "fr", "eu")
ASKED = ("/api/session", "/api/programme")


class Visit:
    """A browser with an empty cache."""

    def __init__(self, server):
        self.server, self.sizes, self.texts = server, {}, {}

    def fetch(self, target):
        """The text, after its bytes were counted as they came over the line."""
        if target not in self.sizes:
            connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
            with contextlib.closing(connection):
                connection.request("GET", target, headers={"Accept-Encoding": "gzip", "Cookie": f"{COOKIE}={self.server.cookie}"})
                reply = connection.getresponse()
                data = reply.read()
            assert reply.status == 200, (target, reply.status)
            self.sizes[target] = len(data)
            self.texts[target] = (gzip.decompress(data) if reply.headers["Content-Encoding"] == "gzip" else data).decode()
        return self.texts[target]

    def fetch_script(self, target):
        """And everything that it cannot run without."""
        if target in self.sizes:
            return
        text = self.fetch(target)
        for name in re.findall(r'(?:from|import)\s*["\'](\./[^"\']+)["\']', text):
            self.fetch_script("/assets/" + name[2:])


def first_load(server):
    """Bytes of each address."""
    visit = Visit(server)
    page = visit.fetch("/")
    named = re.findall(r'(?:src|href)="(/[^"]+)"', page)
    assert any(name.endswith(".js") for name in named), "The program holds no web app: build it first."
    for name in named:
        visit.fetch_script(name) if name.endswith(".js") else visit.fetch(name)
    entry = visit.texts[next(name for name in named if "/index-" in name and name.endswith(".js"))]
    parts = re.search(r"m\.f=\[([^\]]*)\]", entry)[1]
    files = re.findall(r'"([^"]+)"', parts)
    # What comes with the overview is listed behind its import.
    listed = re.search(r"overview-[\w-]+\.js[`'\"]\),__vite__mapDeps\(\[([\d,]*)\]\)", entry)[1]
    for place in listed.split(","):
        name = "/" + files[int(place)]
        visit.fetch_script(name) if name.endswith(".js") else visit.fetch(name)
    languages = {}
    for language in LANGUAGES:
        found = re.search(rf"\./({language}-[\w-]+\.js)", "".join(visit.texts.values()))
        if found:
            alone = Visit(server)
            alone.fetch(f"/assets/{found[1]}")
            languages.update(alone.sizes)
    largest = max(languages, key=languages.get, default=None)
    if largest:
        visit.sizes[largest] = languages[largest]
    for target in ASKED:
        visit.fetch(target)
    return visit.sizes
