#!/usr/bin/env python3
"""Sets our plans of meetings beside general solvers, published optima and the goals, as tables in Markdown.

Usage: benchmarks/report_meetings.py FOLDER [SHARED]

FOLDER has what benchmarks/run_meetings wrote; SHARED/bench/README.md the table of what others were measured at.
"""

import csv
import os
import re
import sys
from pathlib import Path

# Instance or class → what is asked for, and whether a row of ours reaches it.
# The seconds are the processor's: those of the wall mean little on a machine that does other work.
GOALS = {
    "E1": ("proven in 0.1 s", lambda row: is_proven_in(row, 0.1)),
    "E2": ("proven in 0.2 s; ≤ 1 gap in 5 s", lambda row: is_proven_in(row, 0.2) and int(row["gaps"]) <= 1 and seconds(row) <= 5.2),
    "E3": ("proven in 1.5 s", lambda row: is_proven_in(row, 1.5)),
    "E4": ("proven in 10 s", lambda row: is_proven_in(row, 10)),
    "E5": ("gap ≤ 0.1 % in 60 s, ≤ 2 GiB", lambda row: gap(row) <= 0.001 and to_value(row) <= 60 and int(row["peak_mib"]) <= 2048),
    "T1": ("proven", lambda row: is_proven(row)),
    "T2": ("proven", lambda row: is_proven(row)),
    "T3": ("gap ≤ 0.5 % in 60 s", lambda row: gap(row) <= 0.005 and to_value(row) <= 60),
    "T4": ("gap ≤ 0.5 % in 60 s", lambda row: gap(row) <= 0.005 and to_value(row) <= 60),
}
REPLAN_GOAL_MS = 100
PUBLISHED_GOAL_SECONDS = 10
# What the planner says when it has looked in vain; whatever else it refuses with is a proof that there is no plan.
NOT_FOUND = "no-plan-found"


def read(path):
    if not path.exists():
        return []
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def seconds(row):
    return float(row["processor_seconds"])


def to_value(row):
    """Seconds until the value and its bound stood, and fairness and comfort began."""
    return float(row["value_seconds"] or row["processor_seconds"])


def is_proven(row):
    return row["ending"] == "proven"


def is_proven_in(row, limit):
    return is_proven(row) and to_value(row) <= limit


def gap(row):
    if not row["value"]:
        return 1.0
    value, bound = int(row["value"]), int(row["bound"])
    return 0.0 if value == bound else (bound - value) / abs(bound)


def number(text):
    return f"{int(text):,}" if text else "–"


def table(heads, rows):
    print("| " + " | ".join(heads) + " |")
    print("|" + "---|" * len(heads))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")
    print()


def verdict(is_reached):
    return "reached" if is_reached else "missed"


def solver(rows, event):
    row = next((row for row in rows if row["event"] == event), None)
    if row is None:
        return "–"
    if not row["value"]:
        bound = f"; bound {number(row['bound'])}" if row["bound"] else ""
        return f"no plan in {seconds(row):.0f} s{bound}"
    bound = "proven" if row["ending"] == "optimal" else f"bound {number(row['bound'])}"
    return f"{number(row['value'])}, {bound}, {seconds(row):.1f} s"


def print_conditions(folder):
    """How much longer the wall's clock ran than the processor's tells whether somebody else was at work."""
    rows = [row for name in ("plans", "published") for row in read(folder / f"{name}.csv") if row["processor_seconds"]]
    used, passed = sum(map(seconds, rows)), sum(float(row["seconds"]) for row in rows)
    print(f"{os.cpu_count()} cores; load at the end {os.getloadavg()[0]:.1f}. Seconds are those of the processor, of all threads "
          "together; in brackets those of the wall.")
    if passed > 1.2 * used:
        print(f"**The machine did other work: our plans took {used:.0f} s of the processor and {passed:.0f} s of the wall. "
              "Do not quote these times as those of a quiet machine.**")
    print()


