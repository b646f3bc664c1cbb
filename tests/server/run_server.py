#!/usr/bin/env python3
"""Serves a programme and meets the server as browsers, strangers and hostile pages do.

Usage: tests/server/run_server.py ZUBIA OPENAPI

The programme is a small one made here. Each check is a function whose name is a sentence; all run, failures are listed.
"""

import http.client
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import urllib.parse

import jsonschema

from served import COOKIE, STATISTICS, Server, a_file, address, events_of, large_table, operations, required_of

# ---- strangers -------------------------------------------------------------------------------------------------------

def a_stranger_is_answered_by_no_operation(server, contract):
    for method, path, entry in operations(contract):
        status, _, problem = server.ask(method, address(path), {} if method != "GET" else None, signed_in=False)
        assert (status, problem["code"]) == (401, "sign-in-wanted") or "x-door" in entry, (entry["operationId"], problem)


def a_tampered_cookie_is_a_stranger(server, _):
    for cookie in (server.cookie[:-1] + ("A" if server.cookie[-1] != "A" else "B"), "", "x" * 4000, server.cookie + "; " + COOKIE + "=x"):
        status, _, _ = server.ask("GET", "/api/programme", headers={"Cookie": f"{COOKIE}={cookie}"})
        assert status == 401, (cookie, status)


def the_key_opens_once(server, _):
    status, headers, _ = server.ask("GET", f"/?key={server.key}", signed_in=False)
    assert status == 303 and headers["Set-Cookie"] is None, headers
    status, headers, _ = server.ask("GET", "/?key=guess", signed_in=False)
    assert headers["Set-Cookie"] is None


def the_cookie_is_kept_from_scripts_and_other_sites(server, _):
    status, headers, _ = server.ask("DELETE", "/api/session", signed_in=False)
    for word in ("Secure", "HttpOnly", "SameSite=Strict", "Path=/"):
        assert word in headers["Set-Cookie"], headers["Set-Cookie"]
    assert "cookies" in headers["Clear-Site-Data"]


def who_claims_to_be_elsewhere_gains_nothing(server, _):
    for name in ("X-Forwarded-For", "X-Forwarded-Host", "Remote-Addr", "X-Real-IP", "Forwarded", "X-Original-URL"):
        status, _, _ = server.ask("GET", "/api/programme", signed_in=False, headers={name: "127.0.0.1"})
        assert status == 401, name
    status, _, _ = server.ask("GET", "/", headers={"Host": "evil.test"})
    assert status == 421, status


def the_counts_are_for_the_owner(server, _):
    assert server.ask("GET", "/metrics", signed_in=False)[0] == 404
    status, _, text = server.ask("GET", "/metrics")
    assert status == 200 and b"zubia_connections_open" in text


# ---- other sites -----------------------------------------------------------------------------------------------------

def another_site_cannot_change_anything(server, _):
    body = {"statistics": a_file(STATISTICS), "measure": "employment"}
    for headers in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": None},
        {"Sec-Fetch-Site": None, "Origin": "http://evil.test"},
        {"Sec-Fetch-Site": None, "Origin": "null"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://evil.test"},
    ):
        status, _, problem = server.ask("POST", "/api/programme/statistics", body, headers=headers)
        assert status == 403 and problem["code"] == "cross-site-request", (headers, status)
    status, _, _ = server.ask("POST", "/api/programme/statistics", body, headers={"Content-Type": "text/plain"})
    assert status == 415, status


def our_own_origin_is_enough(server, _):
    origin = {"Sec-Fetch-Site": None, "Origin": f"http://127.0.0.1:{server.port}"}
    status, _, _ = server.ask("POST", "/api/location-quotients", {"statistics": a_file(STATISTICS)}, headers=origin)
    assert status == 200, status


# ---- operations ------------------------------------------------------------------------------------------------------

def every_reading_operation_answers_as_described(server, contract):
    asked = {"territory-profile": "?year=2018&interval_samples=50", "candidate-domains": "?interval_samples=50&relatedness_threshold=0&presence_threshold=0.8"}
    for method, path, entry in operations(contract):
        # The example has nothing of that kind, and its owner speaks for no organisation.
        if method != "GET" or "0123" in address(path) or entry["operationId"] == "show-own-organisation":
            continue
        status, headers, reply = server.ask("GET", address(path) + asked.get(entry["operationId"], ""))
        assert status == 200, (path, status, reply)
        jsonschema.validate(reply, entry["responses"]["200"]["content"]["application/json"]["schema"])
        assert headers["Cache-Control"] == "private, no-cache"


