import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { readInterviews } from "../../api/interviews";
import { Waiting } from "../../ui/notices";

/** The interviews with an organisation, the latest first. */
export function Interviewed({ organisation }: { organisation: string }) {
  const { t, i18n } = useTranslation();
  const held = useQuery({ queryKey: ["interviews", organisation, "", i18n.language], queryFn: () => readInterviews(organisation, ""), staleTime: 0 });
  if (!held.data) return <Waiting query={held} />;
  const rows = held.data.interviews;
  return (
    <section className="card stack">
      <h2>{t("org_interviews")}</h2>
      {rows.length === 0 && <p className="quiet">{t("org_interviews_none")}</p>}
      <ul className="directory-list">
        {rows.map((row) => (
          <li key={row.interview}>
            <p className="row">
              <Link href={`/interviews/${encodeURIComponent(row.interview)}`}>{[row.held_on, row.interviewer].filter(Boolean).join(", ")}</Link>
              <span className="flag">{t(`interview_by_${row.held_by}`)}</span>
              <span className="quiet">{t("interview_words", { count: row.words })}</span>
              <span className="quiet">{t("interview_passages", { count: row.passages })}</span>
            </p>
          </li>
        ))}
      </ul>
      <p>
        <Link href={`/interviews?${new URLSearchParams({ organisation })}`}>{t("org_interviews_begin")}</Link>
      </p>
    </section>
  );
}
