import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Problem, RequestRefused } from "../api/client";

/** What was refused, why, and what to do about it. */
export function ProblemNotice({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  const text = problem.code === "unreachable" ? t("unreachable") : problem.detail;
  return (
    <div className="notice danger" role="alert">
      <p>{text}</p>
      {problem.mend && <p>{problem.mend}</p>}
    </div>
  );
}

/** Instead of what is not there yet: that it is on its way, or why it will not come. */
export function Waiting({ query }: { query: Pick<UseQueryResult, "error"> }) {
  const { t } = useTranslation();
  if (query.error instanceof RequestRefused) return <ProblemNotice problem={query.error.problem} />;
  if (query.error) throw query.error;
  return <p role="status">{t("loading")}</p>;
}

/** What the reader must know of the data, in words and not in colour alone. */
export function Flags({ status }: { status: string }) {
  const { t } = useTranslation();
  if (status === "illustrative" || status === "mixed")
    return <span className="flag illustrative">{t(`status_${status}`)}</span>;
  return status === "official" ? <span className="flag">{t("status_official")}</span> : null;
}

export function Notices({ notices }: { notices: readonly { code: string; text: string }[] }) {
  const { t } = useTranslation();
  if (notices.length === 0) return null;
  return (
    <details className="notice warning">
      <summary>{t("notes_on_data", { count: notices.length })}</summary>
      <ul>
        {notices.map((notice) => (
          <li key={notice.code + notice.text} lang="en">
            {notice.text}
          </li>
        ))}
      </ul>
    </details>
  );
}