def every_table_operation_answers_as_described(server, contract):
    for method, path, entry in operations(contract):
        if method != "POST" or required_of(entry) != ["statistics"] or path.startswith("/api/programme"):
            continue
        status, _, reply = server.ask("POST", path, {"statistics": a_file(STATISTICS)})
        schemas = entry["responses"]
        if status == 200:
            jsonschema.validate(reply, schemas["200"]["content"]["application/json"]["schema"])
        else:
            assert status == 422 and reply["code"] == "too-few-to-rank", (path, status, reply)


def names_are_given_in_the_language_asked_for(server, _):
    names = {}
    for wanted in ("eu", "es;q=0.2, fr", "de", ""):
        status, headers, reply = server.ask("GET", "/api/programme/complementarity", headers={"Accept-Language": wanted})
        assert status == 200 and "Accept-Language" in headers["Vary"], (status, headers)
        names[wanted] = {pair["territory"]: pair["territory_name"] for pair in reply["pairs"]}
    assert names["eu"] == {"ES21": "Euskadi", "FRI1": "Akitania"}, names
    assert names["es;q=0.2, fr"] == {"ES21": "Pays basque", "FRI1": "Aquitaine"}, names
    assert names["de"] == names[""], "who wishes nothing that is there gets the language of the programme"


def a_problem_says_where_and_the_mend(server, contract):
    cases = {
        "territory,activity,value\nES21,C,x\n": ("not-a-number", "value"),
        "": ("empty-file", None),
    }
    for text, (code, column) in cases.items():
        status, headers, problem = server.ask("POST", "/api/location-quotients", {"statistics": a_file(text)})
        assert status == 422 and headers["Content-Type"] == "application/problem+json", (status, problem)
        assert problem["code"] == code, problem
        assert column is None or problem["where"]["column"] == column, problem
        jsonschema.validate(problem, contract["components"]["schemas"]["Problem"])
    status, _, problem = server.ask("GET", "/api/programme/territories/ES99/profile")
    assert status == 404 and problem["code"] == "unknown-territory", problem


def hostile_bodies_are_refused(server, _):
    target = "/api/location-quotients"
    deep = "[" * 40 + "]" * 40
    for raw in ("", "{", "[]", "null", '"x"', "{}x", '{"statistics":1,"statistics":2}', '{"a":' + deep + "}", "{\"a\":\"\x01\"}",
                '{"statistics":{"name":"e","bytes":"***"}}', '{"statistics":{"name":1,"bytes":2}}', '{"unknown":1}',
                '{"statistics":"e.csv"}', '{"statistics":{"name":"e"}}'):
        status, _, problem = server.ask("POST", target, raw=raw, headers={"Content-Type": "application/json"})
        assert status in (400, 422), (raw, status)
        assert problem["code"] in ("invalid-json", "invalid-value", "unknown-field", "missing-field"), (raw, problem)
    status, _, _ = server.ask("POST", "/api/programme/decisions", raw=b'{"reason":"' + b"\xff" * 10 + b'"}',
                              headers={"Content-Type": "application/json"})
    assert status == 400, status


def unknown_addresses_and_methods_are_told_apart(server, _):
    assert server.ask("GET", "/api/nothing")[0] == 404
    assert server.ask("GET", "/api/programme/territories//profile")[0] == 400
    status, headers, _ = server.ask("DELETE", "/api/programme")
    assert status == 405 and headers["Allow"] == "GET", (status, headers["Allow"])
    assert server.ask("PUT", "/api/new", {})[0] == 404
    assert server.ask("GET", "/nothing.js")[0] == 404
    assert server.ask("POST", "/", {})[0] == 405


def the_fields_of_a_path_are_not_taken_twice(server, _):
    status, _, problem = server.ask("GET", "/api/programme/territories/ES21/profile?territory=FRI1")
    assert status == 422 and problem["where"]["field"] == "territory", problem


def reading_changes_nothing(server, contract):
    before = server.ask("GET", "/api/programme")[2]
    for method, path, _ in operations(contract):
        if method == "GET":
            server.ask("GET", address(path))
            server.ask("HEAD", address(path))
    assert server.ask("GET", "/api/programme")[2] == before


def a_write_sent_twice_is_stored_once(server, _):
    body = {"domain": "metal", "outcome": "selected", "reason": "Strong on both sides", "interval_samples": 20}
    key = {"Idempotency-Key": "once"}
    first = server.ask("POST", "/api/programme/decisions", body, headers=key)
    again = server.ask("POST", "/api/programme/decisions", body, headers=key)
    assert first[0] == again[0] == 200 and first[2]["decision"] == again[2]["decision"], (first, again)
    decisions = [row for row in server.ask("GET", "/api/programme")[2]["decisions"] if row["decision"] == first[2]["decision"]]
    assert len(decisions) == 1
    assert decisions[0]["decided_by"] == "local"


