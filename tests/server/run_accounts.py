#!/usr/bin/env python3
"""People of every role meet the server: who may do what, and what sessions, links and codes are worth.

Usage: tests/server/run_accounts.py ZUBIA OPENAPI PERMISSIONS

The permissions are those that people reviewed, tests/permissions.txt. Each check is a function whose name is a sentence;
all run, failures are listed.
"""

import contextlib
import http.client
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import traceback

from served import COOKIE, PASSWORD, STATISTICS, Person, Server, a_file, address, events_of, operations
from town import ROLES, Town

OWN, FOREIGN = "territory,activity,period,value\nES21,24,2016,5\n", "territory,activity,period,value\nFRI1,24,2016,5\n"
NONSENSE = {"nonsense": 1}


def body_for(method, name):
    return None if method == "GET" else {"statistics": a_file(OWN), "measure": "employment"} if name == "import-statistics" else NONSENSE


def session_routes(contract, need):
    for path, methods in contract["paths"].items():
        for method, entry in methods.items():
            if entry.get("x-session") in need:
                yield method.upper(), address(path), entry


def is_shut_out(person, contract, cookie=None, code="sign-in-wanted"):
    """A cookie opens nothing any more."""
    inside = [one for one in operations(contract) if "x-door" not in one[2]]
    for method, path, _ in [*inside, *session_routes(contract, ("everything",))]:
        status, _, reply = person.ask(method, address(path), None if method in ("GET", "DELETE") else {}, cookie=cookie)
        assert (status, reply["code"]) == (401, code), (method, path, status, reply)


# ---- who may do what -------------------------------------------------------------------------------------------------

def the_matrix_is_complete(town):
    described = {entry["operationId"] for _, _, entry in operations(town.contract)}
    assert described == set(town.permissions) - {"new"}, described ^ (set(town.permissions) - {"new"})
    for path, methods in town.contract["paths"].items():
        for method, entry in methods.items():
            assert ("x-role" in entry) != ("x-session" in entry), (method, path)


def the_public_is_answered_by_nothing(town):
    is_shut_out(town.person("nobody"), town.contract)
    for _, path, entry in operations(town.contract):
        assert town.person("nobody").ask("POST", f"/api/jobs/{entry['operationId']}", {})[0] == 401, path


def a_personal_link_is_judged_by_its_token_alone(town):
    by_link = [one for one in operations(town.contract) if one[2].get("x-door") == "link"]
    assert {entry["operationId"] for _, _, entry in by_link} == {
        "open-response", "save-answers", "send-response", "response-report", "withdraw-response",
        "stop-mail", "answer-codes", "put-answer-file"}, by_link
    wanted = {"save-answers": {"answers": {}}, "send-response": {"answers": {}}, "answer-codes": {"question": "activity"}, "put-answer-file": {"file": {"name": "a.pdf", "bytes": ""}}}
    for method, path, entry in by_link:
        body = {"token": "0" * 64, **wanted.get(entry["operationId"], {})}
        for who in (town.person("nobody"), town.people["owner"]):
            status, _, reply = who.ask(method, address(path), body)
            assert (status, reply["code"]) == (422, "unknown-link"), (path, status, reply)


def a_password_alone_opens_nothing_to_staff(town):
    for role in ("researcher", "facilitator", "owner"):
        half = town.person(f"{role}@example.eus")
        status, _, reply = half.ask("POST", "/api/session", {"name": half.name, "password": PASSWORD})
        assert status == 200 and reply["state"] == "second-factor-due", reply
        is_shut_out(half, town.contract, code="second-factor-due")


def every_role_may_what_the_table_says_and_no_more(town):
    for method, path, entry in operations(town.contract):
        name = entry["operationId"]
        for role in ROLES:
            wanted = town.permissions[name][role]
            who = town.people[role]
            status, _, reply = who.ask(method, address(path), body_for(method, name))
            begun = who.ask("POST", f"/api/jobs/{name}", body_for("POST", name))
            if wanted == "-":
                assert (status, reply["code"]) == (403, "not-permitted"), (name, role, status, reply)
                assert begun[0] == 403, (name, role, begun)
            else:
                assert status not in (401, 403) and status < 500, (name, role, status, reply)
                assert begun[0] in (202, 503), (name, role, begun)


