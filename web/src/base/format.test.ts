import { expect, it } from "vitest";
import { Format } from "./format";

it.each([
  ["en", "1,234.50"],
  ["es", "1234,50"],
  ["fr", "1\u202f234,50"],
  ["eu", "1.234,50"],
])("a number in %s", (language, text) => {
  expect(new Format(language).number(1234.5)).toBe(text);
});

it("what is not known is not written as a number", () => {
  const format = new Format("en");
  expect([format.number(null), format.percent(undefined), format.whole(null), format.signedPercent(null)]).toEqual([null, null, null, null]);
});

it.each([true, false])("Basque is written the Basque way, whether or not the browser knows it: %s", (isKnown) => {
  const format = new Format("eu", isKnown);
  expect(format.number(1234.5)).toBe("1.234,50");
  expect(format.percent(0.054)).toBe("% 5,4");
  expect(format.list(["Araba", "Bizkaia", "Gipuzkoa"])).toBe("Araba, Bizkaia eta Gipuzkoa");
  expect(format.moment("2026-11-24T10:30:00Z")).toMatch(/^2026/);
  expect(format.day("2026-11-24")).toMatch(/^2026.*24/);
});

it("a p-value never reads as nothing", () => {
  const format = new Format("en");
  expect([format.p(0.0004), format.p(0), format.p(0.001), format.p(0.2), format.p(null)]).toEqual(["< 0.001", "< 0.001", "0.001", "0.200", null]);
});
