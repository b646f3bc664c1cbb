import { type ComponentType, lazy } from "react";
import { mayUse, type Role } from "./api/accounts";

export const groups = ["nav_programme", "nav_territories", "nav_organisations", "nav_accounts"] as const;

/** A page that is fetched when it is opened. */
function fetched<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return lazy(() => load().then((module) => ({ default: module[name] })));
}

/** What the navigation lists, by group; titles are messages. `role` is the least that may open the page. */
export const pages = [
  { group: "nav_programme", path: "/", role: "researcher", title: "nav_overview", page: fetched(() => import("./features/programme/overview"), "Overview") },
  { group: "nav_programme", path: "/import", role: "facilitator", title: "nav_import", page: fetched(() => import("./features/import/import"), "ImportStatistics") },
  { group: "nav_territories", path: "/territories", role: "researcher", title: "nav_comparison", page: fetched(() => import("./features/territories/comparison"), "Comparison") },
  { group: "nav_territories", path: "/profile", role: "researcher", title: "nav_profile", page: fetched(() => import("./features/territories/profile"), "Profile") },
  { group: "nav_territories", path: "/activity-space", role: "researcher", title: "nav_space", page: fetched(() => import("./features/territories/space"), "Space") },
  { group: "nav_territories", path: "/opportunities", role: "researcher", title: "nav_opportunities", page: fetched(() => import("./features/territories/opportunities"), "Opportunities") },
  { group: "nav_territories", path: "/complementarity", role: "researcher", title: "nav_complementarity", page: fetched(() => import("./features/territories/complementarity"), "Complementarity") },
  { group: "nav_territories", path: "/domains", role: "researcher", title: "nav_domains", page: fetched(() => import("./features/territories/domains"), "Domains") },
  { group: "nav_organisations", path: "/own-organisation", role: "company", title: "nav_own_organisation", page: fetched(() => import("./features/organisations/own-organisation"), "OwnOrganisation") },
  { group: "nav_organisations", path: "/organisations", role: "researcher", title: "nav_directory", page: fetched(() => import("./features/organisations/organisations"), "Organisations") },
  { group: "nav_organisations", path: "/organisations/import", role: "facilitator", title: "nav_import_organisations", page: fetched(() => import("./features/organisations/import-organisations"), "ImportOrganisations") },
  { group: "nav_organisations", path: "/organisations/duplicates", role: "facilitator", title: "nav_duplicates", page: fetched(() => import("./features/organisations/duplicates"), "Duplicates") },
  { group: "nav_organisations", path: "/clusters", role: "researcher", title: "nav_clusters", page: fetched(() => import("./features/clusters/clusters"), "Clusters") },
  { group: "nav_organisations", path: "/questionnaires", role: "researcher", title: "nav_questionnaires", page: fetched(() => import("./features/questionnaires/questionnaires"), "Questionnaires") },
  { group: "nav_organisations", path: "/interviews", role: "facilitator", title: "nav_interviews", page: fetched(() => import("./features/interviews/interviews"), "Interviews") },
  { group: "nav_organisations", path: "/interview-guides", role: "researcher", title: "nav_interview_guides", page: fetched(() => import("./features/interviews/guides"), "Guides") },
  { group: "nav_organisations", path: "/codebook", role: "researcher", title: "nav_codebook", page: fetched(() => import("./features/interviews/codebook"), "Codebook") },
  { group: "nav_organisations", path: "/classifications", role: "facilitator", title: "nav_classifications", page: fetched(() => import("./features/classifications/classifications"), "Classifications") },
  { group: "nav_accounts", path: "/account", role: "respondent", title: "nav_account", page: fetched(() => import("./features/accounts/own-account"), "OwnAccount") },
  { group: "nav_accounts", path: "/accounts", role: "owner", title: "nav_all_accounts", page: fetched(() => import("./features/accounts/accounts"), "Accounts") },
  { group: "nav_accounts", path: "/audit-log", role: "owner", title: "nav_audit_log", page: fetched(() => import("./features/accounts/audit-log"), "AuditLog") },
  { group: "nav_accounts", path: "/processing-register", role: "owner", title: "nav_processing_register", page: fetched(() => import("./features/privacy/processing-register"), "Register") },
] as const;

