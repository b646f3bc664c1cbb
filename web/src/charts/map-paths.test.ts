import { describe, expect, it } from "vitest";
import { classBounds, classOf, labelPlace, pathOf, projectionFor } from "./map-paths";

const square = (west: number, south: number, size: number) => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
// A square degree at 60° north is half as wide as it is high.
const north = projectionFor([0, 59.5, 1, 60.5], 200, 1000, 0);

describe("the projection", () => {
  it("keeps the proportions of the middle latitude", () => {
    const [left] = north.place([0, 60]);
    const [right] = north.place([1, 60]);
    const [, top] = north.place([0, 60.5]);
    const [, bottom] = north.place([0, 59.5]);
    expect((right - left) / (bottom - top)).toBeCloseTo(0.5, 6);
    expect([left, right]).toEqual([0, 200]);
    expect(north.height).toBe(400);
  });
  it("puts north above and stays within the height it may have", () => {
    const low = projectionFor([0, 0, 1, 10], 800, 100, 5);
    expect(low.height).toBe(100);
    expect(low.place([0, 10])[1]).toBeLessThan(low.place([0, 0])[1]);
    const [left] = low.place([0, 5]);
    const [right] = low.place([1, 5]);
    expect((left + right) / 2).toBeCloseTo(400, 6);
  });
  it("survives a box without extent or without anything", () => {
    expect(Number.isFinite(projectionFor([2, 43, 2, 43], 100, 100).place([2, 43])[0])).toBe(true);
    expect(Number.isFinite(projectionFor([], 0, 0).height)).toBe(true);
  });
});

describe("a path", () => {
  const plain = projectionFor([0, -5, 10, 5], 100, 100, 0);
  it("closes each ring and draws the position that closes it once", () => {
    const path = pathOf([[square(0, -5, 10), square(2, -1, 2)], [square(8, 3, 1)]], plain);
    expect(path.match(/M/g)).toHaveLength(3);
    expect(path.match(/Z/g)).toHaveLength(3);
    expect(path.startsWith("M0 100L100 100L100 0L0 0Z")).toBe(true);
  });
  it("draws nothing of nothing", () => {
    expect(pathOf([], plain)).toBe("");
    expect(pathOf([[[]]], plain)).toBe("");
  });
  it("draws what is smaller than a tenth of a pixel once", () => {
    expect(pathOf([[[[0, 0], [0.001, 0], [0.001, 0.001], [0, 0]]]], plain)).toBe("M0 50Z");
  });
});

describe("a label", () => {
  const plain = projectionFor([0, -5, 10, 5], 100, 100, 0);
  it("goes where there is most room", () => {
    // A narrow tower on a wide foot.
    const tower = [[0, -5], [10, -5], [10, -3], [1, -3], [1, 5], [0, 5], [0, -5]];
    const place = labelPlace([[tower]], plain);
    expect(place?.room).toBeCloseTo(100, 0);
    expect(place?.x).toBeCloseTo(50, 0);
    expect(place?.y ?? 0).toBeGreaterThan(80);
  });
  it("stays out of holes", () => {
    const place = labelPlace([[square(0, -5, 10), square(1, -4, 8)]], plain);
    const { x = 0, y = 0 } = place ?? {};
    expect(x > 10 && x < 90 && y > 10 && y < 90).toBe(false);
  });
  it("has no place in nothing", () => {
    expect(labelPlace([], plain)).toBeNull();
  });
});

describe("the classes", () => {
  it("hold about as many values each", () => {
    expect(classBounds([1, 2, 3, 4, 5, 6, 7, 8], 4)).toEqual([2, 4, 6, 8]);
  });
  it("are fewer where values are equal or few", () => {
    expect(classBounds([3, 3, 3], 4)).toEqual([3]);
    expect(classBounds([1, 2], 4)).toEqual([1, 2]);
    expect(classBounds([], 4)).toEqual([]);
  });
  it("have every value, and nothing that is not defined", () => {
    const bounds = classBounds([1, 2, 3], 2);
    expect([1, 2, 3].map((value) => classOf(value, bounds))).toEqual([0, 0, 1]);
    expect(classOf(null, bounds)).toBeNull();
    expect(classOf(undefined, bounds)).toBeNull();
  });
});
