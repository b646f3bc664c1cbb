"""A programme with organisations that were invited to answer, for the tests of what becomes of their answers."""

import contextlib
import http.client
import json
import sqlite3
import subprocess

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
        self.door = None  # a port in front of the server, where somebody stands between

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
            connection = http.client.HTTPConnection("127.0.0.1", self.door or self.server.port, timeout=20)
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


def form_of(survey):
    """The form, as a respondent is asked it."""
    token = survey.tokens[0]
    status, reply = survey.ask("/api/answer/opening", {"token": token, "language": "eu"})
    assert status == 200, reply
    return reply["instrument"]


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