def a_facilitator_changes_the_own_territories_only(town):
    limited = [name for name, row in town.permissions.items() if row["facilitator"] == "own"]
    assert limited == ["import-statistics"], limited
    body = {"statistics": a_file(FOREIGN), "measure": "employment"}
    ane = town.people["facilitator"]
    status, _, reply = ane.ask("POST", "/api/programme/statistics", body)
    assert status == 403 and "FRI1" in reply["detail"], reply
    begun = ane.ask("POST", "/api/jobs/import-statistics", body)[2]["job"]
    town.server.cookie = ane.cookie
    event, problem = events_of(town.server, begun)[-1]
    assert event == "failed" and problem["code"] == "not-permitted", problem
    assert town.people["owner"].ask("POST", "/api/programme/statistics", dict(body, preview=True))[0] == 200


def what_belongs_to_another_is_like_what_does_not_exist(town):
    owner, ane, jon = (town.people[role] for role in ("owner", "facilitator", "researcher"))
    job = ane.ask("POST", "/api/jobs/location-quotients", {"statistics": a_file(STATISTICS)})[2]["job"]
    session = owner.ask("GET", "/api/session/all")[2]["sessions"][0]["session"]
    for method, real, made_up in (("GET", f"/api/jobs/{job}/events", "/api/jobs/nothing/events"),
                                  ("DELETE", f"/api/jobs/{job}", "/api/jobs/nothing"),
                                  ("DELETE", f"/api/session/all/{session}", "/api/session/all/nothing")):
        foreign, unknown = jon.ask(method, real), jon.ask(method, made_up)
        assert foreign[0] == unknown[0] == 404 and foreign[2] == unknown[2], (real, foreign, unknown)
    assert owner.ask("GET", "/api/session")[2]["state"] == "signed-in"
    first = owner.ask("PUT", "/api/accounts/0123", {"role": "owner", "territories": [], "state": "active"})
    assert first[0] == 404 and first[2] == owner.ask("PUT", "/api/accounts/4567", {"role": "owner", "territories": [], "state": "active"})[2]
    assert owner.ask("POST", "/api/accounts/0123/reset", {})[0] == 404


def a_company_sees_and_changes_its_own_organisation_only(town):
    owner, first, second = town.people["owner"], town.people["company"], town.newcomer("second@example.eus", "company")
    record = lambda document: a_file(json.dumps(document), "own.json")
    ids = {}
    for who, name in ((first, "Kaiku"), (second, "Lauak")):
        ids[who] = owner.ask("POST", "/api/organisations", {"record": record({"names": {"": name}})})[2]["organisation"]
        assert who.ask("GET", "/api/own-organisation")[2]["code"] == "not-a-representative"
        account = town.account(who.name)["account"]
        assert owner.ask("PUT", f"/api/representatives/{account}", {"organisation": ids[who]})[0] == 200
    for who, name in ((first, "Kaiku"), (second, "Lauak"), (first, "Kaiku")):
        status, headers, reply = who.ask("GET", "/api/own-organisation")
        assert (status, reply["organisation"], reply["name"]) == (200, ids[who], name), reply
        assert "private" in headers["Cache-Control"] or "no-store" in headers["Cache-Control"], headers["Cache-Control"]
    written = first.ask("PUT", "/api/own-organisation", {"record": record({"names": {"": "Kaiku S. Coop."}}), "number_seen": 1})
    assert written[0] == 200 and written[2]["organisation"] == ids[first], written
    foreign = first.ask("PUT", "/api/own-organisation", {"record": record({"id": ids[second], "names": {"": "X"}}), "number_seen": 2})
    assert (foreign[0], foreign[2]["code"]) == (422, "not-yours-to-change"), foreign
    assert second.ask("GET", "/api/own-organisation")[2]["name"] == "Lauak"
    assert first.ask("GET", f"/api/organisations/{ids[first]}")[0] == 403
    town.change(first.name, role="respondent")
    first.sign_in()
    assert first.ask("GET", "/api/own-organisation")[2]["code"] == "not-permitted", "the role is asked at every request"
    town.change(first.name, role="company")
    first.sign_in()


def researchers_see_pseudonyms_and_facilitators_names(town):
    body = {"domain": "metal", "outcome": "selected", "reason": "Strong on both sides", "interval_samples": 20}
    assert town.people["facilitator"].ask("POST", "/api/programme/decisions", body)[0] == 200
    seen = {role: town.people[role].ask("GET", "/api/programme")[2]["decisions"][-1]["decided_by"] for role in ("researcher", "facilitator", "owner")}
    assert seen["facilitator"] == seen["owner"] == "facilitator@example.eus", seen
    assert seen["researcher"].startswith("person "), seen
    assert b"example.eus" not in json.dumps(town.people["researcher"].ask("GET", "/api/programme")[2]).encode()
    again = town.people["owner"].ask("POST", "/api/programme/decisions", dict(body, latest_seen=""))
    assert again[0] == 409 and again[2]["detail"].startswith("facilitator@example.eus decided"), again


