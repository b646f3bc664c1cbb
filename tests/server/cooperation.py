"""A served programme whose organisations answer questionnaires in every mode over some days, and what is released of it."""

import json

from harvester import Entry, Harvest, Plan, figures_of
from population import SCORES, TERRITORIES, UPLOADS, as_published, canaries_in, instrument, must, upload
from served import a_file
from survey import command
from town import Town

MODES = ("confidential", "named", "anonymous")
GROUPS_MIN = 5
TABLES = ["territory", "country", "kind", "size_class", "cluster", "territory+kind", "territory+size_class", "territory+cluster", "kind+size_class",
          "kind+cluster", "size_class+cluster"]


class Questionnaire:
    """One that was published, its plan, who has answered what, and what entered which release."""

    def __init__(self, programme, mode, dominance_percent=None):
        self.programme, self.mode, self.name = programme, mode, f"cooperation-{mode}"
        self.current, self.turns, self.entries, self.entry_of, self.releases = {}, {}, [], {}, 0
        ask = programme.town.people["facilitator"].ask
        must(ask("POST", "/api/questionnaires", {"file": a_file(json.dumps(instrument(self.name, mode)), "form.json")}))
        asked = "" if mode == "anonymous" else "?" + "&".join("by=" + table.replace("+", "%2B") for table in TABLES)
        plan = must(ask("GET", f"/api/questionnaires/{self.name}/publication-plan/proposal{asked}"))["plan"]
        if dominance_percent:
            plan["rules"] = dict(plan.get("rules", {}), dominance_percent=dominance_percent)
        # Where a questionnaire is anonymous, no plan may have attributes; it is known to be once it is published.
        self.hash = must(ask("POST", f"/api/questionnaires/{self.name}/publication", {"mode": mode}))["hash"]
        if mode == "anonymous":
            plan["attributes"], plan["tables"] = [], []
        must(ask("POST", f"/api/questionnaires/{self.name}/publication-plan", {"plan": a_file(json.dumps(plan), "plan.json")}))
        # Who has read the questionnaire knows which scores there can be.
        self.plan = Plan(must(ask("GET", f"/api/questionnaires/{self.name}/publication-plan"))["plan"], {"dimension.readiness": SCORES})
        links = must(ask("POST", f"/api/questionnaires/{self.name}/invitations", {"everybody": True}))["links"]
        self.tokens = {row["organisation"]: row["link"].split("#")[1] for row in links}

    def answer(self, number):
        """The firm of that number answers, or changes all of its answers."""
        firm, turn = self.programme.population.firms[number], self.turns.get(number, 0)
        self.turns[number] = turn + 1
        mark = f"{self.mode}-{number}-{turn}"
        # What is left out this time stays as it was answered before.
        answers = {**self.current.get(number, {}), **self.programme.population.answers(mark)}
        if self.mode == "anonymous":
            del answers["who"]
        body = {"token": self.tokens[firm.id], "agreed": self.hash}
        person = self.programme.town.person(firm.id)
        canaries = canaries_in(answers)
        sent = dict(body, answers=answers)
        if number < UPLOADS and turn == 0:
            canaries |= {f"file-canary-{mark}", f"inside-canary-{mark}"}
            if self.mode == "anonymous":
                sent["files"] = {"plan": upload(mark)}
            else:
                must(person.ask("PUT", "/api/answer/files/plan", dict(body, file=upload(mark))))
        reply = must(person.ask("POST", "/api/answer/sending", sent))
        assert reply["is_sent"], reply
        for canary in canaries:
            self.programme.canaries.add(canary, self.name, number)
        self.current[number] = answers

    def withdraw(self, number):
        firm = self.programme.population.firms[number]
        must(self.programme.town.person(firm.id).ask("POST", "/api/answer/withdrawal", {"token": self.tokens[firm.id]}))
        del self.current[number]

    def arriving(self):
        """The groups with answers that are in no release."""
        return {self.unit(number) for number, answers in self.current.items()
                if number not in self.entry_of or self.entries[self.entry_of[number]].answers != as_published(answers)}

    def unit(self, number):
        return number if self.mode == "anonymous" else self.programme.population.firms[number].group()

    def release(self):
        """Tries it, and notes what entered; the refusal, where there is one, has to be due."""
        arriving = self.arriving()
        status, _, reply = self.programme.town.people["facilitator"].ask("POST", f"/api/questionnaires/{self.name}/releases", {})
        if status != 200:
            assert reply["code"] in ("nothing-to-release", "too-few-answers") and len(arriving) < GROUPS_MIN, (self.name, arriving, reply)
            return False
        assert len(arriving) >= GROUPS_MIN, f"{self.name}: the answers of {arriving} alone entered release {reply['release']}"
        self.releases = reply["release"]
        for number, entry in list(self.entry_of.items()):
            old = self.entries[entry]
            if number not in self.current or old.answers != as_published(self.current[number]):
                self.entries[entry] = old._replace(left=self.releases)
                del self.entry_of[number]
        for number, answers in self.current.items():
            if number not in self.entry_of:
                self.entry_of[number] = len(self.entries)
                firm = self.programme.population.firms[number]
                self.entries.append(Entry(self.unit(number), firm.known, as_published(answers), self.releases, None))
        return True

    def first_half_then_one_a_day(self):
        """Half of them answer, then one each day; on some days one changes its answers, on another one takes them back."""
        count = len(self.programme.population.firms)
        for number in range(count // 2):
            self.answer(number)
        assert self.release(), "the first half is enough for a release"
        for number in range(count // 2, count):
            self.answer(number)
            if number % 7 == 3:
                self.answer(number // 4)
            if number == count // 2 + 6 and self.mode != "anonymous":
                self.withdraw(5)
            self.release()
        assert self.releases >= 3, self.releases

    def in_two_batches(self, count):
        for first, last in ((0, 2 * count // 3), (2 * count // 3, count)):
            for number in range(first, last):
                self.answer(number)
            assert self.release()

    def figures(self, shown):
        """Of what was shown of each release, by number."""
        return [figure for number, release in shown.items() for figure in figures_of(release, number)]

    def unaudited_figures(self):
        """What the same releases would show if five answers were enough."""
        return [figure for question in self.plan.questions for number in range(1, self.releases + 1)
                for figure in Harvest(self.plan, question, self.entries).unaudited(number)]

    def shown_to(self, person):
        return {number: must(person.ask("GET", f"/api/questionnaires/{self.name}/releases/{number}")) for number in range(1, self.releases + 1)}


class Cooperation:
    """The programme, with somebody of every role signed in."""

    def __init__(self, program, folder, contract, permissions, population, canaries):
        self.program, self.file, self.population, self.canaries = program, folder / "naen.zubia", population, canaries
        command(program, "new", self.file, "--name", "NAEN", "--territories", ",".join(TERRITORIES))
        self.town = Town(program, str(self.file), contract, permissions)

    def __enter__(self):
        """Once the server runs: who is in which cluster, and whom the company stands for."""
        try:
            self.population.enter(self.town.people["owner"])
            account = self.town.account("company@example.eus")["account"]
            must(self.town.people["owner"].ask("PUT", f"/api/representatives/{account}", {"organisation": self.population.firms[6].id}))
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.town.server.process.poll() is None:
            self.town.server.stop()
