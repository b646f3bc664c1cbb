import type { TFunction } from "i18next";
import type { Reply } from "../../api/client";
import type { Format } from "../../base/format";

export type Evidence = Pick<Reply<"/api/programme/candidate-domains">, "activities" | "territories">;

const named = 3;

/** The reasons for a domain in a sentence or two: what is common, and who brings what. */
export function whyOf(evidence: Evidence, domain: string, territoryName: (code: string) => string, t: TFunction, format: Format): string {
  const cells = evidence.activities.filter((row) => row.domain === domain);
  const names = new Map(cells.map((row) => [row.activity, row.activity_name]));
  const ofType = (type: string) => [...new Set(cells.filter((row) => row.type === type).map((row) => row.activity))];
  const listed = (codes: readonly string[]) => {
    const rest = codes.length - named;
    const first = codes.slice(0, rest === 1 ? named + 1 : named).map((code) => names.get(code) ?? code);
    return format.list(rest > 1 ? [...first, t("why_more", { number: format.whole(rest) })] : first);
  };
  const common = ofType("common-strength");
  const completing = new Set(ofType("complementary"));
  const sentences = common.length > 0 ? [t("why_common", { activities: listed(common) })] : [];
  for (const row of evidence.territories) {
    const brought = row.domain === domain ? row.strengths.filter((code) => completing.has(code)) : [];
    if (brought.length > 0) sentences.push(t("why_brings", { territory: territoryName(row.territory), activities: listed(brought) }));
  }
  return sentences.join(" ");
}