# ---- sessions --------------------------------------------------------------------------------------------------------

def every_way_in_gives_a_new_token(town):
    planted = town.people["company"].cookie
    guest = town.person("company@example.eus")
    guest.ask("POST", "/api/session", {"name": guest.name, "password": PASSWORD}, cookie="planted")
    assert guest.cookie not in (None, "planted", planted)
    ane = town.newcomer("fixed@example.eus", "researcher")
    ane.ask("POST", "/api/session", {"name": ane.name, "password": PASSWORD})
    half = ane.cookie
    assert ane.ask("POST", "/api/session/second-factor", {"code": ane.code()})[0] == 200
    assert ane.cookie != half and ane.ask("GET", "/api/session", cookie=half)[2]["state"] == "signed-out"


def an_old_cookie_opens_nothing(town):
    contract = town.contract
    gone = town.newcomer("gone@example.eus", "company")
    old = gone.cookie
    assert gone.ask("DELETE", "/api/session")[0] == 204
    is_shut_out(gone, contract, old)
    gone.sign_in()
    old = gone.cookie
    status, _, reply = gone.ask("POST", "/api/session/password", {"old_password": PASSWORD, "new_password": PASSWORD + "!"})
    assert status == 200 and reply["state"] == "signed-in" and gone.cookie != old
    is_shut_out(gone, contract, old)
    assert gone.ask("GET", "/api/session/all")[0] == 200
    gone.password += "!"
    town.change(gone.name, role="respondent")
    is_shut_out(gone, contract)
    gone.sign_in()
    town.change(gone.name, state="disabled")
    is_shut_out(gone, contract)
    assert gone.ask("POST", "/api/session", {"name": gone.name, "password": gone.password})[0] == 401


def an_ended_session_ends_its_event_stream(town):
    eve = town.newcomer("eve@example.eus", "company")
    rows = "".join(f"T{r},A{i},{r * i % 97 + 1}\n" for r in range(120) for i in range(80))
    body = {"statistics": a_file("territory,activity,value\n" + rows), "null_samples": 100000}
    job = eve.ask("POST", "/api/jobs/relatedness", body)[2]["job"]
    connection = http.client.HTTPConnection("127.0.0.1", town.server.port, timeout=30)
    with contextlib.closing(connection):
        connection.request("GET", f"/api/jobs/{job}/events", headers={"Cookie": f"{COOKIE}={eve.cookie}"})
        stream = connection.getresponse()
        assert stream.status == 200
        began = time.monotonic()
        town.change(eve.name, state="disabled")
        stream.read()
        assert time.monotonic() - began < 15
    town.change(eve.name, state="active")
    eve.sign_in()
    eve.ask("DELETE", f"/api/jobs/{job}")


def another_site_signs_nobody_in(town):
    guest = town.person("company@example.eus")
    body = {"name": guest.name, "password": PASSWORD}
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": None},
                    {"Sec-Fetch-Site": None, "Origin": "http://evil.test"}, {"Content-Type": "text/plain"}):
        assert guest.ask("POST", "/api/session", body, headers=headers)[0] in (403, 415), headers
    assert guest.cookie is None
    watch = town.people["owner"].ask("GET", "/api/jobs/x/events", headers={"Sec-Fetch-Site": "cross-site"})
    assert watch[0] == 403, watch
    origin = {"Sec-Fetch-Site": None, "Origin": f"http://127.0.0.1:{town.server.port}"}
    assert guest.ask("POST", "/api/session", body, headers=dict(origin, **{"X-Forwarded-Proto": "https"}))[0] == 403
    assert guest.ask("POST", "/api/session", body, headers={"Host": "evil.test"})[0] == 421
    link = town.people["owner"].ask("POST", "/api/accounts/invitations", {"name": "host@example.eus", "role": "company", "territories": []})
    assert set(link[2]) == {"token", "expires_at"}, link


# ---- secrets ---------------------------------------------------------------------------------------------------------

