import { expect, it } from "vitest";
import { fileMegabytesMax, fits } from "../../base/carried-file";
import { plainOptions, readOptions, requestFields, suggestedMeasure } from "./options";

it("what is empty is left out, so that the same file read as understood is the same source", () => {
  expect(requestFields({ ...plainOptions, measure: "employment" })).toEqual({ measure: "employment", status: "official", decimal_mark: "find-out", crosswalk_weight: "pop21" });
});

it("several codes to keep are several choices", () => {
  expect(requestFields({ ...plainOptions, keep: " SEX=T,  AGE=TOTAL " }).keep).toEqual(["SEX=T", "AGE=TOTAL"]);
});

it("a file that would not fit into a request is known before it is sent", () => {
  expect(fits([1_000_000])).toBe(true);
  expect(fits([64 * 1024 * 1024])).toBe(false);
  expect(fits([30_000_000, 30_000_000])).toBe(false);
  expect(fits([fileMegabytesMax * 1_000_000])).toBe(true);
});

it("what was kept and is no longer sound is not taken over", () => {
  expect(readOptions("")).toEqual(plainOptions);
  expect(readOptions('{"wide":"yes","publisher":"Eurostat"}')).toEqual({ ...plainOptions, publisher: "Eurostat" });
});

it.each([
  ["nama_10r_3empers.tsv", "employment"],
  ["nama_10r_3gva.tsv", "gross-value-added"],
  ["Établissements 2020.csv", "establishments"],
  ["x.csv", "employment"],
])("%s lets expect %s", (name, measure) => {
  expect(suggestedMeasure(name)).toBe(measure);
});
