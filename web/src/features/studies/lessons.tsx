import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/role";
import { formatFor } from "../../base/format";
import { Notices } from "../../ui/notices";
import { DecideLesson } from "./decide-lesson";
import { statementText } from "./names";
import { Reproduce } from "./reproduce";
import { type LessonList, lessonsQuery, type Study, studyQuery } from "./study";
import { FewAnswers, StudyFrame, WaitingForStudy } from "./study-frame";

type Evidence = Study["evidence"][number];
type Decision = LessonList["decisions"][number];

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

/** What was decided, newest first, and whether the answers have changed since. */
function Decided({ decisions }: { decisions: readonly Decision[] }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  if (decisions.length === 0) return <p className="quiet">{t("study_undecided")}</p>;
  return (
    <ul className="directory-list">
      {[...decisions].reverse().map((decision) => (
        <li key={decision.decision} className="stack tight">
          <p className="row">
            <strong>{t(`study_outcome_${decision.outcome}`)}</strong>
            {decision.is_on_earlier_answers && <span className="flag illustrative">{t("study_earlier_answers")}</span>}
          </p>
          <p className="reason">{decision.reason}</p>
          <p className="quiet">{t("study_decided", { name: decision.decided_by, when: format.moment(decision.decided_at), hash: decision.evidence_hash.slice(0, 12) })}</p>
        </li>
      ))}
    </ul>
  );
}

/** A lesson in words: as somebody edited it last, else as it is; struck out where it was rejected. */
function Wording({ lesson, latest }: { lesson: string; latest: Decision | undefined }) {
  const { t } = useTranslation();
  const words = t(`study_lesson_${lesson}`);
  if (latest?.outcome === "edited")
    return (
      <>
        <p className="wording">{latest.wording}</p>
        <p className="quiet">{t("study_was", { words })}</p>
      </>
    );
  return <p className="wording">{latest?.outcome === "rejected" ? <del>{words}</del> : words}</p>;
}

function Lesson({ questionnaire, row, evidence, decisions, leading }: { questionnaire: string; row: LessonList["lessons"][number]; evidence: readonly Evidence[]; decisions: readonly Decision[]; leading: string }) {
  const { t } = useTranslation();
  const mayDecide = useMay("facilitator");
  const title = t(`study_lesson_title_${row.lesson}`);
  const latest = decisions.at(-1);
  return (
    <section className="card stack study-lesson" aria-label={title}>
      <h2>{`${row.lesson} ${title}`}</h2>
      <p className="row">
        <span className="flag">{t(`study_strength_${row.strength}`)}</span>
        {row.lesson === "L4" && leading && <span className="quiet">{t("study_leading", { cluster: leading })}</span>}
      </p>
      <Wording lesson={row.lesson} latest={latest} />
      <h3>{t("study_actions")}</h3>
      <ul>
        <li>{t(`study_action_${row.lesson}_1`)}</li>
        <li>{t(`study_action_${row.lesson}_2`)}</li>
      </ul>
      <details>
        <summary>{t("study_evidence", { number: evidence.length })}</summary>
        <EvidenceTable rows={evidence} caption={t("study_evidence_of", { lesson: row.lesson })} />
      </details>
      <h3>{t("study_decision")}</h3>
      <Decided decisions={decisions} />
      {mayDecide && (
        <details>
          <summary>{t("study_decide")}</summary>
          <DecideLesson questionnaire={questionnaire} lesson={row.lesson} title={title} words={latest?.outcome === "edited" ? latest.wording : t(`study_lesson_${row.lesson}`)} latest={row.latest} />
        </details>
      )}
    </section>
  );
}

/** A lesson that the answers do not bear: what of its evidence is missing. */
function NotShown({ row, evidence, decisions }: { row: LessonList["lessons"][number]; evidence: readonly Evidence[]; decisions: readonly Decision[] }) {
  const { t } = useTranslation();
  const missing = evidence.filter(isMissing);
  return (
    <section className="card stack">
      <h3>{`${row.lesson} ${t(`study_lesson_title_${row.lesson}`)}`}</h3>
      <p>{t("study_missing", { number: missing.length, all: evidence.length })}</p>
      <EvidenceTable rows={missing} caption={t("study_missing_of", { lesson: row.lesson })} />
      {decisions.length > 0 && <Decided decisions={decisions} />}
    </section>
  );
}

function Shown({ questionnaire }: { questionnaire: string }) {
  const { t } = useTranslation();
  const study = useQuery(studyQuery(questionnaire));
  const list = useQuery(lessonsQuery(questionnaire));
  if (!study.data) return <WaitingForStudy query={study} />;
  if (!list.data) return <WaitingForStudy query={list} />;
  const { evidence, leading_cluster: leading, respondents, notices } = study.data;
  const { lessons, decisions } = list.data;
  const of = (row: LessonList["lessons"][number]) => ({
    row,
    evidence: evidence.filter((one) => one.lesson === row.lesson),
    decisions: decisions.filter((one) => one.lesson === row.lesson),
  });
  const shown = lessons.filter((row) => row.strength !== "not-shown");
  const notShown = lessons.filter((row) => row.strength === "not-shown");
  return (
    <>
      <Notices notices={notices} />
      <FewAnswers respondents={respondents} />
      {shown.length === 0 && <p className="empty">{t("study_no_lessons")}</p>}
      {shown.map((row) => (
        <Lesson key={row.lesson} questionnaire={questionnaire} leading={leading} {...of(row)} />
      ))}
      {notShown.length > 0 && (
        <section className="stack" aria-label={t("study_not_shown")}>
          <h2>{t("study_not_shown")}</h2>
          <p>{t("study_not_shown_how")}</p>
          {notShown.map((row) => (
            <NotShown key={row.lesson} {...of(row)} />
          ))}
        </section>
      )}
      <Reproduce questionnaire={questionnaire} />
    </>
  );
}

/** What the study teaches, the evidence behind it, and what people decided of it. */
export function Lessons() {
  return <StudyFrame tab="lessons">{(questionnaire) => <Shown questionnaire={questionnaire} />}</StudyFrame>;
}
