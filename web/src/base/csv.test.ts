import { expect, it } from "vitest";
import { toCsv } from "./csv";

it("an unknown number is an empty cell, never a zero", () => {
  expect(toCsv(["a", "b"], [["x", null]])).toBe("a,b\r\nx,\r\n");
});

it("full precision is kept", () => {
  expect(toCsv(["a"], [[0.1 + 0.2]])).toBe("a\r\n0.30000000000000004\r\n");
});

it.each(["=1+1", "+1", "-1", "@a", "\tb", "＝1"])("a text that opens like a formula is not one: %s", (text) => {
  expect(toCsv(["a"], [[text]])).toContain(`'${text}`);
});

it("quotes, commas and line ends stay inside their cell", () => {
  expect(toCsv(["a"], [['say "hi", all\nof you']])).toBe('a\r\n"say ""hi"", all\nof you"\r\n');
});
