import { describe, expect, it } from "vitest";
import { waitBefore } from "../../api/use-kept-edit";
import { stillPending } from "./kept-answers";

describe("answers that wait to be sent", () => {
  it("go when they are acknowledged, and stay where they were changed since", () => {
    expect(stillPending({ a: 1, b: [2], c: "new" }, { a: 1, b: [2], c: "old" })).toEqual({ c: "new" });
    expect(stillPending({ a: null }, {})).toEqual({ a: null });
  });
  it("are tried again after ever longer waits, up to half a minute", () => {
    expect([0, 1, 2, 9].map(waitBefore)).toEqual([1000, 2000, 4000, 30_000]);
  });
});
