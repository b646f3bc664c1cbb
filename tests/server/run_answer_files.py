#!/usr/bin/env python3
"""Respondents hand files over by their links: as large as a question takes, whole or not at all, and never as a page.

Usage: tests/server/run_answer_files.py ZUBIA OPENAPI
"""

import argparse
import base64
import contextlib
import io
import json
import pathlib
import socket
import sqlite3
import tempfile
import uuid
import zipfile

import jsonschema

from served import Server
from survey import command

PDF = b"%PDF-1.7\n"


def text(words):
    return {"en": words}


FORM = {
    "format": "zubia-instrument-1", "name": "files", "languages": ["en"], "title": text("Files"),
    "purpose": {"mode": "named", "purpose": text("A test"), "recipients": text("Us"), "retention": text("A year"), "retention_months": 12},
    "sections": [{"name": "first", "title": text("First"), "items": [
        {"type": "file", "name": "plan", "label": text("Your plan"), "accepted": ["pdf"]},
        {"type": "integer", "name": "jobs", "label": text("Jobs")}]}],
}


class Asked:
    """A questionnaire that asks for a file, and the server that takes it."""

    def __init__(self, program, folder):
        self.program, self.file = program, folder / "naen.zubia"
        command(program, "new", self.file, "--name", "N", "--territories", "ES21,FRI1")
        with sqlite3.connect(self.file) as writing:
            for number in range(2):
                document = json.dumps({"names": {"": f"O{number}"}, "territory": "ES212", "size_class": "small"})
                writing.execute("INSERT INTO organisation VALUES (?, ?, 1, ?)", (number + 1, f"o{number}", document))
        form = folder / "files.json"
        form.write_text(json.dumps(FORM))
        command(program, "add-questionnaire", self.file, "--file", form)
        self.hash = json.loads(command(program, "publish-questionnaire", self.file, "--questionnaire", "files", "--output", "json"))["hash"]
        links = command(program, "invite-organisations", self.file, "--questionnaire", "files", "--everybody", "--output", "json")
        self.tokens = [row["link"].split("#")[1] for row in json.loads(links)["links"]]
        self.server = Server(program, self.file)
        self.server.sign_in()

    def body(self, content, token=0, name="plan.pdf"):
        return {"token": self.tokens[token], "agreed": self.hash, "file": {"name": name, "bytes": base64.b64encode(content).decode()}}

    def put(self, content, key=None, **more):
        headers = {"Idempotency-Key": key or str(uuid.uuid4())}
        return self.server.ask("PUT", "/api/answer/files/plan", self.body(content, **more), signed_in=False, headers=headers)

    def open_line(self, method, path, length):
        """A request of that length, of which only the head is sent."""
        line = socket.create_connection(("127.0.0.1", self.server.port), timeout=3)
        line.sendall(f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\nContent-Type: application/json\r\n"
                     f"Sec-Fetch-Site: same-origin\r\nContent-Length: {length}\r\n\r\n".encode())
        return line

    def is_too_much(self, method, path, length):
        """Whether the length alone is refused; otherwise the server waits for the body."""
        with contextlib.closing(self.open_line(method, path, length)) as line:
            try:
                return line.recv(100).startswith(b"HTTP/1.1 413")
            except TimeoutError:
                return False

    def files(self):
        with contextlib.closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as reading:
            return reading.execute("SELECT name, bytes, content FROM response_file").fetchall()


def a_file_is_as_large_as_its_question_takes(asked):
    status, _, reply = asked.put(PDF + bytes(10_000_000 - len(PDF)))
    assert status == 200 and reply["saved"] == ["plan"], reply
    assert [(name, size) for name, size, _ in asked.files()] == [("plan.pdf", 10_000_000)]
    status, _, reply = asked.put(PDF + bytes(10_000_001 - len(PDF)))
    assert (status, reply["code"]) == (422, "file-too-large"), reply
    assert asked.is_too_much("PUT", "/api/answer/files/plan", 70_000_000), "more than any request may have"
    assert not asked.is_too_much("PUT", "/api/answer/files/plan", 14_000_000)
    assert asked.files()[0][1] == 10_000_000, "what was there stays"


def no_other_door_takes_as_much(asked):
    for path in ("saving", "opening", "withdrawal", "report"):
        assert asked.is_too_much("POST", f"/api/answer/{path}", 2_000_000), path


def what_is_cut_off_is_not_stored(asked):
    before = asked.files()
    whole = json.dumps(asked.body(PDF + bytes(1_000_000), token=1)).encode()
    with contextlib.closing(asked.open_line("PUT", "/api/answer/files/plan", len(whole))) as line:
        line.sendall(whole[:500_000])
    assert asked.server.ask("GET", "/health")[0] == 200
    assert asked.files() == before


def the_same_write_is_stored_once(asked):
    key = str(uuid.uuid4())
    first, again = (asked.put(PDF + b"one", key, token=1)[2] for _ in range(2))
    assert first["receipt"] == again["receipt"] and first["files"] == again["files"], (first, again)
    status, _, reply = asked.put(PDF + b"two", key, token=1)
    assert (status, reply["code"]) == (422, "key-used"), reply
    assert len(asked.files()) == 2


def a_name_is_data(asked):
    for name, kept in (("../../../etc/cron.d/x.pdf", "x.pdf"), ("a\r\nSet-Cookie: b=1.pdf", "aSet-Cookie: b=1.pdf"),
                       ("\u202efdp.pdf", "fdp.pdf"), ("n" * 300 + ".pdf", "n" * 116 + ".pdf"), ("<img src=x onerror=alert(1)>.pdf", "<img src=x onerror=alert(1)>.pdf")):
        status, _, reply = asked.put(PDF, name=name)
        assert status == 200 and reply["files"][0]["name"] == kept, (name, reply)


def it_is_handed_out_and_never_shown(asked, contract):
    for token in asked.tokens:
        write = {"token": token, "agreed": asked.hash, "answers": {}}
        assert asked.server.ask("POST", "/api/answer/sending", write, signed_in=False)[2]["is_sent"]
    rows = asked.server.ask("GET", "/api/questionnaires/files/responses")[2]["responses"]
    path = f"/api/responses/{rows[0]['response']}/files/plan"
    assert asked.server.ask("GET", path, signed_in=False)[0] == 401, "the team alone reads it"
    status, headers, reply = asked.server.ask("GET", path)
    assert status == 200 and base64.b64decode(reply["content"]).startswith(PDF), reply
    assert headers["Content-Type"].startswith("application/json") and headers["X-Content-Type-Options"] == "nosniff"
    schema = contract["paths"]["/api/responses/{response}/files/{variable}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema.validate(reply, schema)
    _, _, archive = asked.server.ask("GET", "/api/questionnaires/files/answer-files")
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(archive["content"]))) as read:
        assert read.testzip() is None
        assert sorted(read.namelist()) == sorted(f"{row['response']}-plan.pdf" for row in rows)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("contract")
    given = options.parse_args()
    contract = json.loads(pathlib.Path(given.contract).read_text())
    with tempfile.TemporaryDirectory() as name:
        asked = Asked(given.program, pathlib.Path(name))
        try:
            for check in (a_file_is_as_large_as_its_question_takes, no_other_door_takes_as_much, what_is_cut_off_is_not_stored,
                          the_same_write_is_stored_once, a_name_is_data):
                check(asked)
                print("ok", check.__name__.replace("_", " "))
            it_is_handed_out_and_never_shown(asked, contract)
            print("ok it is handed out and never shown")
        finally:
            asked.server.stop()


if __name__ == "__main__":
    main()
