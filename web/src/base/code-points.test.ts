import { describe, expect, it } from "vitest";
import { fromCodePoints, toCodePoints } from "./code-points";

describe("places in a text", () => {
  it("are code points to the server and UTF-16 to the browser", () => {
    const text = "Ñandú 😀 da";
    expect(toCodePoints(text, text.indexOf("da"))).toBe(8);
    expect(fromCodePoints(text, 8)).toBe(text.indexOf("da"));
    expect(fromCodePoints(text, 6)).toBe(6);
    expect(fromCodePoints(text, 99)).toBe(text.length);
    expect(toCodePoints("", 0)).toBe(0);
  });
  it("are found back wherever they lie", () => {
    const text = "a😀b𝒳c";
    for (let place = 0; place <= 5; place += 1) expect(toCodePoints(text, fromCodePoints(text, place))).toBe(place);
  });
});
