import type { TFunction } from "i18next";
import { expect, it } from "vitest";
import { Format } from "../../base/format";
import { type Evidence, whyOf } from "./why";

const t = ((key: string, values: Record<string, string>) => `${key}(${Object.values(values).join("|")})`) as unknown as TFunction;
const cell = (activity: string, type: string, domain = "d"): Evidence["activities"][number] => ({ domain, activity, activity_name: `name ${activity}`, type, territory: "A", jobs: 1, absence: "", location_quotient: 1, location_quotient_low: 1, location_quotient_high: 1, growth: 0, relatedness_density: 0, flags: "" });
const side = (territory: string, strengths: string[], domain = "d"): Evidence["territories"][number] => ({ domain, territory, country: "ES", jobs: 1, share: 1, location_quotient: 1, growth: 0, strengths });
const why = (evidence: Evidence) => whyOf(evidence, "d", (code) => `the ${code}`, t, new Format("en"));

it("nothing is said where nothing is known", () => {
  expect(why({ activities: [], territories: [] })).toBe("");
  expect(why({ activities: [cell("1", "common-strength", "other")], territories: [side("A", ["1"], "other")] })).toBe("");
});

it("says what is common and who completes whom, each once", () => {
  const activities = [cell("1", "common-strength"), cell("1", "common-strength"), cell("2", "complementary")];
  expect(why({ activities, territories: [side("A", ["1", "2"]), side("B", ["1"])] })).toBe("why_common(name 1) why_brings(the A|name 2)");
});

it("many activities are counted rather than listed, but never one alone", () => {
  const activities = (count: number) => Array.from({ length: count }, (_, place) => cell(String(place), "common-strength"));
  expect(why({ activities: activities(4), territories: [] })).toBe("why_common(name 0, name 1, name 2, and name 3)");
  expect(why({ activities: activities(9), territories: [] })).toBe("why_common(name 0, name 1, name 2, and why_more(6))");
});
