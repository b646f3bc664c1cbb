import { describe, expect, it } from "vitest";
import { carriedRecord, type OrganisationRecord, recordIn } from "./record";
import { formOf, recordOf, typedNumber, wrongFields } from "./record-form";

const record: OrganisationRecord = {
  id: "a",
  names: { "": "Kaiku", de: "Kaiku GmbH" },
  identifiers: [{ scheme: "nif", value: "B20034567" }],
  activities: [{ classification: "nace", version: "2", code: "10.51", main: true }, { classification: "cpa", version: "2.1", code: "10.5" }],
  sites: [{ city: "Donostia", country: "ES", latitude: 43.3, longitude: -1.9 }, { city: "Irun" }],
  figures: [{ year: 2025, staff: 12, turnover: 3000000 }, { year: 2024, staff: 11 }],
  offers: [{ id: "o1" }],
};

describe("the form of a record", () => {
  it("gives the record back where nothing was changed", () => {
    expect(recordOf(formOf(record), record)).toEqual(record);
  });
  it("keeps what it does not show", () => {
    const form = formOf(record);
    const changed = recordOf({ ...form, sites: form.sites.map((site, place) => (place === 0 ? { ...site, city: "Bilbo" } : site)) }, record);
    expect(changed.offers).toEqual(record.offers);
    expect(changed.sites).toEqual([{ city: "Bilbo", country: "ES", latitude: 43.3, longitude: -1.9 }, { city: "Irun" }]);
  });
  it("takes what was emptied out", () => {
    const form = formOf(record);
    expect(recordOf({ ...form, identifiers: "", activities: "", sites: [], year: "", staff: "", turnover: "" }, { names: { "": "K" } })).toEqual({ names: record.names });
  });
  it("puts another year beside the one that was there", () => {
    expect(recordOf({ ...formOf(record), year: "2026", staff: "15", turnover: "" }, record).figures).toEqual([{ year: 2026, staff: 15 }, { year: 2025, staff: 12, turnover: 3000000 }, { year: 2024, staff: 11 }]);
  });
  it("leaves a class that was computed to the program", () => {
    expect(formOf({ size_class: "small", size_computed: true }).size_class).toBe("");
    expect(recordOf(formOf({ size_class: "small" }), { size_class: "small", names: { "": "K" } }).size_class).toBe("small");
  });
  it("says what is no number, lacks its year, or has no name", () => {
    const form = formOf(record);
    expect(wrongFields(form)).toEqual([]);
    expect(wrongFields({ ...form, staff: "many" })).toEqual(["staff"]);
    expect(wrongFields({ ...form, year: "" })).toEqual(["year"]);
    expect(wrongFields({ ...form, names: { "": " " } })).toEqual(["names"]);
    expect(wrongFields({ ...form, sites: form.sites.map((site) => ({ ...site, longitude: "" })) })).toEqual(["sites"]);
  });
});

it("numbers are read as people type them", () => {
  expect(typedNumber("1 250,5")).toBe(1250.5);
  expect(typedNumber("1\u202f250")).toBe(1250);
  expect(typedNumber(" ")).toBeUndefined();
  expect(typedNumber("-3")).toBeNaN();
  expect(typedNumber("1.000.000")).toBeNaN();
});

it("a record that cannot be read is empty, and one that is sent is UTF-8", () => {
  expect(recordIn("{")).toEqual({});
  expect(recordIn("null")).toEqual({});
  expect(atob(carriedRecord({ names: { eu: "Ñ" } }).bytes)).toBe('{"names":{"eu":"\u00c3\u0091"}}');
});
