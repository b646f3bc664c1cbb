import { useTranslation } from "react-i18next";
import type { Reply } from "../../api/client";
import { flagsOf } from "../../base/cell-flags";
import { formatFor } from "../../base/format";
import { Figure } from "../../ui/figure";
import { sourceLine } from "./source-line";

export type Domains = Reply<"/api/programme/candidate-domains">;

const parts = ["critical_mass", "specialisation", "commonness", "complementarity", "cohesion", "growth"] as const;

/** Why a domain stands where it stands: the parts of its score, its activities, and its links across the border. */
export function DomainEvidence({ reply, domain, name }: { reply: Domains; domain: string; name: string }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const frame = { source: sourceLine(t, reply.period), status: reply.data_status, conventions: reply.conventions, choices: { domain } };
  const row = reply.domains.find((one) => one.domain === domain);
  const score = reply.scores.find((one) => one.domain === domain);
  const links = reply.links.filter((one) => one.domain === domain);
  const territories = reply.territories.filter((one) => one.domain === domain);
  const scored = parts.map((part) => ({ part, share: score?.[part] ?? null }));
  const best = [...scored].filter((one) => one.share !== null).sort((one, other) => (other.share ?? 0) - (one.share ?? 0))[0];
  return (
    <>
      {row && (
        <Figure
          {...frame}
          id={`score-${domain}`}
          title={row.rank > 0 ? t(row.rank_best === row.rank_worst ? "score_finding_sure" : "score_finding", { rank: row.rank, best: row.rank_best, worst: row.rank_worst, part: best ? t(`score_${best.part}`) : "–" }) : t("score_by_hand")}
          method="candidate_domains"
          fileName={`score-${domain}-${reply.period}`}
          rows={scored}
          columns={[
            { key: "part", title: t("score_part"), value: (one) => one.part, text: (one) => t(`score_${one.part}`) },
            { key: "share", title: t("score_value"), value: (one) => one.share, text: (one) => format.number(one.share), isNumber: true },
          ]}
        />
      )}
      <Figure
        {...frame}
        id={`territories-${domain}`}
        title={t("domain_territories", { domain: name })}
        method="candidate_domains"
        fileName={`domain-territories-${domain}-${reply.period}`}
        rows={territories}
        columns={[
          { key: "territory", title: t("territory"), value: (one) => one.territory },
          { key: "jobs", title: t("jobs"), value: (one) => one.jobs, text: (one) => format.whole(one.jobs), isNumber: true },
          { key: "share", title: t("share"), value: (one) => one.share, text: (one) => format.percent(one.share), isNumber: true },
          { key: "location_quotient", title: t("location_quotient"), value: (one) => one.location_quotient, text: (one) => format.number(one.location_quotient), isNumber: true },
          { key: "growth", title: t("growth"), value: (one) => one.growth, text: (one) => format.signedPercent(one.growth), isNumber: true },
          { key: "strengths", title: t("strengths"), value: (one) => one.strengths.join(" "), text: (one) => format.list(one.strengths) || "–" },
        ]}
      />
      <Figure
        {...frame}
        id={`activities-${domain}`}
        title={t("evidence_of", { domain: name })}
        method="candidate_domains"
        fileName={`domain-${domain}-${reply.period}`}
        rows={reply.activities.filter((one) => one.domain === domain)}
        columns={[
          { key: "activity", title: t("activity"), value: (one) => one.activity, text: (one) => `${one.activity} ${one.activity_name}` },
          { key: "type", title: t("domain_type"), value: (one) => one.type, text: (one) => t(`type_${one.type}`) },
          { key: "territory", title: t("territory"), value: (one) => one.territory },
          {
            key: "jobs",
            title: t("jobs"),
            value: (one) => one.jobs,
            text: (one) => (one.absence ? t(`absence_${one.absence}`) : format.whole(one.jobs)),
            flags: (one) => flagsOf(one.absence, one.flags),
            isNumber: true,
          },
          { key: "location_quotient", title: t("location_quotient"), value: (one) => one.location_quotient, text: (one) => format.number(one.location_quotient), isNumber: true },
          { key: "location_quotient_low", title: t("interval_low"), value: (one) => one.location_quotient_low, text: (one) => format.number(one.location_quotient_low), isNumber: true },
          { key: "location_quotient_high", title: t("interval_high"), value: (one) => one.location_quotient_high, text: (one) => format.number(one.location_quotient_high), isNumber: true },
          { key: "growth", title: t("growth"), value: (one) => one.growth, text: (one) => format.signedPercent(one.growth), isNumber: true },
          { key: "relatedness_density", title: t("relatedness_density"), value: (one) => one.relatedness_density, text: (one) => format.number(one.relatedness_density), isNumber: true },
        ]}
      />
      {links.length > 0 && (
        <Figure
          {...frame}
          id={`links-${domain}`}
          title={t("links_of", { domain: name })}
          method="proximity"
          fileName={`links-${domain}-${reply.period}`}
          rows={links}
          columns={[
            { key: "activity", title: t("activity"), value: (one) => one.activity, text: (one) => `${one.activity} (${one.territory})` },
            { key: "other_activity", title: t("partner"), value: (one) => one.other_activity, text: (one) => `${one.other_activity} (${one.other_territory})` },
            { key: "proximity", title: t("proximity"), value: (one) => one.proximity, text: (one) => format.number(one.proximity), isNumber: true },
          ]}
        />
      )}
    </>
  );
}
