import { encode } from "uqr";
import { describe, expect, it } from "vitest";
import { digitsOf, inGroups, pathOf, tokenOf } from "./codes";

describe("a code", () => {
  it("may be typed or pasted with spaces and hyphens", () => {
    expect(digitsOf(" 123 456 ")).toBe("123456");
    expect(digitsOf("123\u00a0456")).toBe("123456");
    expect(digitsOf("123-456\n")).toBe("123456");
  });
  it("keeps what is no digit, for the server to refuse", () => {
    expect(digitsOf("12a456")).toBe("12a456");
  });
});

describe("a secret", () => {
  it("is shown in groups of four, the last one shorter", () => {
    expect(inGroups("ABCDEFGHIJ")).toEqual(["ABCD", "EFGH", "IJ"]);
    expect(inGroups("")).toEqual([]);
  });
});

describe("the fragment of an invitation", () => {
  it("holds the token", () => {
    expect(tokenOf(`#${"a1".repeat(32)}`)).toBe("a1".repeat(32));
  });
  it("is not taken for one where it holds anything else", () => {
    for (const hash of ["", "#", "#content", "#<script>alert(1)</script>", `#${"a".repeat(600)}`]) expect(tokenOf(hash)).toBe("");
  });
});

/** Fills the path into squares again: the drawing must say what the code says. */
function drawn(path: string, size: number): boolean[][] {
  const squares = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let step = 0; step < Number(width); step += 1) (squares[Number(y)] ?? [])[Number(x) + step] = true;
  return squares;
}

describe("a QR code", () => {
  it("is drawn square by square as it was computed", () => {
    const code = encode("otpauth://totp/NAEN:ana?secret=JBSWY3DPEHPK3PXP&issuer=NAEN", { border: 0 });
    expect(drawn(pathOf(code.data), code.size)).toEqual(code.data);
  });
  it("of nothing is nothing", () => {
    expect(pathOf([[false, false]])).toBe("");
  });
});