def the_second_to_decide_sees_the_first(server, _):
    seen = [row for row in server.ask("GET", "/api/programme")[2]["decisions"] if row["subject"] == "domain:metal"][-1]["decision"]
    body = {"domain": "metal", "outcome": "kept", "reason": "Wait for the survey", "interval_samples": 20, "latest_seen": seen}
    assert server.ask("POST", "/api/programme/decisions", body)[0] == 200
    status, _, problem = server.ask("POST", "/api/programme/decisions", dict(body, outcome="dropped"))
    assert status == 409 and "Wait for the survey" in problem["detail"], problem


# ---- long work -------------------------------------------------------------------------------------------------------

def a_job_tells_its_progress_and_its_outcome(server, contract):
    status, _, begun = server.ask("POST", "/api/jobs/location-quotients", {"statistics": a_file(STATISTICS), "interval_samples": 2000})
    assert status == 202, begun
    events = events_of(server, begun["job"])
    assert events[-1][0] == "done", events[-1]
    jsonschema.validate(events[-1][1], contract["paths"]["/api/location-quotients"]["post"]["responses"]["200"]["content"]["application/json"]["schema"])
    assert server.ask("GET", f"/api/jobs/{begun['job']}/events", signed_in=False)[0] == 401
    assert server.ask("GET", "/api/jobs/nobody/events")[0] == 404


def a_job_can_be_cancelled(server, _):
    begun = server.ask("POST", "/api/jobs/relatedness", {"statistics": a_file(large_table(120, 80)), "null_samples": 100000})[2]
    time.sleep(0.5)
    assert server.ask("DELETE", f"/api/jobs/{begun['job']}")[0] == 204
    event, problem = events_of(server, begun["job"])[-1]
    assert event == "failed" and problem["code"] == "cancelled", (event, problem)


def small_requests_do_not_wait_for_long_ones(server, _):
    body = {"statistics": a_file(large_table(120, 80)), "null_samples": 100000}
    jobs = [server.ask("POST", "/api/jobs/relatedness", body)[2]["job"] for _ in range(4)]
    started = time.monotonic()
    assert server.ask("GET", "/api/programme")[0] == 200
    taken = time.monotonic() - started
    for job in jobs:
        server.ask("DELETE", f"/api/jobs/{job}")
        events_of(server, job)
    assert taken < 5, taken


def too_much_work_is_answered_by_503(server, _):
    body = {"statistics": a_file(large_table(120, 80)), "null_samples": 100000}
    answers = [server.ask("POST", "/api/jobs/relatedness", body) for _ in range(60)]
    busy = [answer for answer in answers if answer[0] == 503]
    for status, _, reply in answers:
        if status == 202:
            server.ask("DELETE", f"/api/jobs/{reply['job']}")
    assert busy and busy[0][1]["Retry-After"] == "1", [answer[0] for answer in answers]
    for status, _, reply in answers:
        if status == 202:
            events_of(server, reply["job"])
    assert server.ask("GET", "/api/programme")[0] == 200


# ---- pages -----------------------------------------------------------------------------------------------------------

def a_method_page_is_shown_without_raw_html(server, contract):
    pages = pathlib.Path(__file__).parents[2] / "docs/methods"
    for page in pages.glob("*.md"):
        status, _, reply = server.ask("GET", f"/api/methods/{page.stem}")
        assert status == 200 and reply["title"] and "<script" not in reply["html"], page
    assert server.ask("GET", "/api/methods/nothing")[0] == 404
    assert server.ask("GET", "/api/methods/..%2f..%2fREADME")[0] == 400


def every_answer_carries_the_security_headers(server, _):
    for target in ("/", "/api/programme", "/api/nothing", "/health", "/nothing.js"):
        for signed_in in (True, False):
            _, headers, _ = server.ask("GET", target, signed_in=signed_in)
            assert "default-src 'none'" in headers["Content-Security-Policy"], target
            assert "unsafe" not in headers["Content-Security-Policy"]
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Referrer-Policy"] == "no-referrer"
            assert "max-age=31536000" in headers["Strict-Transport-Security"]
            assert headers["Access-Control-Allow-Origin"] is None


def every_address_survives_nonsense(server, contract):
    """The description of the interface drives values of every wrong kind into every field."""
    chance = random.Random(11)
    wrong = [None, True, -1, 1e308, "", "x" * 3000, "\u0000", "'; DROP TABLE domain; --", [], [[]], {}, {"a": {}}, "NaN", "1e999", -5.5]
    for method, path, entry in operations(contract):
        if entry["operationId"] == "end-all-sessions":
            continue  # it takes no field that could be wrong, and would sign the asker out
        names = [parameter["name"] for parameter in entry.get("parameters", []) if parameter["in"] == "query"]
        for _ in range(12):
            if method == "GET":
                query = urllib.parse.urlencode({name: str(chance.choice(wrong)) for name in names if chance.random() < 0.4}, errors="replace")
                if "%00" in query:
                    continue
                status, _, reply = server.ask("GET", address(path) + "?" + query)
            else:
                schema = entry["requestBody"]["content"]["application/json"]["schema"]
                body = {name: chance.choice(wrong) for name in schema["properties"] if chance.random() < 0.4}
                if "statistics" in schema["properties"] and chance.random() < 0.5:
                    body["statistics"] = a_file(STATISTICS)
                status, _, reply = server.ask(method, address(path), body)
            assert status < 500, (method, path, status, reply)
            if status != 200:
                jsonschema.validate(reply, contract["components"]["schemas"]["Problem"])


