#!/usr/bin/env python3
"""Every role walks every route, and an attacker puts together whatever comes out: no single answer follows from it.

Usage: tests/server/run_harvest.py ZUBIA OPENAPI PERMISSIONS [--populations N --firms 30,45,60]

The suite is one programme, with a questionnaire in each mode. With `--populations` it is instead so many confidential
surveys of each size, of which the releases alone are judged.
"""

import argparse
import contextlib
import csv
import io
import json
import pathlib
import re
import sqlite3
import sys
import tempfile
import time
import traceback

from cooperation import MODES, Cooperation, Questionnaire
from harvester import figures_of, leaks_of
from population import Population, must
from run_accounts import read_permissions
from served import a_file, operations
from survey import command, form_of, whole
from walked_routes import Canaries, Routes, Told, told_by_jobs

FIRMS = 30
SILENT = FIRMS - 1  # answers the anonymous questionnaire only when told to
DOMINANCE_PERCENT = 13.7
STUDY = "cross-border-cooperation"
KEPT_OUT = ("anybody", "link", "respondent", "company", "facilitator")
IN_FIELD = {"field-work", "list-questionnaires", "mail-state", "asked-questionnaires"}  # who has answered, and nothing of what
SINGLE_ANSWERS = {"export-answers", "list-responses", "show-response"}  # a facilitator is shown those of named questionnaires
RELEASES = {"list-releases", "show-release", "response-report"}


class Asking:
    """The programme of the suite: a questionnaire in each mode and a study, answered, and what is known to who asks."""

    def __init__(self, programme, contract):
        self.programme, self.canaries, self.contract = programme, programme.canaries, contract
        self.town, self.file, self.program = programme.town, programme.file, programme.program
        self.questionnaires = {mode: Questionnaire(self.programme, mode, DOMINANCE_PERCENT if mode == "confidential" else None) for mode in MODES}
        self.questionnaires["confidential"].first_half_then_one_a_day()
        self.questionnaires["named"].in_two_batches(FIRMS)
        self.questionnaires["anonymous"].in_two_batches(SILENT)
        self.begin_study()
        self.people = {**self.town.people, "anybody": self.town.person("nobody"), "link": self.town.person("link")}
        self.tokens = {"link": [one.tokens[self.id(0)] for one in self.questionnaires.values() if one.mode != "anonymous"]}
        self.routes = Routes(contract, self.places())
        self.seen = {}  # what each role was told last, by role

    def id(self, number):
        return self.programme.population.firms[number].id

    def begin_study(self):
        """A confidential study, of which effects and comparisons could be computed."""
        owner = self.town.people["owner"]
        must(owner.ask("POST", "/api/questionnaires", {"ready": STUDY}))
        agreed = must(owner.ask("POST", f"/api/questionnaires/{STUDY}/publication", {"mode": "confidential"}))["hash"]
        links = must(owner.ask("POST", f"/api/questionnaires/{STUDY}/invitations", {"everybody": True}))["links"]
        self.hash, self.study_tokens = agreed, [row["link"].split("#")[1] for row in links]
        opened = must(owner.ask("POST", "/api/answer/opening", {"token": self.study_tokens[0]}))
        self.study_answers = whole(opened["instrument"])
        for number in range(12):
            self.answer_study(number, self.study_answers)

    def answer_study(self, number, answers):
        body = {"token": self.study_tokens[number], "agreed": self.hash, "answers": answers}
        assert must(self.town.person(f"study {number}").ask("POST", "/api/answer/sending", body))["is_sent"]

    def places(self):
        """What a researcher sees is what an attacker may have heard of."""
        ask = self.town.people["researcher"].ask
        names = [*(one.name for one in self.questionnaires.values()), STUDY]
        responses = [must(ask("GET", f"/api/questionnaires/{name}/responses"))["responses"] for name in names]
        accounts = [row["account"] for row in must(self.town.people["owner"].ask("GET", "/api/accounts"))["accounts"]]
        return {"questionnaire": names, "release": range(self.questionnaires["confidential"].releases + 1), "version": [2], "earlier": names,
                "response": [row["response"] for rows in responses for row in rows[:3]], "variable": ["plan"], "by": ["territory", "size_class"],
                "organisation": [self.id(0), self.id(7)], "keep": [self.id(20)], "merge": [self.id(21)], "other": [self.id(21)], "account": accounts[:2], "person": accounts[:2],
                "territory": ["ES21"], "cluster": ["bigdatia"], "domain": ["0123"], "classification": ["nace"], "guide": ["0123"],
                "interview": ["0123"], "code": ["0123"], "passage": ["0123"], "import": ["0123"]}

    def told(self, role):
        return Told(self.people[role], self.routes, self.tokens.get(role))

    def may_see(self, role, canary):
        questionnaire, number = self.canaries.owners[canary]
        if role in ("researcher", "owner"):
            return True
        return (role == "facilitator" and questionnaire == "cooperation-named") or (role == "link" and number == 0 and "anonymous" not in questionnaire)


