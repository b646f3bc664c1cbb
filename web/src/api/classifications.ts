import { answered, client, type Reply } from "./client";

/** What a search in a classification gives, whoever asks. */
export type FoundCodes = Reply<"/api/classifications/{classification}/codes">;
export type FoundCode = FoundCodes["codes"][number];

export interface CodesWanted {
  /** Words or a code, as far as they are typed. */
  query?: string;
  /** Only what lies in this code. */
  parent?: string;
  /** These very codes instead of a search. */
  code?: string[];
  limit?: number;
}

/** Looks codes up: over a session or over a personal link. */
export interface CodeFinder {
  /** Tells what it finds from what others do. */
  name: string;
  find: (wanted: CodesWanted) => Promise<FoundCodes>;
}

export const codesOf = (classification: string, language: string): CodeFinder => ({
  name: `${classification} ${language}`,
  find: (wanted) => answered(client.GET("/api/classifications/{classification}/codes", { params: { path: { classification }, query: wanted } })),
});
