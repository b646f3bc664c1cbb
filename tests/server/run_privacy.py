#!/usr/bin/env python3
"""What becomes of the data of persons over HTTP: shown whole to who asks, removed for good, never kept too long.

Usage: tests/server/run_privacy.py ZUBIA OPENAPI
"""

import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time

import jsonschema

from served import PASSWORD, Person, Server, invite

NAME = "maite-canary@example.eus"


class Office:
    """A programme, its server, and an owner who is signed in."""

    def __init__(self, program, contract, folder):
        self.contract, self.file, self.log = contract, folder / "n.zubia", folder / "log.jsonl"
        self.program = program
        subprocess.run([program, "new", self.file, "--name", "N", "--territories", "ES21,FRI1"], check=True, capture_output=True)
        self.server = None

    def open(self):
        self.server = Server(self.program, self.file, "--log", str(self.log), "--proxy", "127.0.0.1")
        self.owner = Person(self.server, "owner@example.eus", "192.0.2.1")
        status, _, reply = self.owner.ask("POST", "/api/first-owner", {"code": self.server.code, "name": self.owner.name, "password": PASSWORD})
        assert status == 200, reply
        self.owner.sign_in()

    def done(self, method, path, name, body=None):
        status, _, reply = self.owner.ask(method, path, body)
        assert status == 200, (path, status, reply)
        for entries in self.contract["paths"].values():
            for entry in entries.values():
                if entry.get("operationId") == name:
                    jsonschema.validate(reply, entry["responses"]["200"]["content"]["application/json"]["schema"])
        return reply

    def rows(self, sql):
        with sqlite3.connect(f"file:{self.file}?mode=ro", uri=True) as reading:
            return reading.execute(sql).fetchall()

    def bytes(self):
        return b"".join(path.read_bytes() for path in self.file.parent.iterdir() if path.name.startswith(self.file.name))


def comes_true(what, seconds=30):
    end = time.time() + seconds
    while time.time() < end and not what():
        time.sleep(0.05)
    return what()


def what_is_overdue_goes_when_the_server_starts(office):
    invite(office.program, str(office.file), "old@example.eus", "company")
    with sqlite3.connect(office.file) as writing:
        writing.execute("UPDATE invitation SET expires_at = 86400")
    office.open()
    assert comes_true(lambda: "old-data-removed" in office.log.read_text()), office.log.read_text()
    assert office.rows("SELECT count(*) FROM invitation") == [(0,)]
    assert b"old@example.eus" not in office.bytes(), "the file still has the name"
    assert office.done("POST", "/api/retention", "apply-retention", {}) == {"removed": []}


def the_register_names_every_personal_column(office):
    register = office.done("GET", "/api/processing-register", "processing-register")
    known = {purpose["purpose"] for purpose in register["purposes"]}
    assert all(table["purpose"] in known for table in register["tables"]), register
    columns = {(table["table"], column) for table in register["tables"] for column in table["columns"]}
    assert {("account", "name"), ("audit_entry", "peer"), ("decision", "decided_by")} <= columns, columns


def a_person_gets_everything_and_leaves_nothing(office):
    token = office.done("POST", "/api/accounts/invitations", "invite", {"name": NAME, "role": "facilitator", "territories": ["ES21"]})["token"]
    maite = Person(office.server, NAME, "192.0.2.77")
    maite.accept(token)
    maite.sign_in()
    who = next(row["account"] for row in office.done("GET", "/api/accounts", "list-accounts")["accounts"] if row["name"] == NAME)
    status, _, decided = maite.ask("POST", "/api/programme/domains", {"domain": "metal", "name": "Metal", "activities": ["24"]})

    held = office.done("GET", f"/api/persons/{who}/data", "export-person")["cells"]
    values = [cell["value"] for cell in held]
    assert NAME in values and "192.0.2.77" in values, held
    assert not any(value and "argon2" in value for value in values), "a hash was shown"
    status, _, refused = maite.ask("GET", f"/api/persons/{who}/data")
    assert status == 403, "only an owner hands data over"

    removed = office.done("POST", f"/api/persons/{who}/erasure", "erase-person", {})["removed"]
    assert {"account", "session"} <= {row["table"] for row in removed}, removed
    assert maite.ask("GET", "/api/accounts")[0] == 401, "the session still opens something"
    assert NAME.encode() not in office.bytes(), "the name is still in the files"
    assert NAME not in office.log.read_text(), "the name is in the log"
    assert office.done("GET", "/api/audit-log", "audit-log")["is_sound"]
    status, _, problem = office.owner.ask("POST", f"/api/persons/{who}/erasure", {})
    assert (status, problem["code"]) == (422, "unknown-person"), problem


def the_last_owner_cannot_go(office):
    who = next(row["account"] for row in office.done("GET", "/api/accounts", "list-accounts")["accounts"] if row["role"] == "owner")
    status, _, problem = office.owner.ask("POST", f"/api/persons/{who}/erasure", {})
    assert (status, problem["code"]) == (409, "last-owner"), problem
    assert office.owner.ask("GET", "/api/accounts")[0] == 200


def a_changed_log_is_noticed_without_being_asked_for(office):
    office.server.stop()
    with sqlite3.connect(office.file) as writing:
        writing.execute("DROP TRIGGER audit_entry_stays_as_it_is")
        writing.execute("UPDATE audit_entry SET actor = 'somebody else' WHERE place = 1")
    office.server = Server(office.program, office.file, "--log", str(office.log))
    assert comes_true(lambda: "audit-log-tampered" in office.log.read_text()), office.log.read_text()


CHECKS = [
    what_is_overdue_goes_when_the_server_starts,
    the_register_names_every_personal_column,
    a_person_gets_everything_and_leaves_nothing,
    the_last_owner_cannot_go,
    a_changed_log_is_noticed_without_being_asked_for,
]


def main():
    program, contract = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        office = Office(program, json.loads(pathlib.Path(contract).read_text()), pathlib.Path(folder))
        try:
            for check in CHECKS:
                check(office)
                print("ok", check.__name__.replace("_", " "))
        finally:
            if office.server:
                office.server.process.kill()


if __name__ == "__main__":
    main()
