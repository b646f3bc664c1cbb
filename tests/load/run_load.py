#!/usr/bin/env python3
"""Puts a server under the load of a live day and holds it to the targets. See README.md beside it.

The server has the first core of the machine, the generator the second. Prints a table and exits 1 if a target is missed.
"""

import argparse
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "server"))

from first_load import first_load  # noqa: E402
from load_requests import DOMAINS, domain, domain_body, write_all  # noqa: E402
from measured import Table  # noqa: E402
from respondents import check_answers, requests_of  # noqa: E402
from served import Server  # noqa: E402
from survey import Survey, form_of  # noqa: E402
from watch import Watch  # noqa: E402
from written import check_decisions, check_domains, receipts_of  # noqa: E402

EXAMPLE = HERE.parents[1] / "examples" / "naen"
SMALL, LARGE = 100, 35  # a second: 2,000 people who save every 20 s, and 2,000 who submit within a minute
CONNECTIONS = 2000
SPIKE = 10
BEFORE = 0  # the number of what was written before the load


class Day:
    """A programme, its server on one core, and what was measured."""

    def __init__(self, zubia, generator, folder, minutes):
        self.zubia, self.generator, self.folder, self.minutes = zubia, generator, pathlib.Path(folder), minutes
        self.programme = str(self.folder / "naen.zubia")
        self.table, self.receipts, self.first_number, self.details = Table(), [], 1, {}
        self.run("new", self.programme, "--name", "NAEN", "--territories", "ES21,ES22,FRI1,FRI2,FRI3", "--languages", "en,es,fr,eu")
        for file, status in (("employment_official.csv", "official"), ("employment_illustrative.csv", "illustrative")):
            self.run("import-statistics", self.programme, str(EXAMPLE / file), "--measure", "employment", "--status", status)
        # Children take over the core that their parent has at that moment.
        pin(0)
        self.server = Server(self.zubia, self.programme)
        pin(-1)
        self.server.sign_in()
        status, _, candidates = self.server.ask("GET", "/api/programme/candidate-domains")
        assert status == 200, candidates
        activities = list(dict.fromkeys(row["activity"] for row in candidates["activities"]))
        for place in range(DOMAINS):
            status, _, reply = self.server.ask("PUT", f"/api/programme/domains/{domain(place)}",
                                               domain_body(activities[:3], f"{BEFORE:08d}"))
            assert status == 200, reply
        self.folders = write_all(self.server, self.folder, activities)

    @classmethod
    def of_a_survey(cls, day, respondents):
        """Another programme, with a questionnaire that so many were invited to answer, measured in the same table."""
        other = cls.__new__(cls)
        other.generator, other.folder = day.generator, day.folder / "respondents"
        other.folder.mkdir()
        other.table, other.details, other.receipts, other.first_number = day.table, day.details, [], 1
        other.survey = Survey(day.zubia, other.folder, respondents)
        pin(0)
        other.survey.start()
        pin(-1)
        other.server = other.survey.server
        other.server.sign_in()
        other.folders = requests_of(other.survey, form_of(other.survey), other.folder, random.Random(1))
        return other

    def run(self, *words):
        return subprocess.run([self.zubia, *words], check=True, capture_output=True, text=True).stdout

    def begin(self, name, connections, phases, **rates):
        """A generator that asks at these rates; `end` has what it measured."""
        receipts = self.folder / f"{name}.receipts"
        self.receipts.append(receipts)
        kinds = [f"{kind}={rate}={self.folders[kind]}" for kind, rate in rates.items()]
        words = [self.generator, "ask", str(self.server.port), str(connections), str(self.first_number), str(receipts), phases, *kinds]
        self.first_number += 2_000_000
        return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)

    def ask(self, name, connections, phases, **rates):
        print(f"  {name}: {phases}, {rates}", flush=True)
        with Watch(self.server) as watch:
            process = self.begin(name, connections, phases, **rates)
            measured = json.loads(process.communicate()[0] or "{}")
        assert measured, f"The generator of {name} broke off."
        measured["server"] = watch.seen()
        self.details[name] = measured
        self.table.note_run(name, measured)
        return measured


def pin(core):
    cores = sorted(os.sched_getaffinity(0) | set(range(os.cpu_count())))
    os.sched_setaffinity(0, {cores[core]})


def failures(measured, allowed=()):
    """Requests that got no answer, and answers that are none of these statuses or successes."""
    bad = measured["opening_failures"] + measured["refused_connections"]
    for kind in measured["kinds"].values():
        bad += kind["timeouts"] + kind["closed"] + kind["broken"] + kind["without_retry_after"]
        bad += sum(count for status, count in kind["statuses"].items() if int(status) >= 300 and int(status) not in (304, *allowed))
    return bad


def load_of_first(day):
    sizes = first_load(day.server)
    day.details["first-load"] = sizes
    day.table.add("first load", "all that the overview fetches", sum(sizes.values()) / 1000, 300, "kB")


def profile(day):
    measured = day.ask("profile", 200, "60x1", profile=200)
    day.table.add("profile page", "p99 at 200 req/s", measured["kinds"]["profile"]["done"]["p99"], 100, "ms")
    day.table.add("profile page", "errors", failures(measured), 0)


def steady(day):
    measured = day.ask("steady", CONNECTIONS, f"{day.minutes * 60:g}x1", small=SMALL, large=LARGE)
    for kind, name in (("small", f"{SMALL} small writes/s"), ("large", f"{LARGE} large writes/s")):
        times = measured["kinds"][kind]["done"]
        day.table.add("steady", f"{name}: p99", times["p99"], 250, "ms")
        day.table.add("steady", f"{name}: p99.9", times["p99.9"], 1000, "ms")
    day.table.add("steady", "errors, 503 among them", failures(measured), 0)


