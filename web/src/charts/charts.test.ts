import { expect, it } from "vitest";
import type { Ink } from "../base/theme";
import { holding } from "./activity-space";
import { locationQuotientsOption } from "./location-quotients";
import { matrixOption } from "./matrix";
import { opportunitiesOption } from "./opportunities";

const ink: Ink = { text: "#000000", quiet: "#555555", line: "#777777", hair: "#dddddd", surface: "#ffffff", accent: "#0b5c63", series: ["#0b6e75", "#b4540a", "#6a4fa3", "#7a6a00", "#a33b6b"] };

it("an undefined quotient is not drawn", () => {
  const option = locationQuotientsOption([
    { name: "a", quotient: 2, low: 1, high: 3 },
    { name: "b", quotient: null, low: null, high: null },
  ])(ink);
  expect(option.yAxis.data).toEqual(["a"]);
  expect(option.series[1]?.data).toEqual([[0, 1, 3]]);
});

it("an option without a complexity is not drawn", () => {
  const option = opportunitiesOption([{ name: "a", relatedness_density: 0.5, pci: null }, { name: "b", relatedness_density: 0.4, pci: 1 }], { across: "x", up: "y" })(ink);
  expect(option.series[0]?.data).toEqual([[0.4, 1, "b"]]);
});

it("an unknown cell of a matrix is marked, not painted as zero", () => {
  const option = matrixOption(["A", "B"], [{ row: "A", column: "B", value: null }], String)(ink);
  expect(option.series[0]?.data).toEqual([[1, 0, "-"]]);
});

it.each([
  [["A", "B"], "both"],
  [["A"], "own"],
  [["B"], "partners"],
  [[], "nobody"],
] as const)("who holds what: %s", (held_by, kind) => {
  expect(holding({ activity: "1", name: "", value: 1, held_by }, "A")).toBe(kind);
});
