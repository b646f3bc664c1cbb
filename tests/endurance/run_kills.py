#!/usr/bin/env python3
"""Kills the server again and again under writing respondents: what was acknowledged is there, once, and nothing else.
See README.md beside it.

Usage: tests/endurance/run_kills.py ZUBIA [--kills N] [--respondents N] [--modes MODE,…] [--seed N]
                                          [--plant FAULT | --sensitivity]

Prints a table and exits 1 if anything was lost, doubled or changed. With a planted fault that is what is due; with
--sensitivity every fault is planted in turn, and it exits 1 if one of them is not found.
"""

import argparse
import collections
import json
import pathlib
import random
import signal
import sys
import tempfile
import threading
import time
import uuid

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "server"))

from planted import PLANTS  # noqa: E402
from survey import Survey, form_of, whole  # noqa: E402

MODES = ("named", "confidential", "anonymous")
# How long a respondent thinks between two writes, in seconds; anonymous ones write each with a link of their own.
PAUSE = {"named": (0.0, 0.2), "confidential": (0.0, 0.2), "anonymous": (0.5, 1.5)}
KILL_AFTER = (0.05, 0.8)
LINKS_A_KILL, LINKS_AT_LEAST = 45, 60
PATIENCE = 180
TROUBLES = ("lost", "doubled", "other value", "other receipt", "never asked", "link and answer apart", "damaged")


class Writer(threading.Thread):
    """Writes under keys of its own, and sends each write again under its key until it is acknowledged."""

    def __init__(self, survey, number, seed, over):
        super().__init__(daemon=True)
        self.survey, self.over = survey, over
        self.chance = random.Random(f"{seed} {number}")
        self.asked, self.receipts, self.retries, self.trouble = {}, {}, 0, None

    def write(self, path, token, answers, key):
        """The receipt; None where the server said something that it should not."""
        body = {"token": token, "agreed": self.survey.hash, "answers": answers}
        while True:
            got = self.survey.ask(path, body, key)
            if got and got[0] == 200 and not got[1]["refused"]:
                return got[1]["receipt"]
            if got and got[0] not in (429, 503):
                self.trouble = got
                return None
            self.retries += 1
            time.sleep(self.chance.uniform(0.01, 0.1))

    def pause(self, mode):
        self.over.wait(self.chance.uniform(*PAUSE[mode]))


class Colleague(Writer):
    """One of those who answer for an organisation, with questions of its own."""

    def __init__(self, survey, number, seed, over, mode, token, names):
        super().__init__(survey, number, seed, over)
        self.mode, self.token, self.names, self.last = mode, token, names, {}

    def run(self):
        while not self.over.is_set() and self.trouble is None:
            answers = {name: [self.chance.choice(self.survey.variables[name])] for name in self.chance.sample(self.names, 3)}
            key = str(uuid.uuid4())
            self.asked[f" {key}"] = answers
            receipt = self.write("/api/answer/saving", self.token, answers, key)
            if self.trouble is None:
                self.receipts[f" {key}"] = receipt
                self.last.update(answers)
            self.pause(self.mode)


class Stranger(Writer):
    """Answers anonymously by one link after the other, and now and then sends again what was acknowledged."""

    def __init__(self, survey, number, seed, over, links, form):
        super().__init__(survey, number, seed, over)
        self.links, self.form, self.used = links, form, 0

    def run(self):
        while not self.over.is_set() and self.trouble is None and self.links:
            try:
                token = self.links.pop()
            except IndexError:
                return
            self.used += 1
            answers = whole(self.form)
            answers.update({name: [self.chance.choice(codes)] for name, codes in self.survey.variables.items()})
            key = str(uuid.uuid4())
            self.asked[f" {key} sent"] = answers
            receipt = self.write("/api/answer/sending", token, answers, key)
            if self.trouble is None:
                self.receipts[f" {key} sent"] = receipt
            if self.trouble is None and self.chance.random() < 0.1:
                assert self.write("/api/answer/sending", token, answers, key) in (receipt, None), "another receipt for the same key"
            self.pause("anonymous")


