"""Random studies of cooperation as files of answers: small, full of ties, with don't know, not applicable and nothing
at all, groups of one, groups of none, and studies in which everybody answers alike."""

import csv
import json
import pathlib

INSTRUMENT = pathlib.Path(__file__).parent.parent.parent / "examples/instruments/cross_border_cooperation.json"
SCALES = {"importance", "effect", "extent"}
CODES = ["--dont-know", "99", "--not-applicable", "98"]
SIZES = ["micro", "small", "medium", "large"]


def scales():
    """The variables that are answered from 1 to 5."""
    for section in json.loads(INSTRUMENT.read_text(encoding="utf-8"))["sections"]:
        for item in section["items"]:
            if item.get("list") in SCALES:
                yield from [row["name"] for row in item["rows"]] if "rows" in item else [item["name"]]


def steps_of(draw, kind):
    """What may be answered: each study has few steps, so that most answers tie."""
    if kind == "alike":
        return [draw.choice([1, 3, 5])]
    steps = draw.sample([1, 2, 3, 4, 5], draw.choice([2, 2, 3, 5]))
    return steps * draw.choice([1, 2, 6]) + draw.choice([[], ["99"], ["98", ""], ["99", "98", "", ""]])


def kind_of(number):
    """Every tenth study is of members who answer alike, another of one member alone, and so on."""
    return {0: "alike", 3: "alone", 5: "group-of-one", 7: "half-empty", 9: "untold"}.get(number % 10, "tied")


def write_study(path, draw, number):
    """Writes one study; the same draws and number give the same study."""
    kind = kind_of(number)
    members = 1 if kind == "alone" else draw.choice([2, 4, 6, 8, 9, 12, 15, 20, 28, 34, 40])
    variables = list(scales())
    asked = draw.sample(variables, len(variables) // 2) if kind == "half-empty" else variables
    common = steps_of(draw, kind)
    steps = {name: common if kind == "alike" or draw.random() < 0.5 else steps_of(draw, kind) for name in asked}
    clusters = draw.sample(["Ñandú", "=Bio", "Sea, \"land\"", "NA"], draw.choice([1, 2, 3, 4]))
    sizes = draw.sample(SIZES, draw.choice([1, 2, 3, 4]))
    with open(path, "w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["cluster", "size_class", "territory", "organisation_kind", *asked])
        for member in range(members):
            is_first = kind == "group-of-one" and member == 0
            cluster = "Alone" if is_first else "" if kind == "untold" and draw.random() < 0.3 else draw.choice(clusters)
            size = "" if kind == "untold" and draw.random() < 0.3 else draw.choice(sizes)
            lines.writerow([cluster, size, draw.choice(["ES21", "ES22", "FRI1"]), "company", *(draw.choice(steps[name]) for name in asked)])
