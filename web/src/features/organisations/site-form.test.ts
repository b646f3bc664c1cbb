import { describe, expect, it } from "vitest";
import type { Site } from "./record";
import { siteFormOf, sitesOf, typedDegrees, wrongSite } from "./site-form";

const seat: Site = { city: "Donostia", country: "ES", latitude: 43.3, longitude: -1.9, siret: "12345678901234" };
const form = siteFormOf(seat, "a");

describe("the sites of a form", () => {
  it("are those of the record where nothing was changed", () => {
    expect(sitesOf([form, siteFormOf({ city: "Irun" }, "b")])).toEqual([seat, { city: "Irun" }]);
  });
  it("keep what the form does not show, and lose what was emptied", () => {
    expect(sitesOf([{ ...form, city: " Bilbo ", country: "", latitude: "", longitude: "" }])).toEqual([{ city: "Bilbo", siret: "12345678901234" }]);
  });
  it("leave out one of which nothing is told", () => {
    expect(sitesOf([siteFormOf({}, "a"), siteFormOf({ name: "Planta" }, "b")])).toEqual([{ name: "Planta" }]);
  });
});

it("a position is whole, and on the globe", () => {
  expect(wrongSite(form)).toEqual([]);
  expect(wrongSite({ ...form, latitude: "91" })).toEqual(["latitude"]);
  expect(wrongSite({ ...form, longitude: "" })).toEqual(["longitude"]);
  expect(wrongSite({ ...form, latitude: " ", longitude: "1° 59' W" })).toEqual(["latitude", "longitude"]);
});

it("degrees are read as maps and people write them", () => {
  expect(typedDegrees("43,2630°", 90)).toBe(43.263);
  expect(typedDegrees("−1.98", 180)).toBe(-1.98);
  expect(typedDegrees(" ", 90)).toBeUndefined();
  expect(typedDegrees("90.1", 90)).toBeNaN();
  expect(typedDegrees("43 N", 90)).toBeNaN();
});
