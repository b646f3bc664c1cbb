#!/usr/bin/env python3
"""Respondents answer while the server is killed again and again: what was acknowledged is there, once, and nothing else.

Usage: tests/server/run_answers.py ZUBIA OPENAPI [--kills N] [--respondents N]

Every respondent writes answers under keys of their own and sends each again, under the same key, until it is
acknowledged. The server is killed (SIGKILL) at random moments and started again. At the end the receipts that
respondents hold are the rows of the programme, and each variable holds what was acknowledged last.
"""

import argparse
import contextlib
import http.client
import json
import pathlib
import random
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time
import uuid

import jsonschema

from served import Server

QUESTIONNAIRE = "cross-border-cooperation"


def command(program, *words):
    done = subprocess.run([program, *map(str, words)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout


class Survey:
    """A programme with organisations that were invited, and the server that takes their answers."""

    def __init__(self, program, folder, respondents, mode="confidential"):
        self.program, self.file = program, folder / f"{mode}.zubia"
        command(program, "new", self.file, "--name", "N", "--territories", "ES21,FRI1")
        with sqlite3.connect(self.file) as writing:
            for number in range(respondents):
                document = json.dumps({"names": {"": f"O{number}"}, "territory": "ES212", "size_class": "small"})
                writing.execute("INSERT INTO organisation VALUES (?, ?, 1, ?)", (number + 1, f"o{number}", document))
        command(program, "add-questionnaire", self.file, "--ready", QUESTIONNAIRE)
        published = command(program, "publish-questionnaire", self.file, "--questionnaire", QUESTIONNAIRE, "--mode", mode, "--output", "json")
        self.hash = json.loads(published)["hash"]
        links = command(program, "invite-organisations", self.file, "--questionnaire", QUESTIONNAIRE, "--everybody", "--output", "json")
        self.tokens = [row["link"].split("#")[1] for row in json.loads(links)["links"]]
        assert len(self.tokens) == respondents
        self.variables = self.choices()
        self.server = None

    def choices(self):
        """The rows of its matrices, each of which takes one choice, with the codes."""
        form = json.loads(command(self.program, "export-questionnaire", self.file, "--questionnaire", QUESTIONNAIRE))
        codes = {entry["name"]: [choice["code"] for choice in entry["choices"]] for entry in form["lists"]}
        return {row["name"]: codes[item["list"]] for section in form["sections"] for item in section["items"]
                if item["type"] == "single_choice_matrix" for row in item["rows"]}

    def start(self):
        self.server = Server(self.program, self.file)

    def ask(self, path, body, key=None):
        """Status and reply, or None where the server was not there."""
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
            with contextlib.closing(connection):
                headers = {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
                if key:
                    headers["Idempotency-Key"] = key
                connection.request("POST", path, json.dumps(body), headers)
                reply = connection.getresponse()
                return reply.status, json.loads(reply.read())
        except (OSError, http.client.HTTPException, ValueError):
            return None

    def rows(self, sql):
        with contextlib.closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as reading:
            return reading.execute(sql).fetchall()


class Respondent(threading.Thread):
    def __init__(self, survey, token, over):
        super().__init__(daemon=True)
        self.survey, self.token, self.over = survey, token, over
        self.receipts, self.last, self.retries, self.trouble = {}, {}, 0, None

    def run(self):
        chance = random.Random(self.token)
        names = sorted(self.survey.variables)
        while not self.over.is_set():
            answers = {name: [chance.choice(self.survey.variables[name])] for name in chance.sample(names, 3)}
            key = str(uuid.uuid4())
            while True:
                got = self.survey.ask("/api/answer/saving", {"token": self.token, "agreed": self.survey.hash, "answers": answers}, key)
                if got and got[0] == 200:
                    break
                if got and got[0] not in (503, 429):
                    self.trouble = got
                    return
                self.retries += 1
                time.sleep(chance.uniform(0.01, 0.1))
            self.receipts[key] = got[1]["receipt"]
            self.last.update(answers)


def acknowledged_answers_survive_every_kill(program, folder, kills, respondents):
    survey = Survey(program, folder, respondents)
    survey.start()
    over = threading.Event()
    people = [Respondent(survey, token, over) for token in survey.tokens]
    for person in people:
        person.start()
    chance, restarts = random.Random(7), []
    for _ in range(kills):
        time.sleep(chance.uniform(0.2, 1.0))
        survey.server.process.send_signal(signal.SIGKILL)
        survey.server.process.wait()
        begun = time.monotonic()
        survey.start()
        restarts.append(time.monotonic() - begun)
    time.sleep(0.5)
    over.set()
    for person in people:
        person.join(120)
        assert not person.is_alive() and person.trouble is None, person.trouble
    survey.server.stop()

    held = {key: number for person in people for key, number in person.receipts.items()}
    stored = {key.strip(): number for key, number in survey.rows("SELECT idempotency_key, number FROM answer_receipt")}
    assert stored == held, (len(stored), len(held), set(stored) ^ set(held))
    last = sorted(json.dumps(person.last, sort_keys=True) for person in people if person.last)
    kept = {}
    for response, variable, value in survey.rows("SELECT response, variable, value FROM answer"):
        kept.setdefault(response, {})[variable] = json.loads(value)
    assert sorted(json.dumps(one, sort_keys=True) for one in kept.values()) == last, "an answer is not the last acknowledged one"
    assert survey.rows("PRAGMA integrity_check") == [("ok",)]
    print(f"   {kills} kills, {respondents} respondents, {len(held)} receipts = {len(stored)} rows, "
          f"{sum(person.retries for person in people)} retries, ready again after {max(restarts):.2f} s at most")


def the_files_do_not_say_who_gave_a_confidential_answer(program, folder):
    survey = Survey(program, folder / "c", 4)
    survey.start()
    for token in survey.tokens:
        status, reply = survey.ask("/api/answer/saving", {"token": token, "agreed": survey.hash, "answers": {next(iter(survey.variables)): [1]}})
        assert status == 200, reply
    survey.server.stop()
    named = {row[0] for row in survey.rows("SELECT organisation FROM questionnaire_invitation")}
    under = {row[0] for row in survey.rows("SELECT organisation FROM response")}
    assert len(under) == 4 and not under & named, under
    key = pathlib.Path(f"{survey.file}.key")
    assert key.stat().st_mode & 0o077 == 0, "others can read the key of the pseudonyms"
    key.rename(key.with_suffix(".away"))
    survey.start()
    status, reply = survey.ask("/api/answer/opening", {"token": survey.tokens[0]})
    assert status == 200 and reply["answers"] == {}, "without its key a pseudonym leads somewhere"
    survey.server.stop()


def an_anonymous_answer_is_stored_once_and_told_by_nothing(program, folder):
    survey = Survey(program, folder / "a", 12, "anonymous")
    log = folder / "a" / "log.jsonl"
    survey.server = Server(program, survey.file, "--log", str(log))
    form = json.loads(form_of(survey))
    answers = whole(form)
    for token in survey.tokens:
        key = str(uuid.uuid4())
        sent = [survey.ask("/api/answer/sending", {"token": token, "agreed": survey.hash, "answers": answers}, key) for _ in range(2)]
        assert [one[0] for one in sent] == [200, 200] and sent[0][1]["is_sent"], sent[0][1].get("progress")
        again = survey.ask("/api/answer/sending", {"token": token, "agreed": survey.hash, "answers": answers}, str(uuid.uuid4()))
        assert (again[0], again[1]["code"]) == (422, "link-used"), again
        wal = pathlib.Path(f"{survey.file}-wal")
        assert not wal.exists() or wal.stat().st_size == 0, "the log still holds the link beside the answer"
    survey.server.stop()
    assert survey.rows("SELECT count(*), count(DISTINCT id), max(organisation), max(started_at), max(sent_at), max(language) FROM response") == [(12, 12, "", None, None, "")]
    told = log.read_text()
    assert not any(token in told for token in survey.tokens) and "127.0.0.1" not in told, "the log knows a respondent"


def a_key_stands_for_one_write_of_one_respondent(program, folder):
    for mode in ("named", "confidential", "anonymous"):
        place = folder / f"k-{mode}"
        place.mkdir()
        survey = Survey(program, place, 2, mode)
        survey.start()
        answers, key = whole(json.loads(form_of(survey))), str(uuid.uuid4())
        given = {"agreed": survey.hash, "answers": answers}
        statuses = [survey.ask("/api/answer/sending", {"token": token, **given}, key) for token in (*survey.tokens, survey.tokens[0])]
        assert statuses[0][0] == 200 and statuses[0][1]["is_sent"], statuses[0]
        assert (statuses[1][0], statuses[1][1]["code"]) == (422, "key-used"), (mode, statuses[1])
        assert statuses[2][0] == 200 and statuses[2][1]["receipt"] == statuses[0][1]["receipt"], (mode, statuses[2])
        again = survey.ask("/api/answer/sending", {"token": survey.tokens[1], **given}, str(uuid.uuid4()))
        assert again[0] == 200 and again[1]["is_sent"], (mode, again)
        survey.server.stop()
        assert survey.rows("SELECT count(DISTINCT response), count(*) FROM answer_receipt") == [(2, 2)], mode


def form_of(survey):
    """The form, as a respondent is asked it."""
    token = survey.tokens[0]
    status, reply = survey.ask("/api/answer/opening", {"token": token, "language": "eu"})
    assert status == 200, reply
    return json.dumps(reply["instrument"])


def whole(form):
    """An answer to every question of the form: the first choice."""
    codes = {entry["name"]: [choice["code"] for choice in entry["choices"]] for entry in form["lists"]}
    answers = {}
    for section in form["sections"]:
        for item in section["items"]:
            if item["type"] == "single_choice_matrix":
                answers.update({row["name"]: codes[item["list"]][:1] for row in item["rows"]})
            elif "list" in item:
                answers[item["name"]] = codes[item["list"]][:1]
    return answers


def replies_are_as_described(program, folder, contract):
    survey = Survey(program, folder / "r", 1)
    survey.start()
    for path, name, body in (("opening", "open-response", {}),
                             ("saving", "save-answers", {"agreed": survey.hash, "answers": {"nothing": 1}}),
                             ("sending", "send-response", {"agreed": survey.hash, "answers": {}}),):
        status, reply = survey.ask(f"/api/answer/{path}", dict(body, token=survey.tokens[0]))
        assert status == 200, (path, reply)
        entry = contract["paths"][f"/api/answer/{path}"]["post"]
        assert entry["operationId"] == name
        jsonschema.validate(reply, entry["responses"]["200"]["content"]["application/json"]["schema"])
    survey.server.stop()


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("program")
    asked.add_argument("contract")
    asked.add_argument("--kills", type=int, default=5)
    asked.add_argument("--respondents", type=int, default=10)
    options = asked.parse_args()
    contract = json.loads(pathlib.Path(options.contract).read_text())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for inner in "acr":
            (folder / inner).mkdir()
        acknowledged_answers_survive_every_kill(options.program, folder, options.kills, options.respondents)
        print("ok acknowledged answers survive every kill")
        the_files_do_not_say_who_gave_a_confidential_answer(options.program, folder)
        print("ok the files do not say who gave a confidential answer")
        an_anonymous_answer_is_stored_once_and_told_by_nothing(options.program, folder)
        print("ok an anonymous answer is stored once and told by nothing")
        a_key_stands_for_one_write_of_one_respondent(options.program, folder)
        print("ok a key stands for one write of one respondent")
        replies_are_as_described(options.program, folder, contract)
        print("ok replies are as described")


if __name__ == "__main__":
    main()
