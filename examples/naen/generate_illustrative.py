#!/usr/bin/env python3
"""Writes employment_illustrative.csv: made-up jobs of NUTS 2 regions by NACE Rev. 2 division, for the demonstration.

No public table gives jobs by NUTS 2 region and NACE division for both sides of this border, so these are not facts: every
row carries the flag `illustrative`. They are made to look like facts where it matters for the methods:

1. Each division draws on capabilities (metal, health, food …). A region is good at some of them, so divisions that share
   a capability grow in the same regions: relatedness has something to find.
2. What the programme's territories are known for is typed in (machine tools in the Basque Country, aircraft in
   Aquitaine), as push factors on divisions.
3. Demanding divisions lean to developed regions, as in the theory of economic complexity.
4. The cells of ES21 and ES22 add up to the official aggregates of employment_official.csv in both years; those of FRI1,
   FRI2 and FRI3 to their official totals in 2018 (2013 is not published: the totals used here are made up too).
5. Outside the programme's territories a few cells are missing (`:`) or confidential (flag `c`), as in real tables.

The same bytes on every machine: own random numbers, and no arithmetic but + − × ÷, which IEEE 754 rounds alike
everywhere. Standard library only.

    generate_illustrative.py [FOLDER]      writes into FOLDER; default: the folder of this script
"""

import csv
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEED = 2021
PERIODS = (2013, 2018)
PROGRAMME = ("ES21", "ES22", "FRI1", "FRI2", "FRI3")

# Jobs of a typical region, of 100 000, by division.
TYPICAL_JOBS = {
    "01": 3300, "02": 210, "03": 120, "08": 150,
    "10": 2100, "11": 260, "13": 330, "14": 380, "15": 260, "16": 420, "17": 330, "18": 380, "19": 70, "20": 620,
    "21": 300, "22": 860, "23": 640, "24": 560, "25": 1700, "26": 480, "27": 640, "28": 1300, "29": 1150, "30": 480,
    "31": 480, "32": 420, "33": 620,
    "35": 480, "36": 150, "37": 110, "38": 380,
    "41": 1900, "42": 560, "43": 4100,
    "45": 1700, "46": 4400, "47": 9200, "49": 2600, "50": 90, "51": 150, "52": 1300, "53": 720, "55": 1300, "56": 4300,
    "58": 380, "59": 240, "60": 140, "61": 460, "62": 1500, "63": 260,
    "64": 1400, "65": 430, "66": 620, "68": 950,
    "69": 1700, "70": 1100, "71": 1350, "72": 620, "73": 560, "74": 480, "75": 130, "77": 380, "78": 1900, "79": 280,
    "80": 740, "81": 3200, "82": 1300,
    "84": 6900, "85": 6600, "86": 5600, "87": 2400, "88": 2700,
    "90": 420, "91": 310, "92": 190, "93": 820, "94": 1300, "95": 330, "96": 1600, "97": 1700,
}

# What a division draws on, and how much.
CAPABILITIES = {
    "metal": {"24": 1.0, "25": 1.0, "28": 1.0, "29": 0.6, "30": 0.6, "33": 0.7, "27": 0.4, "22": 0.4},
    "vehicles": {"29": 1.0, "30": 0.9, "22": 0.6, "28": 0.3, "26": 0.2, "51": 0.3},
    "health": {"21": 1.0, "26": 0.8, "86": 0.25, "72": 0.8, "32": 0.6, "20": 0.3},
    "food": {"01": 0.9, "10": 1.0, "11": 0.9, "03": 0.3, "75": 0.6, "46": 0.2},
    "sea": {"03": 1.2, "50": 1.1, "52": 0.4, "10": 0.3, "30": 0.2},
    "wood": {"02": 1.1, "16": 1.1, "17": 0.9, "31": 0.8, "18": 0.3},
    "digital": {"62": 1.1, "63": 1.0, "61": 0.9, "58": 0.6, "26": 0.4, "73": 0.3},
    "energy": {"35": 1.0, "38": 0.7, "27": 0.9, "36": 0.5, "37": 0.5, "42": 0.3, "71": 0.3},
    "fashion": {"13": 1.1, "14": 1.2, "15": 1.2, "32": 0.3, "31": 0.2},
    "materials": {"19": 1.0, "20": 1.0, "22": 0.6, "23": 0.9, "08": 0.7, "21": 0.3},
    "tourism": {"55": 1.1, "56": 0.5, "79": 0.8, "93": 0.5, "92": 0.5, "51": 0.5, "77": 0.4, "90": 0.2},
    "finance": {"64": 0.8, "65": 0.9, "66": 0.8, "69": 0.5, "70": 0.6, "78": 0.3, "82": 0.3, "68": 0.3},
    "creative": {"59": 1.0, "60": 1.0, "90": 0.8, "91": 0.5, "73": 0.6, "74": 0.6, "58": 0.6},
    "logistics": {"49": 0.5, "52": 0.9, "53": 0.5, "46": 0.4, "45": 0.2, "51": 0.3},
    "knowledge": {"72": 0.9, "71": 0.7, "85": 0.3, "62": 0.3, "26": 0.3, "74": 0.4},
    "building": {"41": 0.5, "42": 0.6, "43": 0.4, "23": 0.5, "68": 0.4, "16": 0.2, "81": 0.2},
    "care": {"86": 0.3, "87": 0.5, "88": 0.5, "96": 0.2, "97": 0.5, "94": 0.3},
}

