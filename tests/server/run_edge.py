#!/usr/bin/env python3
"""Meets the server as crowds, slow clients, nonsense and a stop under load do, and holds what it keeps to what it computes.

Usage: tests/server/run_edge.py ZUBIA OPENAPI

Each check is a function whose name is a sentence; all run, each on a server of its own; failures are listed.
"""

import contextlib
import http.client
import json
import os
import pathlib
import re
import random
import resource
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import traceback

from served import COOKIE, STATISTICS, Server, a_file, address, operations

READINGS = {
    "territory-profile": ("/api/programme/territories/ES21/profile", ["--territory", "ES21"]),
    "candidate-domains": ("/api/programme/candidate-domains?presence_threshold=0.7", ["--presence-threshold", "0.7"]),
    "compare-territories": ("/api/programme/territories", []),
    "territory-complementarity": ("/api/programme/complementarity", []),
    "programme-overview": ("/api/programme", []),
}
DECISION = {"domain": "metal", "outcome": "selected", "reason": "Strong on both sides"}


class House:
    """A programme of its own, and the servers that were begun on it."""

    def __init__(self, program, contract, folder):
        self.program, self.contract, self.folder = program, contract, pathlib.Path(folder)
        self.programme = str(self.folder / "n.zubia")
        self.servers = []
        file = self.folder / "e.csv"
        file.write_text(STATISTICS)
        self.run("new", self.programme, "--name", "N", "--territories", "ES21,FRI1")
        self.run("import-statistics", self.programme, str(file), "--measure", "employment")
        self.run("define-domain", self.programme, "--domain", "metal", "--name", "Metal", "--activities", "24,25,28")

    def run(self, *words):
        return subprocess.run([self.program, *words], check=True, capture_output=True, text=True, timeout=120).stdout

    def serve(self, *more):
        server = Server(self.program, self.programme, *more)
        self.servers.append(server)
        server.sign_in()
        return server

    def close(self):
        for server in self.servers:
            if server.process.poll() is None:
                server.stop()


# ---- what is kept ----------------------------------------------------------------------------------------------------

def what_is_kept_is_what_would_be_computed(house):
    """The terminal computes each reply anew: after every kind of write the two must agree, and so when asked again."""
    server = house.serve()
    writes = [
        ("PUT", "/api/programme/domains/health", {"name": "Health", "activities": ["62"]}),
        ("POST", "/api/programme/decisions", DECISION),
        ("POST", "/api/programme/statistics", {"statistics": a_file("territory,activity,period,value\nES21,24,2018,99\n", "f.csv"), "measure": "employment"}),
        ("PUT", "/api/programme/domains/health", {"name": "Health and care", "activities": ["62", "28"]}),
    ]
    for write in [None, *writes]:
        if write:
            status, _, reply = server.ask(*write)
            assert status == 200, (write, reply)
        for name, (target, words) in READINGS.items():
            fresh = json.loads(house.run(name, house.programme, *words, "--output", "json"))
            for _ in range(2):
                status, _, kept = server.ask("GET", target)
                assert status == 200 and kept == fresh, (write, name)


def a_decision_holds_the_same_evidence_whatever_was_kept(house):
    copy = str(house.folder / "copy.zubia")
    shutil.copy(house.programme, copy)
    plain = json.loads(house.run("decide", copy, "--domain", "metal", "--outcome", "selected", "--reason", "Why", "--output", "json"))
    server = house.serve()
    for _ in range(3):
        status, _, reply = server.ask("POST", "/api/programme/decisions", DECISION)
        assert status == 200 and reply["evidence_hash"] == plain["evidence_hash"], (reply, plain)
    status, _, _ = server.ask("POST", "/api/programme/statistics", {"statistics": a_file("territory,activity,period,value\nES21,24,2018,99\n", "f.csv"), "measure": "employment"})
    assert status == 200
    after = server.ask("POST", "/api/programme/decisions", DECISION)[2]
    assert after["evidence_hash"] != plain["evidence_hash"]


def what_has_not_changed_is_not_sent_again(house):
    server = house.serve()
    target = READINGS["territory-profile"][0]
    tag = server.ask("GET", target)[1]["ETag"]
    for named, expected in ((tag, 304), (f'"other", W/{tag}', 304), ("*", 304), ('"other"', 200), (tag.strip('"'), 200)):
        status, headers, body = server.ask("GET", target, headers={"If-None-Match": named})
        assert status == expected and headers["ETag"] == tag and (status == 200 or not body), (named, status)
    packed = server.ask("GET", target, headers={"Accept-Encoding": "gzip"}, raw=None)
    assert packed[0] == 200
    server.ask("POST", "/api/programme/decisions", DECISION)
    assert server.ask("GET", target, headers={"If-None-Match": tag})[0] == 304
    overview = server.ask("GET", "/api/programme")[1]["ETag"]
    server.ask("POST", "/api/programme/decisions", DECISION)
    assert server.ask("GET", "/api/programme", headers={"If-None-Match": overview})[0] == 200
    assert server.ask("GET", target, headers={"If-None-Match": tag}, signed_in=False)[0] == 401


