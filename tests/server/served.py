"""A server to ask, what to ask it with, and people of every role who ask.

How somebody comes to be signed in, for tests that do it by other means (a browser, say):

1. `zubia new n.zubia …`, and while no server has it: `zubia invite n.zubia --name ane@example.eus --role facilitator
   --territories ES21 --output json` prints the token of the invitation. (An owner who is signed in gets the same from
   `POST /api/accounts/invitations`.) In a browser the link is `/invitation#TOKEN`.
2. `zubia serve n.zubia --listen 127.0.0.1:0`; the first line of its output has the port.
3. `POST /api/invitation/accept` with the token and a password makes the account.
4. `POST /api/session` with name and password sets the cookie. Companies and respondents are signed in.
5. Staff set up the second factor: `POST /api/session/second-factor/offer` gives `secret` and `sealed`;
   `POST /api/session/second-factor/confirm` with `sealed` and `totp(secret)` signs them in, under a new cookie.
6. At the next sign-in `POST /api/session/second-factor` with a fresh code does it. A code is worth something once per
   account: within 30 seconds take the next one, `totp(secret, time.time() + 30)`.

Each request but GET needs `Sec-Fetch-Site: same-origin` (browsers send it) and JSON. Attempts are counted by address:
30 at once and one more every two seconds.
"""

import base64
import hashlib
import hmac
import contextlib
import gzip
import http.client
import json
import os
import random
import re
import signal
import struct
import subprocess
import time

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
PASSWORD = "mendi garaia zubi luzea"


class Server:
    """`zubia serve` on a port of its own, and the client of whoever asks. With options such as `--proxy` it serves a
    team: there is no key, but a code for the first owner while there is none."""

    def __init__(self, program, programme, *options):
        self.process = subprocess.Popen([program, "serve", programme, "--listen", "127.0.0.1:0", *options],
                                        stdout=subprocess.PIPE, text=True, env=dict(os.environ, USER="tester"))
        opening = self.process.stdout.readline()
        self.port = int(re.search(r"https?://127\.0\.0\.1:(\d+)/", opening)[1])
        found = re.search(r"\?key=(\S+)", opening)
        self.key = found[1] if found else None
        found = None if found else re.search(r": ([0-9a-f]{64})$", self.process.stdout.readline().strip())
        self.code = found[1] if found else None
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
            if reply.headers["Content-Encoding"] == "gzip":
                data = gzip.decompress(data)
            answer = json.loads(data) if "json" in (reply.headers["Content-Type"] or "") and data else data
            return reply.status, reply.headers, answer

    def sign_in(self):
        status, headers, _ = self.ask("GET", f"/?key={self.key}", signed_in=False)
        assert status == 303, status
        self.cookie = re.match(rf"{COOKIE}=([^;]+)", headers["Set-Cookie"])[1]

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)


def totp(secret, at=None):
    """What an authenticator app shows (RFC 6238) for the base 32 that it was set up with."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time() if at is None else at) // 30), hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7fffffff) % 1000000:06d}"


def invite(program, programme, name, role, territories=""):
    """The token of an invitation, from the terminal; no server may have the programme."""
    words = [program, "invite", programme, "--name", name, "--role", role, "--output", "json"]
    words += ["--territories", territories] if territories else []
    return json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)["token"]


class Person:
    """Somebody at a browser and an address of their own, which a proxy vouches for."""

    def __init__(self, server, name, peer):
        self.server, self.name, self.peer, self.password = server, name, peer, PASSWORD
        self.cookie = self.secret = None
        self.step = 0

    def ask(self, method, target, body=None, headers=None, cookie=None):
        held = cookie or self.cookie
        sent = {"X-Forwarded-For": self.peer}
        if held:
            sent["Cookie"] = f"{COOKIE}={held}"
        status, got, reply = self.server.ask(method, target, body, signed_in=False, headers=dict(sent, **(headers or {})))
        found = re.match(rf"{COOKIE}=([^;]+)", got["Set-Cookie"] or "")
        if found:
            self.cookie = found[1]
        return status, got, reply

    def accept(self, token):
        status, _, reply = self.ask("POST", "/api/invitation/accept", {"token": token, "password": self.password})
        assert status == 200 and reply["name"] == self.name, reply

    def code(self):
        """One that was not used yet."""
        self.step = max(self.step + 1, int(time.time()) // 30)
        while self.step > int(time.time()) // 30 + 1:
            time.sleep(0.5)
        return totp(self.secret, self.step * 30)

    def sign_in(self):
        status, _, reply = self.ask("POST", "/api/session", {"name": self.name, "password": self.password})
        assert status == 200, reply
        if reply["state"] == "second-factor-wanted":
            offer = self.ask("POST", "/api/session/second-factor/offer", {})[2]
            self.secret = offer["secret"]
            status, _, reply = self.ask("POST", "/api/session/second-factor/confirm", {"sealed": offer["sealed"], "code": self.code()})
        elif reply["state"] == "second-factor-due":
            status, _, reply = self.ask("POST", "/api/session/second-factor", {"code": self.code()})
        assert status == 200 and reply["state"] == "signed-in", reply
        return reply


def a_file(text, name="e.csv"):
    return {"name": name, "bytes": base64.b64encode(text.encode()).decode()}


def operations(contract):
    for path, methods in contract["paths"].items():
        for method, entry in methods.items():
            if "x-role" in entry and entry["operationId"] != "new":
                yield method.upper(), path, entry


def required_of(entry):
    return entry["requestBody"]["content"]["application/json"]["schema"].get("required", [])


def address(path):
    """A path with something in each place: what the example has, else the name of nothing."""
    return re.sub(r"\{\w+\}", "0123", path.replace("{territory}", "ES21").replace("{domain}", "metal"))


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
