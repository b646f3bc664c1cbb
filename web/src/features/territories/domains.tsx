import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { answered, client, type Reply } from "../../api/client";
import { useMay } from "../../api/role";
import { useAddressState } from "../../base/address-state";
import { formatFor } from "../../base/format";
import { Flags, Notices, Waiting } from "../../ui/notices";
import { Decide } from "./decide";
import { DefineDomain } from "./define-domain";
import { DomainEvidence, type Domains as DomainsReply } from "./domain-evidence";
import { sourceLine } from "./source-line";
import { whyOf } from "./why";

type Decision = Reply<"/api/programme">["decisions"][number];

/** All that was decided of a domain, the latest first. */
function History({ decisions }: { decisions: readonly Decision[] }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  if (decisions.length === 0) return null;
  return (
    <section className="stack">
      <h3>{t("decision_history")}</h3>
      <ol className="history">
        {[...decisions].reverse().map((decision) => (
          <li key={decision.decision}>
            <strong>{t(`outcome_${decision.outcome}`)}</strong> – {decision.reason}
            <br />
            <span className="quiet">{t("decision_by", { name: decision.decided_by, when: format.moment(decision.decided_at), hash: decision.evidence_hash.slice(0, 12) })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function DomainCard({ reply, row, decisions, why }: { reply: DomainsReply; row: DomainsReply["domains"][number]; decisions: readonly Decision[]; why: string }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const mayDecide = useMay("facilitator");
  const [opened, open] = useAddressState("domain");
  const place = useRef<HTMLDetailsElement>(null);
  const isOpen = opened === row.domain;
  const last = decisions.at(-1);
  useEffect(() => {
    // Who comes by a link sees the domain it names; a figure of it that the link names comes into view by itself.
    if (isOpen && window.location.hash === "") place.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen]);
  return (
    <details
      className="card domain"
      ref={place}
      open={isOpen}
      onToggle={(event) => {
        if (event.currentTarget.open !== isOpen) open(event.currentTarget.open ? row.domain : "");
      }}
    >
      <summary>
        <span className="rank">{row.rank > 0 ? row.rank : "–"}</span>
        <span className="stack">
          <strong>{row.name}</strong>
          <span className="quiet">{why}</span>
          {last && <span>{t("last_decision", { outcome: t(`outcome_${last.outcome}`), reason: last.reason })}</span>}
        </span>
        <span className="quiet">
          {row.rank > 0 ? t(row.rank_best === row.rank_worst ? "domains_rank_sure" : "domains_rank_range", { best: row.rank_best, worst: row.rank_worst }) : t("defined_by_hand")}
          <br />
          {t("jobs_count", { number: format.whole(row.jobs) ?? t("not_defined") })}
        </span>
      </summary>
      {isOpen && (
        <div className="stack">
          <DomainEvidence reply={reply} domain={row.domain} name={row.name} />
          <History decisions={decisions} />
          {mayDecide && <Decide domain={row.domain} name={row.name} latest={last} />}
        </div>
      )}
    </details>
  );
}

function CandidateDomains({ domains, decisions, why }: { domains: DomainsReply; decisions: readonly Decision[]; why: (domain: string) => string }) {
  return (
    <div className="stack">
      {domains.domains.map((row) => (
        <DomainCard key={row.domain} reply={domains} row={row} decisions={decisions.filter((decision) => decision.subject === `domain:${row.domain}`)} why={why(row.domain)} />
      ))}
    </div>
  );
}

export function Domains() {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const domains = useQuery({
    queryKey: ["domains"],
    queryFn: () => answered(client.GET("/api/programme/candidate-domains", { params: { query: { interval_samples: 100 } } })),
  });
  const programme = useQuery({ queryKey: ["programme"], queryFn: () => answered(client.GET("/api/programme")) });
  const mayDecide = useMay("facilitator");
  if (!domains.data || !programme.data) return <Waiting query={domains.error ? domains : programme} />;
  const territories = new Map(programme.data.territories.map((territory) => [territory.territory, territory.name]));
  const why = (domain: string) => whyOf(domains.data, domain, (code) => territories.get(code) ?? code, t, format);
  const known = [...domains.data.domains.map((row) => row.domain), ...programme.data.domains.map((row) => row.domain)];
  return (
    <>
      <div className="stack">
        <h1>{t("domains_title")}</h1>
        <p className="row quiet">
          {sourceLine(t, domains.data.period)} <Flags status={domains.data.data_status} />
        </p>
      </div>
      <Notices notices={domains.data.notices} />
      <CandidateDomains domains={domains.data} decisions={programme.data.decisions} why={why} />
      {mayDecide && <DefineDomain known={known} />}
    </>
  );
}
