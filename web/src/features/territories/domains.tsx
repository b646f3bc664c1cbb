import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answered, client, type Reply } from "../../api/client";
import { Format } from "../../base/format";
import { Figure } from "../../ui/figure";
import { Flags, Notices, Waiting } from "../../ui/notices";
import { Decide } from "./decide";

type Domains = Reply<"/api/programme/candidate-domains">;
type Decision = Reply<"/api/programme">["decisions"][number];

function Evidence({ reply, domain, name }: { reply: Domains; domain: string; name: string }) {
  const { t, i18n } = useTranslation();
  const format = new Format(i18n.language);
  const source = t("source_line", { period: reply.period });
  const links = reply.links.filter((row) => row.domain === domain);
  return (
    <>
      <Figure
        title={t("evidence_of", { domain: name })}
        source={source}
        status={reply.data_status}
        method="candidate_domains"
        fileName={`domain-${domain}-${reply.period}`}
        rows={reply.activities.filter((row) => row.domain === domain)}
        columns={[
          { key: "activity", title: t("activity"), value: (row) => row.activity, text: (row) => `${row.activity} ${row.activity_name}` },
          { key: "territory", title: t("territory"), value: (row) => row.territory },
          { key: "jobs", title: t("jobs"), value: (row) => row.jobs, text: (row) => (row.absence ? t(`absence_${row.absence}`) : format.whole(row.jobs)), isNumber: true },
          { key: "location_quotient", title: t("location_quotient"), value: (row) => row.location_quotient, text: (row) => format.number(row.location_quotient), isNumber: true },
          { key: "growth", title: t("growth"), value: (row) => row.growth, text: (row) => format.signedPercent(row.growth), isNumber: true },
          { key: "relatedness_density", title: t("relatedness_density"), value: (row) => row.relatedness_density, text: (row) => format.number(row.relatedness_density), isNumber: true },
        ]}
      />
      {links.length > 0 && (
        <Figure
          title={t("links_of", { domain: name })}
          source={source}
          status={reply.data_status}
          method="proximity"
          fileName={`links-${domain}-${reply.period}`}
          rows={links}
          columns={[
            { key: "activity", title: t("activity"), value: (row) => row.activity, text: (row) => `${row.activity} (${row.territory})` },
            { key: "other_activity", title: t("partner"), value: (row) => row.other_activity, text: (row) => `${row.other_activity} (${row.other_territory})` },
            { key: "proximity", title: t("proximity"), value: (row) => row.proximity, text: (row) => format.number(row.proximity), isNumber: true },
          ]}
        />
      )}
    </>
  );
}

function DomainCard({ reply, row, last }: { reply: Domains; row: Domains["domains"][number]; last: Decision | undefined }) {
  const { t, i18n } = useTranslation();
  const format = new Format(i18n.language);
  return (
    <details className="card domain">
      <summary>
        <span className="rank">{row.rank > 0 ? row.rank : "–"}</span>
        <span className="stack">
          <strong>{row.name}</strong>
          <span className="quiet">{row.why}</span>
          {last && <span>{t("last_decision", { outcome: t(`outcome_${last.outcome}`), reason: last.reason })}</span>}
        </span>
        <span className="quiet">
          {row.rank > 0 ? t("domains_rank_range", { best: row.rank_best, worst: row.rank_worst }) : t("defined_by_hand")}
          <br />
          {t("jobs")}: {format.whole(row.jobs) ?? t("not_defined")}
        </span>
      </summary>
      <div className="stack">
        <Evidence reply={reply} domain={row.domain} name={row.name} />
        <Decide domain={row.domain} name={row.name} latest={last} />
      </div>
    </details>
  );
}

export function Domains() {
  const { t } = useTranslation();
  const domains = useQuery({
    queryKey: ["domains"],
    queryFn: () => answered(client.GET("/api/programme/candidate-domains", { params: { query: { interval_samples: 100 } } })),
  });
  const programme = useQuery({ queryKey: ["programme"], queryFn: () => answered(client.GET("/api/programme")) });
  if (!domains.data || !programme.data) return <Waiting query={domains.error ? domains : programme} />;
  const last = new Map(programme.data.decisions.map((decision) => [decision.subject, decision]));
  return (
    <>
      <div className="stack">
        <h1>{t("domains_title")}</h1>
        <p className="row quiet">
          {t("source_line", { period: domains.data.period })} <Flags status={domains.data.data_status} />
        </p>
      </div>
      <Notices notices={domains.data.notices} />
      <div className="stack">
        {domains.data.domains.map((row) => (
          <DomainCard key={row.domain} reply={domains.data} row={row} last={last.get(`domain:${row.domain}`)} />
        ))}
      </div>
    </>
  );
}