# ---- what is released ------------------------------------------------------------------------------------------------

def nothing_follows_from_the_releases(asking):
    for mode, one in asking.questionnaires.items():
        shown = one.shown_to(asking.people["company"])
        for role in ("researcher", "facilitator", "owner"):
            assert one.shown_to(asking.people[role]) == shown, f"{role} is shown other figures of {one.name}"
        for role in ("anybody", "respondent"):
            assert asking.people[role].ask("GET", f"/api/questionnaires/{one.name}/releases/1")[0] in (401, 403), role
        figures = one.figures(shown)
        assert figures, f"nothing was released of {one.name}"
        seen = leaks_of(one.plan, one.entries, figures, DOMINANCE_PERCENT)
        print(f"  {mode}: {one.releases} releases, {len(figures)} figures; {told(seen)}")
        assert not any(seen), f"answers to {one.name} follow from what was released: {seen}"


def much_would_follow_without_the_audit(asking):
    one = asking.questionnaires["confidential"]
    found = leaks_of(one.plan, one.entries, one.unaudited_figures(), DOMINANCE_PERCENT)
    print(f"  confidential: {told(found)}")
    assert found.recoverable >= 5 and found.pinned >= 5 and found.coalitions, "the attacker is a straw man"


def told(leaks):
    return f"recoverable {leaks.recoverable}, of coalitions {leaks.coalitions}, pinned {leaks.pinned}"


# ---- what is told ----------------------------------------------------------------------------------------------------

def no_single_answer_is_told_to_who_may_not_see_it(asking):
    every = set(asking.canaries.owners)
    for role in asking.people:
        told_here = asking.seen[role] = asking.told(role)
        found = set()
        for key, (_, reply) in told_here.replies.items():
            canaries = asking.canaries.found_in(reply)
            strange = {canary for canary in canaries if not asking.may_see(role, canary)}
            assert not strange, f"{role} is told {sorted(strange)[:3]} by {key}"
            found |= canaries
        current = {canary for canary in every if asking.may_see(role, canary) and is_current(asking, canary) and
                   not (role == "link" and canary.startswith("inside"))}
        assert found >= current, f"{role} should be told {sorted(current - found)[:5]}: the search for canaries is blind"
        print(f"  {role}: {len(told_here.replies)} requests, {len(told_here.answered())} operations answered, {len(found)} of {len(every)} canaries")
        if role in ("respondent", "company", "facilitator"):
            told_by_jobs(asking.people[role], asking.routes, told_here)


def is_current(asking, canary):
    """Whether the answer still counts, and is in every export: others were changed or taken back, and nobody is shown them."""
    questionnaire, number = asking.canaries.owners[canary]
    one = next(one for one in asking.questionnaires.values() if one.name == questionnaire)
    answers = one.current.get(number)
    return answers is not None and (canary.startswith("inside") or canary in (str(answer) for answer in answers.values()))


