import { expect, it } from "vitest";
import { codesIn } from "./define-domain";

it("codes may be parted by commas or spaces, and none counts twice", () => {
  expect(codesIn("03, 30 50;03")).toEqual(["03", "30", "50"]);
  expect(codesIn(" ")).toEqual([]);
});
