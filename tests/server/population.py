"""Simulated organisations and what they answer; each amount and text is a canary, which tells whose it is wherever it turns up."""

import base64
import json
import math
import random

from served import a_file

TERRITORIES = {"ES21": "ES212", "ES22": "ES220", "FRI1": "FRI15"}
KINDS = ("company", "technology-centre", "university", "public-body")
SIZES = ("micro", "small", "medium")
CLUSTERS = ("additivalley", "bigdatia", "innovmedica")
FIRST_MOTIVE = 7
PDF = b"%PDF-1.7\n"
SCORES = [math.floor(100 * points / 8 + 0.5) for points in range(9)]  # of two statements in five steps, in whole points
UPLOADS = 3  # how many hand a file in


def text(words):
    return {"en": words}


def instrument(name, mode):
    """Scales, a yes or no, a choice, an amount, scored statements, texts, a file, and what is personal where that may be asked."""
    def item(kind, called, **more):
        return {"type": kind, "name": called, "label": text(called), **more}

    def choices(named):
        return [{"name": called, "code": code, "label": text(called)} for called, code in named]

    ready = {"list": "grade", "scoring": {"dimension": "readiness"}}
    return {
        "format": "zubia-instrument-1", "name": name, "languages": ["en"], "title": text("Cooperation"), "introduction": text("A few questions."),
        "purpose": {"mode": mode, "purpose": text("A test"), "recipients": text("Us"), "retention": text("A year"), "retention_months": 12},
        "lists": [{"name": "grade", "choices": choices([(str(step), step) for step in range(1, 6)])},
                  {"name": "yes_no", "choices": choices([("yes", 1), ("no", 0)])},
                  {"name": "motive", "choices": choices([("market", 7), ("people", 8), ("money", 9)])}],
        "dimensions": [{"name": "readiness", "label": text("Readiness"), "importance": 2,
                        "bands": [{"name": "any", "from": 0, "label": text("Any"), "feedback": text("Go on.")}]}],
        "sections": [{"name": "questions", "title": text("Questions"), "items": [
            item("likert", "barrier", list="grade"), item("likert", "effect", list="grade"), item("yes_no", "export", list="yes_no"),
            item("single_choice", "motive", list="motive"), item("number", "turnover", minimum=0),
            item("likert", "ready_1", **ready), item("likert", "ready_2", **ready),
            *([] if mode == "anonymous" else [item("text", "who", is_personal=True)]), item("long_text", "remarks"), item("file", "plan", accepted=["pdf"])]}],
    }


class Firm:
    """An organisation of the directory: what is publicly known of it."""

    def __init__(self, number, chance):
        self.number, self.id = number, None  # which the directory gives it
        self.known = {"territory": chance.choices(list(TERRITORIES), (45, 35, 20))[0], "kind": chance.choices(KINDS, (40, 30, 20, 10))[0],
                      "size_class": chance.choices(SIZES, (50, 32, 18))[0], "cluster": chance.choices(CLUSTERS, (40, 35, 25))[0]}
        self.owner = None  # the firm that controls it

    def document(self):
        record = {"names": {"": f"Firm {self.number}"}, "territory": TERRITORIES[self.known["territory"]],
                  "kind": self.known["kind"], "size_class": self.known["size_class"]}
        return dict(record, group=[{"organisation": self.owner.id, "relation": "parent", "controls": True}]) if self.owner else record

    def group(self):
        """The enterprise group, which is what is protected, by the number of the firm above it."""
        return self.owner.number if self.owner else self.number


class Population:
    """So many organisations, the second of which belongs to the first, and their answers."""

    def __init__(self, count, seed):
        self.chance = random.Random(seed)
        self.firms = [Firm(number, self.chance) for number in range(count)]
        self.firms[1].owner = self.firms[0]
        self.used = set()

    def canary_amount(self):
        while True:
            amount = 1_000_000 + int(8_000_000 * self.chance.random() ** 2)
            if amount not in self.used:
                self.used.add(amount)
                return amount

    def answers(self, mark):
        """What somebody answers, as the questionnaire takes it. One in ten leaves a question out."""
        chance = self.chance
        given = {"barrier": [chance.choices(range(1, 6), (10, 15, 20, 30, 25))[0]], "effect": [chance.choices(range(1, 6), (50, 25, 15, 7, 3))[0]],
                 "export": [chance.choices((0, 1), (85, 15))[0]], "motive": [FIRST_MOTIVE + chance.choices(range(3), (50, 30, 20))[0]],
                 "turnover": self.canary_amount(), "ready_1": [chance.randint(1, 5)], "ready_2": [chance.randint(1, 5)]}
        given = {name: answer for name, answer in given.items() if name.startswith("ready") or chance.random() > 0.1}
        return {**given, "who": f"who-canary-{mark}", "remarks": f"remarks-canary-{mark}"}

    def enter(self, owner):
        """Puts them into the directory and into their clusters."""
        for cluster in CLUSTERS:
            must(owner.ask("POST", "/api/clusters", {"cluster": cluster, "name": [f"en={cluster}"]}))
        for firm in self.firms:
            firm.id = must(owner.ask("POST", "/api/organisations", {"record": a_file(json.dumps(firm.document()), "firm.json")}))["organisation"]
            must(owner.ask("POST", f"/api/clusters/{firm.known['cluster']}/members", {"organisation": firm.id, "joined_on": "2020-01-01"}))


def must(asked):
    """The reply of what has to go well."""
    status, _, reply = asked
    assert status == 200, (status, reply)
    return reply


def as_published(answers):
    """The answers as a plan counts them, by question; None where there is none."""
    coded = {name: answers[name][0] if name in answers else None for name in ("barrier", "effect", "export", "ready_1", "ready_2")}
    motive = answers["motive"][0] - FIRST_MOTIVE if "motive" in answers else None
    ready = SCORES[coded.pop("ready_1") + coded.pop("ready_2") - 2]
    return {**coded, "motive": motive, "turnover": answers.get("turnover"), "dimension.readiness": ready}


def canaries_in(answers):
    return {str(answers[name]) for name in ("turnover", "who", "remarks") if name in answers}


def upload(mark):
    return {"name": f"file-canary-{mark}.pdf", "bytes": base64.b64encode(PDF + f"inside-canary-{mark}".encode()).decode()}
