import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Problem, RequestRefused } from "../api/client";
import { hasSpecifics, problemHasSpecifics } from "./specifics";

/** The server's own words, which are English. */
function Specifics({ text }: { text: string }) {
  return (
    <small className="specifics" lang="en">
      {text}
    </small>
  );
}

/** What was refused, why, and what to do about it: in the language of the page, with the server's details beside. */
export function ProblemNotice({ problem }: { problem: Problem }) {
  const { t, i18n } = useTranslation();
  const key = `problem_${problem.code}`;
  const detail = [problem.detail, problem.mend].filter(Boolean).join(" ");
  const isEnglish = i18n.language === "en";
  return (
    <div className="notice danger" role="alert">
      {i18n.exists(key) && !(isEnglish && detail) ? <p>{t(key)}</p> : !isEnglish && <p>{t("problem_other")}</p>}
      {isEnglish && detail && (
        <>
          <p>{problem.detail}</p>
          {problem.mend && <p>{problem.mend}</p>}
        </>
      )}
      {!isEnglish && detail && (!i18n.exists(key) || problemHasSpecifics(problem)) && <Specifics text={detail} />}
    </div>
  );
}

/** The place of what is on its way. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <p className="loading" role="status">
      <span>{t("loading")}</span>
    </p>
  );
}

/** Instead of what is not there yet: that it is on its way, or why it will not come. */
export function Waiting({ query }: { query: Pick<UseQueryResult, "error"> }) {
  if (query.error instanceof RequestRefused) return <ProblemNotice problem={query.error.problem} />;
  if (query.error) throw query.error;
  return <Loading />;
}

/** What the reader must know of the data, in words and not in colour alone. */
export function Flags({ status }: { status: string }) {
  const { t } = useTranslation();
  if (status === "illustrative" || status === "mixed")
    return <span className="flag illustrative">{t(`status_${status}`)}</span>;
  return status === "official" ? <span className="flag">{t("status_official")}</span> : null;
}

export function Notices({ notices }: { notices: readonly { code: string; text: string }[] }) {
  const { t, i18n } = useTranslation();
  if (notices.length === 0) return null;
  const isEnglish = i18n.language === "en";
  return (
    <details className="notice warning">
      <summary>{t("notes_on_data", { count: notices.length })}</summary>
      <ul>
        {notices.map((notice) => {
          const key = `notice_${notice.code}`;
          const known = !isEnglish && i18n.exists(key) ? t(key) : i18n.exists(`problem_${notice.code}`) && !isEnglish ? t(`problem_${notice.code}`) : null;
          return (
            <li key={notice.code + notice.text}>
              {known}
              {(!known || hasSpecifics(notice.text)) && (isEnglish ? notice.text : <Specifics text={notice.text} />)}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
