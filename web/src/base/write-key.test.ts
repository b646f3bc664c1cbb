import { describe, expect, it } from "vitest";
import { WriteKeys } from "./write-key";

describe("the key of a write", () => {
  it("stays while the same is sent again", () => {
    const keys = new WriteKeys();
    expect(keys.keyFor({ reason: "a" })).toBe(keys.keyFor({ reason: "a" }));
  });
  it("changes with what is sent, so that a corrected text is not taken for the old one", () => {
    const keys = new WriteKeys();
    const first = keys.keyFor({ reason: "a" });
    expect(keys.keyFor({ reason: "b" })).not.toBe(first);
  });
  it("is used up once the write is stored", () => {
    const keys = new WriteKeys();
    const first = keys.keyFor({ reason: "a" });
    keys.stored();
    expect(keys.keyFor({ reason: "a" })).not.toBe(first);
  });
});
