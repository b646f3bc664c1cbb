import { expect, it } from "vitest";
import { codesIn, shortName } from "./define-domain";

it("a short name has letters, digits and hyphens alone", () => {
  expect(shortName("  Océan & Énergie – 2030!")).toBe("ocean-energie-2030");
  expect(shortName("¿?")).toBe("");
});

it("codes may be parted by commas or spaces, and none counts twice", () => {
  expect(codesIn("03, 30 50;03")).toEqual(["03", "30", "50"]);
  expect(codesIn(" ")).toEqual([]);
});