def no_byte_changes_with_an_answer_before_the_next_batch(asking):
    def changes():
        """What each role that is kept out is told otherwise than before, by operation."""
        now = {role: asking.told(role) for role in KEPT_OUT}
        changed = {role: now[role].differences(asking.seen[role]) for role in KEPT_OUT}
        asking.seen.update(now)
        return changed

    asking.questionnaires["confidential"].answer(3)
    asking.answer_study(3, {name: [2] if answer == [1] else answer for name, answer in asking.study_answers.items()})
    changed = changes()
    assert not any(changed.values()), f"it is seen that an answer has changed: {changed}"
    seen = asking.told("researcher").differences(asking.seen["researcher"])
    assert {"export-answers", "study-effects", "compare-members"} <= seen, f"this would not see a change: {seen}"
    asking.questionnaires["named"].answer(3)
    asking.questionnaires["anonymous"].answer(SILENT)
    changed = changes()
    assert {"export-answers", "field-work"} <= changed["facilitator"], changed
    assert changed.pop("facilitator") <= IN_FIELD | SINGLE_ANSWERS, changed
    assert not any(changed.values()), f"it is seen that somebody has answered: {changed}"
    assert not any(one.release() for one in asking.questionnaires.values()), "one new answer is no batch"
    for number in (6, 8, 9, 10, 11):
        asking.questionnaires["confidential"].answer(number)
    assert asking.questionnaires["confidential"].release(), "six have changed their answers"
    changed = changes()
    assert "list-releases" in changed["company"] and all(operations <= RELEASES for operations in changed.values()), changed
    nothing_follows_from_the_releases(asking)


def the_share_of_the_rule_on_dominance_is_told_to_nobody(asking):
    with contextlib.closing(sqlite3.connect(f"file:{asking.file}?mode=ro", uri=True)) as reading:
        plans = [json.loads(row[0]) for row in reading.execute("SELECT document FROM publication_plan")]
    secrets = {plan["rules"]["dominance_percent"] for plan in plans}
    assert len(plans) == len(MODES) and DOMINANCE_PERCENT in secrets, secrets
    for role in asking.people:
        for key, (_, reply) in asking.seen[role].replies.items():
            text = json.dumps(reply) if not isinstance(reply, bytes) else reply.decode(errors="replace")
            assert "dominance" not in text or key[0] == "check-release", f"{role} is told of dominance by {key}"
            if key[0] in ("show-publication-plan", "propose-publication-plan"):
                assert not any(re.search(rf"(?<![\d.]){secret}(?!\d)", text) for secret in secrets), key
    stranger = asking.people["anybody"]
    waiting, seen = ["/"], set()
    while waiting:
        page = stranger.ask("GET", waiting.pop())[2]
        text = page.decode(errors="replace") if isinstance(page, bytes) else json.dumps(page)
        assert "dominance" not in text, "the web app knows of the rule on dominance"
        linked = {f"/assets/{name}" for name in re.findall(r"assets/([\w.-]+\.js)|\"\./([\w.-]+\.js)\"", text) for name in name if name}
        waiting += linked - seen
        seen |= linked
    print(f"  {len(seen)} scripts of the web app" if seen else "  this program holds no web app: its scripts were not looked at")


# ---- what changing routes tell -----------------------------------------------------------------------------------------

def a_new_link_does_not_open_the_answers_of_somebody_else(asking):
    """A facilitator who gives an organisation a new link in place of its own holds that link."""
    ask = asking.people["facilitator"].ask
    for mode, one in asking.questionnaires.items():
        status, _, reply = ask("POST", f"/api/questionnaires/{one.name}/invitations", {"organisations": [asking.id(7)]})
        if status != 200:
            continue
        token = reply["links"][0]["link"].split("#")[1]
        for path in ("opening", "report"):
            opened = asking.town.person("somebody").ask("POST", f"/api/answer/{path}", {"token": token})
            strange = {canary for canary in asking.canaries.found_in(opened[2]) if not asking.may_see("facilitator", canary)}
            assert not strange, f"a new link tells a facilitator {strange}"
            assert mode == "named" or path == "opening" or opened[0] != 200, f"a new link tells a facilitator the scores of another: {opened[2]}"


def whatever_a_facilitator_changes_tells_no_single_answer(asking):
    answered = set()
    for name, method, address, body in asking.routes.changes():
        status, _, reply = asking.people["facilitator"].ask(method, address, body)
        assert status < 500, (name, address, status, reply)
        answered |= {name} if status == 200 else set()
        strange = {canary for canary in asking.canaries.found_in(reply) if not asking.may_see("facilitator", canary)}
        assert not strange, f"a facilitator is told {sorted(strange)[:3]} by {name} {address}"
    print(f"  {len(answered)} operations changed something: {' '.join(sorted(answered))}")


# ---- other formats -----------------------------------------------------------------------------------------------------

