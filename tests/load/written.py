"""Whether what the server said it had written is there afterwards, once, and nothing else."""

import collections
import re

from load_requests import domain

Receipt = collections.namedtuple("Receipt", "kind request number status sent answered id")
SCENARIO = 10**12  # microseconds, more than any scenario takes


def receipts_of(*files):
    """Each file has a clock of its own; the scenarios followed each other."""
    for place, file in enumerate(files):
        for line in file.read_text().splitlines():
            kind, request, number, status, sent, answered, named = line.split()
            yield Receipt(kind, int(request), int(number), int(status), int(sent) + place * SCENARIO,
                          int(answered) + place * SCENARIO, named)


def number_in(text):
    found = re.search(r"as (\d{8})", text)
    return int(found[1]) if found else None


def check_decisions(receipts, stored):
    """How many decisions went wrong, and how."""
    ids = collections.defaultdict(list)
    for decision in stored:
        ids[number_in(decision["reason"])].append(decision["decision"])
    asked = {receipt.number: receipt for receipt in receipts if receipt.kind == "large"}
    done = [receipt for receipt in asked.values() if receipt.status == 200]
    return {
        "acknowledged": len(done),
        "lost": sum(receipt.number not in ids for receipt in done),
        "doubled": sum(len(found) > 1 for found in ids.values()),
        "under another id": sum(ids.get(receipt.number, [receipt.id])[0] != receipt.id for receipt in done),
        "refused but written": sum(receipt.status >= 400 and receipt.number in ids for receipt in asked.values()),
        "never asked for": sum(number not in asked for number in ids),
    }


def check_domains(receipts, stored, before):
    """A domain holds what was written last. A write is lost where the domain holds another one that was answered before
    it was sent; those that overlap may end in either order. One without an answer may or may not have been done."""
    names = {entry["domain"]: entry["name"] for entry in stored}
    writes = collections.defaultdict(dict)
    for receipt in receipts:
        if receipt.kind == "small":
            writes[domain(receipt.request)][receipt.number] = receipt
    lost = never = refused = 0
    for name, asked in writes.items():
        held = number_in(names.get(name, ""))
        done = [receipt for receipt in asked.values() if receipt.status == 200]
        if held == before:
            lost += len(done)
        elif held not in asked:
            never += 1
        else:
            refused += asked[held].status >= 400
            if asked[held].status == 200:
                lost += sum(receipt.sent > asked[held].answered for receipt in done)
    return {"acknowledged": sum(r.status == 200 for asked in writes.values() for r in asked.values()), "lost": lost,
            "refused but written": refused, "never asked for": never}
