import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatFor } from "../../base/format";
import { statementText } from "./names";
import type { Study } from "./study";

type Evidence = Study["evidence"][number];
type LessonRow = Study["lessons"][number];

/** From how much support on a statement holds. */
const supportMin = 0.9;

const isMissing = (row: Evidence) => row.reason !== "" || (row.support ?? 0) < supportMin;

function EvidenceTable({ rows, caption }: { rows: readonly Evidence[]; caption: string }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const unknown = <span className="not-defined">{t("not_defined")}</span>;
  return (
    <div className="scrolls" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("study_statement")}</th>
            <th scope="col" className="number">
              {t("study_difference")}
            </th>
            <th scope="col" className="number">
              {t("study_support")}
            </th>
            <th scope="col" className="number">
              {t("study_answers")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.statement}>
              <th scope="row">
                {statementText(t, row.statement)}
                {row.reason && <span className="flag">{t(`study_reason_${row.reason}`)}</span>}
              </th>
              <td className="number">{format.number(row.difference) ?? unknown}</td>
              <td className="number">{format.percent(row.support, 1) ?? unknown}</td>
              <td className="number">{format.whole(row.answers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Lesson({ row, evidence, leading, wording, below }: { row: LessonRow; evidence: readonly Evidence[]; leading: string; wording: ReactNode; below: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section className="card stack study-lesson" aria-label={t(`study_lesson_title_${row.lesson}`)}>
      <h2>{`${row.lesson} ${t(`study_lesson_title_${row.lesson}`)}`}</h2>
      <p className="row">
        <span className="flag">{t(`study_strength_${row.strength}`)}</span>
        {row.lesson === "L4" && leading && <span className="quiet">{t("study_leading", { cluster: leading })}</span>}
      </p>
      {wording}
      <h3>{t("study_actions")}</h3>
      <ul>
        <li>{t(`study_action_${row.lesson}_1`)}</li>
        <li>{t(`study_action_${row.lesson}_2`)}</li>
      </ul>
      <details>
        <summary>{t("study_evidence", { number: evidence.length })}</summary>
        <EvidenceTable rows={evidence} caption={t("study_evidence_of", { lesson: row.lesson })} />
      </details>
      {below}
    </section>
  );
}

/** A lesson that the answers do not bear: what of its evidence is missing. */
function NotShown({ row, evidence, below }: { row: LessonRow; evidence: readonly Evidence[]; below: ReactNode }) {
  const { t } = useTranslation();
  const missing = evidence.filter(isMissing);
  return (
    <section className="card stack">
      <h3>{`${row.lesson} ${t(`study_lesson_title_${row.lesson}`)}`}</h3>
      <p>{t("study_missing", { number: missing.length, all: evidence.length })}</p>
      <EvidenceTable rows={missing} caption={t("study_missing_of", { lesson: row.lesson })} />
      {below}
    </section>
  );
}

interface Options<Row extends LessonRow> {
  study: Study;
  lessons: readonly Row[];
  /** The lesson in words, where it does not stand as it is. */
  wordingOf?: (row: Row) => ReactNode;
  /** What stands below a lesson: what was decided of it. */
  belowOf?: (row: Row) => ReactNode;
}

/** What a study teaches, and of each lesson the evidence; then what it does not bear, and why. */
export function LessonCards<Row extends LessonRow>({ study, lessons, wordingOf, belowOf }: Options<Row>) {
  const { t } = useTranslation();
  const evidenceOf = (row: Row) => study.evidence.filter((one) => one.lesson === row.lesson);
  const shown = lessons.filter((row) => row.strength !== "not-shown");
  const notShown = lessons.filter((row) => row.strength === "not-shown");
  return (
    <>
      {shown.length === 0 && <p className="empty">{t("study_no_lessons")}</p>}
      {shown.map((row) => (
        <Lesson key={row.lesson} row={row} evidence={evidenceOf(row)} leading={study.leading_cluster} wording={wordingOf ? wordingOf(row) : <p className="wording">{t(`study_lesson_${row.lesson}`)}</p>} below={belowOf?.(row)} />
      ))}
      {notShown.length > 0 && (
        <section className="stack" aria-label={t("study_not_shown")}>
          <h2>{t("study_not_shown")}</h2>
          <p>{t("study_not_shown_how")}</p>
          {notShown.map((row) => (
            <NotShown key={row.lesson} row={row} evidence={evidenceOf(row)} below={belowOf?.(row)} />
          ))}
        </section>
      )}
    </>
  );
}
