#!/usr/bin/env python3
"""Holds the schema of events and what reads them to each other: what one refuses, the other refuses too.

Usage: run_schemas.py PROGRAM ROOT

The example event is changed in one place after the other: a member of another type, a member too many, a required one
too few. Both have to refuse each of these events, and to take the example without any one of its optional members, as far
as its form goes.
"""

import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema

# What the program says of the form of a file; other refusals speak of what it means.
OF_THE_FORM = re.compile(r"is required|There is no field|This is an? |is not a whole number|is not a number|is not a choice|"
                         r"either true or false|out of bounds|its format is not")


def places(schema, value, path=()):
    """Every place of a document with its schema; of a list its first item alone, since all have one schema."""
    yield path, schema, value
    if isinstance(value, dict):
        for name, member in value.items():
            yield from places(schema["properties"][name], member, (*path, name))
    elif isinstance(value, list) and value:
        yield from places(schema["items"], value[0], (*path, 0))


def changed(document, path, change):
    """A copy in which `change` was applied to the owner and key of a place."""
    copied = copy.deepcopy({"document": document})
    owner, key = copied, "document"
    for step in path:
        owner, key = owner[key], step
    change(owner, key)
    return copied["document"]


def put(value):
    def change(owner, key):
        owner[key] = value
    return change


def take_out(owner, key):
    del owner[key]


def add_member(owner, key):
    owner[key]["surplus"] = 1


def of_another_type(schema):
    if "anyOf" in schema:
        schema = schema["anyOf"][0]
    if "enum" in schema:
        return "none of these"
    return {"string": 7, "integer": "two", "number": "two", "boolean": "perhaps", "array": {}, "object": 7}[schema["type"]]


class Judge:
    def __init__(self, program, schema, folder):
        self.program = program
        self.validator = jsonschema.Draft202012Validator(schema)
        self.file = folder / "event.json"
        self.count = 0
        self.faults = []

    def hold(self, event, is_good, what):
        """Both take the event, or both refuse it."""
        self.count += 1
        by_schema = self.validator.is_valid(event)
        self.file.write_text(json.dumps(event), encoding="utf-8")
        ran = subprocess.run([self.program, "schedule-meetings", str(self.file), "--steps", "1000"], capture_output=True,
                             text=True, timeout=120)
        by_program = ran.returncode == 0 or not OF_THE_FORM.search(ran.stderr)
        if ran.returncode not in (0, 2) or (by_schema, by_program) != (is_good, is_good):
            self.faults.append(f"{what}: the schema {'takes' if by_schema else 'refuses'} it, "
                               f"the program says {ran.stderr.strip() or 'nothing against it'}")


def main():
    program, root = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    schema = json.loads((root / "api/event.schema.json").read_text(encoding="utf-8"))
    event = json.loads((root / "examples/meetings/event.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    with tempfile.TemporaryDirectory() as folder:
        judge = Judge(program, schema, pathlib.Path(folder))
        judge.hold(event, True, "the example")
        for path, of_place, value in list(places(schema, event)):
            name = ".".join(map(str, path)) or "the event"
            if path:
                judge.hold(changed(event, path, put(of_another_type(of_place))), False, f"{name} of another type")
            if isinstance(value, dict):
                judge.hold(changed(event, path, add_member), False, f"{name} with a member too many")
                for member in value:
                    is_required = member in of_place.get("required", [])
                    judge.hold(changed(event, (*path, member), take_out), not is_required, f"{name} without {member}")
    for fault in judge.faults:
        print("FAILED", fault)
    print(f"{judge.count - len(judge.faults)} of {judge.count} events are judged alike")
    return 1 if judge.faults else 0


if __name__ == "__main__":
    sys.exit(main())