def the_terminal_writes_the_same_figures_in_every_format(asking):
    shown = {one.name: one.shown_to(asking.people["company"]) for one in asking.questionnaires.values()}
    assert asking.town.server.stop() == 0
    for name, releases in shown.items():
        for number, release in releases.items():
            words = ("show-release", asking.file, "--questionnaire", name, "--release", number)
            assert json.loads(command(asking.program, *words, "--output", "json")) == release, f"{words} tells another thing than the server"
            rows = list(csv.DictReader(io.StringIO(command(asking.program, *words, "--output", "csv", "--part", "figures"))))
            again = [dict(row, by=row["by"].split(), cell=row["cell"].split(), value=float(row["value"]) if row["value"] else None) for row in rows]
            assert figures_of({"figures": again}, number) == figures_of(release, number), f"{words} as CSV has other figures"
            table = command(asking.program, *words, "--output", "table", "--rows", 0)
            known = {f"{row[field]:g}" for row in release["figures"] for field in ("value", "from", "to") if row[field] is not None}
            written = set(re.findall(r"(?<![\w.-])\d+\.\d+(?![\w.-])", table))
            strange = {figure for figure in written if f"{float(figure):g}" not in known}
            assert not strange, f"{words} as a table has figures of its own: {sorted(strange)[:5]}"
    print("  XLSX, CSV and pictures of a release are made in the browser: web/tests/publication.mjs looks at them")


CHECKS = [nothing_follows_from_the_releases, much_would_follow_without_the_audit, no_single_answer_is_told_to_who_may_not_see_it,
          the_share_of_the_rule_on_dominance_is_told_to_nobody, no_byte_changes_with_an_answer_before_the_next_batch,
          a_new_link_does_not_open_the_answers_of_somebody_else, whatever_a_facilitator_changes_tells_no_single_answer,
          the_terminal_writes_the_same_figures_in_every_format]


def run_suite(program, contract, permissions):
    failures = 0
    with tempfile.TemporaryDirectory() as name, Cooperation(program, pathlib.Path(name), contract, permissions, Population(FIRMS, 1), Canaries()) as programme:
        asking = Asking(programme, contract)
        for check in CHECKS:
            began = time.monotonic()
            try:
                check(asking)
                print(f"ok {check.__name__.replace('_', ' ')}, {time.monotonic() - began:.0f} s", flush=True)
            except Exception:
                failures += 1
                print(f"FAILED {check.__name__.replace('_', ' ')}\n{traceback.format_exc()}", flush=True)
    print(f"{len(CHECKS) - failures} of {len(CHECKS)} checks hold")
    return 1 if failures else 0


def run_populations(program, contract, permissions, populations, sizes):
    failures = 0
    for size in sizes:
        figures, sums = 0, [[0, 0, 0], [0, 0, 0]]
        for number in range(populations):
            population = Population(size, 1000 * size + number)
            with tempfile.TemporaryDirectory() as name, Cooperation(program, pathlib.Path(name), contract, permissions, population, Canaries()) as programme:
                one = Questionnaire(programme, "confidential", DOMINANCE_PERCENT)
                one.first_half_then_one_a_day()
                shown = one.figures(one.shown_to(programme.town.people["company"]))
            found = [leaks_of(one.plan, one.entries, seen, DOMINANCE_PERCENT) for seen in (shown, one.unaudited_figures())]
            print(f"  {'LEAK' if any(found[0]) else 'ok'} population {number}: {one.releases} releases, {len(shown)} figures; {told(found[0])}", flush=True)
            figures += len(shown)
            sums = [[total + more for total, more in zip(old, new)] for old, new in zip(sums, found)]
        failures += any(sums[0])
        print(f"{size} firms, {populations} populations: {figures} figures; recoverable, of coalitions, pinned {sums[0]}; without the audit {sums[1]}", flush=True)
    return 1 if failures else 0


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("program")
    asked.add_argument("contract")
    asked.add_argument("permissions")
    asked.add_argument("--populations", type=int)
    asked.add_argument("--firms", default="30,45,60")
    options = asked.parse_args()
    program, permissions = str(pathlib.Path(options.program).resolve()), read_permissions(options.permissions)
    contract = json.loads(pathlib.Path(options.contract).read_text())
    if options.populations:
        return run_populations(program, contract, permissions, options.populations, [int(size) for size in options.firms.split(",")])
    return run_suite(program, contract, permissions)


if __name__ == "__main__":
    sys.exit(main())
