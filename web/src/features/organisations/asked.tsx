import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { answered, client } from "../../api/client";
import { Waiting } from "../../ui/notices";

/** What an organisation was asked to answer, and what became of it where the questionnaire is named. */
export function Asked({ organisation }: { organisation: string }) {
  const { t, i18n } = useTranslation();
  const asked = useQuery({
    queryKey: ["asked-questionnaires", organisation, i18n.language],
    queryFn: () => answered(client.GET("/api/organisations/{organisation}/questionnaires", { params: { path: { organisation } } })),
    staleTime: 0,
  });
  if (!asked.data) return <Waiting query={asked} />;
  const rows = asked.data.questionnaires;
  return (
    <section className="card stack">
      <h2>{t("org_asked")}</h2>
      {rows.length === 0 && <p className="quiet">{t("org_asked_none")}</p>}
      <ul className="directory-list">
        {rows.map((row) => {
          const name = [row.title || row.questionnaire, t("questionnaire_version", { number: row.version })].join(", ");
          return (
            <li key={`${row.questionnaire} ${row.version}`} className="stack tight">
              <p className="row">
                {row.response ? <Link href={`/questionnaires/${encodeURIComponent(row.questionnaire)}/responses/${encodeURIComponent(row.response)}`}>{name}</Link> : <span>{name}</span>}
                {row.mode === "named" && <span className="flag">{t(`org_asked_${row.state}`)}</span>}
                <span className="quiet">{row.sent_on || t("org_asked_on", { day: row.invited_on })}</span>
              </p>
              {row.mode !== "named" && <p className="quiet">{t("org_asked_withheld")}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
