import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useParams } from "wouter";
import { RequestRefused } from "../../api/client";
import { questionnairesQuery } from "../../api/questionnaires";
import { Waiting } from "../../ui/notices";
import { answersMin } from "./study";
import "./studies.css";

export const tabs = ["barriers", "map", "innovation", "for-whom", "waves", "lessons"] as const;
export type Tab = (typeof tabs)[number];

export const tabPath = (questionnaire: string, tab: Tab) => `/questionnaires/${encodeURIComponent(questionnaire)}/study/${tab}`;

/** The parts of a study, each with an address of its own. */
function Tabs({ questionnaire, tab }: { questionnaire: string; tab: Tab }) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t("study_parts")} className="study-tabs">
      {tabs.map((one) => (
        <Link key={one} href={tabPath(questionnaire, one)} aria-current={one === tab ? "page" : undefined}>
          {t(`study_tab_${one}`)}
        </Link>
      ))}
    </div>
  );
}

/** Why there is nothing to see yet, which is no fault. */
const empty: Partial<Record<string, string>> = { "no-respondents": "study_nobody", "not-a-cooperation-study": "study_other_kind", "not-published": "study_not_published", "group-not-asked": "study_not_asked", "answers-withheld": "study_withheld", "no-earlier-wave": "study_no_earlier_wave", "no-common-respondents": "study_no_common", "answers-not-linked": "study_not_linked" };

/** Instead of a study that is not there yet: why, and where it helps, what to do. */
export function WaitingForStudy({ query }: { query: Pick<UseQueryResult, "error" | "failureReason" | "refetch"> }) {
  const { t } = useTranslation();
  const message = query.error instanceof RequestRefused ? empty[query.error.problem.code] : undefined;
  return message ? <p className="empty">{t(message)}</p> : <Waiting query={query} />;
}

/** So few answered that nothing is judged. */
export function FewAnswers({ respondents }: { respondents: number }) {
  const { t } = useTranslation();
  return respondents < answersMin ? <p className="notice warning">{t("study_few", { number: respondents, least: answersMin })}</p> : null;
}

/** A page of a study: where it belongs, its parts, and that all of it is what members perceive. */
export function StudyFrame({ tab, children }: { tab: Tab; children: (questionnaire: string) => ReactNode }) {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const [location] = useLocation();
  const all = useQuery(questionnairesQuery);
  const row = all.data?.questionnaires.find((one) => one.questionnaire === id);
  return (
    <>
      <p>
        <Link href="/questionnaires">{t("questionnaires_title")}</Link>
      </p>
      <h1>{row ? `${t(`study_tab_${tab}`)}: ${row.title}` : t(`study_tab_${tab}`)}</h1>
      <Tabs questionnaire={id} tab={tab} />
      <p className="lead">{t(`study_how_${tab}`)}</p>
      <div key={location} className="stack">
        {children(id)}
      </div>
    </>
  );
}
