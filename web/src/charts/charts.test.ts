import { expect, it } from "vitest";
import type { Ink } from "../base/theme";
import { drawnEdges, holding } from "./activity-space";
import { locationQuotientsOption } from "./location-quotients";
import { matrixOption } from "./matrix";
import { drawnGroups, memberNetworkOption } from "./member-network";
import { growthOption, lifeCycle } from "./growth";
import { median, opportunitiesOption } from "./opportunities";
import { shiftShareOption } from "./shift-share";
import { varietyOption } from "./variety";

const ink: Ink = { text: "#000000", quiet: "#555555", line: "#777777", hair: "#dddddd", surface: "#ffffff", accent: "#0b5c63", series: ["#0b6e75", "#b4540a", "#6a4fa3", "#7a6a00", "#a33b6b"] };

it("an undefined quotient is not drawn", () => {
  const option = locationQuotientsOption([
    { name: "a", quotient: 2, low: 1, high: 3 },
    { name: "b", quotient: null, low: null, high: null },
  ], String)(ink, false);
  expect(option.yAxis.data).toEqual(["a"]);
  expect(option.series[1]?.data).toEqual([[0, 1, 3]]);
});

it("an option without a complexity is not drawn", () => {
  const option = opportunitiesOption([{ name: "a", relatedness_density: 0.5, pci: null }, { name: "b", relatedness_density: 0.4, pci: 1 }], { across: "x", up: "y" }, String)(ink, false);
  expect(option.series[0]?.data).toEqual([[0.4, 1, "b"]]);
});

it("on a phone the names are in the table alone, and those of the fields are wrapped", () => {
  const quadrants = { "high-road": "h", "slow-road": "s", casino: "c", "dead-end": "d" };
  const drawn = (isNarrow: boolean) => opportunitiesOption([{ name: "a", relatedness_density: 0.4, pci: 1 }], { across: "x", up: "y", quadrants }, String)(ink, isNarrow);
  expect(drawn(false).series[0]?.label.show).toBe(true);
  expect(drawn(true).series[0]?.label.show).toBe(false);
  expect(drawn(false).graphic[0]?.style).not.toHaveProperty("width");
  expect(drawn(true).graphic[0]?.style).toHaveProperty("overflow", "break");
});

it("axes are written as the page writes numbers", () => {
  const option = locationQuotientsOption([{ name: "a", quotient: 2.5, low: null, high: null }], (value) => String(value).replace(".", ","))(ink, false);
  expect(option.xAxis.axisLabel.formatter(0.5)).toBe("0,5");
});

it("the fields of opportunities are cut at the medians, and at nothing where there is nothing", () => {
  expect(median([])).toBeNull();
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1])).toBe(2.5);
  const lines = (rows: Parameters<typeof opportunitiesOption>[0]) => opportunitiesOption(rows, { across: "x", up: "y" }, String)(ink, false).series[0]?.markLine.data;
  expect(lines([])).toEqual([]);
  expect(lines([{ name: "a", relatedness_density: 0.2, pci: -1 }, { name: "b", relatedness_density: 0.4, pci: 1 }])).toEqual([{ xAxis: 0.30000000000000004 }, { yAxis: 0 }]);
});

it.each([[2, 0.1, "star"], [2, -0.1, "mature"], [0.5, 0.1, "emerging"], [0.5, -0.1, "declining"], [1, 0, "star"]] as const)("quotient %d and growth %d: %s", (quotient, growth, stage) => {
  expect(lifeCycle(quotient, growth)).toBe(stage);
});

it("an activity without growth has no bubble", () => {
  const stages = { emerging: "e", star: "s", mature: "m", declining: "d" };
  const option = growthOption([{ name: "a", location_quotient: 2, growth: null, value: 1 }, { name: "b", location_quotient: 1, growth: 0.1, value: null }], { across: "x", up: "y", stages }, { number: String, percent: String })(ink, false);
  expect(option.series[0]?.data.map((point) => point.name)).toEqual(["b"]);
});

it("the parts of a change that is not known are not drawn", () => {
  const names = { national_share: "n", industry_mix: "i", regional_shift: "r" };
  const option = shiftShareOption([{ name: "a", national_share: null, industry_mix: null, regional_shift: null }, { name: "b", national_share: 1, industry_mix: -2, regional_shift: 3 }], names, String)(ink, false);
  expect(option.yAxis.data).toEqual(["b"]);
  expect(option.series.map((one) => one.data)).toEqual([[1], [-2], [3]]);
});

it("variety without groups is not drawn", () => {
  expect(varietyOption([{ name: "a", related: null, unrelated: null }], { related: "r", unrelated: "u" })(ink).yAxis.data).toEqual([]);
});

it("an unknown cell of a matrix is marked, not painted as zero", () => {
  const option = matrixOption(["A", "B"], [{ row: "A", column: "B", value: null }], String)(ink, false);
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

it("of too many pairs the tree and the strongest are drawn", () => {
  const nodes = ["A", "B", "C"];
  const edge = (proximity: number, in_tree: boolean) => ({ activity: "A", other_activity: "B", proximity, in_tree });
  const few = [edge(0.9, true), edge(0.8, false), edge(0.1, true)];
  expect(drawnEdges(nodes, few)).toEqual(few);
  const many = [edge(0.9, true), ...Array.from({ length: 20 }, (_, place) => edge(0.8 - place / 100, false)), edge(0.1, true)];
  expect(drawnEdges(nodes, many)).toEqual([...many.slice(0, 11), edge(0.1, true)]);
});

it("members have one shape for each group, the largest group first", () => {
  const members = ["FR", "ES", "FR", ""].map((group, place) => ({ node: `m${place}`, group, betweenness: null }));
  expect(drawnGroups(members)).toEqual(["FR", "ES"]);
});

it("ties to those who are not drawn are not drawn either", () => {
  const members = [
    { node: "a", group: "ES", betweenness: 0 },
    { node: "b", group: "FR", betweenness: 1 },
  ];
  const ties = [
    { from: "a", to: "gone", is_new: false, is_lost: true },
    { from: "a", to: "b", is_new: true, is_lost: false },
  ];
  const series = memberNetworkOption(members, ties, (group) => group, "")(ink, false).series[0];
  expect(series?.links).toHaveLength(1);
  expect(series?.data.map((one) => one.symbol)).toEqual(["circle", "rect"]);
});