def respondents(day):
    other = Day.of_a_survey(day, CONNECTIONS)
    try:
        measured = other.ask("respondents", CONNECTIONS, f"{day.minutes * 60:g}x1", save=SMALL, send=LARGE)
    finally:
        status = other.server.stop()
    for kind, name in (("save", f"{SMALL} autosaves/s"), ("send", f"{LARGE} submits/s")):
        times = measured["kinds"][kind]["done"]
        day.table.add("respondents", f"{name}: p99", times["p99"], 250, "ms")
        day.table.add("respondents", f"{name}: p99.9", times["p99.9"], 1000, "ms")
    day.table.add("respondents", "errors, 503 among them", failures(measured), 0)
    writes = sum(kind["done"]["count"] for kind in measured["kinds"].values())
    busy = measured["server"]["core_share"] * day.minutes * 60 / max(1, writes)
    day.table.say("respondents", "processor time of the server for a write", f"{1000 * busy:.2f} ms")
    day.table.add("respondents", "exit code", status, 0)
    counts = check_answers(other.survey, other.folder, [file for file in other.receipts if file.exists()])
    acknowledged = counts.pop("acknowledged")
    for trouble, count in counts.items():
        day.table.add("respondents", f"writes {trouble}, of {acknowledged}", count, 0)


def spike(day):
    before, during, after = 15, 30, 20
    measured = day.ask("spike", CONNECTIONS, f"{before}x1,{during}x{SPIKE},{after}x1", small=SMALL, large=LARGE)
    kinds = measured["kinds"].values()
    seconds = measured["seconds"]
    day.table.add("spike", "answers but 2xx and 503 with Retry-After", failures(measured, {503}), 0)
    day.table.add("spike", "503: p99", max(kind["busy"]["p99"] for kind in kinds), 100, "ms")
    end = before + during
    slow = [place for place in range(end, len(seconds)) if seconds[place]["p99"] > 250 or seconds[place]["busy"] or seconds[place]["failed"]]
    day.table.add("spike", "recovered after", max(slow, default=end - 1) + 1 - end, 10, "s")
    in_spike = seconds[before:end]
    day.table.say("spike", "answered in the spike", f"{sum(s['done'] for s in in_spike) / during:.0f}/s, "
                  f"and {sum(s['busy'] for s in in_spike) / during:.0f}/s told to try again")


def slow(day):
    def alone(name):
        measured = day.ask(name, 50, "30x1", profile=100)
        day.table.add(name, "errors", failures(measured), 0)
        return measured["kinds"]["profile"]["done"]["p99"]

    before = alone("before slow clients")
    body, much = (str(day.folders["slow"] / name) for name in ("00000", "00001"))
    dripping = subprocess.Popen([day.generator, "drip", str(day.server.port), str(CONNECTIONS), "50", body, much],
                                stdout=subprocess.PIPE, text=True)
    time.sleep(10)
    among = alone("among slow clients")
    crowd = json.loads(dripping.communicate()[0])
    # The machine itself may have become slower or faster meanwhile.
    without = max(before, alone("after slow clients"))
    day.details["slow clients"] = crowd
    day.table.add("slow clients", f"p99 beside {crowd['open']} of them", among, 2 * without, "ms")
    day.table.say("slow clients", "ended by the server", f"{crowd['ended']} of {crowd['begun']} connections")


def written(day):
    """After the end of the server, by the terminal: what is in the file, not in somebody's memory."""
    status = day.server.stop()
    day.table.add("stop", "exit code", status, 0)
    overview = json.loads(day.run("programme-overview", day.programme, "--output", "json"))
    receipts = list(receipts_of(*(file for file in day.receipts if file.exists())))
    for kind, counts in (("decisions", check_decisions(receipts, overview["decisions"])),
                         ("domains", check_domains(receipts, overview["domains"], BEFORE))):
        acknowledged = counts.pop("acknowledged")
        for trouble, count in counts.items():
            day.table.add("written", f"{kind} {trouble}, of {acknowledged}", count, 0)


SCENARIOS = {"first-load": load_of_first, "profile": profile, "steady": steady, "respondents": respondents, "spike": spike,
             "slow": slow}


def main():
    parser = argparse.ArgumentParser(description="Puts a server under the load of a live day.")
    parser.add_argument("zubia", help="the program")
    parser.add_argument("generator", help="zubia_load, which sends the requests")
    parser.add_argument("minutes", nargs="?", type=float, default=15.0, help="of steady load (15)")
    parser.add_argument("scenarios", nargs="*", default=[], metavar="scenario", help=f"all if none is named: {', '.join(SCENARIOS)}")
    asked = parser.parse_args()
    unknown = set(asked.scenarios) - set(SCENARIOS)
    if unknown:
        parser.error(f"there is no scenario {', '.join(sorted(unknown))}: there are {', '.join(SCENARIOS)}")
    with tempfile.TemporaryDirectory(prefix="zubia-load-") as folder:
        day = Day(os.path.abspath(asked.zubia), os.path.abspath(asked.generator), folder, asked.minutes)
        try:
            for name in asked.scenarios or SCENARIOS:
                SCENARIOS[name](day)
            written(day)
        finally:
            if day.server.process.poll() is None:
                day.server.stop()
        log = pathlib.Path("build/log")
        log.mkdir(parents=True, exist_ok=True)
        (log / "load.json").write_text(json.dumps(day.details))
        sys.exit(day.table.show())


main()
