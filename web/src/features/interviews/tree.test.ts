import { describe, expect, it } from "vitest";
import { trimmed } from "./coding";
import { below } from "./tree";

describe("the codebook", () => {
  it("knows what stands below a code", () => {
    const codes = [
      { code: "a", parent: "" },
      { code: "b", parent: "a" },
      { code: "c", parent: "b" },
      { code: "d", parent: "" },
    ];
    expect([...below(codes, "b")]).toEqual(["b", "c"]);
    expect([...below(codes, "a")]).toEqual(["a", "b", "c"]);
  });
});

describe("a selection", () => {
  it("leaves the blanks around it out", () => {
    expect(trimmed("so the banks are", { from: 2, to: 13 })).toEqual({ from: 3, to: 12 });
    expect(trimmed("so  ", { from: 2, to: 4 })).toEqual({ from: 4, to: 4 });
  });
});
