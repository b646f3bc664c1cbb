#!/usr/bin/env python3
"""Makes a study of cooperation, compares its members through the terminal, and lets R judge the figures.

Usage: tests/oracles/run_study.py ZUBIA
Ends with 77, which the test runner counts as skipped, where R with coin is not there.
"""

import csv
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
INSTRUMENT = HERE.parent.parent / "examples/instruments/cross_border_cooperation.json"
NAME = "cross-border-cooperation"
MEMBERS = 40
SCALES = {"importance", "effect", "extent"}


def scales():
    """The variables that are answered from 1 to 5."""
    for section in json.loads(INSTRUMENT.read_text(encoding="utf-8"))["sections"]:
        for item in section["items"]:
            if item.get("list") in SCALES:
                yield from [row["name"] for row in item["rows"]] if "rows" in item else [item["name"]]


def answers(draw):
    """Of one member, with ties, don't know, not applicable and nothing at all; larger ones see less."""
    size = draw.choice([1, 2, 3, 4])
    given = {"cluster": [draw.choice([1, 2, 3])], "territory": [draw.choice([1, 2, 3])], "organisation_kind": [1], "size_class": [size]}
    for name in scales():
        steps = [1, 2, 3, 3, 4, 4, 5, 99, 98, None] if size > 2 else [2, 3, 4, 4, 5, 5, 5, 99]
        code = draw.choice(steps)
        if code is not None:
            given[name] = [code]
    return given


class Terminal:
    def __init__(self, zubia, programme):
        self.zubia, self.programme = zubia, programme

    def __call__(self, command, *words):
        return subprocess.run([self.zubia, command, self.programme, *words], capture_output=True, text=True, check=True).stdout

    def json(self, command, *words):
        return json.loads(self(command, *words, "--output", "json"))


def make(run, folder, seed):
    draw = random.Random(seed)
    run("new", "--name", "NAEN", "--territories", "ES21,ES22,FRI1", "--languages", "en")
    listed = folder / "organisations.csv"
    listed.write_text("name,territory\n" + "".join(f"Member {place},ES212\n" for place in range(MEMBERS)), encoding="utf-8")
    run("import-organisations", listed)
    run("add-questionnaire", "--ready", NAME)
    agreed = run.json("publish-questionnaire", "--questionnaire", NAME, "--mode", "named")["hash"]
    for link in run.json("invite-organisations", "--questionnaire", NAME, "--everybody")["links"]:
        token = link["link"].split("#")[1]
        run("send-response", "--token", token, "--agreed", agreed, "--answers", json.dumps(answers(draw)))


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(rows[0])
        lines.writerows(["" if value is None else value for value in row.values()] for row in rows)


def main():
    zubia = pathlib.Path(sys.argv[1]).resolve()
    if shutil.which("Rscript") is None or subprocess.run(["Rscript", "-e", 'quit(status = !requireNamespace("coin", quietly = TRUE))'], capture_output=True).returncode:
        print("skipped: R with coin is not installed")
        return 77
    failures = 0
    for seed in (1, 2):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            run = Terminal(zubia, folder / "naen.zubia")
            make(run, folder, seed)
            (folder / "answers.csv").write_text(run("export-answers", "--questionnaire", NAME, "--format", "csv"), encoding="utf-8")
            study = run.json("study-effects", "--questionnaire", NAME, "--samples", "200")
            write(folder / "families.csv", study["families"])
            write(folder / "questions.csv", study["questions"])
            for by in ("small", "size"):
                reply = run.json("compare-members", "--questionnaire", NAME, "--by", by, "--samples", "100000")
                for part in ("tests", "groups", "pairs"):
                    write(folder / f"{by}_{part}.csv", reply[part])
            judged = subprocess.run(["Rscript", HERE / "study.R", folder], capture_output=True, text=True)
            print(judged.stdout, judged.stderr, sep="", end="")
            failures += judged.returncode != 0
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