# How demanding a division is, from −1 to 1; 0 where not listed.
DEMANDS = {
    "21": 1.0, "26": 1.0, "28": 0.7, "29": 0.6, "30": 0.8, "27": 0.5, "20": 0.5, "62": 0.9, "63": 0.8, "58": 0.5, "72": 1.0,
    "70": 0.7, "71": 0.6, "65": 0.5, "66": 0.5, "59": 0.5, "73": 0.4, "74": 0.4, "64": 0.3, "69": 0.3,
    "01": -0.9, "03": -0.6, "08": -0.5, "13": -0.3, "14": -0.6, "15": -0.6, "23": -0.3, "55": -0.3, "56": -0.3, "97": -0.5,
    "84": -0.3, "41": -0.3, "02": -0.4, "16": -0.3,
}

# Jobs change by this share in the five years, beside what happens in the region.
TRENDS = {
    "62": 0.25, "63": 0.18, "70": 0.15, "72": 0.12, "21": 0.10, "52": 0.10, "55": 0.12, "56": 0.10, "87": 0.10, "88": 0.12,
    "78": 0.20, "29": 0.08, "30": 0.08, "38": 0.08, "01": -0.06, "13": -0.10, "14": -0.12, "15": -0.06, "17": -0.06, "18": -0.15,
    "58": -0.12, "61": -0.10, "64": -0.12, "24": -0.04, "41": 0.06, "43": 0.04, "71": 0.08, "53": 0.04, "47": -0.02,
}

# Regions of the reference area: jobs in thousands (round, made up from the size of the region) and development, −1 to 1.
REGIONS = {
    "ES11": (1060, -0.3), "ES12": (390, -0.1), "ES13": (240, 0.0), "ES21": (0, 0.6), "ES22": (0, 0.5), "ES23": (140, 0.1),
    "ES24": (570, 0.2), "ES30": (3100, 0.8), "ES41": (990, -0.2), "ES42": (780, -0.5), "ES43": (390, -0.8),
    "ES51": (3400, 0.5), "ES52": (2000, -0.1), "ES53": (560, -0.1), "ES61": (2900, -0.6), "ES62": (590, -0.4),
    "ES70": (860, -0.5),
    "FR10": (6200, 1.0), "FRB0": (980, 0.0), "FRC1": (640, -0.1), "FRC2": (440, 0.1), "FRD1": (560, -0.3),
    "FRD2": (710, 0.0), "FRE1": (1510, -0.1), "FRE2": (660, -0.2), "FRF1": (800, 0.4), "FRF2": (510, -0.2),
    "FRF3": (800, -0.1), "FRG0": (1590, 0.2), "FRH0": (1330, 0.2), "FRI1": (0, 0.2), "FRI2": (0, -0.3), "FRI3": (0, -0.2),
    "FRJ1": (980, 0.0), "FRJ2": (1280, 0.6), "FRK1": (560, 0.0), "FRK2": (2900, 0.7), "FRL0": (2030, 0.3),
    "PT11": (1650, -0.4), "PT15": (210, -0.5), "PT16": (1020, -0.5), "PT17": (1450, 0.3), "PT18": (300, -0.7),
    "ITC1": (1850, 0.4), "ITC2": (62, 0.0), "ITC3": (650, 0.1), "ITC4": (4700, 0.8), "ITF1": (510, -0.3),
    "ITF3": (1800, -0.6), "ITF4": (1300, -0.6), "ITG1": (1450, -0.8), "ITG2": (610, -0.6), "ITH1": (300, 0.2),
    "ITH2": (260, 0.2), "ITH3": (2250, 0.4), "ITH4": (540, 0.3), "ITH5": (2100, 0.6), "ITI1": (1700, 0.3),
    "ITI2": (370, -0.1), "ITI3": (670, 0.1), "ITI4": (2600, 0.5),
    "DE11": (2400, 0.9), "DE12": (1600, 0.8), "DE13": (1220, 0.5), "DE14": (1060, 0.7), "DE21": (2850, 1.0),
    "DE25": (1050, 0.7), "DE27": (1040, 0.4), "DE71": (2350, 0.8), "DE91": (860, 0.5), "DEA1": (2700, 0.5),
    "DEA2": (2350, 0.6), "DEA5": (1800, 0.2), "DED2": (820, 0.2), "DEF0": (1410, -0.1), "DEG0": (1050, -0.1),
}

