import { describe, expect, it } from "vitest";
import { excessMegabytes, extensionOf, fileItems, megabytesMax, troubleWith } from "./file-kinds";

const plan = { type: "file", name: "plan", accepted: ["pdf", "docx"], megabytes_max: 1 };

describe("a file", () => {
  it("is known by the end of its name", () => {
    expect(extensionOf("The plan.final.PDF")).toBe("pdf");
    expect(extensionOf("plan")).toBe("");
    expect(extensionOf("plan.")).toBe("");
  });
  it("is taken where its kind and size are those of the question", () => {
    expect(troubleWith(plan, { name: "a.PDF", size: 1_000_000 })).toBeNull();
    expect(troubleWith(plan, { name: "a.png", size: 10 })).toBe("wrong_kind");
    expect(troubleWith(plan, { name: "a.pdf", size: 0 })).toBe("empty");
    expect(troubleWith(plan, { name: "a.pdf", size: 1_000_001 })).toBe("too_large");
  });
  it("that is hardly too large is told to be larger than allowed", () => {
    expect(excessMegabytes(1_000_001)).toBe(1.1);
    expect(excessMegabytes(2_500_000)).toBe(2.5);
  });
  it("has 10 MB where the question does not say how many", () => {
    expect(megabytesMax({ type: "file", name: "plan" })).toBe(10);
  });
});

describe("the questions for files", () => {
  it("are found inside groups", () => {
    const group = { type: "group", name: "about", items: [{ type: "text", name: "why" }, plan] };
    expect(fileItems([group, { ...plan, name: "photo" }]).map((item) => item.name)).toEqual(["plan", "photo"]);
  });
});
