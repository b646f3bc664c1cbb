import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Problem, RequestRefused } from "../api/client";
import { Button } from "./button";
import { useProblemText } from "./problem-text";
import { hasSpecifics } from "./specifics";

/** The server's own words, which are English. */
export function Specifics({ text }: { text: string }) {
  return (
    <small className="specifics" lang="en">
      {text}
    </small>
  );
}

/** What was refused, why, and what to do about it; and, where it can help, the way to ask once more. */
export function ProblemNotice({ problem, waitSeconds = null, onRetry }: { problem: Problem; waitSeconds?: number | null; onRetry?: () => void }) {
  const { t } = useTranslation();
  const { text, mend, specifics } = useProblemText()(problem, waitSeconds);
  return (
    <div className="notice danger stack" role="alert">
      <p>{text}</p>
      {mend && <p>{mend}</p>}
      {specifics && <Specifics text={specifics} />}
      {onRetry && (
        <p>
          <Button look="small" onPress={onRetry}>
            {t("try_again")}
          </Button>
        </p>
      )}
    </div>
  );
}

/** The place of what is on its way. */
export function Loading({ isAgain = false }: { isAgain?: boolean }) {
  const { t } = useTranslation();
  return (
    <p className="loading" role="status">
      <span>{t(isAgain ? "asking_again" : "loading")}</span>
    </p>
  );
}

const passing = ["unreachable", "too-busy", "sign-in-wanted", "second-factor-due"];

/** Instead of what is not there yet: that it is on its way, or why it will not come. */
export function Waiting({ query }: { query: Pick<UseQueryResult, "error" | "failureReason" | "refetch"> }) {
  if (query.error instanceof RequestRefused) {
    const { problem, waitSeconds } = query.error;
    const onRetry = passing.includes(problem.code) ? { onRetry: () => void query.refetch() } : {};
    return <ProblemNotice problem={problem} waitSeconds={waitSeconds} {...onRetry} />;
  }
  if (query.error) throw query.error;
  return <Loading isAgain={query.failureReason !== null} />;
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
