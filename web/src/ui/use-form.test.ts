import { describe, expect, it } from "vitest";
import { waitIn } from "./problem-text";
import { missingOf, placeOf } from "./use-form";

const problem = (code: string, field?: string) => ({ title: code, status: 422, code, detail: "", ...(field ? { where: { field } } : {}) });

describe("a problem of a form", () => {
  it("stands at the field that its code means here", () => {
    expect(placeOf(problem("wrong-code"), ["code", "name"], { "wrong-code": "code" })).toBe("code");
  });
  it("else at the field that the server names", () => {
    expect(placeOf(problem("invalid-name", "name"), ["code", "name"], {})).toBe("name");
  });
  it("at none where the form has no such field", () => {
    expect(placeOf(problem("too-busy", "elsewhere"), ["code", "name"], {})).toBeNull();
  });
  it("is seen before sending where nothing is typed", () => {
    expect(missingOf({ name: " ", password: "x" }, ["name", "password"])).toEqual(["name"]);
  });
});

describe("a waiting time", () => {
  it("is never said shorter than it is", () => {
    expect(waitIn(0)).toEqual({ unit: "seconds", count: 1 });
    expect(waitIn(59.2)).toEqual({ unit: "seconds", count: 60 });
    expect(waitIn(91)).toEqual({ unit: "minutes", count: 2 });
    expect(waitIn(3600)).toEqual({ unit: "minutes", count: 60 });
  });
});
