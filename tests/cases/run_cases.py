#!/usr/bin/env python3
"""Runs the case files: examples of what a user types and what Zubia answers, which a programme officer can review.

A case file begins with `# operation / what it shows`. Then come files and commands, in the order of their use:

    employment.csv                       a file: the lines that follow are its content, as a table or after `> `
    |          | machines | health |     (a table is written as wide CSV)
    | Gipuzkoa |       30 |     10 |
    $ zubia location-quotients …         a command, run in a folder of the case's own
    ? 2                                  its exit code, if not 0
    ! zubia: …                           a line of its standard error (all lines are given, or none is checked)
    > territory,activity                 a line of its standard output (`…` stands for the rest
                                         of a line, alone for any number of lines)
    = naen.zubia                         a file that the command must not have changed
    location_quotient                    a column of its CSV answer, by territory and activity
    |          | machines | health |
    | Gipuzkoa |      1.5 |    0.5 |

`bytes NAME "…"` makes a file from a Python bytes literal, `many NAME 5000 "ES21,{}"` one with so many numbered lines
below its first line, `directory NAME` a folder. Before a command may stand what is wrong with the world:

    while locked naen.zubia              another process writes the programme
    while newer naen.zubia               the programme was written by a later Zubia
    while read-only                      neither the files nor their folder may be written
    while the disk is full               100 KiB are left

Each successful command without an `--output` of its own is also run as JSON, and its reply held against the schema of
the HTTP interface. `$ zubia … - < FILE` gives a file on standard input.
"""

import ast
import contextlib
import csv
import fcntl
import hashlib
import io
import json
import os
import pathlib
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import jsonschema


class CaseFailure(Exception):
    pass


class CaseSkipped(Exception):
    pass


DISK_ROOM = 100 * 1024
NOBODY = 65534


def parse(path):
    """The steps of a case file: (kind, text, table or lines)."""
    steps = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("|"):
            steps[-1][2].append([cell.strip() for cell in line.strip().strip("|").split("|")])
        elif line.startswith(">") and steps[-1][0] in ("item", "content", "many"):
            kind = "content" if steps[-1][0] == "item" else steps[-1][0]
            steps[-1] = (kind, steps[-1][1], steps[-1][2] + [line[2:]])
        elif line[0] in "$?!>=":
            steps.append((line[0], line[2:], []))
        elif line.startswith(("bytes ", "directory ", "many ", "while ")):
            kind, _, rest = line.partition(" ")
            steps.append((kind, rest, []))
        elif re.fullmatch(r"[\w.-]+", line.strip()):
            steps.append(("item", line.strip(), []))
        else:
            raise CaseFailure(f"line {number} is of no known kind: {line}")
    return steps


def fingerprint(path):
    """What a file holds; of a programme its rows, since opening it for writing touches the header of the file."""
    if not path.exists():
        return None
    if path.read_bytes().startswith(b"SQLite format 3"):
        with contextlib.closing(sqlite3.connect(path)) as database:
            return hashlib.sha256("\n".join(database.iterdump()).encode()).hexdigest()
    return hashlib.sha256(path.read_bytes()).hexdigest()


def compare_lines(kind, expected, actual):
    pattern = "".join(
        "(?:.*\n)?" if line == "…" else re.escape(line).replace("…", "[^\n]*") + "\n" for line in expected
    )
    if not re.fullmatch(pattern, actual.rstrip("\n") + "\n", re.DOTALL):
        raise CaseFailure(f"{kind} differs\n--- expected\n" + "\n".join(expected) + f"\n--- was\n{actual[:3000]}")


def compare_column(name, table, output):
    rows = list(csv.DictReader(io.StringIO(output)))
    header, *lines = table
    if not rows or name not in rows[0]:
        raise CaseFailure(f"the answer has no column {name}:\n{output}")
    row_key = "territory" if "territory" in rows[0] else "activity"
    column_key = "activity" if row_key == "territory" else "other_activity"
    cells = {(row[row_key], row[column_key]): row[name] for row in rows}
    for label, *values in lines:
        for column, expected in zip(header[1:], values):
            actual = cells.get((label, column))
            if actual is None:
                raise CaseFailure(f"no cell {label} × {column}")
            if expected == "n/a":
                same = actual == ""
            else:
                digits = len(expected.partition(".")[2])
                same = actual != "" and abs(float(actual) - float(expected)) <= 0.5 * 10.0**-digits + 1e-12
            if not same:
                raise CaseFailure(f"{name} of {label} × {column} is {actual or 'n/a'}, not {expected}")


