import type { Answers, Opened, Progress, Saved } from "./answering";
import { answerOf } from "./client";
import type { operations } from "./schema";
import { askServer } from "./sign-in-gate";

type Answer<Name extends keyof operations> = operations[Name] extends { responses: { 200: { content: { "application/json": infer Body } } } } ? Body : never;

export type ShownDraft = Answer<"show-draft">;
export type SavedDraft = Answer<"save-draft">;
export type DraftProblem = ShownDraft["problems"][number];

export interface Preview {
  language: string;
  languages: string[];
  told: Opened["told"];
  instrument: unknown;
  refused: Saved["refused"];
  progress: Progress;
}

async function ask<Body>(method: string, path: string, body?: object): Promise<Body> {
  const headers: Record<string, string> = body ? { "Content-Type": "application/json" } : {};
  return answerOf<Body>(askServer(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }));
}

const at = (name: string, rest: string) => `/api/questionnaires/${encodeURIComponent(name)}/${rest}`;

export const readDraft = (name: string) => ask<ShownDraft>("GET", at(name, "draft"));
export const saveDraft = (name: string, instrument: unknown, hash_seen: string) => ask<SavedDraft>("PUT", at(name, "draft"), { instrument, hash_seen });
export const saveDraftFile = (name: string, file: { name: string; bytes: string }, language: string, hash_seen: string) =>
  ask<SavedDraft>("PUT", at(name, "draft"), { file, language, hash_seen });
export const beginDraft = (name: string) => ask<Answer<"begin-draft">>("POST", at(name, "draft"), {});
export const readPreview = (name: string, instrument: unknown, language: string, answers: Answers) =>
  ask<Preview>("POST", at(name, "preview"), { instrument, language, answers });
