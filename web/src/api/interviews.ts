import { answerOf } from "./client";
import type { operations } from "./schema";
import { askServer } from "./sign-in-gate";

type Answer<Name extends keyof operations> = operations[Name] extends { responses: { 200: { content: { "application/json": infer Body } } } } ? Body : never;

export type InterviewRow = Answer<"interviews">["interviews"][number];
export type Interview = Answer<"interview">;
export type Passage = Interview["passages"][number];
export type SavedInterview = Answer<"put-interview">;
export type Codebook = Answer<"codebook">;
export type CodeRow = Codebook["codes"][number];
export type Guides = Answer<"interview-guides">;
export type GuideRow = Guides["guides"][number];
/** `zubia-guide-1`: texts by language. */
export interface GuideDocument {
  format: "zubia-guide-1";
  languages: string[];
  title: Record<string, string>;
  questions: { name: string; question: Record<string, string>; prompts: Record<string, string>[] }[];
}
export type CodeCounts = Answer<"code-counts">;
export type CodeQuotes = Answer<"code-quotes">;
export type CodebookFormat = "csv" | "xlsx" | "refi";
export type Way = "meeting" | "telephone" | "video";

async function ask<Body>(method: string, path: string, body?: object, key?: string): Promise<Body> {
  const headers: Record<string, string> = body ? { "Content-Type": "application/json" } : {};
  if (key) headers["Idempotency-Key"] = key;
  return answerOf<Body>(askServer(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }));
}

const segment = encodeURIComponent;

export const readInterviews = (organisation: string, code: string) =>
  ask<Answer<"interviews">>("GET", `/api/interviews?${new URLSearchParams({ organisation, code })}`);
export const readInterview = (id: string) => ask<Interview>("GET", `/api/interviews/${segment(id)}`);
export interface InterviewFields {
  interview?: string;
  organisation?: string;
  guide?: string;
  language?: string;
  held_on?: string;
  held_by?: Way;
  notes?: string;
  revision_seen?: number;
}
export const putInterview = (fields: InterviewFields, key?: string) => ask<SavedInterview>("POST", "/api/interviews", fields, key);
export const removeInterview = (id: string, revision_seen: number) => ask<object>("POST", `/api/interviews/${segment(id)}/removal`, { revision_seen });
export const codePassage = (id: string, body: { code: string; from: number; to: number; revision_seen: number }) =>
  ask<Answer<"code-passage">>("POST", `/api/interviews/${segment(id)}/passages`, body);
export const removePassage = (passage: string) => ask<object>("POST", `/api/passages/${segment(passage)}/removal`, {});

export const readCodebook = () => ask<Codebook>("GET", "/api/codebook");
export const putCode = (code: string, body: { name: string[]; definition: string[]; parent: string; revision_seen: number }) =>
  ask<Answer<"put-code">>("PUT", `/api/codebook/${segment(code)}`, body);
export const removeCode = (code: string) => ask<object>("POST", `/api/codebook/${segment(code)}/removal`, {});
export const mergeCode = (code: string, into: string) => ask<Answer<"merge-code">>("POST", `/api/codebook/${segment(code)}/merging`, { into });
export const readCodebookFile = (format: CodebookFormat) => ask<Answer<"export-codebook">>("GET", `/api/codebook/file?format=${format}`);
export const readCounts = () => ask<CodeCounts>("GET", "/api/codebook/counts");
export const readQuotes = (code: string) => ask<CodeQuotes>("GET", `/api/codebook/${segment(code)}/quotes`);
export const readGuides = () => ask<Guides>("GET", "/api/interview-guides");
/** A guide as it is stored, with the revision that is read. */
export async function readGuide(guide: string): Promise<{ document: GuideDocument; revision: number }> {
  const { guides, document } = await ask<Guides>("GET", `/api/interview-guides?${new URLSearchParams({ guide })}`);
  const stored = document as unknown as GuideDocument;
  // What is empty is not in the document.
  const questions = stored.questions.map((one) => ({ ...one, prompts: one.prompts ?? [] }));
  return { document: { ...stored, title: stored.title ?? {}, questions }, revision: guides.find((one) => one.guide === guide)?.revision ?? 0 };
}
export const putGuide = (guide: string, document: GuideDocument, revision_seen: number) =>
  ask<Answer<"put-interview-guide">>("PUT", `/api/interview-guides/${segment(guide)}`, { document, revision_seen });
