import { readFileSync } from "node:fs";
import type { TFunction } from "i18next";
import { expect, it } from "vitest";
import { formatFor } from "../../base/format";
import { statementText } from "./names";
import { chosenOf, highest, rowsOf } from "./study";
import { verdictText } from "./verdict";

const en = JSON.parse(readFileSync("src/messages/en/studies.json", "utf8")) as Record<string, string>;

const t = ((key: string, values: Record<string, string> = {}) => {
  const text = en[key];
  if (text === undefined) throw new Error(`no message ${key}`);
  return text.replace(/{{(\w+)}}/g, (_, name: string) => values[name] ?? "?");
}) as unknown as TFunction;

it.each([
  ["importance-institutional-above-geographical", "Importance: Institutions and culture above Geography"],
  ["importance-organisational-not-high", "Importance: Organisation and relations is not high (below 3.5)"],
  ["importance-authorities-above-others", "Importance: Support from authorities above all others"],
  ["effect-ways_of_working-high", "Perceived effect: Ways of working is high (above 3.5)"],
  ["before-product-far-above-others", "Before joining: Product far above the rest"],
  ["before-service-about-product", "Before joining: Service not much below Product"],
  ["motive-product-above-service", "Motive to join: Product above Service"],
  ["change-business_model-added", "Perceived effect of the cluster: there is some on Business model (above 2)"],
  ["change-product-positive", "Perceived effect of the cluster: Product is positive (above 3)"],
  ["networking-valued", "Networking is valued highly (above 3.5)"],
  ["collaboration-before-low", "Innovating together mattered little before (below 3)"],
  ["effect-small-above-large", "Perceived effect on institutional barriers: small members above larger ones"],
  ["effect-small-mainly-institutional", "What small members gain is larger on institutional barriers than on average elsewhere"],
  ["effect-in-one-cluster-above-others", "Perceived effect on institutional barriers: one cluster above each other"],
])("the statement %s is said in words", (statement, words) => {
  expect(statementText(t, statement)).toBe(words);
});

it("where nothing was found, what could have been found is said, and never that there is no effect", () => {
  const format = formatFor("en");
  expect(verdictText(t, { verdict: "differs", significant_from: 0.4, undefined_because: "" }, format)).toBe("Differs");
  expect(verdictText(t, { verdict: "cannot-detect", significant_from: 0.54, undefined_because: "" }, format)).toBe("Cannot detect: it could have seen 0.54 or more");
  expect(verdictText(t, { verdict: "cannot-detect", significant_from: null, undefined_because: "" }, format)).toBe("Cannot detect anything, however large");
  expect(verdictText(t, { verdict: "cannot-detect", significant_from: null, undefined_because: "all-answers-equal" }, format)).toBe("Cannot detect: too few groups or too little variation");
});

it("rows stand family after family, and the highest is one that is defined", () => {
  const rows = [
    { block: "effect", family: "geographical", mean: 2 },
    { block: "effect", family: "institutional", mean: null },
    { block: "importance", family: "institutional", mean: 5 },
  ];
  expect(rowsOf(rows, "effect").map((row) => row.family)).toEqual(["institutional", "geographical"]);
  expect(highest(rowsOf(rows, "effect"), (row) => row.mean)?.family).toBe("geographical");
  expect(highest([], () => 1)).toBeUndefined();
});

it("an address that names no choice gives the first", () => {
  expect(chosenOf(["data", "scale"], "scale")).toBe("scale");
  expect(chosenOf(["data", "scale"], "nonsense")).toBe("data");
});
