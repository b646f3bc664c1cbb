import { expect, it } from "vitest";
import { filterCount, readSearch, searchAddress, toggled } from "./search-state";

it("a search is restored from its address", () => {
  const address = "q=makina+erreminta&territory=ES21&territory=FRI1&size=small&page=3";
  expect(searchAddress(readSearch(new URLSearchParams(address))).toString()).toBe(address);
});

it("what is empty, and the first page, are not in the address", () => {
  expect(searchAddress(readSearch(new URLSearchParams("q=+&page=1"))).toString()).toBe("");
});

it("a page that is no number is the first", () => {
  for (const page of ["0", "-1", "x", "", "1e99"]) expect(readSearch(new URLSearchParams({ page })).page, page).toBe(1);
});

it("a filter is put in and taken out, and begins on the first page", () => {
  const state = readSearch(new URLSearchParams("kind=company&page=4"));
  const both = toggled(state, "kind", "university");
  expect(both.filters.kind).toEqual(["company", "university"]);
  expect(both.page).toBe(1);
  expect(filterCount(toggled(both, "kind", "company"))).toBe(1);
});
