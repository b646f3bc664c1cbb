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
