import { describe, expect, it } from "vitest";
import { mergedRecord, metMembers } from "./merge-records";
import type { OrganisationRecord } from "./record";

const base: OrganisationRecord = { names: { "": "Kaiku", eu: "Kaiku Koop." }, kind: "company", needs: [{ id: "1", title: { eu: "Bat" } }, { id: "2", title: { eu: "Bi" } }], size_computed: true };

describe("two people at one record", () => {
  it("meet in what both changed only", () => {
    expect(metMembers(base, base, base)).toEqual({ theirs: [], both: [] });
    const mine = { ...base, kind: "university", websites: ["www.kaiku.eus"] };
    const theirs = { ...base, kind: "association", technologies: ["laser"], size_computed: false };
    expect(metMembers(base, mine, theirs)).toEqual({ theirs: ["kind", "technologies"], both: ["kind"] });
    expect(metMembers(base, mine, { ...base, kind: "university" }).both).toEqual([]);
  });
  it("do not meet where only the order of members differs", () => {
    expect(metMembers(base, base, { ...base, names: { eu: "Kaiku Koop.", "": "Kaiku" } }).theirs).toEqual([]);
  });
  it("both keep what they changed, and the later one what both changed", () => {
    const merged = mergedRecord(base, { ...base, kind: "university", websites: ["www.kaiku.eus"] }, { ...base, kind: "association", technologies: ["laser"] });
    expect(merged).toEqual({ ...base, kind: "university", websites: ["www.kaiku.eus"], technologies: ["laser"] });
  });
  it("take out what one took out and the other left as it was", () => {
    const { kind: _kind, ...without } = base;
    expect(mergedRecord(base, without, base)).not.toHaveProperty("kind");
    expect(mergedRecord(base, base, without)).not.toHaveProperty("kind");
  });
});

describe("the needs of two people", () => {
  const needs = (...list: { id?: string; title: { eu: string } }[]) => ({ ...base, needs: list });
  const one = { id: "1", title: { eu: "Bat" } };
  const two = { id: "2", title: { eu: "Bi" } };
  const merged = (mine: OrganisationRecord, theirs: OrganisationRecord) => mergedRecord(base, mine, theirs)["needs"];
  it("are all there when both add one", () => {
    expect(merged(needs(one, two, { title: { eu: "Nirea" } }), needs(one, two, { id: "3", title: { eu: "Harena" } }))).toEqual([one, two, { id: "3", title: { eu: "Harena" } }, { title: { eu: "Nirea" } }]);
  });
  it("keep a change of each", () => {
    const [mine, theirs] = [{ id: "1", title: { eu: "Bat, nirea" } }, { id: "2", title: { eu: "Bi, harena" } }];
    expect(merged(needs(mine, two), needs(one, theirs))).toEqual([mine, theirs]);
  });
  it("lose what one took out, and keep what the other changed of it", () => {
    expect(merged(needs(two), needs(one, two))).toEqual([two]);
    expect(merged(needs(one, two, { title: { eu: "Hiru" } }), needs(two))).toEqual([two, { title: { eu: "Hiru" } }]);
    const changed = { id: "1", title: { eu: "Bat, aldatua" } };
    expect(merged(needs(changed, two), needs(two))).toEqual([two, changed]);
  });
});
