#!/usr/bin/env python3
"""Respondents answer by their links: nobody learns who answered what, and a key stands for one write.

Usage: tests/server/run_answers.py ZUBIA OPENAPI

That what was acknowledged outlives every kill is tried in tests/endurance.
"""

import argparse
import json
import pathlib
import tempfile
import uuid

import jsonschema

from served import Server
from survey import Survey, form_of, whole


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
    answers = whole(form_of(survey))
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
        answers, key = whole(form_of(survey)), str(uuid.uuid4())
        given = {"agreed": survey.hash, "answers": answers}
        statuses = [survey.ask("/api/answer/sending", {"token": token, **given}, key) for token in (*survey.tokens, survey.tokens[0])]
        assert statuses[0][0] == 200 and statuses[0][1]["is_sent"], statuses[0]
        assert (statuses[1][0], statuses[1][1]["code"]) == (422, "key-used"), (mode, statuses[1])
        assert statuses[2][0] == 200 and statuses[2][1]["receipt"] == statuses[0][1]["receipt"], (mode, statuses[2])
        again = survey.ask("/api/answer/sending", {"token": survey.tokens[1], **given}, str(uuid.uuid4()))
        assert again[0] == 200 and again[1]["is_sent"], (mode, again)
        survey.server.stop()
        assert survey.rows("SELECT count(DISTINCT response), count(*) FROM answer_receipt") == [(2, 2)], mode


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
    options = asked.parse_args()
    contract = json.loads(pathlib.Path(options.contract).read_text())
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for inner in "acr":
            (folder / inner).mkdir()
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
