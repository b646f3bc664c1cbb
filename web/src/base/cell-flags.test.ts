import { expect, it } from "vitest";
import { countFlags, flagsOf } from "./cell-flags";

it("a cell without flags has none", () => {
  expect(flagsOf("", "")).toEqual([]);
  expect(flagsOf("", "x odd")).toEqual([]);
});

it("what is confidential is said once, however often it is flagged", () => {
  expect(flagsOf("confidential", "c")).toEqual(["confidential"]);
});

it("flags of Eurostat and of SDMX mean the same", () => {
  expect(flagsOf("", "b e")).toEqual(["estimated", "break"]);
  expect(flagsOf("", "E")).toEqual(["estimated"]);
});

it("cells are counted by flag; that they are illustrative is said of the figure", () => {
  expect(countFlags([["estimated"], ["estimated", "illustrative"], ["confidential"], []])).toEqual([["confidential", 1], ["estimated", 2]]);
});
