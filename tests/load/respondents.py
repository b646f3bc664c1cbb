"""Respondents who answer one questionnaire at once: what they send, and whether it is there afterwards."""

import collections
import json
import re

from load_requests import NUMBER, request, write_requests
from survey import whole
from written import receipts_of

MARKED = "suggestions"  # the variable that tells which write it is of
REMARK = f"Written as {NUMBER}. Zubiaren bi aldeetako enpresek elkar ezagutu behar dute."


def requests_of(survey, form, folder, chance):
    """A file of each respondent and kind: some answers that are saved, and all of them that are sent."""
    everything, rows = whole(form), sorted(survey.variables)
    key = f"Idempotency-Key: {folder.name}-{NUMBER}"

    def chosen(names):
        return {name: [chance.choice(survey.variables[name])] for name in names}

    def one(path, token, answers):
        body = {"token": token, "language": "eu", "agreed": survey.hash, "answers": {**answers, MARKED: REMARK}}
        return request(survey.server, "POST", path, body, [key], is_signed_in=False)

    return {"save": write_requests(folder, "save", [one("/api/answer/saving", token, chosen(chance.sample(rows, 3)))
                                                    for token in survey.tokens]),
            "send": write_requests(folder, "send", [one("/api/answer/sending", token, {**everything, **chosen(rows)})
                                                    for token in survey.tokens])}


def number_in(value):
    found = re.search(r"as (\d{8})", value)
    return int(found[1]) if found else None


def check_answers(survey, folder, files):
    """How many writes went wrong, and how. Of writes of one respondent that overlap either may be the last."""
    receipts = [receipt for file in files for receipt in receipts_of(file)]
    stored, whole_ones = collections.defaultdict(list), set()
    for key, response in survey.rows("SELECT idempotency_key, response FROM answer_receipt"):
        found = re.fullmatch(rf" {re.escape(folder.name)}-(\d+)( sent)?", key)
        stored[int(found[1])].append(response)
        if found[2]:
            whole_ones.add(int(found[1]))
    held = {response: number_in(json.loads(value)) for response, value in
            survey.rows(f"SELECT response, value FROM answer WHERE variable = '{MARKED}'")}
    asked = {receipt.number: receipt for receipt in receipts}
    by_respondent = collections.defaultdict(list)
    for receipt in receipts:
        if receipt.status == 200:
            by_respondent[receipt.request].append(receipt)
    older = apart = 0
    for done in by_respondent.values():
        mine = {response for receipt in done for response in stored[receipt.number]}
        apart += len(mine) > 1
        for response in mine:
            last = asked.get(held.get(response))
            older += last is None or any(receipt.sent > last.answered for receipt in done if last.status == 200)
    return {"acknowledged": sum(receipt.status == 200 for receipt in receipts),
            "lost": sum(receipt.status == 200 and not stored.get(receipt.number) for receipt in receipts),
            "doubled": sum(len(found) > 1 for found in stored.values()),
            "sent but not taken as whole": sum(receipt.kind == "send" and receipt.status == 200 and receipt.number not in whole_ones
                                               for receipt in receipts),
            "under several responses": apart,
            "with an older value than acknowledged": older,
            "refused but written": sum(receipt.status >= 400 and bool(stored.get(receipt.number)) for receipt in receipts),
            "never asked for": sum(number not in asked for number in stored)}
