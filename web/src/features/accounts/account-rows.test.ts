import { describe, expect, it } from "vitest";
import { mayUse } from "../../api/accounts";
import { invitationLink, lacksTerritories, olderThan, placeIn, territoriesFor } from "./account-rows";

describe("a link of invitation", () => {
  it("holds the token behind the hash, which no browser sends", () => {
    expect(new URL(invitationLink("https://zubia.example", "ab12")).hash).toBe("#ab12");
    expect(new URL(invitationLink("https://zubia.example", "ab12")).pathname).toBe("/invitation");
  });
});

describe("territories", () => {
  it("are wanted of a facilitator only", () => {
    expect(lacksTerritories("facilitator", [])).toBe(true);
    expect(lacksTerritories("facilitator", ["ES21"])).toBe(false);
    expect(lacksTerritories("owner", [])).toBe(false);
  });
  it("do not outlive the role", () => {
    expect(territoriesFor("researcher", ["ES21"])).toEqual([]);
    expect(territoriesFor("facilitator", ["ES21"])).toEqual(["ES21"]);
  });
});

describe("the pages of the log", () => {
  it("go on before the oldest entry, and end at the first", () => {
    expect(olderThan([9, 8, 7])).toBe(7);
    expect(olderThan([3, 2, 1])).toBeNull();
    expect(olderThan([])).toBeNull();
  });
  it("are read from the address", () => {
    expect(placeIn("?before=12")).toBe(12);
    for (const search of ["", "?before=", "?before=-3", "?before=1.5", "?before=x"]) expect(placeIn(search)).toBeNull();
  });
});

describe("a role", () => {
  it("may use what asks for less, never what asks for more", () => {
    expect(mayUse("owner", "facilitator")).toBe(true);
    expect(mayUse("researcher", "researcher")).toBe(true);
    expect(mayUse("company", "researcher")).toBe(false);
    expect(mayUse("anybody", "respondent")).toBe(false);
  });
});