/** The pages that the navigation lists for somebody of a role. Who sees all organisations rarely speaks for one: that page is then found from the own account. */
export function pagesFor(role: Role): (typeof pages)[number][] {
  return pages.filter((page) => mayUse(role, page.role) && (page.path !== "/own-organisation" || role === "company"));
}

/** What a list or another page leads to, by paths with parts that change; the first that fits is opened. */
export const inner = [
  { path: "/questionnaires/new", role: "facilitator", title: "editor_new", page: fetched(() => import("./features/questionnaires/editor/new-questionnaire"), "NewQuestionnaire") },
  { path: "/questionnaires/:id/edit", role: "facilitator", title: "editor_title", page: fetched(() => import("./features/questionnaires/editor/editor"), "QuestionnaireEditor") },
  { path: "/questionnaires/:id/responses", role: "researcher", title: "responses_title", page: fetched(() => import("./features/questionnaires/responses"), "ResponseList") },
  { path: "/questionnaires/:id/responses/:response", role: "researcher", title: "responses_title", page: fetched(() => import("./features/questionnaires/response"), "OneResponse") },
  { path: "/questionnaires/:id/advice", role: "researcher", title: "advice_title", page: fetched(() => import("./features/questionnaires/advice"), "Advice") },
  { path: "/questionnaires/:id/publication", role: "company", title: "publication_title", page: fetched(() => import("./features/questionnaires/publication"), "Publication") },
  { path: "/questionnaires/:id/study/barriers", role: "researcher", title: "study_tab_barriers", page: fetched(() => import("./features/studies/barriers"), "Barriers") },
  { path: "/questionnaires/:id/study/map", role: "researcher", title: "study_tab_map", page: fetched(() => import("./features/studies/effect-map"), "EffectMap") },
  { path: "/questionnaires/:id/study/innovation", role: "researcher", title: "study_tab_innovation", page: fetched(() => import("./features/studies/innovation"), "Innovation") },
  { path: "/questionnaires/:id/study/for-whom", role: "researcher", title: "study_tab_for-whom", page: fetched(() => import("./features/studies/for-whom"), "ForWhom") },
  { path: "/questionnaires/:id/study/waves", role: "researcher", title: "study_tab_waves", page: fetched(() => import("./features/studies/waves"), "StudyWaves") },
  { path: "/questionnaires/:id/study/lessons", role: "researcher", title: "study_tab_lessons", page: fetched(() => import("./features/studies/lessons"), "Lessons") },
  { path: "/study-file", role: "researcher", title: "study_file_title", page: fetched(() => import("./features/studies/study-file"), "StudyOfFile") },
  { path: "/questionnaires/:id/entry", role: "facilitator", title: "entry_title", page: fetched(() => import("./features/questionnaires/entry"), "Entry") },
  { path: "/questionnaires/:id/network", role: "researcher", title: "network_title", page: fetched(() => import("./features/networks/network"), "MemberNetwork") },
  { path: "/interviews/:id", role: "facilitator", title: "interview_one", page: fetched(() => import("./features/interviews/interview"), "Interview") },
  { path: "/organisations/new", role: "facilitator", title: "org_new", page: fetched(() => import("./features/organisations/edit-organisation"), "NewOrganisation") },
  { path: "/organisations/:id", role: "researcher", title: "org_one", page: fetched(() => import("./features/organisations/organisation"), "Organisation") },
] as const;

/** What a link of invitation opens, signed in or not. */
export const Invitation = fetched(() => import("./features/session/invitation"), "Invitation");

/** What a personal link to a questionnaire opens, signed in or not. */
export const Answer = fetched(() => import("./features/answer/answer"), "Answer");

/** What "do not write to me again" in an e-mail opens. */
export const StopMail = fetched(() => import("./features/answer/stop-mail"), "StopMail");

/** What the workbook of a figure leads to. */
export const Method = fetched(() => import("./features/methods/method"), "Method");
