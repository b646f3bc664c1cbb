import { describe, expect, it } from "vitest";
import { shortNameOf } from "./short-name";

describe("a short name", () => {
  it("has what of a name can stand in an address", () => {
    expect(shortNameOf("Lege-oztopoak (zergak)")).toBe("lege-oztopoak-zergak");
    expect(shortNameOf("  Ñandú – Pôle d’Éco-énergie 2! ")).toBe("nandu-pole-d-eco-energie-2");
    expect(shortNameOf("😀")).toBe("");
  });
  it("is no longer than the program takes, and ends in no hyphen", () => {
    expect(shortNameOf("a".repeat(63) + " b")).toBe("a".repeat(63));
    expect(shortNameOf("a".repeat(70))).toBe("a".repeat(64));
  });
});
