import { describe, expect, it } from "vitest";
import { type Choice, codesIn, filledIn, placeOf, repeatsIn, toggled, typedNumber, variablesOf } from "./instrument";

const list: Choice[] = [
  { name: "a", code: 1, label: { en: "A" } },
  { name: "b", code: 2, label: { en: "B" } },
  { name: "none", code: 9, label: { en: "None" }, meaning: "none_of_these" },
  { name: "other", code: 8, label: { en: "Other" }, meaning: "other" },
];
const choice = (code: number) => list.find((one) => one.code === code) as Choice;

describe("what is chosen", () => {
  it("stands in the order of the list, and goes when it is pressed again", () => {
    expect(toggled([2], choice(1), list)).toEqual([1, 2]);
    expect(toggled([1, 2], choice(1), list)).toEqual([2]);
  });
  it("excludes every other where it says that there is none", () => {
    expect(toggled([1, 2], choice(9), list)).toEqual([9]);
    expect(toggled([9], choice(2), list)).toEqual([2]);
    expect(toggled([1], choice(8), list)).toEqual([1, 8]);
  });
});

describe("a typed number", () => {
  it("has a comma or a point, and is kept as it is where it is none", () => {
    expect(typedNumber("1,5")).toBe(1.5);
    expect(typedNumber(" 1 200 ")).toBe(1200);
    expect(typedNumber("-3")).toBe(-3);
    expect(typedNumber("")).toBeNull();
    expect(typedNumber("12 cars")).toBe("12 cars");
    expect(typedNumber("1e5")).toBe("1e5");
  });
});

describe("answers", () => {
  it("are read for what they are", () => {
    expect(codesIn([3, 1])).toEqual([3, 1]);
    expect(codesIn("text")).toEqual([]);
    expect(repeatsIn([{ a: 1 }])).toEqual([{ a: 1 }]);
    expect(repeatsIn([1])).toEqual([]);
  });
  it("have a variable for each row, and for each cell of a matrix of numbers", () => {
    expect(variablesOf({ type: "single_choice_matrix", name: "m", rows: [{ name: "r", label: {} }] })).toEqual(["r"]);
    expect(variablesOf({ type: "number_matrix", name: "m", rows: [{ name: "r", label: {} }], columns: [{ name: "c", label: {} }] })).toEqual(["r_c"]);
    expect(variablesOf({ type: "note", name: "n" })).toEqual([]);
  });
  it("stand inside labels", () => {
    expect(filledIn("Of ${n} people", () => "12")).toBe("Of 12 people");
    expect(placeOf({ name: "title", repeats: [0, 2] })).toBe("title/0/2");
  });
});