def a_question_of_many_is_computed_once(house):
    server = house.serve()
    target = READINGS["territory-profile"][0] + "?interval_samples=20000"
    replies = []
    threads = [threading.Thread(target=lambda: replies.append(server.ask("GET", target)[2])) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(replies) == 12 and all(reply == replies[0] for reply in replies)
    text = server.ask("GET", "/metrics")[2].decode()
    assert "zubia_cache_computed_total 1\n" in text, [line for line in text.splitlines() if "cache" in line]


# ---- the log ---------------------------------------------------------------------------------------------------------

def the_log_says_what_happened_and_not_to_whom(house):
    place = house.folder / "log.jsonl"
    server = house.serve("--log", str(place))
    canary = "kanariuzko-txoria"
    server.ask("GET", f"/api/programme/territories/{canary}/profile?reference={canary}", headers={"User-Agent": canary, "Referer": canary})
    server.ask("POST", "/api/programme/decisions", dict(DECISION, reason=canary, by=canary), headers={"Idempotency-Key": canary})
    server.ask("GET", f"/{canary}.js?{canary}={canary}")
    server.ask("GET", f"/?key={canary}", signed_in=False)
    server.ask("GET", "/api/programme", headers={"X-Fake": '{"event":"fault"}'})
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as hostile:
        hostile.sendall(f"GET /{canary} HTTP/1.1\nHost: {canary}\n\n".encode())
        hostile.recv(4096)
    assert server.stop() == 0
    text = place.read_text()
    for secret in (canary, server.key, server.cookie, "127.0.0.1", "ES21"):
        assert secret not in text, secret
    lines = [json.loads(line) for line in text.splitlines()]
    assert [line["event"] for line in (lines[0], lines[-1])] == ["started", "stopped"]
    requests = [line for line in lines if line["event"] == "request"]
    assert all(line["time"].endswith("Z") and line["ms"] >= 0 for line in requests)
    assert {"method": "GET", "route": "/api/programme/territories/{territory}/profile", "status": 404, "role": "owner"}.items() <= requests[1].items(), requests[1]
    assert any(line.get("refusal") == "bad-framing" for line in requests)
    assert oct(place.stat().st_mode & 0o777) == "0o600"


def a_log_that_cannot_be_written_is_told(house):
    refused = subprocess.run([house.program, "serve", house.programme, "--log", str(house.folder)], capture_output=True, text=True, timeout=60)
    assert refused.returncode == 2 and "log" in refused.stderr, refused


# ---- nonsense --------------------------------------------------------------------------------------------------------

def what_is_refused_changes_nothing(house):
    """The description of the interface drives what is wrong in every way into every route."""
    server = house.serve()
    before = server.ask("GET", "/api/programme")[2]
    json_type = {"Content-Type": "application/json"}
    deep = "[" * 5000
    for method, path, entry in operations(house.contract):
        target = address(path)
        taken = {one.upper() for known, entries in house.contract["paths"].items() for one in entries if re.fullmatch(re.sub(r"{\w+}", "[^/]+", known), target)}
        for other in ("POST", "PUT", "DELETE", "PATCH"):
            if other not in taken:
                status, headers, _ = server.ask(other, target, {})
                assert status == 405 and method in headers["Allow"], (other, path, status)
        if method == "GET":
            for query in ("nothing=1", "seed=" + "9" * 400, "seed=1&seed=2", "interval_samples=-1", "presence_threshold=nan", "%F0%9F%92%A9=1", "=", "a" * 3000 + "=1"):
                status, _, reply = server.ask("GET", f"{target}?{query}")
                assert 400 <= status < 500 or (status == 200 and "nothing" not in query), (path, query, status, reply)
            continue
        bodies = ["", "{", "null", "[]", '"x"', "1e999", '{"a":' + deep, '{"measure":"a","measure":"b"}', '{"nothing":1}', '{"seed":' + "9" * 400 + "}",
                  '{"presence_threshold":1e308,"nothing":0}', '{"measure":"\\ud800"}', b'{"measure":"\xff"}', '{"__proto__":{}}', "{} {}", "\ufeff{}"]
        for raw in bodies:
            raw = raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass")
            status, _, reply = server.ask(method, target, raw=raw, headers=json_type)
            assert 400 <= status < 500, (method, path, raw[:60], status, reply)
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp", ""):
            status, _, _ = server.ask(method, target, {}, headers={"Content-Type": kind})
            assert status == 415, (method, path, kind, status)
    chance = random.Random(2021)
    wrong = [None, True, -1, 10**30, 1e308, "", "x" * 3000, "\u0000\u001b[2J", [], [[[[]]]], {}, {"a": {}}, "NaN", -5.5]
    for method, path, entry in operations(house.contract):
        if method == "GET":
            continue
        properties = entry["requestBody"]["content"]["application/json"]["schema"]["properties"]
        for _ in range(15):
            body = {name: chance.choice(wrong) for name in properties if chance.random() < 0.5}
            body["no such field"] = chance.choice(wrong)
            status, _, reply = server.ask(method, address(path), body)
            assert 400 <= status < 500, (method, path, body, status, reply)
    assert server.ask("GET", "/api/programme")[2] == before


# ---- crowds ----------------------------------------------------------------------------------------------------------

def others_are_served_beside_slow_clients(house):
    """Two thousand drip their heads, drip their bodies, or ask and do not read; nobody else may notice for long."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    count = min(2000, hard - 200)
    server = house.serve()
    slow, host = [], f"Host: 127.0.0.1:{server.port}\r\n"
    largest = max(re.findall(r'(?:src|href)="(/[^"]+)"', server.ask("GET", "/")[2].decode()), key=lambda one: len(server.ask("GET", one)[2]))
    signed = f"Cookie: {COOKIE}={server.cookie}\r\n"
    openings = [
        "GET / HTTP/1.1\r\nX: ",
        f"POST /api/recode HTTP/1.1\r\n{host}{signed}Sec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{{",
        f"GET {largest} HTTP/1.1\r\n{host}\r\n" * 3,
    ]

    def time_of_others():
        started = time.monotonic()
        assert server.ask("GET", READINGS["territory-profile"][0])[0] == 200
        assert server.ask("PUT", "/api/programme/domains/health", {"name": "Health", "activities": ["62"]})[0] == 200
        return time.monotonic() - started

    alone = max(time_of_others() for _ in range(3))
    for place in range(count):
        client = socket.create_connection(("127.0.0.1", server.port), timeout=20)
        client.sendall(openings[place % 3].encode())
        client.setblocking(False)
        slow.append(client)
    taken, ends, turn = [], time.monotonic() + 5, 0
    while time.monotonic() < ends:
        for client in slow[turn % 7::7]:
            with contextlib.suppress(OSError):
                client.send(b"a")
        turn += 1
        taken.append(time_of_others())
    for client in slow:
        client.close()
    # A machine that does much else is slow too; a server that waits for the slow would take their ten seconds more.
    assert len(taken) >= 1 and sorted(taken)[len(taken) // 2] < alone + 8, (alone, taken)
    assert server.stop() == 0


def a_stop_under_load_loses_no_acknowledged_write(house):
    server = house.serve()
    receipts, refused = set(), []

    def keep_deciding(who):
        for turn in range(10_000):
            try:
                status, _, reply = server.ask("POST", "/api/programme/decisions", dict(DECISION, reason=f"{who} {turn}"), headers={"Idempotency-Key": f"{who}-{turn}"})
            except (OSError, http.client.HTTPException):
                return
            if status == 200:
                receipts.add(reply["decision"])
            else:
                refused.append(status)

    threads = [threading.Thread(target=keep_deciding, args=(who,)) for who in range(8)]
    for thread in threads:
        thread.start()
    while len(receipts) < 20 and any(thread.is_alive() for thread in threads):
        time.sleep(0.05)
    started = time.monotonic()
    assert server.stop() == 0
    assert time.monotonic() - started < 30
    for thread in threads:
        thread.join()
    assert set(refused) <= {503}, set(refused)
    kept = {row["decision"] for row in json.loads(house.run("programme-overview", house.programme, "--output", "json"))["decisions"]}
    assert len(receipts) >= 20 and receipts <= kept, receipts - kept
    assert not os.path.exists(house.programme + "-wal")


def nobody_else_writes_while_it_is_served(house):
    server = house.serve()
    for words in (["serve", house.programme, "--listen", "127.0.0.1:0"],
                  ["define-domain", house.programme, "--domain", "other", "--name", "O", "--activities", "24"]):
        second = subprocess.run([house.program, *words], capture_output=True, text=True, timeout=60)
        assert second.returncode == 2 and "Another process is writing this programme" in second.stderr, second
        assert "ask the server" in second.stderr, second
    assert "other" not in json.dumps(server.ask("GET", "/api/programme")[2]["domains"])
    house.run("programme-overview", house.programme)


# ---- TLS -------------------------------------------------------------------------------------------------------------

def a_certificate(folder, name):
    certificate, key = str(folder / f"{name}.pem"), str(folder / f"{name}-key.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", certificate,
                    "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"], check=True, capture_output=True)
    return certificate, key


def https_is_spoken_with_a_certificate_and_old_versions_are_not(house):
    certificate, key = a_certificate(house.folder, "a")
    server = Server(house.program, house.programme, "--certificate", certificate, "--private-key", key)
    house.servers.append(server)

    def talk(lowest, highest, ciphers=None):
        context = ssl.create_default_context(cafile=certificate)
        context.minimum_version, context.maximum_version = lowest, highest
        context.set_ciphers(ciphers or "DEFAULT:@SECLEVEL=0")
        connection = http.client.HTTPSConnection("127.0.0.1", server.port, context=context, timeout=20)
        with contextlib.closing(connection):
            connection.request("GET", "/health")
            reply = connection.getresponse()
            return connection.sock.version() if connection.sock else "", reply.status

    version = ssl.TLSVersion
    assert talk(version.TLSv1_3, version.TLSv1_3)[1] == 200
    assert talk(version.TLSv1_2, version.TLSv1_2)[1] == 200
    # Old versions, and a cipher without forward secrecy.
    for only, ciphers in ((version.TLSv1, None), (version.TLSv1_1, None), (version.TLSv1_2, "AES128-SHA:@SECLEVEL=0")):
        try:
            talk(only, only, ciphers)
        except (ssl.SSLError, ConnectionError):
            continue
        raise AssertionError(f"{only} was spoken with {ciphers or 'any cipher'}")
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as plain:
        plain.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        heard = plain.recv(4096)
    assert heard.startswith(b"HTTP/1.1 400") and b"https" in heard, heard
    assert talk(version.TLSv1_2, version.TLSv1_3)[1] == 200
    assert server.stop() == 0


def a_certificate_that_is_none_is_told(house):
    certificate, key = a_certificate(house.folder, "a")
    _, other = a_certificate(house.folder, "b")
    rubbish = house.folder / "rubbish.pem"
    rubbish.write_text("no certificate")
    for words, told in (([str(rubbish), key], "no certificate"), ([certificate, str(rubbish)], "no private key"), ([certificate, other], "another certificate"),
                        ([str(house.folder / "nowhere.pem"), key], "no certificate")):
        refused = subprocess.run([house.program, "serve", house.programme, "--listen", "127.0.0.1:0", "--certificate", words[0], "--private-key", words[1]],
                                 capture_output=True, text=True, timeout=60)
        assert refused.returncode == 2 and told in refused.stderr, (words, refused)
    alone = subprocess.run([house.program, "serve", house.programme, "--certificate", certificate], capture_output=True, text=True, timeout=60)
    assert alone.returncode == 2 and "go together" in alone.stderr, alone


def who_listens_to_others_without_https_is_warned(house):
    process = subprocess.Popen([house.program, "serve", house.programme, "--listen", "0.0.0.0:0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    opening = process.stdout.readline()
    port = int(opening.split("://")[1].split(":")[1].split("/")[0])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    with contextlib.closing(connection):
        connection.request("GET", "/health", headers={"Host": socket.gethostname()})
        assert connection.getresponse().status == 200
    process.terminate()
    _, warning = process.communicate(timeout=60)
    assert "without https" in warning and "--certificate" in warning, warning


def main():
    program, contract_path = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2]
    contract = json.loads(pathlib.Path(contract_path).read_text())
    chosen = [check for check in CHECKS if len(sys.argv) < 4 or sys.argv[3] in check.__name__]
    failures = 0
    for check in chosen:
        with tempfile.TemporaryDirectory() as folder:
            house = House(program, contract, folder)
            try:
                check(house)
            except Exception:
                failures += 1
                print(f"FAILED {check.__name__.replace('_', ' ')}\n{traceback.format_exc()}", flush=True)
            finally:
                house.close()
    print(f"{len(chosen) - failures} of {len(chosen)} checks hold")
    return 1 if failures else 0


CHECKS = [
    what_is_kept_is_what_would_be_computed,
    a_decision_holds_the_same_evidence_whatever_was_kept,
    what_has_not_changed_is_not_sent_again,
    a_question_of_many_is_computed_once,
    the_log_says_what_happened_and_not_to_whom,
    a_log_that_cannot_be_written_is_told,
    what_is_refused_changes_nothing,
    others_are_served_beside_slow_clients,
    a_stop_under_load_loses_no_acknowledged_write,
    nobody_else_writes_while_it_is_served,
    https_is_spoken_with_a_certificate_and_old_versions_are_not,
    a_certificate_that_is_none_is_told,
    who_listens_to_others_without_https_is_warned,
]


if __name__ == "__main__":
    sys.exit(main())
