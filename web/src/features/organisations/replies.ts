import type { operations } from "../../api/schema";

type Answer<Name extends keyof operations> = operations[Name] extends { responses: { 200: { content: { "application/json": infer Body } } } } ? Body : never;

export type Found = Answer<"search-organisations">;
export type Shown = Answer<"show-organisation">;
export type ShownOwn = Answer<"show-own-organisation">;
/** What is shown of a record, whoever opens it. */
export type ShownRecord = Omit<ShownOwn, "may_change" | "changed_at">;
export type Representatives = Answer<"list-representatives">["representatives"];
export type Imported = Answer<"import-organisations">;
export type Duplicates = Answer<"suggest-duplicates">;
export type Pair = Duplicates["duplicates"][number];
