#!/usr/bin/env python3
"""Checks that employment_illustrative.csv is what its script writes, and that it agrees with the official figures."""

import csv
import tempfile
import unittest
from pathlib import Path

import generate_illustrative as script

HERE = Path(__file__).resolve().parent


def rows_of(name):
    with open(HERE / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def jobs_within(rows, territory, period, first, last):
    return sum(
        int(row["value"])
        for row in rows
        if row["territory"] == territory and row["period"] == period and first <= int(row["activity"]) <= last
    )


class IllustrativeEmployment(unittest.TestCase):
    rows = rows_of("employment_illustrative.csv")
    official = {(row["territory"], row["activity"], row["period"]): int(row["value"]) for row in rows_of("employment_official.csv")}

    def test_the_script_writes_the_same_bytes_again(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(script.write(folder).read_bytes(), (HERE / "employment_illustrative.csv").read_bytes())

    def test_every_row_says_that_it_is_illustrative(self):
        self.assertTrue(all("illustrative" in row["flag"].split() for row in self.rows))

    def test_the_reference_area_is_large_enough_for_relatedness(self):
        self.assertGreaterEqual(len({row["territory"] for row in self.rows}), 64)
        self.assertGreaterEqual(len({row["activity"] for row in self.rows}), 64)
        self.assertEqual({row["period"] for row in self.rows}, {"2013", "2018"})

    def test_no_cell_is_given_twice_and_none_is_left_out(self):
        cells = {(row["territory"], row["activity"], row["period"]) for row in self.rows}
        self.assertEqual(len(cells), len(self.rows))
        self.assertEqual(len(cells), len(script.REGIONS) * len(script.TYPICAL_JOBS) * 2)

    def test_the_spanish_territories_add_up_to_their_official_aggregates(self):
        for territory in ("ES21", "ES22"):
            for period in ("2013", "2018"):
                for aggregate, (first, last) in script.AGGREGATES.items():
                    with self.subTest(territory=territory, period=period, aggregate=aggregate):
                        jobs = jobs_within(self.rows, territory, period, first, last)
                        self.assertEqual(jobs, self.official[(territory, aggregate, period)])

    def test_the_french_territories_add_up_to_their_official_totals(self):
        for territory in ("FRI1", "FRI2", "FRI3"):
            jobs = jobs_within(self.rows, territory, "2018", 1, 99)
            self.assertEqual(jobs, self.official[(territory, "TOTAL", "2018")])

    def test_absent_cells_lie_outside_the_programme(self):
        absent = [row for row in self.rows if row["value"] in ("", ":")]
        self.assertTrue(any("c" in row["flag"].split() for row in absent))
        self.assertTrue(any(row["value"] == ":" for row in absent))
        self.assertTrue(all(row["territory"] not in script.PROGRAMME for row in absent))
        self.assertTrue(all((row["value"] == "") == ("c" in row["flag"].split()) for row in self.rows))


class OfficialEmployment(unittest.TestCase):
    rows = rows_of("employment_official.csv")

    def test_the_aggregates_add_up_to_the_total_but_for_rounding(self):
        parts = ("A", "B-E", "F", "G-I", "J", "K", "L", "M-N", "O-Q", "R-U")
        jobs = {(row["territory"], row["activity"], row["period"]): int(row["value"]) for row in self.rows}
        for territory in ("ES", "ES21", "ES22"):
            for period in ("2008", "2013", "2017", "2018"):
                total = sum(jobs[(territory, part, period)] for part in parts)
                self.assertLessEqual(abs(total - jobs[(territory, "TOTAL", period)]), 300)

    def test_no_official_row_is_flagged_illustrative(self):
        self.assertTrue(all(row["flag"] == "" for row in self.rows))


if __name__ == "__main__":
    unittest.main()
