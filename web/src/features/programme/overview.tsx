import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { answered, client, type Reply } from "../../api/client";
import { Format } from "../../base/format";
import { DataTable } from "../../ui/data-table";
import { Flags, Waiting } from "../../ui/notices";
import { OverviewMap } from "./overview-map";

type Programme = Reply<"/api/programme">;

/** What is there of each stage, and what comes next; honest about what this version does not have. */
function Stages({ programme }: { programme: Programme }) {
  const { t, i18n } = useTranslation();
  const format = new Format(i18n.language);
  const observations = programme.sources.reduce((sum, source) => sum + source.observations, 0);
  return (
    <ol className="path">
      <li className={observations > 0 ? "begun" : undefined}>
        <h3>{t("stage_analysis")}</h3>
        <p>
          {t("stage_analysis_has", {
            sources: programme.sources.length,
            observations: format.whole(observations),
            decisions: programme.decisions.length,
          })}
        </p>
        <p>{observations > 0 ? <Link href="/domains">{t("next_step")}</Link> : t("next_import")}</p>
      </li>
      {["stage_companies", "stage_poles", "stage_effects"].map((stage) => (
        <li key={stage}>
          <h3>{t(stage)}</h3>
          <p className="quiet">{t("stage_not_yet")}</p>
        </li>
      ))}
    </ol>
  );
}

function Decisions({ programme }: { programme: Programme }) {
  const { t, i18n } = useTranslation();
  const format = new Format(i18n.language);
  const names = new Map(programme.domains.map((domain) => [`domain:${domain.domain}`, domain.name]));
  if (programme.decisions.length === 0) return <p className="quiet">{t("no_decisions")}</p>;
  return (
    <div className="grid">
      {programme.decisions
        .slice(-6)
        .reverse()
        .map((decision) => (
          <article key={decision.decision} className="card">
            <h3>{names.get(decision.subject) ?? decision.subject}</h3>
            <p>
              <strong>{t(`outcome_${decision.outcome}`)}</strong> – {decision.reason}
            </p>
            <p className="quiet">{t("decided_by", { name: decision.decided_by, when: format.moment(decision.decided_at) })}</p>
          </article>
        ))}
    </div>
  );
}

export function Overview() {
  const { t, i18n } = useTranslation();
  const format = new Format(i18n.language);
  const programme = useQuery({ queryKey: ["programme"], queryFn: () => answered(client.GET("/api/programme")) });
  if (!programme.data) return <Waiting query={programme} />;
  const data = programme.data;
  return (
    <>
      <h1>{data.name}</h1>
      <Stages programme={data} />
      <section className="stack">
        <h2>{t("recent_decisions")}</h2>
        <Decisions programme={data} />
      </section>
      <section className="stack">
        <h2>{t("territories")}</h2>
        <OverviewMap />
        <div className="grid">
          {data.territories.map((territory) => (
            <article key={territory.territory} className="card">
              <h3>
                <Link href={`/profile?territory=${encodeURIComponent(territory.territory)}`}>{territory.name}</Link>
              </h3>
              <p className="quiet">{[territory.territory, territory.country, ...territory.parts].filter(Boolean).join(" · ")}</p>
            </article>
          ))}
        </div>
      </section>
      <section className="stack">
        <h2>{t("sources")}</h2>
        {data.sources.length === 0 ? (
          <p className="quiet">{t("empty_programme")}</p>
        ) : (
          <DataTable
            caption={t("sources")}
            rows={data.sources}
            columns={[
              { key: "file_name", title: t("file"), value: (row) => row.file_name },
              { key: "measure", title: t("measure"), value: (row) => row.measure },
              { key: "publisher", title: t("publisher"), value: (row) => row.publisher, text: (row) => row.publisher || "–" },
              { key: "data_status", title: t("status"), value: (row) => row.data_status },
              {
                key: "observations",
                title: t("observations"),
                value: (row) => row.observations,
                text: (row) => format.whole(row.observations),
                isNumber: true,
              },
            ]}
          />
        )}
        <p className="row">
          {[...new Set(data.sources.map((source) => source.data_status))].map((status) => (
            <Flags key={status} status={status} />
          ))}
        </p>
      </section>
    </>
  );
}
