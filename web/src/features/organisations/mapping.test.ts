import { expect, it } from "vitest";
import { wishesOf } from "./mapping";

const proposed = [
  { column: "Firma", field: "" },
  { column: "city", field: "city" },
  { column: "web", field: "website" },
];

it("only what differs from the proposal is asked for, so that the same list read as proposed is the same import", () => {
  expect(wishesOf(proposed, {})).toEqual([]);
  expect(wishesOf(proposed, { city: "city" })).toEqual([]);
});

it("a column is taken for a field, or left out", () => {
  expect(wishesOf(proposed, { Firma: "name", web: "" })).toEqual(["name=Firma", "=web"]);
});