def writers_of(survey, mode, count, seed, over):
    if mode == "anonymous":
        form, links = form_of(survey), list(survey.tokens)
        return [Stranger(survey, number, seed, over, links, form) for number in range(count)]
    # Every tenth organisation has two colleagues who answer at once, each its own questions.
    names = sorted(survey.variables)
    tokens = len(survey.tokens)
    return [Colleague(survey, number, seed, over, mode, survey.tokens[number % tokens], names[number // tokens::2])
            for number in range(count)]


def links_wanted(mode, count, kills):
    return LINKS_AT_LEAST + LINKS_A_KILL * kills if mode == "anonymous" else max(1, count - count // 10)


def judge(survey, writers, mode):
    """How often what went wrong, from the rows of the programme."""
    found = dict.fromkeys(TROUBLES, 0)
    stored = {key: (response, number) for key, response, number in
              survey.rows("SELECT idempotency_key, response, number FROM answer_receipt")}
    kept = collections.defaultdict(dict)
    for response, variable, value in survey.rows("SELECT response, variable, value FROM answer"):
        kept[response][variable] = json.loads(value)
    asked = {key for writer in writers for key in writer.asked}
    found["never asked"] = len(stored.keys() - asked)
    of_token = collections.defaultdict(set)
    for writer in writers:
        for key, number in writer.receipts.items():
            if key not in stored:
                found["lost"] += 1
                continue
            response, under = stored[key]
            found["other receipt"] += under != number
            if mode == "anonymous":
                found["other value"] += kept[response] != writer.asked[key]
                of_token[key].add(response)
            else:
                of_token[writer.token].add(response)
    responses = {row[0] for row in survey.rows("SELECT id FROM response")}
    found["doubled"] = sum(len(several) - 1 for several in of_token.values()) + max(0, len(responses) - len(of_token))
    if mode == "anonymous":
        answered = survey.rows("SELECT count(*) FROM questionnaire_invitation WHERE state = 'answered'")[0][0]
        found["link and answer apart"] = abs(answered - len(responses))
    else:
        for writer in writers:
            values = {}
            for response in of_token[writer.token]:
                values.update(kept[response])
            found["other value"] += sum(values.get(name) != value for name, value in writer.last.items())
    found["damaged"] = int(survey.rows("PRAGMA integrity_check") != [("ok",)] or bool(survey.rows("PRAGMA foreign_key_check")))
    return found, len(stored)


def endure(program, folder, mode, asked, plant=None):
    """One programme in one mode. What went wrong, and a row of the table."""
    place = pathlib.Path(folder) / f"{mode}-{plant or 'sound'}"
    place.mkdir()
    survey = Survey(program, place, links_wanted(mode, asked.respondents, asked.kills), mode)
    survey.start()
    over, chance, restarts = threading.Event(), random.Random(f"{asked.seed} kills {mode}"), []
    writers = writers_of(survey, mode, asked.respondents, asked.seed, over)
    fault = PLANTS[plant](survey) if plant else None
    for writer in writers:
        writer.start()
    for _ in range(asked.kills):
        time.sleep(chance.uniform(*KILL_AFTER))
        survey.server.process.send_signal(signal.SIGKILL)
        survey.server.process.wait()
        if fault:
            fault.after_kill(survey)
        begun = time.monotonic()
        survey.start()
        restarts.append(time.monotonic() - begun)
    time.sleep(0.3)
    over.set()
    for writer in writers:
        writer.join(PATIENCE)
        assert not writer.is_alive(), "a write was never acknowledged"
        assert plant or writer.trouble is None, writer.trouble
    if fault:
        fault.end()
    assert survey.server.stop() == 0 or plant, "the server ended with a fault"
    found, rows = judge(survey, writers, mode)
    acknowledged = sum(len(writer.receipts) for writer in writers)
    row = (mode, plant or "", asked.kills, len(writers), acknowledged, rows, sum(writer.retries for writer in writers),
           f"{max(restarts, default=0):.2f} s", *(found[trouble] for trouble in TROUBLES))
    return found, tuple(str(cell) for cell in row)


def show(rows):
    head = ("mode", "planted", "kills", "respondents", "acknowledged", "rows", "sent again", "ready after at most", *TROUBLES)
    widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]
    for row in (head, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def main():
    parser = argparse.ArgumentParser(description="Kills the server under writing respondents.")
    parser.add_argument("zubia", help="the program")
    parser.add_argument("--kills", type=int, default=10, help="in each mode (10)")
    parser.add_argument("--respondents", type=int, default=50, help="who write at once (50)")
    parser.add_argument("--modes", default=",".join(MODES))
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="of the moments and the answers; printed")
    parser.add_argument("--plant", choices=PLANTS, help="a fault that has to be found")
    parser.add_argument("--sensitivity", action="store_true", help="plants every fault in turn")
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    rows, failed = [], False
    with tempfile.TemporaryDirectory(prefix="zubia-kills-") as folder:
        if asked.sensitivity:
            for plant in PLANTS:
                found, row = endure(asked.zubia, folder, "confidential", asked, plant)
                rows.append(row)
                failed |= found["lost"] == 0
        else:
            for mode in asked.modes.split(","):
                found, row = endure(asked.zubia, folder, mode, asked, asked.plant)
                rows.append(row)
                failed |= any(found.values())
    show(rows)
    if asked.sensitivity:
        print("A planted fault was not found." if failed else "Every planted fault was found.")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
