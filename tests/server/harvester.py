"""An attacker who knows who answered and what is publicly known of them, and puts together every figure that was ever shown.

It shares no code with the engine: ranks are those of matrices modulo a prime of its own, and linear programmes go to GLPK.

An *entry* is a respondent with the answers of some releases; who changed one is there twice. A *class* has the entries of
the same attributes that came and left with the same releases: no figure tells them apart.
"""

import collections
import itertools
import math

import numpy
from cvxopt import glpk, matrix, spmatrix

PRIME = 2**31 - 1  # the product of two remainders fits 63 bits
# What GLPK calls an optimum may break its rows, so that every solution is checked, and another way tried.
WAYS = (("GLP_DUAL", "GLP_ON"), ("GLP_PRIMAL", "GLP_ON"), ("GLP_PRIMAL", "GLP_OFF"))
UNBOUNDED = 1e8  # in the place of amounts without a bound

Entry = collections.namedtuple("Entry", "unit known answers entered left")  # `left` is the first release without it, or None
Figure = collections.namedtuple("Figure", "release question statistic by cell values")
Leaks = collections.namedtuple("Leaks", "recoverable coalitions pinned")


def figures_of(release, number):
    """The figures of a release as `show-release` gives it; those of a distribution follow each other, by category."""
    found = {}
    for row in release["figures"]:
        if row["value"] is not None:
            place = (number, row["question"], row["statistic"], tuple(row["by"]), tuple(row["cell"]))
            found.setdefault(place, []).append((row["category"], row["value"]))
    return [Figure(*place, tuple(values)) for place, values in found.items()]


def scaled(columns):
    """Each column divided by its first number that is not 0."""
    first = columns[(columns != 0).argmax(axis=0), numpy.arange(columns.shape[1])]
    inverse, power, exponent = numpy.ones_like(first), first.copy(), PRIME - 2
    while exponent:
        if exponent & 1:
            inverse = inverse * power % PRIME
        power, exponent = power * power % PRIME, exponent >> 1
    return columns * inverse % PRIME


class Plan:
    """A declared plan, as everybody who may see it is shown it, and of some questions all answers that there can be."""

    def __init__(self, document, answers_known=None):
        self.answers_known = answers_known or {}
        self.attributes = {one["name"]: one for one in document.get("attributes", [])}
        self.questions = {one["name"]: one for one in document["questions"]}
        self.tables = [()] + [tuple(one["attributes"]) for one in document.get("tables", [])]

    def category(self, known, name):
        """Of somebody with these attributes, in the attribute of that name: its own, or what groups it."""
        attribute = self.attributes[name]
        if not attribute.get("groups"):
            return known[name] if known[name] in attribute["categories"] else "other"
        below = self.attributes[attribute["groups"]]
        return attribute["category_of"][below["categories"].index(self.category(known, attribute["groups"]))]

    def cells(self, table):
        cells = [()]
        for name in table:
            cells = [(*cell, category) for cell in cells for category in self.attributes[name]["categories"]]
        return cells


def kind_of(question):
    return question.get("kind", "scale").replace("_", "-")


def values_of(question, known=None):
    """What can be answered: whole numbers, or those that are known to be all; of an amount nothing that could be listed."""
    kind = kind_of(question)
    if known:
        return known
    if kind == "scale":
        low, high = (default if question.get(end) is None else int(question[end]) for end, default in (("low", 1), ("high", 5)))
        return list(range(low, high + 1))
    return [0, 1] if kind == "yes-no" else list(range(len(question["categories"]))) if kind == "choice" else None


def rounded(value, decimals):
    """Halves go away from 0."""
    scale = 10.0**decimals
    return math.copysign(math.floor(abs(value) * scale + 0.5 + 1e-9), value) / scale