def a_stranger_does_not_learn_who_has_an_account(town):
    answers = []
    for name in ("owner@example.eus", "nobody@example.eus", "no such name", "gone@example.eus"):
        status, headers, reply = town.person("stranger").ask("POST", "/api/session", {"name": name, "password": "x" * 20})
        answers.append((status, json.dumps(reply), sorted(name for name, _ in headers.items())))
    assert len({str(answer) for answer in answers}) == 1 and answers[0][0] == 401, answers
    links = [town.person("stranger").ask("POST", f"/api/invitation{tail}", dict({"token": token}, **more))[0::2]
             for tail, more in (("", {}), ("/accept", {"password": PASSWORD})) for token in ("0" * 64, "", "x" * 500)]
    assert len({str(link) for link in links}) == 1 and links[0][0] == 404, links


def a_code_works_once(town):
    jon = town.people["researcher"]
    again = town.person(jon.name)
    again.secret, again.step = jon.secret, jon.step
    again.ask("POST", "/api/session", {"name": jon.name, "password": PASSWORD})
    code = again.code()
    jon.step = again.step
    assert again.ask("POST", "/api/session/second-factor", {"code": code})[0] == 200
    third = town.person(jon.name)
    third.ask("POST", "/api/session", {"name": jon.name, "password": PASSWORD})
    status, _, reply = third.ask("POST", "/api/session/second-factor", {"code": code})
    assert status == 422 and reply["code"] == "wrong-code", reply
    tries = [third.ask("POST", "/api/session/second-factor", {"code": "000000"}) for _ in range(12)]
    assert tries[-1][0] == 429 and int(tries[-1][1]["Retry-After"]) > 0, tries[-1]


def a_link_works_once_and_a_reset_leaves_the_second_factor(town):
    ion = town.newcomer("ion@example.eus", "researcher")
    offered = town.people["owner"].ask("POST", f"/api/accounts/{town.account(ion.name)['account']}/reset", {})[2]
    status, _, reply = ion.ask("POST", "/api/invitation", {"token": offered["token"]})
    assert status == 200 and reply == {"name": ion.name, "role": "researcher", "purpose": "reset"}, reply
    old, ion.password = ion.cookie, PASSWORD + "?"
    ion.accept(offered["token"])
    assert ion.ask("POST", "/api/invitation/accept", {"token": offered["token"], "password": PASSWORD})[0] == 404
    is_shut_out(ion, town.contract, old)
    status, _, reply = ion.ask("POST", "/api/session", {"name": ion.name, "password": ion.password})
    assert reply["state"] == "second-factor-due", reply
    status, _, reply = ion.ask("POST", "/api/session/second-factor/offer", {})
    assert status == 409 and reply["code"] == "second-factor-exists", reply


def too_many_attempts_are_told_and_no_header_of_a_stranger_helps(town):
    guesser = town.person("company@example.eus")
    body = {"name": "nobody-here@example.eus", "password": "x" * 20}
    claimed = [guesser.ask("POST", "/api/session", body, headers={"X-Forwarded-For": f"10.9.9.{k}, {guesser.peer}"}) for k in range(40)]
    assert claimed[0][0] == 401 and claimed[-1][0] == 429 and claimed[-1][1]["Retry-After"] == "60", claimed[-1]
    assert town.newcomer("calm@example.eus", "company").ask("GET", "/api/session/all")[0] == 200