def sign_out_ends_the_session_at_once(server, contract):
    old = server.cookie
    assert server.ask("GET", "/api/session")[2]["state"] == "signed-in"
    assert server.ask("DELETE", "/api/session")[0] == 204
    server.cookie = old
    assert server.ask("GET", "/api/session")[2]["state"] == "signed-out"
    for method, path, entry in operations(contract):
        assert "x-door" in entry or server.ask(method, address(path), {} if method != "GET" else None)[0] == 401, path


def a_stop_under_load_finishes_what_was_begun(program, programme):
    server = Server(program, programme)
    server.sign_in()
    outcomes = []

    def keep_asking():
        while True:
            try:
                outcomes.append(server.ask("GET", "/api/programme")[0])
            except (ConnectionError, http.client.HTTPException, OSError):
                return

    threads = [threading.Thread(target=keep_asking) for _ in range(8)]
    for thread in threads:
        thread.start()
    time.sleep(0.7)
    assert server.stop() == 0
    for thread in threads:
        thread.join()
    assert outcomes and set(outcomes) <= {200, 503}, set(outcomes)


def a_port_that_is_taken_is_told(program, programme):
    server = Server(program, programme)
    second = subprocess.run([program, "serve", programme, "--listen", f"127.0.0.1:{server.port}"], capture_output=True, text=True, timeout=60)
    server.stop()
    assert second.returncode == 2 and ("taken" in second.stderr or "Another process" in second.stderr), second


def main():
    program, contract_path = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2]
    contract = json.loads(pathlib.Path(contract_path).read_text())
    with tempfile.TemporaryDirectory() as folder:
        programme = os.path.join(folder, "n.zubia")
        file = pathlib.Path(folder) / "e.csv"
        file.write_text(STATISTICS)
        for words in (["new", programme, "--name", "N", "--territories", "ES21,FRI1"],
                      ["import-statistics", programme, str(file), "--measure", "employment"],
                      ["define-domain", programme, "--domain", "metal", "--name", "Metal", "--activities", "24,25"]):
            subprocess.run([program, *words], check=True, capture_output=True)
        failures = 0
        server = Server(program, programme)
        server.sign_in()
        for check in CHECKS:
            try:
                check(server, contract)
            except Exception:
                failures += 1
                print(f"FAILED {check.__name__.replace('_', ' ')}\n{traceback.format_exc()}")
        code = server.stop()
        if code != 0:
            failures += 1
            print(f"FAILED the server ended with {code}")
        for check in (a_stop_under_load_finishes_what_was_begun, a_port_that_is_taken_is_told):
            try:
                check(program, programme)
            except Exception:
                failures += 1
                print(f"FAILED {check.__name__.replace('_', ' ')}\n{traceback.format_exc()}")
    print(f"{len(CHECKS) + 2 - failures} of {len(CHECKS) + 2} checks hold")
    return 1 if failures else 0


CHECKS = [
    a_stranger_is_answered_by_no_operation,
    a_tampered_cookie_is_a_stranger,
    the_key_opens_once,
    the_cookie_is_kept_from_scripts_and_other_sites,
    who_claims_to_be_elsewhere_gains_nothing,
    the_counts_are_for_the_owner,
    another_site_cannot_change_anything,
    our_own_origin_is_enough,
    every_reading_operation_answers_as_described,
    every_table_operation_answers_as_described,
    names_are_given_in_the_language_asked_for,
    a_problem_says_where_and_the_mend,
    hostile_bodies_are_refused,
    unknown_addresses_and_methods_are_told_apart,
    the_fields_of_a_path_are_not_taken_twice,
    reading_changes_nothing,
    a_write_sent_twice_is_stored_once,
    the_second_to_decide_sees_the_first,
    a_job_tells_its_progress_and_its_outcome,
    a_job_can_be_cancelled,
    small_requests_do_not_wait_for_long_ones,
    too_much_work_is_answered_by_503,
    a_method_page_is_shown_without_raw_html,
    every_answer_carries_the_security_headers,
    every_address_survives_nonsense,
    sign_out_ends_the_session_at_once,
]


if __name__ == "__main__":
    sys.exit(main())
