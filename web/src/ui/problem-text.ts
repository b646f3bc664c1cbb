import { useTranslation } from "react-i18next";
import type { Problem } from "../api/client";
import { problemHasSpecifics } from "./specifics";

/** A waiting time as people say it: whole minutes, rounded up, once it is longer than one. */
export function waitIn(seconds: number): { unit: "seconds" | "minutes"; count: number } {
  return seconds <= 90 ? { unit: "seconds", count: Math.max(1, Math.ceil(seconds)) } : { unit: "minutes", count: Math.ceil(seconds / 60) };
}

export interface ProblemText {
  text: string;
  mend: string | undefined;
  /** The server's own words, which are English, where they say more than the text. */
  specifics: string | undefined;
}

/** A problem in the reader's language; the server's own words where they say more. */
export function useProblemText(): (problem: Problem, waitSeconds?: number | null) => ProblemText {
  const { t, i18n } = useTranslation();
  return (problem, waitSeconds = null) => {
    if (problem.code === "unreachable") return { text: t("problem_unreachable"), mend: undefined, specifics: undefined };
    const wait = waitSeconds === null ? undefined : t(`wait_${waitIn(waitSeconds).unit}`, { number: waitIn(waitSeconds).count });
    const key = `problem_${problem.code}`;
    const isKnown = i18n.exists(key);
    if (i18n.language === "en" && problem.detail) return { text: problem.detail, mend: wait ?? problem.mend, specifics: undefined };
    const detail = [problem.detail, problem.mend].filter(Boolean).join(" ");
    const specifics = detail && (!isKnown || problemHasSpecifics(problem)) ? detail : undefined;
    return { text: t(isKnown ? key : "problem_other"), mend: wait, specifics };
  };
}
