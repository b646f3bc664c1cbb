import { useTranslation } from "react-i18next";
import type { Problem } from "../api/client";

/** A waiting time as people say it: whole minutes, rounded up, once it is longer than one. */
export function waitIn(seconds: number): { unit: "seconds" | "minutes"; count: number } {
  return seconds <= 90 ? { unit: "seconds", count: Math.max(1, Math.ceil(seconds)) } : { unit: "minutes", count: Math.ceil(seconds / 60) };
}

export interface ProblemText {
  text: string;
  mend: string | undefined;
}

/** A problem in the reader's language where the app has words for it, else as the server says it. */
export function useProblemText(): (problem: Problem, waitSeconds?: number | null) => ProblemText {
  const { t, i18n } = useTranslation();
  return (problem, waitSeconds = null) => {
    if (problem.code === "unreachable") return { text: t("unreachable"), mend: undefined };
    const mend = waitSeconds === null ? problem.mend : t(`wait_${waitIn(waitSeconds).unit}`, { number: waitIn(waitSeconds).count });
    if (!i18n.exists(`problem_${problem.code}`)) return { text: problem.detail, mend };
    return { text: t(`problem_${problem.code}`), mend: waitSeconds === null ? undefined : mend };
  };
}
