#!/usr/bin/env python3
"""Lets R judge engine/statistics on small samples full of ties and on published surveys.

Usage: tests/oracles/run_statistics.py FIGURES FOLDER [CASES]
FIGURES is the program zubia_statistics_figures; FOLDER holds the published surveys.
Ends with 77, which the test runner counts as skipped, where the surveys, R or its packages coin and survey are not there.
"""

import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
# R's sums, the p of its χ² and the counts of enumeration agree to rounding; raked weights up to the tolerance of both.
TOLERANCES = {"rake": 1e-6}
KINDS = 15


def has_packages():
    asked = "quit(status = !all(sapply(c('coin', 'survey'), requireNamespace, quietly = TRUE)))"
    return subprocess.run(["Rscript", "-e", asked], capture_output=True).returncode == 0


def main():
    figures, surveys = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    if not surveys.is_dir() or shutil.which("Rscript") is None or not has_packages():
        print(f"skipped: the published surveys are not at {surveys}, or R, coin or survey is not installed")
        return 77
    cases = subprocess.run(
        ["Rscript", HERE / "statistics.R", surveys, sys.argv[3] if len(sys.argv) > 3 else "60"],
        capture_output=True, check=True).stdout
    answer = subprocess.run([figures], input=cases, capture_output=True, check=True).stdout.decode()
    kinds = [line.split() for line in answer.splitlines()]
    failures = int(len(kinds) != KINDS)
    for kind, count, difference in kinds:
        holds = float(difference) <= TOLERANCES.get(kind, 1e-9)
        failures += not holds
        print(f"{'ok  ' if holds else 'FAIL'} {kind}: {count} cases, largest difference {float(difference):.2g}")
    return 1 if failures else 0


sys.exit(main())