# Totals of the French territories in 2013, which the official table does not have.
FRENCH_TOTALS_2013 = {"FRI1": 1352000, "FRI2": 283000, "FRI3": 699000}

# What territories are known for: pushes on divisions, and strength of capabilities.
KNOWN_DIVISIONS = {
    "ES21": {"25": 1.5, "28": 0.2, "24": 1.0, "30": 0.5, "22": 0.9, "29": 0.4, "27": 0.6, "71": 0.3, "72": 0.5, "35": 0.2, "19": 0.6,
             "26": 0.3, "03": 0.5},
    "ES22": {"29": 0.6, "10": 1.4, "28": 0.4, "25": 0.7, "22": 0.4, "27": 0.8, "35": 0.6, "17": 0.6, "86": 0.3, "11": 0.3, "21": 0.3},
    "FRI1": {"30": 1.5, "11": 1.0, "02": 1.1, "16": 0.9, "10": 0.2, "17": 0.5, "21": 0.4, "26": 0.2, "62": 0.2, "55": 0.3},
    "FRI2": {"17": 0.9, "23": 1.0, "27": 0.8, "02": 0.8, "16": 0.6, "31": 0.3, "01": 0.6, "86": 0.2, "87": 0.4},
    "FRI3": {"11": 1.5, "15": 0.5, "65": 1.5, "17": 0.4, "10": -0.1, "28": 0.3, "31": 0.6, "03": 0.7, "18": 0.4, "55": 0.3},
    "FRJ2": {"30": 1.6}, "DE21": {"29": 0.8, "26": 0.5}, "DE11": {"29": 1.2, "28": 0.7}, "DE91": {"29": 1.6},
    "ES23": {"11": 1.8, "15": 1.2}, "ES24": {"29": 0.9}, "PT11": {"14": 1.1, "15": 1.2, "13": 1.0}, "ES52": {"15": 1.1, "23": 1.0},
    "ITI3": {"15": 1.5}, "ITI1": {"15": 1.2, "13": 0.7}, "ITH5": {"28": 0.7, "23": 0.9}, "ES53": {"55": 1.2}, "ES70": {"55": 1.2},
    "ES11": {"03": 1.5, "14": 0.7, "29": 0.5}, "FR10": {"58": 0.5, "59": 0.7, "70": 0.4}, "FRK1": {"22": 1.2},
}
KNOWN_CAPABILITIES = {
    "ES21": {"metal": 1.2, "vehicles": 0.5, "energy": 0.7, "knowledge": 0.5, "food": -0.6, "fashion": -1.0, "wood": 0.0,
             "health": 0.0},
    "ES22": {"metal": 0.5, "vehicles": 0.9, "food": 0.8, "energy": 0.8, "health": 0.5, "fashion": -1.0, "sea": -1.5},
    "FRI1": {"vehicles": 0.6, "wood": 0.9, "food": 0.7, "health": 0.5, "digital": 0.3, "metal": -0.5, "sea": 0.3,
             "fashion": -0.8},
    "FRI2": {"wood": 0.9, "energy": 0.6, "materials": 0.4, "care": 0.6, "metal": -0.3, "digital": -0.6, "sea": -1.8},
    "FRI3": {"food": 0.8, "finance": 0.6, "wood": 0.4, "sea": 0.7, "care": 0.4, "metal": -0.2, "digital": -0.3},
}

AGGREGATES = {  # the finest official aggregates that leave nothing out, with C taken out of B-E
    "A": (1, 3), "C": (10, 33), "B-E": (5, 39), "F": (41, 43), "G-I": (45, 56), "J": (58, 63), "K": (64, 66), "L": (68, 68),
    "M-N": (69, 82), "O-Q": (84, 88), "R-U": (90, 99),
}