def peers(shared):
    """What others reach, from the rows of the table that speak of events: event → (best of them, first trial)."""
    path = shared / "bench" / "README.md"
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        names = re.findall(r"\b[ET]\d\b", cells[0])
        if len(cells) == 4 and names:
            found |= {name: (cells[1], cells[2]) for name in names}
    return found


def print_peers(folder, shared):
    """The first event of each size, beside what others were measured at on a machine of the same kind."""
    measured = peers(shared)
    lines = []
    for row in read(folder / "plans.csv"):
        peer = measured.get(row["event"].split("-")[0])
        if peer is None or not row["event"].endswith("-1") or not row["value"]:
            continue
        ending = "proven" if is_proven(row) else f"bound {number(row['bound'])}"
        lines.append((row["event"], f"{number(row['value'])}, {ending}, {to_value(row):.2f} s", *peer))
    if lines:
        print("## Events: ours beside what others were measured at before\n")
        table(("instance", "ours", "best peer", "first trial"), lines)


def print_plans(folder):
    rows = read(folder / "plans.csv")
    cbc, highs = read(folder / "cbc.csv"), read(folder / "highs.csv")
    if not rows:
        return
    print("## Events: ours beside general solvers on the slot-indexed model\n")
    lines = []
    for row in rows:
        goal, is_reached = GOALS[row["event"][:2]]
        share = f"{100 * gap(row):.3f} %" if row["value"] else row["ending"]
        lines.append((
            row["event"], number(row["value"]), number(row["bound"]), share, row["proof"],
            f"{to_value(row):.2f}", f"{seconds(row):.2f} ({float(row['seconds']):.1f})", f"{row['gaps']} / {row['breaks']} / {row['moves']}",
            row["satisfaction_min"], solver(cbc, row["event"]), solver(highs, row["event"]), goal,
            verdict(bool(row["value"]) and is_reached(row))))
    table(("instance", "value", "bound", "gap", "which bound", "seconds to value", "seconds", "gaps / breaks / moves", "worst-served",
           "CBC", "HiGHS (WebAssembly)", "goal", ""), lines)
    print("## Cost against size\n")
    costs = []
    for row in sorted((row for row in rows if row["pairs"]), key=lambda row: int(row["pairs"]) * int(row["slots"])):
        size = int(row["pairs"]) * int(row["slots"])
        costs.append((row["event"], number(row["participants"]), number(row["pairs"]), row["slots"], number(str(size)),
                      f"{seconds(row):.2f}", f"{1e6 * seconds(row) / size:.1f}", row["peak_mib"]))
    heads = ("instance", "participants", "pairs", "slots", "pairs × slots", "seconds", "µs per pair and slot", "peak MiB")
    table(heads, costs)
    with open(folder / "cost.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heads, *([cell.replace(",", "") for cell in map(str, row)] for row in costs)])


def share_of(times, share):
    """The least time that so large a share of them does not exceed."""
    return sorted(times)[max(0, -(-int(1000 * share) * len(times) // 1000) - 1)]


def replan_line(name, rows):
    times = [float(row["replan_ms"]) for row in rows]
    used = [float(row["processor_ms"]) for row in rows]
    return (name, len(rows), *(f"{share_of(used, share):.1f} ({share_of(times, share):.1f})" for share in (0.5, 0.99, 1)),
            sum(int(row["moved"]) for row in rows), max(int(row["moved"]) for row in rows),
            sum(int(row["cancelled"]) for row in rows), sum(int(row["added"]) for row in rows),
            sum(row["fewest_proven"] == "1" for row in rows), sum(bool(row["broken"]) for row in rows))


# In the order in which a replanning counts: what an exact model does better, ours, and the exact model's.
DIFFERENCES = (
    ("misses fewer musts", "missed", "exact_missed"),
    ("cancels fewer", "cancelled", "exact_cancelled"),
    ("cancels less weight", "cancelled_weight", "exact_cancelled_weight"),
    ("moves fewer", "moved", "exact_moved"),
)


def compare(row):
    """'equal', or the first thing in which an exact model does better or worse."""
    for name, ours, exact in DIFFERENCES:
        if int(row[ours]) != int(row[exact]):
            return name if int(row[exact]) < int(row[ours]) else "ours is better"
    return "equal"


def print_replans(folder):
    files = sorted(folder.glob("replans-*.csv"))
    if not files:
        return
    print("## One incident replanned\n")
    lines, comparisons = [], []
    for file in files:
        event = file.stem.removeprefix("replans-")
        rows = [row for row in read(file) if row["replan_ms"] and row["processor_ms"]]
        if not rows:
            continue
        lines.append(replan_line(f"**{event}**", rows))
        if len(rows) >= 100:
            for kind in sorted({row["kind"] for row in rows}):
                lines.append(replan_line(f"{event} {kind}", [row for row in rows if row["kind"] == kind]))
        proven = [row for row in rows if row["exact_ending"] == "proven"]
        asked = [row for row in rows if row["exact_ending"]]
        if asked:
            verdicts = [compare(row) for row in proven]
            wrong = sum(row["fewest_proven"] == "1" and compare(row) == "moves fewer" for row in proven)
            names = ("equal", *(name for name, _, _ in DIFFERENCES), "ours is better")
            comparisons.append((event, len(asked), len(proven), *map(verdicts.count, names), wrong,
                f"{sum(float(row['exact_processor_seconds']) for row in asked) / len(asked):.2f}"))
    table(("incidents of", "number", "p50 ms", "p99 ms", "max ms", "moved", "most moved by one", "cancelled", "added",
           "fewest moves proven", "share missed"), lines)
    print(f"Goal: p99 at E4 < {REPLAN_GOAL_MS} ms. Milliseconds of the processor, in brackets of the wall.\n")
    if comparisons:
        table(("incidents of", "number", "exact model proven", "ours is equal", "exact misses fewer musts",
               "exact cancels fewer", "exact cancels less weight", "exact moves fewer", "ours is better", "called fewest and is not", "seconds of an exact model"), comparisons)


def published_verdict(row):
    found = row["ending"] not in ("proven", "open")
    if row["published"] == "UNSAT":
        is_reached = is_proof = found and row["ending"] != NOT_FOUND
    else:
        is_reached = row["value"] == row["published"]
        is_proof = is_reached and is_proven(row)
    in_time = float(row["seconds"]) <= PUBLISHED_GOAL_SECONDS or seconds(row) <= PUBLISHED_GOAL_SECONDS
    return is_reached, is_proof, in_time


def print_published(folder):
    rows = read(folder / "published.csv")
    if not rows:
        return
    print("## Published instances: all meetings, fewest breaks\n")
    verdicts = [published_verdict(row) for row in rows]
    table(("instance", "breaks", "published", "ending", "reached", "proven", "seconds"),
          [(row["event"], row["value"] or "–", row["published"], row["ending"], "yes" if reached else "no",
            "yes" if proof else "no", f"{seconds(row):.2f} ({float(row['seconds']):.1f})")
           for row, (reached, proof, _) in zip(rows, verdicts)])
    print(f"{sum(reached for reached, _, _ in verdicts)} of {len(rows)} reached, {sum(proof for _, proof, _ in verdicts)} "
          f"proven, {sum(all(one) for one in verdicts)} of them within {PUBLISHED_GOAL_SECONDS} s.\n")


def main():
    folder = Path(sys.argv[1])
    print_conditions(folder)
    print_plans(folder)
    print_peers(folder, Path(sys.argv[2] if len(sys.argv) > 2 else "../shared"))
    print_replans(folder)
    print_published(folder)


if __name__ == "__main__":
    main()
