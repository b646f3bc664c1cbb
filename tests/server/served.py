"""A server to ask, and what to ask it with."""

import base64
import contextlib
import http.client
import json
import os
import random
import re
import signal
import subprocess

STATISTICS = """territory,activity,period,value
ES21,24,2017,30
ES21,25,2017,40
ES21,28,2017,50
ES21,62,2017,20
FRI1,24,2017,10
FRI1,25,2017,30
FRI1,28,2017,20
FRI1,62,2017,60
ES21,24,2018,33
ES21,25,2018,41
ES21,28,2018,56
ES21,62,2018,22
FRI1,24,2018,11
FRI1,25,2018,31
FRI1,28,2018,20
FRI1,62,2018,64
"""
COOKIE = "__Host-zubia"


class Server:
    """`zubia serve` on a port of its own, and the client of whoever asks."""

    def __init__(self, program, programme, *more):
        self.process = subprocess.Popen([program, "serve", programme, "--listen", "127.0.0.1:0", *more], stdout=subprocess.PIPE,
                                        text=True, env=dict(os.environ, USER="tester"))
        opening = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/\?key=(\S+)", opening)
        self.port, self.key = int(found[1]), found[2]
        self.cookie = None

    def ask(self, method, target, body=None, signed_in=True, headers=None, raw=None):
        """Status, headers and decoded body of one request, as our own page would send it unless headers say otherwise."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {}
        if body is not None:
            sent["Content-Type"] = "application/json"
        if method not in ("GET", "HEAD"):
            sent["Sec-Fetch-Site"] = "same-origin"
        if signed_in and self.cookie:
            sent["Cookie"] = f"{COOKIE}={self.cookie}"
        sent.update(headers or {})
        sent = {name: value for name, value in sent.items() if value is not None}
        with contextlib.closing(connection):
            connection.request(method, target, raw if raw is not None else (json.dumps(body) if body is not None else None), sent)
            reply = connection.getresponse()
            data = reply.read()
            answer = json.loads(data) if "json" in (reply.headers["Content-Type"] or "") and data else data
            return reply.status, reply.headers, answer

    def sign_in(self):
        status, headers, _ = self.ask("GET", f"/?key={self.key}", signed_in=False)
        assert status == 303, status
        self.cookie = re.match(rf"{COOKIE}=([^;]+)", headers["Set-Cookie"])[1]

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)


def a_file(text, name="e.csv"):
    return {"name": name, "bytes": base64.b64encode(text.encode()).decode()}


def operations(contract):
    for path, methods in contract["paths"].items():
        for method, entry in methods.items():
            if entry["operationId"] != "new":
                yield method.upper(), path, entry


def address(path):
    return path.replace("{territory}", "ES21").replace("{domain}", "metal")


def large_table(territories, activities):
    chance = random.Random(5)
    return "territory,activity,value\n" + "".join(
        f"T{r},A{i},{chance.randint(1, 1000)}\n" for r in range(territories) for i in range(activities) if chance.random() < 0.6)


def events_of(server, job):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    with contextlib.closing(connection):
        connection.request("GET", f"/api/jobs/{job}/events", headers={"Cookie": f"{COOKIE}={server.cookie}"})
        reply = connection.getresponse()
        assert reply.status == 200, reply.status
        text = reply.read().decode()
    return [(part.split("event: ")[1].split("\n")[0], json.loads(part.split("data: ")[1])) for part in text.split("\n\n") if "data: " in part]
