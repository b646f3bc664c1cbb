#!/usr/bin/env python3
"""Runs published tables through the terminal and lets base R judge the figures.

Usage: tests/oracles/run_tables.py ZUBIA FOLDER    (FOLDER holds the topics of the published tables)
Ends with 77, which the test runner counts as skipped, where the tables or R are not there.
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
TABLES = {
    "SITC trade 1998–2000": ("product-space/world_trade_sitc2_avg_1998_2000.csv", ["--unlisted", "zero"]),
    "US County Business Patterns, 4 digits": ("regional-employment/us_cbp2018_cbsa_naics.csv.zst", ["--level", "4", "--unlisted", "zero"]),
    "US County Business Patterns, 6 digits": ("regional-employment/us_cbp2018_cbsa_naics.csv.zst", ["--level", "6", "--unlisted", "zero"]),
    "German Länder": ("regional-employment/reat_g_regions_emp.csv", []),
    "Eurostat EU28": ("regional-employment/reat_eu28_emp.csv", []),
}
TOLERANCES = {"eci": 1e-6, "eci_is_mean_pci": 1e-8, "fitness": 1e-6}


def unpacked(path, folder):
    if path.suffix != ".zst":
        return path
    target = folder / path.stem
    if not target.exists():
        subprocess.run(["zstd", "-dqf", path, "-o", target], check=True)
    return target


def judge(zubia, table, options, folder):
    def ask(command, output):
        target = folder / f"{command}.{output}"
        with open(target, "wb") as file:
            subprocess.run([zubia, command, table, *options, "--output", output], stdout=file, stderr=subprocess.DEVNULL, check=True)
        return target

    files = [ask(command, "csv") for command in ("location-quotients", "complexity", "proximity")]
    steps = json.loads(ask("complexity", "json").read_text())["fitness_steps"]
    answer = subprocess.run(["Rscript", HERE / "territories.R", *files, str(steps)], capture_output=True, text=True, check=True)
    return dict((name, float(value)) for name, value in (line.split() for line in answer.stdout.splitlines()))


def main():
    zubia, data = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    if not data.is_dir() or shutil.which("Rscript") is None or shutil.which("zstd") is None:
        print(f"skipped: the published tables are not at {data}, or R or zstd is not installed")
        return 77
    failures = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for title, (path, options) in TABLES.items():
            differences = judge(zubia, unpacked(data / path, folder), options, folder)
            for statistic, difference in differences.items():
                holds = difference <= TOLERANCES.get(statistic, 1e-9)
                failures += not holds
                print(f"{'ok  ' if holds else 'FAIL'} {title}: {statistic} differs by at most {difference:.3g}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