def a_storm_of_sign_ins_holds_up_nobody_else(town):
    stop, slowest = threading.Event(), []

    def storm(peer):
        person = Person(town.server, "storm@example.eus", peer)
        while not stop.is_set():
            status = person.ask("POST", "/api/session", {"name": f"{peer}@example.eus", "password": "y" * 20})[0]
            assert status in (401, 429, 503), status

    threads = [threading.Thread(target=storm, args=(f"10.7.0.{k}",)) for k in range(16)]
    for thread in threads:
        thread.start()
    for _ in range(40):
        began = time.monotonic()
        assert town.people["owner"].ask("GET", "/api/session/all")[0] == 200
        slowest.append(time.monotonic() - began)
    stop.set()
    for thread in threads:
        thread.join()
    assert sorted(slowest)[len(slowest) // 2] < 2, sorted(slowest)


# ---- the log, and the end --------------------------------------------------------------------------------------------

def the_log_has_the_events_and_no_secret(town):
    entries = town.people["owner"].ask("GET", "/api/audit-log?count=1000")[2]
    assert entries["is_sound"] is True and entries["broken_at"] is None
    seen = {(row["action"], row["outcome"]) for row in entries["entries"]}
    for event in (("claim-programme", "done"), ("invite", "done"), ("accept-invitation", "done"), ("sign-in", "done"),
                  ("sign-in", "refused"), ("second-factor", "done"), ("second-factor", "refused"), ("sign-out", "done"),
                  ("change-password", "done"), ("disable-account", "done"), ("change-account:respondent", "done"),
                  ("offer-reset", "done"), ("accept-reset", "done"), ("decide", "refused"), ("import-statistics", "refused")):
        assert event in seen, event
    text = json.dumps(entries)
    for person in town.people.values():
        for secret in (PASSWORD, person.cookie, person.secret):
            assert secret is None or secret not in text
    assert {row["peer"] for row in entries["entries"] if row["action"] == "sign-in"} & {town.people["owner"].peer}


def the_last_owner_stays_and_everybody_can_be_signed_out(town):
    owner = town.people["owner"]
    row = town.account(owner.name)
    status, _, reply = owner.ask("PUT", f"/api/accounts/{row['account']}", {"role": "company", "territories": [], "state": "active"})
    assert status == 409 and reply["code"] == "last-owner", reply
    assert owner.ask("GET", "/metrics")[0] == 200 and town.people["facilitator"].ask("GET", "/metrics")[0] == 404
    status, _, reply = owner.ask("POST", "/api/accounts/end-all-sessions", {})
    assert status == 200 and reply["ended"] >= 5, reply
    for person in town.people.values():
        assert person.ask("GET", "/api/session")[2]["state"] == "signed-out"


def sessions_outlive_the_server_and_tampering_is_found(town):
    owner = town.people["owner"]
    owner.sign_in()
    assert town.server.stop() == 0
    with contextlib.closing(sqlite3.connect(town.programme)) as database:
        database.executescript("DROP TRIGGER audit_entry_stays_as_it_is; UPDATE audit_entry SET actor = 'x' WHERE place = 3;")
    again = Server(town.program, town.programme, "--proxy", "127.0.0.1")
    try:
        owner.server = again
        assert again.code is None
        assert owner.ask("GET", "/api/session")[2]["state"] == "signed-in"
        log = owner.ask("GET", "/api/audit-log")[2]
        assert log["is_sound"] is False and log["broken_at"] == 3, (log["is_sound"], log["broken_at"])
    finally:
        again.stop()


CHECKS = [the_matrix_is_complete, the_public_is_answered_by_nothing, a_personal_link_is_judged_by_its_token_alone,
          a_password_alone_opens_nothing_to_staff,
          every_role_may_what_the_table_says_and_no_more, a_facilitator_changes_the_own_territories_only,
          what_belongs_to_another_is_like_what_does_not_exist, researchers_see_pseudonyms_and_facilitators_names,
          a_company_sees_and_changes_its_own_organisation_only,
          every_way_in_gives_a_new_token, an_old_cookie_opens_nothing, an_ended_session_ends_its_event_stream,
          another_site_signs_nobody_in, a_stranger_does_not_learn_who_has_an_account, a_code_works_once,
          a_link_works_once_and_a_reset_leaves_the_second_factor, too_many_attempts_are_told_and_no_header_of_a_stranger_helps,
          a_storm_of_sign_ins_holds_up_nobody_else, the_log_has_the_events_and_no_secret,
          the_last_owner_stays_and_everybody_can_be_signed_out, sessions_outlive_the_server_and_tampering_is_found]


def read_permissions(path):
    header, *rows = [line.split() for line in pathlib.Path(path).read_text().splitlines()]
    return {row[0]: dict(zip(header[1:], row[2:])) for row in rows}


def main():
    program, contract = str(pathlib.Path(sys.argv[1]).resolve()), json.loads(pathlib.Path(sys.argv[2]).read_text())
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        programme, file = os.path.join(folder, "n.zubia"), pathlib.Path(folder) / "e.csv"
        file.write_text(STATISTICS)
        for words in (["new", programme, "--name", "N", "--territories", "ES21,FRI1"],
                      ["import-statistics", programme, str(file), "--measure", "employment"],
                      ["define-domain", programme, "--domain", "metal", "--name", "Metal", "--activities", "24,25"]):
            subprocess.run([program, *words], check=True, capture_output=True)
        town = Town(program, programme, contract, read_permissions(sys.argv[3]))
        for check in CHECKS:
            try:
                check(town)
            except Exception:
                failures += 1
                print(f"FAILED {check.__name__.replace('_', ' ')}\n{traceback.format_exc()}")
        if town.server.process.poll() is None:
            town.server.stop()
    print(f"{len(CHECKS) - failures} of {len(CHECKS)} checks hold")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
