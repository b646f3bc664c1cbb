import { expect, test } from "vitest";
import { entriesOf, readingFields, readReading } from "./file-reading";

test("entries stand on lines or between commas, and spaces around the sign do not count", () => {
  expect(entriesOf("imp_laws = V12\nimp_trust=V 13, cluster=group;;\n")).toEqual(["imp_laws=V12", "imp_trust=V 13", "cluster=group"]);
  expect(entriesOf(" \n")).toEqual([]);
});

test("what was kept is read again, and nothing else", () => {
  expect(readReading("").map).toBe("");
  expect(readReading("[]").map).toBe("");
  expect(readReading('{"map":7,"dont_know":"98"}')).toMatchObject({ map: "", dont_know: "98" });
  expect(readingFields(readReading('{"dont_know":"98, 99"}')).dont_know).toEqual(["98", "99"]);
});