class Harvest:
    """All that is known of the answers to one question."""

    def __init__(self, plan, question, entries, groups_min=5):
        self.plan, self.groups_min = plan, groups_min
        self.question = plan.questions[question]
        self.values = values_of(self.question, plan.answers_known.get(question))
        classes = collections.defaultdict(list)
        for entry in entries:
            if entry.answers[question] is not None:
                known = tuple(plan.category(entry.known, name) for name in plan.attributes)
                classes[(known, entry.entered, entry.left)].append(entry)
        self.places, self.members = list(classes), list(classes.values())
        self.name = question
        self.rows, self.bounds = [], []  # sets of classes; and (coefficients by variable, least, most)
        self.width = len(self.values) if self.values else 1

    # ---- what is seen ------------------------------------------------------------------------------------------------

    def classes_in(self, release, by, cell):
        found = []
        for number, (known, entered, left) in enumerate(self.places):
            category = dict(zip(self.plan.attributes, known))
            if entered <= release and (left is None or left > release) and all(category[name] == wanted for name, wanted in zip(by, cell)):
                found.append(number)
        return found

    def see(self, figures):
        for figure in figures:
            if figure.question != self.name or figure.statistic not in ("mean", "sum", "distribution"):
                continue
            row = self.classes_in(figure.release, figure.by, figure.cell)
            count = sum(len(self.members[number]) for number in row)
            self.rows.append(frozenset(row))
            if figure.statistic == "distribution":
                self.see_distribution(row, count, figure.values)
            else:
                self.see_sum(row, 1 if figure.statistic == "sum" else count, figure.values[0][1], self.values or [1])

    def see_sum(self, row, divisor, shown, weights, decimals=None):
        """A weighted sum, divided and rounded: of whole answers one of the whole numbers that are rounded to what is shown."""
        decimals = self.question.get("decimals", 1) if decimals is None else decimals
        half = 0.5 * 10.0**-decimals + 1e-9
        least, most = divisor * (shown - half), divisor * (shown + half)
        if self.values:
            least, most = math.ceil(least - 1e-7), math.floor(most + 1e-7)
        coefficients = {self.width * number + at: weight for number in row for at, weight in enumerate(weights) if weight}
        self.bounds.append((coefficients, least, most))

    def see_distribution(self, row, count, shares):
        for category, share in shares:
            self.see_sum(row, count, share, self.weights_of(category), 2)

    def weights_of(self, category):
        named = self.question.get("categories") or [{"name": str(value), "least": value, "most": value} for value in self.values]
        number, found = next((number, one) for number, one in enumerate(named) if one["name"] == category)
        if kind_of(self.question) == "choice":
            return [int(value == number) for value in self.values]
        return [int(found["least"] <= value <= found["most"]) for value in self.values]

    def unaudited(self, release):
        """What a release would show if five answers were enough."""
        statistic = "distribution" if kind_of(self.question) == "choice" else "mean"
        figures = []
        for table in self.plan.tables:
            for cell in self.plan.cells(table):
                answers = [entry.answers[self.name] for number in self.classes_in(release, table, cell) for entry in self.members[number]]
                if len(answers) < 5:
                    continue
                if statistic == "mean":
                    values = (("", rounded(sum(answers) / len(answers), self.question.get("decimals", 1))),)
                else:
                    values = tuple((one["name"], rounded(answers.count(at) / len(answers), 2)) for at, one in enumerate(self.question["categories"]))
                figures.append(Figure(release, self.name, statistic, table, cell, values))
        return figures

    # ---- what follows exactly ----------------------------------------------------------------------------------------

    def null_space(self):
        """A basis, by row, of what could be added to the classes without changing any figure."""
        pivots = []  # (column, row) of the reduced rows
        for row in set(self.rows):
            line = numpy.zeros(len(self.places), dtype=numpy.int64)
            line[sorted(row)] = 1
            for column, known in pivots:
                line = (line - line[column] * known) % PRIME
            filled = numpy.flatnonzero(line)
            if not len(filled):
                continue
            line = line * pow(int(line[filled[0]]), -1, PRIME) % PRIME
            pivots = [(column, (known - known[filled[0]] * line) % PRIME) for column, known in pivots] + [(filled[0], line)]
        free = sorted(set(range(len(self.places))) - {column for column, _ in pivots})
        basis = numpy.zeros((len(free), len(self.places)), dtype=numpy.int64)
        for number, column in enumerate(free):
            basis[number, column] = 1
            for pivot, known in pivots:
                basis[number, pivot] = -known[column] % PRIME
        return basis

    def units(self, number):
        return frozenset(entry.unit for entry in self.members[number])

    def recoverable(self):
        """Groups alone in a class whose sum follows exactly."""
        basis = self.null_space()
        return sum(1 for number in range(len(self.places)) if len(self.units(number)) == 1 and not basis[:, number].any())

    def coalitions(self):
        """Whether something follows of fewer groups than are asked for, taken together: some of their columns depend."""
        small = [number for number in range(len(self.places)) if len(self.units(number)) < self.groups_min]
        units = [self.units(number) for number in small]
        most = self.groups_min - 1
        count = collections.Counter(unit for one in units for unit in one)

        def leaves_room(taken, first):
            """Whether two more can be taken: mostly not, unless there are groups to spare, or groups of several classes."""
            if len(taken) + 2 <= most:
                return True
            new = [one - taken for one in units[first:] if len(one | taken) <= most]
            if frozenset() in new:
                return len(new) > 1
            repeated = [one for one in new if all(count[unit] > 1 for unit in one)]
            return any(len(taken | one | other) <= most for one, other in itertools.combinations(repeated, 2))

        def depends(space, first, taken):
            """Whether a set with those that are taken, which `space` was reduced by, and some from `first` on depends."""
            allowed = [at for at in range(first, len(small)) if len(taken | units[at]) <= most]
            if not allowed or not space[:, allowed].any(axis=0).all():
                return bool(allowed)
            # Two depend where one is a multiple of the other.
            parallel = collections.defaultdict(list)
            for at, column in zip(allowed, scaled(space[:, allowed]).T):
                parallel[column.tobytes()].append(at)
            for alike in parallel.values():
                if any(len(taken | units[one] | units[other]) <= most for one, other in itertools.combinations(alike, 2)):
                    return True
            for at in allowed:
                if leaves_room(taken | units[at], at + 1):
                    line = space[numpy.flatnonzero(space[:, at])[0]]
                    line = line * pow(int(line[at]), -1, PRIME) % PRIME
                    if depends((space - space[:, at:at + 1] * line) % PRIME, at + 1, taken | units[at]):
                        return True
            return False

        return depends(self.null_space()[:, small], 0, frozenset())

    # ---- what lies between bounds ------------------------------------------------------------------------------------

    def programme(self):
        """The figures as rows of a linear programme: inequalities G x ≤ h and equations A x = b."""
        low, high = (self.question.get("low") or 0), self.question.get("high") or UNBOUNDED
        inequalities, equations = [], []
        for number, members in enumerate(self.members):
            own = range(self.width * number, self.width * (number + 1))
            if self.values:
                inequalities += [({at: -1}, 0) for at in own]
                equations.append(({at: 1 for at in own}, len(members)))
            else:
                inequalities.append(({own[0]: -1}, -low * len(members)))
                inequalities.append(({own[0]: 1}, high * len(members)))
        for coefficients, least, most in self.bounds:
            inequalities += [(coefficients, most), ({at: -weight for at, weight in coefficients.items()}, -least)]

        def written(rows):
            entries = [(weight, number, at) for number, (row, _) in enumerate(rows) for at, weight in row.items()]
            weights, numbers, places = zip(*entries) if entries else ((), (), ())
            return (spmatrix([float(weight) for weight in weights], numbers, places, (len(rows), self.width * len(self.places))),
                    matrix([float(bound) for _, bound in rows], (len(rows), 1), "d"))

        return (*written(inequalities), *written(equations))

    def range_of(self, form, programme):
        """How far apart two solutions lie: what is told of a form is at most that it is between them."""
        ends = []
        for sign in (1.0, -1.0):
            cost = matrix(0.0, (self.width * len(self.places), 1))
            for at, weight in form.items():
                cost[at] = sign * weight
            found = self.solution(cost, programme)
            ends.append(sum(weight * found[at] for at, weight in form.items()))
        return ends[1] - ends[0]

    def solution(self, cost, programme):
        inequalities, bounds, equations, sums = programme
        for method, presolving in WAYS:
            glpk.options.update(msg_lev="GLP_MSG_OFF", meth=method, presolve=presolving)
            status, found, *_ = glpk.lp(cost, *programme)
            if status != "optimal":
                continue
            over = numpy.array(inequalities * found - bounds) / numpy.maximum(1, abs(numpy.array(bounds)))
            beside = numpy.array(equations * found - sums)
            if over.max(initial=0) < 1e-6 and abs(beside).max(initial=0) < 1e-6:
                return found
        raise AssertionError(f"no solution of what is known of {self.name}, but there is one: the true answers")

    def holds(self):
        """Whether the true answers agree with all that was seen; an attacker who is mistaken proves nothing."""
        true = [sum(entry.answers[self.name] == value for entry in members) if self.values else sum(entry.answers[self.name] for entry in members)
                for members in self.members for value in (self.values or [None])]
        return all(least - 1e-6 <= sum(weight * true[at] for at, weight in coefficients.items()) <= most + 1e-6
                   for coefficients, least, most in self.bounds)

    def targets(self):
        """Sets of classes that fewer groups than are asked for are behind: each class, and each group with several."""
        single = [[number] for number in range(len(self.places)) if len(self.units(number)) < self.groups_min]
        by_unit = collections.defaultdict(list)
        for number in range(len(self.places)):
            if len(self.units(number)) == 1:
                by_unit[next(iter(self.units(number)))].append(number)
        return single + [numbers for numbers in by_unit.values() if len(numbers) > 1]

    def pinned(self, dominance_percent):
        """Of how many sets too little is open: half of a scale, a yes or no, a category, or so much of the largest amount."""
        programme, kind, found = self.programme(), kind_of(self.question), 0
        for numbers in self.targets():
            if kind == "choice":
                forms = [{self.width * number + at: 1 for number in numbers} for at in range(self.width)]
                needed = 1
            else:
                forms = [{self.width * number + at: weight for number in numbers for at, weight in enumerate(self.values or [1]) if weight}]
                largest = max(entry.answers[self.name] for number in numbers for entry in self.members[number])
                unit = 10.0 ** -self.question.get("decimals", 1)
                high = self.question.get("high")
                half = math.inf if high is None else (high - (self.question.get("low") or 0)) / 2
                needed = {"scale": (self.values[-1] - self.values[0]) / 2 if self.values else 0, "yes-no": 1,
                          "amount": min(max(dominance_percent / 100 * largest, unit), half)}[kind]
            found += any(self.range_of(form, programme) < needed * (1 - 1e-5) - 1e-6 for form in forms)
        return found

    def leaks(self, dominance_percent):
        assert self.holds(), f"the figures of {self.name} are not those of the answers"
        return Leaks(self.recoverable(), int(self.coalitions()), self.pinned(dominance_percent))


def leaks_of(plan, entries, figures, dominance_percent):
    """Summed over all questions."""
    found = []
    for question in plan.questions:
        harvest = Harvest(plan, question, entries)
        harvest.see(figures)
        found.append(harvest.leaks(dominance_percent))
    return Leaks(*map(sum, zip(*found)))
