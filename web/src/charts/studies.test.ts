import { expect, it } from "vitest";
import type { Ink } from "../base/theme";
import { answersOption, divergingShares } from "./answers";
import { ellipse, importanceEffectOption, reach } from "./importance-effect";
import { intervalsOption, lane } from "./intervals";

const ink: Ink = { text: "#000000", quiet: "#555555", line: "#777777", hair: "#dddddd", surface: "#ffffff", accent: "#0b5c63", series: ["#0b6e75", "#b4540a", "#6a4fa3", "#7a6a00", "#a33b6b"] };

it("answers lie to both sides of the middle of the scale, and add up to all", () => {
  const shares = divergingShares([1, 2, 4, 2, 1]);
  expect(shares.map((one) => one.share)).toEqual([-0.2, -0.2, -0.1, 0.2, 0.2, 0.1]);
  expect(shares.reduce((sum, one) => sum + Math.abs(one.share), 0)).toBeCloseTo(1);
  expect(divergingShares([0, 0, 0, 0, 0]).every((one) => Object.is(Math.abs(one.share), 0))).toBe(true);
});

it("a heading among answers has no bar, and is written as one", () => {
  const option = answersOption([{ name: "Family", counts: null }, { name: "Item", counts: [1, 0, 0, 0, 1] }], ["1", "2", "3", "4", "5"], String)(ink, false);
  expect(option.series.map((one) => one.data[0])).toEqual([null, null, null, null, null, null]);
  expect(option.yAxis.axisLabel.formatter("Family")).toBe("{heading|Family}");
  expect(option.yAxis.axisLabel.formatter("Item")).toBe("Item");
  expect(option.xAxis.axisLabel.formatter(-0.5)).toBe("0.5");
});

it("an estimate that is not known is not drawn, and one without an interval is a point", () => {
  const rows = [
    { name: "a", estimates: [{ value: null, low: null, high: null }] },
    { name: "b", estimates: [{ value: 2, low: null, high: null }] },
    { name: "c", estimates: [{ value: 2, low: 1, high: 3 }] },
  ];
  const option = intervalsOption(rows, { series: ["s"], from: 1, to: 5, write: String })(ink, false);
  expect(option.series[0]?.data).toEqual([[1, 2, 2, 2], [2, 2, 1, 3]]);
});

it("what could have been seen is marked on both sides, and not where nothing could", () => {
  const rows = [
    { name: "a", estimates: [{ value: 0.1, low: null, high: null }], seen_from: 0.5 },
    { name: "b", estimates: [{ value: 0.1, low: null, high: null }], seen_from: null },
  ];
  expect(intervalsOption(rows, { series: ["s"], from: -1, to: 1, seen: "seen", write: String })(ink, false).series[1]?.data).toEqual([[-0.5, 0], [0.5, 0]]);
  expect(intervalsOption(rows, { series: ["s"], from: 0, to: 1, seen: "seen", write: String })(ink, false).series[1]?.data).toEqual([[0.5, 0]]);
});

it("series stand beside each other around the middle of their row", () => {
  expect([0, 1, 2].map((place) => lane(place, 3) + 0)).toEqual([expect.closeTo(-0.267, 2), 0, expect.closeTo(0.267, 2)]);
});

const point = { name: "a", importance: 4, effect: 2, half_axis: 0.5, other_half_axis: 0.1, angle: 0 };

it("an ellipse along the axis of importance stands upright", () => {
  const outline = ellipse(point);
  expect(Math.max(...outline.map(([, y]) => y))).toBeCloseTo(4.5);
  expect(Math.max(...outline.map(([x]) => x))).toBeCloseTo(2.1);
  const turned = ellipse({ ...point, angle: Math.PI / 2 });
  expect(Math.max(...turned.map(([x]) => x))).toBeCloseTo(2.5);
  const slanted = ellipse({ ...point, angle: Math.PI / 4 });
  expect(slanted[0]).toEqual([expect.closeTo(2 + 0.5 * Math.SQRT1_2), expect.closeTo(4 + 0.5 * Math.SQRT1_2)]);
});

it("a point whose place is not defined is not on the map, and one that does not vary has no ellipse", () => {
  const labels = { across: "x", up: "y", quadrants: { "concentrate-here": "c", "keep-up": "k", "low-priority": "l", "possible-overkill": "o" } };
  const points = [{ ...point, importance: null }, { ...point, name: "b", half_axis: null }, { ...point, name: "c" }];
  const option = importanceEffectOption(points, { importance: 3, effect: null, isDiagonal: false }, labels, String)(ink, false);
  const label = { position: "right" };
  expect(option.series[1]?.data).toEqual([{ value: [2, 4, "b"], label }, { value: [2, 4, "c"], label }]);
  expect(option.series[0]?.data).toEqual([[2, 4, 1]]);
  expect(option.series[1]?.markLine?.data).toEqual([{ yAxis: 3 }]);
});

it("axes have room around what is drawn, within the scale", () => {
  expect(reach([])).toEqual([1, 5]);
  expect(reach([2.2, 3.3])).toEqual([2, 3.5]);
  expect(reach([0.8, 4.95])).toEqual([1, 5]);
});