@contextlib.contextmanager
def under(circumstance, folder):
    """What stands before a command, and how it is started, so that it meets what is wrong with the world."""
    kind, _, name = circumstance.partition(" ")
    if kind == "locked":
        with open(folder / (name + "-lock"), "w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield [], {}
    elif kind == "newer":
        with contextlib.closing(sqlite3.connect(folder / name)) as database:
            database.execute("PRAGMA user_version = 999")
        yield [], {}
    elif kind == "read-only":
        for path in (*folder.iterdir(), folder):
            path.chmod(path.stat().st_mode & ~0o222 | 0o555)
        try:
            # Nothing is read-only for root.
            yield [], {"user": NOBODY} if os.geteuid() == 0 else {}
        finally:
            folder.chmod(0o755)
    elif circumstance == "the disk is full":
        size = sum(-(-path.stat().st_size // 4096) * 4096 for path in folder.iterdir()) + DISK_ROOM
        small_disk = ("mount -t tmpfs -o size=$0 tmpfs $1 && cp -a . $1 && there=$PWD && cd $1 && shift && "
                      '("$@"; code=$?; cp -a . "$there"; exit $code)')
        unshare = ["unshare", "--mount"] + ([] if os.geteuid() == 0 else ["--map-root-user"])
        with tempfile.TemporaryDirectory() as place:
            if subprocess.run([*unshare, "mount", "-t", "tmpfs", "tmpfs", place], capture_output=True).returncode != 0:
                raise CaseSkipped("no disk of a chosen size can be made here")
            yield [*unshare, "sh", "-c", small_disk, str(size), place], {}
    elif circumstance == "":
        yield [], {}
    else:
        raise CaseFailure(f"no such circumstance: {circumstance}")


class Runner:
    def __init__(self, program, contract):
        self.program = program
        self.replies = {}
        for route in contract["paths"].values():
            for entry in route.values():
                if "x-role" not in entry:
                    continue  # a route of the session, which the terminal does not have
                reply = entry["responses"]["200"]["content"]["application/json"]["schema"]
                self.replies[entry["operationId"]] = reply

    def command(self, words, folder, circumstance=""):
        words, standard_input = (words[:-2], words[-1]) if words[-2:-1] == ["<"] else (words, os.devnull)
        environment = dict(os.environ, USER="tester", ASAN_OPTIONS="detect_leaks=0")
        with under(circumstance, folder) as (prefix, how), open(folder / standard_input, "rb") as given:
            return subprocess.run([*prefix, self.program, *words[1:]], cwd=folder, stdin=given, capture_output=True,
                                  env=environment, timeout=120, **how)

    def check_contract(self, words, folder):
        if words[1] not in self.replies or "--output" in words or "--help" in words:
            return
        reply = json.loads(self.command([*words, "--output", "json"], folder).stdout)
        jsonschema.validate(reply, self.replies[words[1]])

    def run(self, path):
        steps = parse(path)
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            folder.chmod(0o755)
            at, circumstance = 0, ""
            while at < len(steps):
                kind, text, body = steps[at]
                at += 1
                if kind == "bytes":
                    file_name, _, literal = text.partition(" ")
                    (folder / file_name).write_bytes(ast.literal_eval(literal))
                elif kind == "directory":
                    (folder / text).mkdir()
                elif kind == "many":
                    file_name, count, pattern = shlex.split(text)
                    lines = body + [pattern.replace("{}", str(number)) for number in range(int(count))]
                    (folder / file_name).write_text("\n".join(lines) + "\n", encoding="utf-8")
                elif kind == "while":
                    circumstance = text
                elif kind == "content":
                    (folder / text).write_text("\n".join(body) + "\n", encoding="utf-8")
                elif kind == "item":
                    with open(folder / text, "w", newline="", encoding="utf-8") as file:
                        csv.writer(file).writerows(body)
                elif kind == "$":
                    expectations = []
                    while at < len(steps) and steps[at][0] in "?!>=item" and not self.is_file(steps[at]):
                        expectations.append(steps[at])
                        at += 1
                    self.step(shlex.split(text), expectations, folder, circumstance)
                    circumstance = ""

    @staticmethod
    def is_file(step):
        return step[0] == "item" and "." in step[1]

    def step(self, words, expectations, folder, circumstance):
        before = folder.with_name(folder.name + "-before")
        shutil.copytree(folder, before)
        try:
            self.check_step(words, expectations, folder, before, circumstance)
        finally:
            shutil.rmtree(before)

    def check_step(self, words, expectations, folder, before, circumstance):
        guarded = {text: fingerprint(folder / text) for kind, text, _ in expectations if kind == "="}
        result = self.command(words, folder, circumstance)
        output, errors = result.stdout.decode(), result.stderr.decode()
        code = next((int(text) for kind, text, _ in expectations if kind == "?"), 0)
        if result.returncode != code:
            raise CaseFailure(f"`{shlex.join(words)}` exited with {result.returncode}, not {code}\n{output}{errors}")
        for sign, name, actual in (("!", "standard error", errors), (">", "standard output", output)):
            expected = [text for kind, text, _ in expectations if kind == sign]
            if expected:
                compare_lines(name, expected, actual)
        for text, untouched in guarded.items():
            if fingerprint(folder / text) != untouched:
                raise CaseFailure(f"{text} was changed by `{shlex.join(words)}`")
        for kind, text, table in expectations:
            if kind == "item":
                compare_column(text, table, output)
        if code == 0:
            self.check_contract(words, before)


def main():
    program, contract_path, *paths = sys.argv[1:]
    runner = Runner(str(pathlib.Path(program).resolve()), json.loads(pathlib.Path(contract_path).read_text()))
    files = sorted(file for path in paths for file in (pathlib.Path(path).rglob("*.case") if os.path.isdir(path) else [pathlib.Path(path)]))
    failures = 0
    for file in files:
        try:
            runner.run(file)
        except CaseSkipped as reason:
            print(f"SKIPPED {file}: {reason}")
        except (CaseFailure, Exception) as failure:
            failures += 1
            print(f"FAILED {file}\n{failure}\n")
    print(f"{len(files) - failures} of {len(files)} cases hold")
    return 1 if failures or not files else 0


if __name__ == "__main__":
    sys.exit(main())
