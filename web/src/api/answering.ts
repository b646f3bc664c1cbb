import type { CodeFinder, FoundCodes } from "./classifications";
import { answerOf } from "./client";
import { carried } from "../base/carried-file";
import type { operations } from "./schema";

type Answer<Name extends keyof operations> = operations[Name] extends { responses: { 200: { content: { "application/json": infer Body } } } } ? Body : never;

/** What stands in one variable: nothing, "don't know", a number, a text, codes of choices, or the repeats of a group. */
export type AnswerValue = null | number | string | number[] | { unknown: true } | Answers[];
export interface Answers {
  [variable: string]: AnswerValue;
}

export type Opened = Answer<"open-response">;
export type Progress = Opened["progress"];
export type Part = Progress["failures"][number];
export type Saved = Answer<"save-answers">;
export type Sent = Answer<"send-response">;
export type Report = Answer<"response-report">;

export interface Write {
  token: string;
  language: string;
  agreed: string;
  answers: Answers;
  files?: Record<string, { name: string; bytes: string }>;
}

/** Straight to the server: a link needs no session, and none goes with it. */
function knock<Body>(path: string, body: object, key?: string, method = "POST"): Promise<Body> {
  const headers: Record<string, string> = { "Content-Type": "application/json" };
  if (key) headers["Idempotency-Key"] = key;
  return answerOf<Body>(fetch(path, { method, headers, body: JSON.stringify(body), credentials: "omit" }));
}

export const openResponse = (token: string, language: string) => knock<Opened>("/api/answer/opening", { token, language });
export const saveAnswers = (write: Write, key: string) => knock<Saved>("/api/answer/saving", write, key);
export const sendResponse = (write: Write, key: string) => knock<Sent>("/api/answer/sending", write, key);
export const putAnswerFile = async (by: Omit<Write, "answers" | "files">, variable: string, file: File, key: string) =>
  knock<Answer<"put-answer-file">>(`/api/answer/files/${encodeURIComponent(variable)}`, { ...by, file: await carried(file) }, key, "PUT");
export const readReport = (token: string, language: string, answers: Answers) =>
  knock<Report>("/api/answer/report", { token, language, answers });
export const stopMail = (token: string) => knock<{ state: string }>("/api/answer/stop-mail", { token });
export const withdrawResponse = (token: string) => knock<{ state: string }>("/api/answer/withdrawal", { token });

/** The codes that a question offers. */
export const codesOfQuestion = (token: string, question: string, language: string): CodeFinder => ({
  name: `link ${question} ${language}`,
  find: (wanted) => knock<FoundCodes>("/api/answer/codes", { token, question, language, ...wanted }),
});
