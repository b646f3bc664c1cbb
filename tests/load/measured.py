"""The table of what was measured, beside what was promised."""

import os

# Beyond this the generator was not there when requests were due, and its figures speak of the machine.
LATENESS_MAX = 10


class Table:
    def __init__(self):
        self.rows, self.runs = [], []

    def add(self, scenario, what, measured, most, unit=""):
        """Kept where it is at most that."""
        self.rows.append((scenario, what, f"{measured:,.6g} {unit}".strip(), f"≤ {most:,.6g} {unit}".strip(),
                          "ok" if measured <= most else "MISSED"))

    def say(self, scenario, what, text):
        self.rows.append((scenario, what, text, "", ""))

    def note_run(self, name, measured):
        server = measured["server"]
        for kind, found in measured["kinds"].items():
            times = found["done"]
            self.runs.append((name, kind, f"{found['scheduled']:,}", " ".join(f"{count}×{status}" for status, count in found["statuses"].items()),
                              f"{found['timeouts']}/{found['closed']}/{found['broken']}",
                              *(f"{times[key]:,.1f}" for key in ("p50", "p90", "p99", "p99.9", "max")),
                              f"{measured['lateness']['p99']:.1f}", f"{100 * server['core_share']:.0f} %",
                              f"{server['peak_megabytes']:.0f}",
                              "/".join(str(count) for count in server["longest"].values())))
        if measured["lateness"]["p99"] > LATENESS_MAX:
            self.say(name, "the generator was late by (p99)", f"{measured['lateness']['p99']:.0f} ms: the machine had other work")

    def show(self):
        """Prints everything; 1 if something was missed."""
        print()
        print_columns([("scenario", "kind", "asked", "answers", "timeout/closed/broken", "p50 ms", "p90", "p99", "p99.9", "max",
                        "late p99", "server", "peak MB", "waiting small/analyses/all"), *self.runs])
        print()
        print_columns([("scenario", "", "measured", "target", ""), *self.rows])
        missed = sum(row[4] == "MISSED" for row in self.rows)
        kept = sum(row[4] == "ok" for row in self.rows)
        print(f"\n{kept} targets kept, {missed} missed; others ran beside it: {os.getloadavg()[0]:.1f} wanted a core in the last minute.")
        return 1 if missed else 0


def print_columns(rows):
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        print("  ".join(text.ljust(width) for text, width in zip(row, widths)).rstrip())
