#!/usr/bin/env python3
"""Carries an event through the day over HTTP: drafted, planned, judged, explained, replanned, sized, told to people.

Usage: tests/server/run_meetings.py ZUBIA OPENAPI EXAMPLE

EXAMPLE is the folder with event.json, participants.csv and wishes.csv. Every reply is held against its schema.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

from served import Server, a_file


class Day:
    """A server and what was planned so far."""

    def __init__(self, server, contract, example):
        self.server, self.contract = server, contract
        self.text = {name: (example / name).read_text() for name in ("event.json", "participants.csv", "wishes.csv")}
        self.event = a_file(self.text["event.json"], "event.json")

    def ask(self, name, **body):
        status, _, reply = self.server.ask("POST", f"/api/{name}", body)
        if status == 200:
            schema = self.contract["paths"][f"/api/{name}"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
            jsonschema.validate(reply, schema)
        return status, reply

    def done(self, name, **body):
        status, reply = self.ask(name, **body)
        assert status == 200, (name, status, reply)
        return reply


def refusals_say_where_and_leave_the_event_alone(day):
    text = day.text["event.json"]
    unknown = json.dumps(dict(json.loads(text), wishes=[{"from": "nobody", "to": "B1"}]))
    for broken in ("", text[: len(text) // 2], "[]", unknown):
        status, problem = day.ask("schedule-meetings", event=a_file(broken, "event.json"))
        assert status == 422 and problem["where"]["file"] == "event.json" and problem["detail"], (broken[:40], status, problem)
    status, problem = day.ask("size-event", event=day.event, steps=-1)
    assert status == 422 and problem["where"]["field"] == "steps", problem


def a_spreadsheet_becomes_an_event(day):
    drafted = day.done("draft-event", participants=a_file(day.text["participants.csv"]), wishes=a_file(day.text["wishes.csv"]), date="2027-05-12")
    planned = day.done("schedule-meetings", event=a_file(json.dumps(drafted), "event.json"), steps=20000)
    assert planned["meetings"], planned


def the_plan_of_a_day_is_judged_explained_and_told(day):
    planned = day.done("schedule-meetings", event=day.event, steps=50000, seed=7)
    assert planned == day.done("schedule-meetings", event=day.event, steps=50000, seed=7), "the same request gave another plan"
    plan = a_file(json.dumps(planned), "plan.json")
    judged = day.done("check-plan", event=day.event, plan=plan)
    assert judged["keeps_all_rules"] and judged["figures"] == planned["figures"], judged
    one = planned["meetings"][0]
    explained = day.done("explain-request", event=day.event, plan=plan, pair=f"{one['first']},{one['second']}")
    assert explained["meets"], explained
    agendas = day.done("meeting-agendas", event=day.event, plan=plan, participant=one["first"])
    assert {row["participant"] for row in agendas["agendas"]} == {one["first"]}, agendas
    calendar = day.done("meeting-calendar", event=day.event, plan=plan, participant=one["first"])
    assert calendar["calendar"].startswith("BEGIN:VCALENDAR"), calendar
    quiet = day.done("replan-meetings", event=day.event, plan=plan)
    assert quiet["changes"] == [], quiet
    who = one["first"]
    without = day.done("replan-meetings", event=day.event, plan=plan, incident=f"no-show:{who}@{one['start'][11:16]}")
    assert without["cancelled"] and all(who not in (row["first"], row["second"]) for row in without["meetings"] if row["start"] >= one["start"]), without


def what_one_more_table_buys_is_told(day):
    assert day.done("size-event", event=day.event, steps=20000)


CHECKS = [
    refusals_say_where_and_leave_the_event_alone,
    a_spreadsheet_becomes_an_event,
    the_plan_of_a_day_is_judged_explained_and_told,
    what_one_more_table_buys_is_told,
]


def main():
    program, contract_path, example = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2], pathlib.Path(sys.argv[3])
    contract = json.loads(pathlib.Path(contract_path).read_text())
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        programme = os.path.join(folder, "n.zubia")
        subprocess.run([program, "new", programme, "--name", "N", "--territories", "ES21,FRI1"], check=True, capture_output=True)
        server = Server(program, programme)
        server.sign_in()
        day = Day(server, contract, example)
        for check in CHECKS:
            try:
                check(day)
            except (AssertionError, KeyError, jsonschema.ValidationError) as failure:
                failures += 1
                print(f"FAILED {check.__name__.replace('_', ' ')}: {type(failure).__name__} {str(failure)[:1500]}")
        if server.stop() != 0:
            failures += 1
            print("FAILED the server did not end well")
    print(f"{len(CHECKS) + 1 - failures} of {len(CHECKS) + 1} checks hold")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
