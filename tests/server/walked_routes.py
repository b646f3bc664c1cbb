"""Every route of the interface, asked with whatever is known: what each role is told, and what is in it.

An operation that is new has to be named here: how it is asked, or that it changes something. One that is read (GET) is
asked by itself, once the places of its address and its choices are known here.
"""

import base64
import io
import itertools
import json
import re
import struct
import zipfile

from served import a_file, events_of, operations

# Asked with a personal link, and what else they need; the others change what is stored.
READ_BY_LINK = {"open-response": {}, "response-report": {}, "answer-codes": {"question": "barrier"}}
CHANGE_BY_LINK = {"save-answers", "send-response", "withdraw-response", "put-answer-file", "stop-mail"}
# These look at what is stored, but are posted for the size of what they take.
READ_BY_POST = {"check-questionnaire": {}, "preview-questionnaire": {"answers": {}}}
# These compute with files that the asker brings.
BROUGHT = {"study-file", "study-file-script", "recode", "location-quotients", "specialisation-measures", "related-variety", "shift-share", "cluster-stars",
           "proximity", "relatedness", "relatedness-density", "complexity", "diversification-options", "activity-space", "network-measures",
           "compare-groups", "compare-paired", "reliability", "weight-answers", "check-release", "draft-event", "check-plan",
           "explain-request", "meeting-agendas", "meeting-calendar", "schedule-meetings", "replan-meetings", "size-event"}
# These change the programme. They are asked when all else is over, those that end something last.
CHANGES = {"import-statistics", "define-domain", "decide", "import-organisations", "undo-organisation-import", "put-organisation", "put-contact",
           "put-cluster", "put-membership", "state-count", "put-own-organisation", "set-representative", "add-questionnaire", "save-draft",
           "begin-draft", "publish-questionnaire", "invite-organisations", "check-response", "put-advice", "open-entry", "enter-answers",
           "declare-publication-plan", "release-results", "decide-lesson", "put-interview-guide", "put-interview", "code-passage", "put-code",
           "remove-interview", "remove-passage", "remove-code", "merge-code", "invite-by-mail", "remind", "deliver-mail", "record-bounces",
           "stop-mail-to", "set-mail-rules", "import-boundaries", "import-classification", "add-network-questionnaire",
           "merge-organisations", "separate-organisations", "close-questionnaire"}
# Of owners alone, who may see every answer; run_accounts.py sees that nobody else is let in.
OF_OWNERS = {"new", "invite", "change-account", "offer-reset", "end-all-sessions", "erase-person", "apply-retention"}
CLASSIFIED = set(READ_BY_LINK) | CHANGE_BY_LINK | set(READ_BY_POST) | BROUGHT | CHANGES | OF_OWNERS
# Long work with the answers and figures of export-answers, study-effects and compare-members, which are asked in every
# way, and for the same roles (tests/permissions.txt).
TOO_LONG = {"export-study-script"}
# Choices that say how much is computed, or of what part of the statistics, not of whom.
NOT_OF_ANSWERS = {"seed", "samples", "assignments", "interval_samples", "permutations", "significance", "limit", "page", "page_size", "count", "before", "day",
                  "since", "year", "period", "measure", "level", "reference", "presence_threshold", "relatedness_threshold", "proximity_min",
                  "activities_max", "linkage_quantile", "code", "parent", "languages", "technology", "activity", "kind", "size", "query",
                  "relation", "without", "guide", "archive", "group", "territory", "interview"}


def is_choice_of_computing(name):
    return name in NOT_OF_ANSWERS or name.startswith("weight_")


def check_classified(contract):
    """Fails where an operation is not known here."""
    for method, path, entry in operations(contract):
        name = entry["operationId"]
        assert method == "GET" or name in CLASSIFIED, f"{name} ({method} {path}) is new: say in walked_routes.py whether it reads or changes"
        assert (entry.get("x-door") == "link") == (name in READ_BY_LINK or name in CHANGE_BY_LINK), name
    known = {entry["operationId"] for _, _, entry in operations(contract)} | {"new"}
    assert CLASSIFIED <= known, f"no operation any more: {CLASSIFIED - known}"


