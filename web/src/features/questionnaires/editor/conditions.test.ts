import { describe, expect, it } from "vitest";
import { type Conditions, conditionsOf, expressionOf } from "./conditions";

const plain: [string, Conditions][] = [
  ["${sector} = 'health'", { join: "and", all: [{ question: "sector", operator: "is", value: "health" }] }],
  ["${sector} != 'health' or ${jobs} >= 10", { join: "or", all: [{ question: "sector", operator: "is_not", value: "health" }, { question: "jobs", operator: "at_least", value: "10" }] }],
  ["selected(${needs}, 'staff') and not(selected(${needs}, 'money'))", { join: "and", all: [{ question: "needs", operator: "includes", value: "staff" }, { question: "needs", operator: "excludes", value: "money" }] }],
  ["${why} != '' and ${where} = ''", { join: "and", all: [{ question: "why", operator: "answered", value: "" }, { question: "where", operator: "not_answered", value: "" }] }],
  ["${name} = 'this and that'", { join: "and", all: [{ question: "name", operator: "is", value: "this and that" }] }],
  ['${name} = "l\'or"', { join: "and", all: [{ question: "name", operator: "is", value: "l'or" }] }],
  ["${share} < -1.5", { join: "and", all: [{ question: "share", operator: "below", value: "-1.5" }] }],
];

describe("plain conditions", () => {
  it.each(plain)("%s is said plainly, and back", (expression, conditions) => {
    expect(conditionsOf(expression)).toEqual(conditions);
    expect(expressionOf(conditions)).toBe(expression);
  });
  it("of nothing are none", () => {
    expect(conditionsOf("  ")).toEqual({ join: "and", all: [] });
    expect(expressionOf({ join: "and", all: [] })).toBe("");
  });
  it.each(["${a} = 1 and ${b} = 2 or ${c} = 3", "(${a} = 1 or ${b} = 2)", "${a} + 1 > 2", "count-selected(${a}) > 1", "${a} >", "not(selected(${a}, 'b')", "selected(${a}, 'b'))", "${a} < 'b'", "true()"])(
    "cannot say %s",
    (expression) => expect(conditionsOf(expression)).toBeNull(),
  );
});
