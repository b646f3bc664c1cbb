import type { operations } from "../../api/schema";

type Answer<Name extends keyof operations> = operations[Name] extends { responses: { 200: { content: { "application/json": infer Body } } } } ? Body : never;

export type Found = Answer<"search-organisations">;
export type Shown = Answer<"show-organisation">;
export type Imported = Answer<"import-organisations">;
export type Duplicates = Answer<"suggest-duplicates">;
export type Pair = Duplicates["duplicates"][number];
