import { describe, expect, it } from "vitest";
import type { Passage } from "../../api/interviews";
import { stretchesOf } from "./marks";

const passage = (name: string, from: number, to: number): Passage => ({ passage: name, code: name, name, from, to, quote: "" });

describe("the marks in notes", () => {
  it("cut them where passages begin and end, also inside each other", () => {
    const cut = stretchesOf("😀 slow banks", [passage("a", 2, 12), passage("b", 7, 12)]);
    expect(cut.map(({ text, passages }) => [text, passages.map((one) => one.code).join()])).toEqual([
      ["😀 ", ""],
      ["slow ", "a"],
      ["banks", "a,b"],
    ]);
  });
  it("leave notes without passages whole", () => {
    expect(stretchesOf("abc", [])).toEqual([{ text: "abc", passages: [] }]);
    expect(stretchesOf("", [])).toEqual([]);
  });
});
