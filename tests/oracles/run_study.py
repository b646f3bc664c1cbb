#!/usr/bin/env python3
"""Lets R recompute studies of cooperation by the script that Zubia exports with them: two that were answered in a
programme, and random ones from files. Then changes what Zubia is said to have found, which the script must notice.

Usage: tests/oracles/run_study.py ZUBIA [STUDIES]
STUDIES: how many random ones, 4 without it; a study of 40 members takes some 15 seconds.
Ends with 77, which the test runner counts as skipped, where R is not there.
"""

import csv
import io
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor

from random_studies import CODES, scales, write_study

NAME = "cross-border-cooperation"
MEMBERS = 40


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

    def bytes(self, command, *words):
        return subprocess.run([self.zubia, command, self.programme, *words], capture_output=True, check=True).stdout

    def json(self, command, *words):
        return json.loads(self.bytes(command, *words, "--output", "json"))


def make(run, folder, seed):
    draw = random.Random(seed)
    run.bytes("new", "--name", "NAEN", "--territories", "ES21,ES22,FRI1", "--languages", "en")
    listed = folder / "organisations.csv"
    listed.write_text("name,territory\n" + "".join(f"Member {place},ES212\n" for place in range(MEMBERS)), encoding="utf-8")
    run.bytes("import-organisations", listed)
    run.bytes("add-questionnaire", "--ready", NAME)
    agreed = run.json("publish-questionnaire", "--questionnaire", NAME, "--mode", "named")["hash"]
    for link in run.json("invite-organisations", "--questionnaire", NAME, "--everybody")["links"]:
        token = link["link"].split("#")[1]
        run.bytes("send-response", "--token", token, "--agreed", agreed, "--answers", json.dumps(answers(draw)))


def recompute(folder, locale="C.UTF-8"):
    """What the script prints in its folder, and its status."""
    environment = dict(os.environ, LC_ALL=locale)
    done = subprocess.run(["Rscript", "reproduce.R"], cwd=folder, capture_output=True, text=True, env=environment)
    return done.stdout.splitlines(), done.returncode, done.stderr


def judge(archive, what, locale="C.UTF-8"):
    """Runs the script of an archive; says so where something differs. Returns the number of failures."""
    with tempfile.TemporaryDirectory() as name:
        zipfile.ZipFile(io.BytesIO(archive)).extractall(name)
        lines, status, errors = recompute(name, locale)
    failed = status != 0 or bool(errors) or not lines or not lines[-1].endswith(" numbers, 0 differ")
    print("FAIL" if failed else "ok  ", what + ":", lines[-1] if lines else "nothing")
    for line in [line for line in lines if line.startswith("DIFFERS")][:20] + errors.splitlines():
        print("    ", line)
    return failed


def judge_programme(zubia, seed, keep=None):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        run = Terminal(zubia, folder / "naen.zubia")
        make(run, folder, seed)
        archive = run.bytes("export-study-script", "--questionnaire", NAME)
    if keep is not None:
        keep.append(archive)
    return judge(archive, f"a programme, seed {seed}")


def judge_random(zubia, number):
    draw = random.Random(number)
    with tempfile.TemporaryDirectory() as name:
        write_study(pathlib.Path(name) / "answers.csv", draw, number)
        words = ["--cut", draw.choice(["data", "scale", "diagonal"]), "--assignments", draw.choice(["2000", "100000"]), "--significance", draw.choice(["0.05", "0.2"])]
        archive = subprocess.run([zubia, "study-file-script", "answers.csv", *CODES, *words], cwd=name, capture_output=True, check=True).stdout
    # Groups have names that are no ASCII, which R must tell apart in every locale.
    return judge(archive, f"random study {number}", "C" if number % 2 else "C.UTF-8")


def changed(name, how):
    """Changes the value under a name; a name that is not there fails the test."""
    def change(rows):
        place = [row[0] for row in rows].index(name)
        rows[place][1] = how(rows[place][1])
    return change


def moved_by(step):
    return lambda value: repr(float(value) + step)


def without(name):
    def change(rows):
        del rows[[row[0] for row in rows].index(name)]
    return change


CHANGES = {
    "a count": changed("question/importance/laws/dont_know", moved_by(1)),
    "a mean": changed("question/effect/trust/mean", moved_by(1e-7)),
    "an exact bootstrap limit": changed("question/change/product/mean_high", moved_by(0.02)),
    "Wilson's limit": changed("question/importance/laws/top_two_low", moved_by(1e-6)),
    "a drawn limit": changed("family/effect/institutional/mean_low", moved_by(-0.3)),
    "the ellipse": changed("map/item/laws/half_axis", lambda value: repr(1.4 * float(value))),
    "a support": changed("evidence/L1/A1/importance-institutional-above-geographical/support", lambda value: "1" if float(value) < 0.5 else "0"),
    "a lesson": changed("lesson/L5/strength", lambda value: "strong" if value == "not-shown" else "not-shown"),
    "an exact p": changed("test/small/effect/language/p", lambda value: repr(float(value) * 1.001)),
    "a sampled p": changed("test/size/effect/language/p", lambda value: repr(float(value) / 2 + 0.4)),
    "Holm's p": changed("test/small/effect/language/adjusted_p", moved_by(-1e-4)),
    "a smallest effect": changed("test/size/effect/language/detectable", moved_by(1e-4)),
    "a signed rank": changed("pair/product/positive", moved_by(0.5)),
    "a value left out": without("question/importance/laws/mean"),
    "a value of nothing": lambda rows: rows.append(["question/importance/unheard/mean", "3", "1e-09"]),
}


def judge_changes(archive):
    """All at once: a run of the script takes a while, and it names what differs."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        zipfile.ZipFile(io.BytesIO(archive)).extractall(folder)
        with open(folder / "values.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        for change in CHANGES.values():
            change(rows)
        with open(folder / "values.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        lines, status, errors = recompute(folder)
    noticed = int(lines[-1].split(", ")[1].split()[0]) if lines else 0
    # The p that was changed is adjusted with the others where it was drawn: more may differ, not less.
    failed = status != 1 or noticed < len(CHANGES) or noticed > len(CHANGES) + 14
    print("FAIL" if failed else "ok  ", f"{len(CHANGES)} values changed: {lines[-1] if lines else errors}")
    for line in lines if failed else []:
        if line.startswith("DIFFERS"):
            print("    ", line)
    return failed


def main():
    zubia = pathlib.Path(sys.argv[1]).resolve()
    studies = int(sys.argv[2]) if len(sys.argv) > 2 else 4
    if shutil.which("Rscript") is None:
        print("skipped: R is not installed")
        return 77
    archives = []
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        waiting = [workers.submit(judge_random, zubia, number) for number in range(studies)]
        waiting += [workers.submit(judge_programme, zubia, seed, archives) for seed in (1, 2)]
        failures = sum(one.result() for one in waiting)
    failures += judge_changes(archives[0])
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
