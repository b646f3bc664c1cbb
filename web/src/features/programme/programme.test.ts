import { expect, it } from "vitest";
import { domainOf, latestDecisions, nextStep, type Programme } from "./programme";

const empty: Programme = { programme: "p", name: "P", languages: ["eu"], created_at: "", territories: [], sources: [], domains: [], decisions: [] };
const source: Programme["sources"][number] = { source: "s", file_name: "f", table: "", measure: "employment", data_status: "official", publisher: "", licence: "", territory_version: "", activity_version: "", imported_at: "", observations: 3 };
const decision = (id: number): Programme["decisions"][number] => ({ decided_at: "2026-01-01T00:00:00Z", decided_by: "A", subject: "domain:25-28", outcome: "selected", reason: "r", evidence_hash: "", decision: String(id) });

it("statistics come first, an empty file is none", () => {
  expect(nextStep(empty)).toBe("import");
  expect(nextStep({ ...empty, sources: [{ ...source, observations: 0 }] })).toBe("import");
});

it("then a first decision, then the others", () => {
  expect(nextStep({ ...empty, sources: [source] })).toBe("decide");
  expect(nextStep({ ...empty, sources: [source], decisions: [decision(1)] })).toBe("review");
});

it("the newest decisions are first, and few of many are shown", () => {
  const many = { ...empty, decisions: Array.from({ length: 3000 }, (_, place) => decision(place)) };
  expect(latestDecisions(many, 2).map((one) => one.decision)).toEqual(["2999", "2998"]);
  expect(latestDecisions(empty, 6)).toEqual([]);
});

it("a decision about something else than a domain leads to none", () => {
  expect(domainOf("domain:25-28")).toBe("25-28");
  expect(domainOf("lead:1")).toBeNull();
});