class RandomStream:
    """Splitmix64: 64-bit integers, the same everywhere."""

    MASK = (1 << 64) - 1

    def __init__(self, seed):
        self.state = seed

    def integer(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & self.MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & self.MASK
        return z ^ (z >> 31)

    def unit(self):
        return (self.integer() >> 11) / (1 << 53)

    def normal(self):
        """Nearly standard normal: twelve uniform numbers added up, less their mean."""
        total = 0.0
        for _ in range(12):
            total += self.unit()
        return total - 6.0


def exponential(x):
    """exp(x) to about four digits by (1 + x/1024)^1024: multiplication rounds alike on every machine, exp does not."""
    power = 1.0 + x / 1024.0
    for _ in range(10):
        power *= power
    return power


def aggregate_of(division):
    """The aggregate that holds a division: C before B-E."""
    for name, (first, last) in AGGREGATES.items():
        if first <= int(division) <= last:
            return name
    raise ValueError(division)


def whole_numbers(weights, total):
    """Shares a whole total out by weight, largest remainders first; every part at least 1."""
    names = list(weights)
    rest = total - len(names)
    weight_sum = 0.0
    for name in names:
        weight_sum += weights[name]
    exact = {name: rest * weights[name] / weight_sum for name in names}
    parts = {name: int(exact[name]) for name in names}
    left = rest - sum(parts.values())
    for name in sorted(names, key=lambda each: (parts[each] - exact[each], each))[:left]:
        parts[name] += 1
    return {name: parts[name] + 1 for name in names}


def official_jobs():
    with open(HERE / "employment_official.csv", encoding="utf-8", newline="") as file:
        return {(row["territory"], row["activity"], int(row["period"])): int(row["value"]) for row in csv.DictReader(file)}


def divisions_by_aggregate():
    groups = {}
    for division in TYPICAL_JOBS:
        groups.setdefault(aggregate_of(division), []).append(division)
    return groups


def totals_to_meet(region, period, official):
    """(total, divisions that share it) for one region and year."""
    if region in ("ES21", "ES22"):
        groups = divisions_by_aggregate()
        totals = {name: official[(region, name, period)] for name in AGGREGATES}
        totals["B-E"] -= totals["C"]
        return [(totals[name], groups[name]) for name in AGGREGATES]
    if region.startswith("FRI"):
        total = FRENCH_TOTALS_2013[region] if period == 2013 else official[(region, "TOTAL", period)]
    else:
        total = REGIONS[region][0] * 1000
        total = total if period == 2018 else total * 19 // 20
    return [(total, list(TYPICAL_JOBS))]


def strengths(region, random):
    """How good the region is at each capability."""
    known = KNOWN_CAPABILITIES.get(region, {})
    result = {}
    for capability in CAPABILITIES:
        drawn = random.normal()
        result[capability] = known.get(capability, 0.4 * drawn if region in PROGRAMME else drawn)
    return result


def weights_of(region, random):
    """Weights of the divisions in one region: {period: {division: weight}}."""
    development = REGIONS[region][1]
    strength = strengths(region, random)
    weights = {period: {} for period in PERIODS}
    for division, typical in TYPICAL_JOBS.items():
        fit = 0.0
        for capability, draws in CAPABILITIES.items():
            fit += strength[capability] * draws.get(division, 0.0)
        noise = random.normal()
        push = KNOWN_DIVISIONS.get(region, {}).get(division, 0.0)
        bend = 0.62 * fit + 0.55 * development * DEMANDS.get(division, 0.0) + 0.7 * push
        # Services for everyone follow people; making things follows capabilities.
        bend += noise * (0.25 if int(division) < 45 else 0.12)
        change = TRENDS.get(division, 0.0) + 0.05 * fit + 0.06 * random.normal()
        weights[2013][division] = typical * exponential(bend)
        weights[2018][division] = typical * exponential(bend + change)
    return weights


def cells():
    """(region, division, period, value, flag) in the order of the file."""
    official = official_jobs()
    for number, region in enumerate(REGIONS):
        random = RandomStream(SEED * 1000 + number)
        weights = weights_of(region, random)
        hidden = RandomStream(SEED * 1000000 + number)
        jobs = {}
        for period in PERIODS:
            for total, divisions in totals_to_meet(region, period, official):
                shared = whole_numbers({division: weights[period][division] for division in divisions}, total)
                for division, value in shared.items():
                    jobs[(division, period)] = value
        for division in TYPICAL_JOBS:
            draw = hidden.unit()
            for period in PERIODS:
                value = jobs[(division, period)]
                if region not in PROGRAMME and value < 400 and draw < 0.12:
                    yield region, division, period, "", "c illustrative"
                elif region not in PROGRAMME and draw > 0.996:
                    yield region, division, period, ":", "illustrative"
                else:
                    yield region, division, period, value, "illustrative"


def write(folder):
    path = Path(folder) / "employment_illustrative.csv"
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["territory", "activity", "period", "value", "flag"])
        writer.writerows(cells())
    return path


if __name__ == "__main__":
    print(write(sys.argv[1] if len(sys.argv) > 1 else HERE))
