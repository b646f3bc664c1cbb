import { answerOf } from "./client";
import type { operations } from "./schema";
import { askServer } from "./sign-in-gate";

type Answer<Name extends keyof operations> = operations[Name] extends { responses: { 200: { content: { "application/json": infer Body } } } } ? Body : never;

export type Questionnaires = Answer<"list-questionnaires">;
export type QuestionnaireRow = Questionnaires["questionnaires"][number];
export type Questionnaire = Answer<"show-questionnaire">;
export type FieldWork = Answer<"field-work">;
export type Links = Answer<"invite-organisations">;
export type Mode = "named" | "confidential" | "anonymous";

async function ask<Body>(method: string, path: string, body?: object, key?: string): Promise<Body> {
  const headers: Record<string, string> = {};
  if (body) headers["Content-Type"] = "application/json";
  if (key) headers["Idempotency-Key"] = key;
  return answerOf<Body>(askServer(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }));
}

const at = (name: string, rest = "") => `/api/questionnaires/${encodeURIComponent(name)}${rest}`;

export const readQuestionnaires = () => ask<Questionnaires>("GET", "/api/questionnaires");
export const questionnairesQuery = { queryKey: ["questionnaires"], queryFn: readQuestionnaires } as const;
export const readQuestionnaire = (name: string) => ask<Questionnaire>("GET", at(name));
export const readFieldWork = (name: string) => ask<FieldWork>("GET", at(name, "/field-work"));
export const addReady = (ready: string) => ask<Answer<"add-questionnaire">>("POST", "/api/questionnaires", { ready });
export const addFile = (name: string, bytes: string, language: string) =>
  ask<Answer<"add-questionnaire">>("POST", "/api/questionnaires", { file: { name, bytes }, language });
export const publish = (name: string, body: { mode: Mode; needs_check: boolean; purpose: object; retention_months: number; closes_on: string; hash_seen: string }) =>
  ask<Answer<"publish-questionnaire">>("POST", at(name, "/publication"), body);
export const inviteEverybody = (name: string) => ask<Links>("POST", at(name, "/invitations"), { everybody: true, site: location.origin });
export type MailState = Answer<"mail-state">;
export type MailQueue = Answer<"invite-by-mail">;
export const readMailState = (name: string) => ask<MailState>("GET", at(name, "/mail"));
export const inviteByMail = (name: string) => ask<MailQueue>("POST", at(name, "/mail/invitations"), { everybody: true });
export const remind = (name: string) => ask<MailQueue>("POST", at(name, "/mail/reminders"), {});
export const close = (name: string) => ask<Answer<"close-questionnaire">>("POST", at(name, "/end"), {});
export const readQuestionnaireFile = (name: string, format: "json" | "xlsform") =>
  ask<Answer<"export-questionnaire">>("GET", at(name, `/file?format=${format}`));
export type AnswersFormat = NonNullable<NonNullable<operations["export-answers"]["parameters"]["query"]>["format"]>;
export const readAnswers = (name: string, format: AnswersFormat) => ask<Answer<"export-answers">>("GET", at(name, `/answers?format=${format}`));

export const readAnswerFiles = (name: string, archive: number) => ask<Answer<"export-answer-files">>("GET", at(name, `/answer-files?archive=${archive}`));

export type Responses = Answer<"list-responses">;
export type ResponseRow = Responses["responses"][number];
export type ShownResponse = Answer<"show-response">;
export const responsesQuery = (name: string) => ({ queryKey: ["responses", name], queryFn: () => ask<Responses>("GET", at(name, "/responses")), staleTime: 0 });
export const readResponse = (id: string) => ask<ShownResponse>("GET", `/api/responses/${encodeURIComponent(id)}`);
export const readResponseFile = (id: string, variable: string) =>
  ask<Answer<"read-response-file">>("GET", `/api/responses/${encodeURIComponent(id)}/files/${encodeURIComponent(variable)}`);
export const checkResponse = (id: string, undo: boolean) => ask<Answer<"check-response">>("POST", `/api/responses/${encodeURIComponent(id)}/check`, { undo });

export type AdviceList = Answer<"list-advice">;
export const adviceQuery = (name: string) => ({ queryKey: ["advice", name], queryFn: () => ask<AdviceList>("GET", at(name, "/advice")), staleTime: 0 });
export const putAdvice = (name: string, body: { dimension: string; organisation: string; offer: string; remove?: boolean }) => ask<Answer<"put-advice">>("POST", at(name, "/advice"), body);
export type CameBy = "paper" | "telephone";
export const openEntry = (name: string, organisation: string, language: string) =>
  ask<Answer<"open-entry">>("POST", at(name, "/entries/opening"), { organisation, language });
export const enterAnswers = (name: string, write: { organisation: string; came_by: CameBy; language: string; agreed: string; answers: object; files?: object; whole: boolean }, key: string) =>
  ask<Answer<"enter-answers">>("POST", at(name, "/entries"), write, key);
