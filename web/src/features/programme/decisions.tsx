import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { formatFor } from "../../base/format";
import { domainOf, latestDecisions, type Programme } from "./programme";

const shown = 6;

function DecisionCard({ decision, name }: { decision: Programme["decisions"][number]; name: string | undefined }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const domain = domainOf(decision.subject);
  return (
    <article className={`card decision ${decision.outcome}`}>
      <h3>{domain ? <Link href={`/domains?domain=${encodeURIComponent(domain)}`}>{name ?? domain}</Link> : decision.subject}</h3>
      <p>
        <strong>{t(`outcome_${decision.outcome}`)}</strong>
      </p>
      <p className="reason">{decision.reason}</p>
      <p className="quiet">{t("decided_by", { name: decision.decided_by, when: format.moment(decision.decided_at) })}</p>
    </article>
  );
}

/** What was decided last. */
export function Decisions({ programme }: { programme: Programme }) {
  const { t } = useTranslation();
  const names = new Map(programme.domains.map((domain) => [domain.domain, domain.name]));
  return (
    <section className="stack">
      <h2>{t("recent_decisions")}</h2>
      {programme.decisions.length === 0 ? (
        <p className="empty quiet">{t("no_decisions")}</p>
      ) : (
        <div className="grid">
          {latestDecisions(programme, shown).map((decision) => (
            <DecisionCard key={decision.decision} decision={decision} name={names.get(domainOf(decision.subject) ?? "")} />
          ))}
        </div>
      )}
      {programme.decisions.length > shown && (
        <p>
          <Link href="/domains">{t("decisions_all_on_domains")}</Link>
        </p>
      )}
    </section>
  );
}
