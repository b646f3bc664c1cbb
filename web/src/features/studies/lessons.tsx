import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useMay } from "../../api/role";
import { formatFor } from "../../base/format";
import { Notices } from "../../ui/notices";
import { DecideLesson } from "./decide-lesson";
import { LessonCards } from "./lesson-cards";
import { ReproduceQuestionnaire } from "./reproduce";
import { type LessonList, lessonsQuery, studyQuery } from "./study";
import { FewAnswers, StudyFrame, WaitingForStudy } from "./study-frame";

type Decision = LessonList["decisions"][number];

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

/** What was decided of a lesson, and the way to decide. */
function Deciding({ questionnaire, row, decisions }: { questionnaire: string; row: LessonList["lessons"][number]; decisions: readonly Decision[] }) {
  const { t } = useTranslation();
  const mayDecide = useMay("facilitator");
  const latest = decisions.at(-1);
  if (row.strength === "not-shown") return decisions.length > 0 ? <Decided decisions={decisions} /> : null;
  return (
    <>
      <h3>{t("study_decision")}</h3>
      <Decided decisions={decisions} />
      {mayDecide && (
        <details>
          <summary>{t("study_decide")}</summary>
          <DecideLesson questionnaire={questionnaire} lesson={row.lesson} title={t(`study_lesson_title_${row.lesson}`)} words={latest?.outcome === "edited" ? latest.wording : t(`study_lesson_${row.lesson}`)} latest={row.latest} />
        </details>
      )}
    </>
  );
}

function Shown({ questionnaire }: { questionnaire: string }) {
  const study = useQuery(studyQuery(questionnaire));
  const list = useQuery(lessonsQuery(questionnaire));
  if (!study.data) return <WaitingForStudy query={study} />;
  if (!list.data) return <WaitingForStudy query={list} />;
  const { lessons, decisions } = list.data;
  const decisionsOn = (lesson: string) => decisions.filter((one) => one.lesson === lesson);
  return (
    <>
      <Notices notices={study.data.notices} />
      <FewAnswers respondents={study.data.respondents} />
      <LessonCards
        study={study.data}
        lessons={lessons}
        wordingOf={(row) => <Wording lesson={row.lesson} latest={decisionsOn(row.lesson).at(-1)} />}
        belowOf={(row) => <Deciding questionnaire={questionnaire} row={row} decisions={decisionsOn(row.lesson)} />}
      />
      <ReproduceQuestionnaire questionnaire={questionnaire} />
    </>
  );
}

/** What the study teaches, the evidence behind it, and what people decided of it. */
export function Lessons() {
  return <StudyFrame tab="lessons">{(questionnaire) => <Shown questionnaire={questionnaire} />}</StudyFrame>;
}
