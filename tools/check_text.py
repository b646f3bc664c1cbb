#!/usr/bin/env python3
"""Holds the text of the sources and documents to the house rules that a reader would otherwise have to find.

Usage: tools/check_text.py [ROOT]

No unfinished-work marks; no std::regex, strcpy family, system() or popen(); files of at most about 400 lines, with the
tolerated ones and their ceilings in tools/long_files.txt; links in documents lead somewhere; lines end without blanks;
files have names that say what is in them, and a methods page the name of its header.
Prints one sentence per violation and exits 1 if there is any.
"""

import re
import subprocess
import sys
from pathlib import Path

from cpp_source import code_of

LINES_MAX = 400
# Written by a program, and read by nobody.
GENERATED = {"web/src/api/schema.ts"}
SOURCES = (".cpp", ".hpp", ".c", ".h")
PROGRAMS = (*SOURCES, ".py", ".cmake", ".ts", ".tsx", ".sql", ".sh")
DOCUMENTS = (".md",)

# Joined from halves, so that this file does not find itself.
UNFINISHED = re.compile(r"\b(" + "TO" + "DO|FIX" + "ME|XX" + r"X)\b")

FORBIDDEN = [
    (re.compile(r"\bstd::w?(regex|sregex_iterator|smatch|cmatch)\b|#\s*include\s*<regex>"),
     "std::regex can be made to run for ever by its input: write the few lines of parsing"),
    (re.compile(r"\b(strcpy|strncpy|strcat|strncat|stpcpy|sprintf|vsprintf|gets|strtok|scanf|sscanf|fscanf)\s*\("),
     "functions that do not know the size of their buffer: use std::string and std::span"),
    (re.compile(r"(?<![\w:.>])(std::)?(system|popen)\s*\("),
     "a shell runs whatever its text says: start the program with its arguments"),
]


EMPTY_NAMES = {"util", "utils", "helper", "helpers", "manager", "misc", "common", "data", "info"}


def line_of(text, place):
    return text.count("\n", 0, place) + 1


def is_program(path):
    return path.as_posix() not in GENERATED and (path.suffix in PROGRAMS or path.name == "CMakeLists.txt" or path.parent.name in {"tools", ".ci"} or (
        path.suffix == "" and path.name in {"run", "test", "Makefile", "demonstrate", "postgresql"}))


def text_problems(path, text):
    """Problems of a program or a document."""
    for match in UNFINISHED.finditer(text):
        yield f"{path}:{line_of(text, match.start())}: finish the work or write an issue instead of {match.group()}."
    for number, line in enumerate(text.split("\n"), start=1):
        if line != line.rstrip():
            yield f"{path}:{number}: the line ends with blanks."
    if text and not text.endswith("\n"):
        yield f"{path}: the last line has no end."


def source_problems(path, text):
    code = code_of(text)
    for pattern, reason in FORBIDDEN:
        for match in pattern.finditer(code):
            yield f"{path}:{line_of(code, match.start())}: {match.group().strip()} … {reason}."


def length_problems(lengths, ceilings):
    """The ratchet: a new file stays short, a long one never grows, and a shortened one leaves the list."""
    for path, length in lengths.items():
        ceiling = ceilings.get(path, LINES_MAX)
        if length > ceiling:
            yield f"{path}: {length} lines, more than the {ceiling} allowed: divide it."
    for path, ceiling in ceilings.items():
        if path not in lengths:
            yield f"tools/long_files.txt: {path} is gone: take it off the list."
        elif lengths[path] <= LINES_MAX:
            yield f"tools/long_files.txt: {path} has only {lengths[path]} lines now: take it off the list."
        elif lengths[path] < ceiling:
            yield f"tools/long_files.txt: {path} has {lengths[path]} lines now: lower its ceiling from {ceiling}."


def link_problems(root, path, text):
    without_code = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code):
        if re.match(r"[a-z]+:|#", target):
            continue
        if not (root / path.parent / target.split("#")[0]).exists():
            yield f"{path}: the link {target} leads nowhere."


def name_problems(root, path):
    empty = EMPTY_NAMES & set(re.split(r"[_.-]", path.name.lower()))
    if path.suffix in SOURCES and empty:
        yield f"{path}: the name says nothing with \"{empty.pop()}\": name what is in it."
    if path.parent.as_posix() == "docs/methods" and path.stem != "README" and not any(
            root.glob(f"engine/*/{path.stem}.hpp")):
        yield f"{path}: no header of the engine is called {path.stem}.hpp."


def read_ceilings(root):
    listed = root / "tools/long_files.txt"
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
    return {path: int(count) for path, count in (line.split() for line in lines if line and not line.startswith("#"))}


def violations(root, files):
    problems, lengths = [], {}
    for path in files:
        if not is_program(path) and path.suffix not in DOCUMENTS:
            continue
        try:
            text = (root / path).read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            problems.append(f"{path}: is not UTF-8.")
            continue
        problems += text_problems(path, text)
        problems += name_problems(root, path)
        if path.suffix in SOURCES:
            problems += source_problems(path, text)
        if path.suffix in DOCUMENTS:
            problems += link_problems(root, path, text)
        elif not path.name.endswith("_test.py"):
            lengths[path.as_posix()] = text.count("\n")
    return problems + list(length_problems(lengths, read_ceilings(root)))


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent)
    listing = subprocess.run([root / "tools/tracked"], check=True, capture_output=True, text=True)
    files = [Path(line) for line in listing.stdout.splitlines()]
    problems = violations(root, files)
    for problem in problems:
        print(problem)
    print(f"{len(problems)} violations in {len(files)} files; {len(read_ceilings(root))} long files tolerated")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
