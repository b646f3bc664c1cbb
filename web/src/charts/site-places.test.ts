import { describe, expect, it } from "vitest";
import { projectionFor } from "./map-paths";
import { boxAround, markText, markWidth, marksOf, sitePlaces, territoryOf, touches } from "./site-places";

const territories = [
  { territory: "ES21", drawn_from: ["ES211", "ES212"], origin: "bundled" },
  { territory: "NAQ", drawn_from: ["FRI1", "FRI2"], origin: "bundled" },
  { territory: "ES22", drawn_from: [], origin: "none" },
];
const box = [-4, 42, 0, 46];
const at = (longitude: number | null, latitude: number | null, territory = "") => ({ longitude, latitude, territory });
const kinds = (sites: ReturnType<typeof at>[], seat = "") => sitePlaces(sites, seat, territories, box).map((one) => one.kind);

describe("a site on the map", () => {
  it("stands at its coordinates, else in its territory, else nowhere", () => {
    expect(sitePlaces([at(-2, 43, "FRI1"), at(null, null, "FRI15"), at(null, null)], "", territories, box)).toEqual([{ kind: "position", position: [-2, 43] }, { kind: "territory", territory: "NAQ" }, { kind: "unknown" }]);
  });
  it("is outside where it is too far away, or in no territory that is drawn", () => {
    expect(kinds([at(-5, 43), at(-7, 43), at(139.7, 35.7), at(null, null, "DE11"), at(null, null, "ES220")])).toEqual(["position", "outside", "outside", "outside", "outside"]);
  });
  it("is where the seat is, if it is the first one", () => {
    expect(kinds([at(null, null), at(null, null)], "ES212")).toEqual(["territory", "unknown"]);
  });
  it("lies in the territory whose code begins its own furthest", () => {
    expect(territoryOf("ES212", [{ territory: "ES", drawn_from: [], origin: "imported" }, ...territories])).toBe("ES21");
    expect(territoryOf("20069", territories)).toBeNull();
  });
});

describe("the marks", () => {
  const places = (...positions: [number, number][]) => positions.map((position) => ({ kind: "position" as const, position }));
  it("of sites at one place are one, and are numbered as the table", () => {
    const projection = projectionFor(box, 400, 400);
    const marks = marksOf([{ kind: "unknown" }, ...places([-2, 43], [-2.01, 43], [-1, 45])], projection);
    expect(marks.map((one) => one.numbers)).toEqual([[2, 3], [4]]);
    expect(marks.map((one) => markText(one.numbers))).toEqual(["2 +1", "4"]);
  });
  it("never touch, however many they are", () => {
    const many = places(...[...Array(200).keys()].map((one): [number, number] => [-3 + ((one * 37) % 100) * 0.03, 42.5 + ((one * 61) % 100) * 0.03]));
    const marks = marksOf(many, projectionFor(box, 260, 260));
    expect(marks.flatMap((one) => one.numbers).sort((one, other) => one - other)).toEqual(many.map((_, index) => index + 1));
    for (const one of marks) expect(marks.filter((other) => other !== one && touches(other, one.x, one.y, markWidth(one.numbers)))).toEqual([]);
  });
  it("have air around them, however few they are", () => {
    const [west, south, east, north] = boxAround([[-2, 43]]);
    expect([west, south, east, north].map((edge) => Math.round(edge * 10) / 10)).toEqual([-2.3, 42.7, -1.7, 43.3]);
    const [left, , right] = boxAround([[-4, 43], [0, 43]]);
    expect(left).toBeLessThan(-4);
    expect(right).toBeGreaterThan(0);
  });
});