class Routes:
    """What can be asked, with what is known: `places` has values for the places of addresses and for choices, by name."""

    def __init__(self, contract, places):
        check_classified(contract)
        self.contract, self.places = contract, places

    def values(self, operation, name, schema=None):
        if schema and "enum" in schema:
            return schema["enum"]
        if name in self.places:
            return self.places[name]
        assert is_choice_of_computing(name), f"{operation} asks for {name}: say in walked_routes.py or run_harvest.py what could be asked"
        return []

    def addresses(self, path, entry):
        """All addresses of a path, with no choice made and with each by itself."""
        name = entry["operationId"]
        asked = entry.get("parameters", [])
        wanted = [one["name"] for one in asked if one["in"] == "path"]
        queries = [""] + [f"?{one['name']}={value}" for one in asked if one["in"] == "query"
                          for value in self.values(name, one["name"], one.get("schema", {}).get("items", one.get("schema")))]
        for values in itertools.product(*(self.values(name, place) for place in wanted)):
            address = path
            for place, value in zip(wanted, values):
                address = address.replace("{" + place + "}", str(value))
            yield from (address + query for query in queries)

    def readings(self, token):
        """Method, address and body of everything that is asked without changing anything."""
        for method, path, entry in operations(self.contract):
            name = entry["operationId"]
            if name in TOO_LONG:
                continue
            if method == "GET":
                yield from ((name, method, address, None) for address in self.addresses(path, entry))
            elif name in READ_BY_POST:
                yield from ((name, method, address, READ_BY_POST[name]) for address in self.addresses(path, entry))
            elif name in BROUGHT:
                yield name, method, path, self.body(entry)
            elif name in READ_BY_LINK:
                yield from ((name, method, path, {"token": one, **READ_BY_LINK[name]}) for one in (token or []))

    def body(self, entry):
        """The least that an operation wants: of each field something that is known, a file, or a word."""
        schema = entry["requestBody"]["content"]["application/json"]["schema"]
        made = {}
        for name in schema.get("required", []):
            field = schema["properties"][name]
            kind = field.get("type")
            if name in self.places:
                made[name] = self.places[name][0]
            elif kind == "object" or "$ref" in field:
                made[name] = a_file("territory,activity,value\nES21,24,5\n")
            else:
                made[name] = {"array": ["a"], "integer": 1, "number": 1, "boolean": True}.get(kind, field.get("enum", ["0123"])[0])
        return made

    def changes(self):
        for name in sorted(CHANGES, key=lambda one: (one == "close-questionnaire", one in ("merge-organisations", "separate-organisations"))):
            method, path, entry = next(one for one in operations(self.contract) if one[2]["operationId"] == name)
            yield from ((name, method, address, self.body(entry)) for address in self.addresses(path, entry))


def without_moments(reply):
    """A reply whose files do not say when they were written."""
    if not isinstance(reply, dict) or reply.get("encoding") != "base64":
        return reply
    content = base64.b64decode(reply["content"])
    if content.startswith(b"$FL2"):
        content = content[:92] + b" " * 17 + content[109:]
    elif content.startswith(b"PK"):
        kept = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(kept, "w") as copy:
            for name in archive.namelist():
                if name != "docProps/core.xml":
                    copy.writestr(zipfile.ZipInfo(name), archive.read(name))
        content = kept.getvalue()
    return dict(reply, content=base64.b64encode(content).decode())


class Told:
    """All that one asker was told: by operation and address, the status and the reply."""

    def __init__(self, person, routes, token=None):
        self.replies = {}
        for name, method, address, body in routes.readings(token):
            status, headers, reply = person.ask(method, address, body)
            assert status < 500, (name, address, status, reply)
            self.replies[(name, method, address, json.dumps(body))] = (status, without_moments(reply))

    def differences(self, before):
        assert self.replies.keys() == before.replies.keys()
        return {key[0] for key, reply in self.replies.items() if reply != before.replies[key]}

    def answered(self):
        return {key[0] for key, reply in self.replies.items() if reply[0] == 200}


def told_by_jobs(person, routes, told):
    """What each reading that was answered gives as a job, which must be the same."""
    fields = {entry["operationId"]: (path, entry) for _, path, entry in operations(routes.contract)}
    for (name, method, address, _), (status, reply) in told.replies.items():
        if method != "GET" or status not in (200, 422) or "?" in address:
            continue
        path, _ = fields[name]
        names = re.findall(r"\{(\w+)\}", path)
        found = re.fullmatch(re.sub(r"\{\w+\}", "([^/]+)", path), address)
        body = {place: int(value) if place in ("release", "version") else value for place, value in zip(names, found.groups())}
        begun = person.ask("POST", f"/api/jobs/{name}", body)
        assert begun[0] == 202, (name, body, begun)
        person.server.cookie = person.cookie
        event, result = events_of(person.server, begun[2]["job"])[-1]
        assert event == ("done" if status == 200 else "failed"), (name, event, result)
        given = result.get("reply", result) if event == "done" else result
        assert without_moments(given) == reply if event == "done" else given["code"] == reply["code"], f"{name} tells another thing as a job: {given}"


def texts_in(reply):
    """Everything that a reply says: itself, and whatever is packed into its texts."""
    if isinstance(reply, bytes):
        yield from unpacked(reply)
        return
    yield json.dumps(reply, ensure_ascii=False).encode()
    waiting = [reply]
    while waiting:
        part = waiting.pop()
        waiting += part.values() if isinstance(part, dict) else part if isinstance(part, list) else []
        if isinstance(part, str) and len(part) >= 24 and re.fullmatch(r"[A-Za-z0-9+/\s]+=*", part):
            try:
                yield from unpacked(base64.b64decode(part))
            except ValueError:
                continue


def unpacked(content):
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from unpacked(archive.read(name))


class Canaries:
    """Single answers that can be told from anything else, and whose they are."""

    def __init__(self):
        self.owners = {}  # by canary, the questionnaire and the number of the firm

    def add(self, canary, questionnaire, number):
        self.owners[canary] = (questionnaire, number)

    def found_in(self, reply):
        """The canaries in a reply: as a text, as a number, or as SPSS writes a number."""
        found = set()
        numbers = {canary for canary in self.owners if canary.isdigit()}
        packed = {struct.pack("<d", float(canary)): canary for canary in numbers}
        for text in texts_in(reply):
            found |= {canary.decode() for canary in re.findall(rb"\w+-canary-[a-z]+-\d+-\d+", text)} & self.owners.keys()
            found |= {number.decode() for number in re.findall(rb"(?<![\w.])\d{7}(?!\w)", text)} & numbers
            if text.startswith(b"$FL2"):
                found |= {canary for bytes_, canary in packed.items() if bytes_ in text}
        return found
