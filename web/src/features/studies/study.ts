import { answered, client, type Reply } from "../../api/client";
import type { operations } from "../../api/schema";

export type Study = Reply<"/api/questionnaires/{questionnaire}/effects">;
export type Comparison = Reply<"/api/questionnaires/{questionnaire}/comparison">;
export type LessonList = Reply<"/api/questionnaires/{questionnaire}/lessons">;
export type Waves = Reply<"/api/questionnaires/{questionnaire}/waves">;
export type QuestionRow = Study["questions"][number];

type QueryField<Name extends keyof operations, Field> = operations[Name] extends { parameters: { query?: infer Query } } ? NonNullable<Query> extends { [one in Field & string]?: infer Value } ? NonNullable<Value> : never : never;
export type Cut = QueryField<"study-effects", "cut">;
export type Breakdown = QueryField<"compare-members", "by">;

export const cuts = ["data", "scale", "diagonal"] satisfies Cut[];
export const breakdowns = ["small", "size", "cluster", "territory", "kind"] satisfies Breakdown[];

/** What is compared: families or items of a block. */
export const sets = ["effect-families", "effect-items", "importance-families", "importance-items", "change-items"] as const;
export type Asked = (typeof sets)[number];

export function isIn(set: Asked, row: { block: string; item: string }): boolean {
  const [block, part] = set.split("-");
  return row.block === block && (row.item === "") === (part === "families");
}

/** One of the choices, where the address names one; else the first. */
export function chosenOf<Choice extends string>(choices: readonly [Choice, ...Choice[]] | readonly Choice[], text: string): Choice {
  return choices.find((one) => one === text) ?? (choices[0] as Choice);
}

export const studyQuery = (questionnaire: string, cut: Cut = "data") => ({
  queryKey: ["study", questionnaire, "effects", cut],
  queryFn: () => answered(client.GET("/api/questionnaires/{questionnaire}/effects", { params: { path: { questionnaire }, query: { cut } } })),
  staleTime: 0,
});

export const comparisonQuery = (questionnaire: string, by: Breakdown) => ({
  queryKey: ["study", questionnaire, "comparison", by],
  queryFn: () => answered(client.GET("/api/questionnaires/{questionnaire}/comparison", { params: { path: { questionnaire }, query: { by } } })),
  staleTime: 0,
});

export const wavesQuery = (questionnaire: string, earlier: string) => ({
  queryKey: ["study", questionnaire, "waves", earlier],
  queryFn: () => answered(client.GET("/api/questionnaires/{questionnaire}/waves", { params: { path: { questionnaire }, query: earlier ? { earlier } : {} } })),
  staleTime: 0,
});

export const lessonsQuery = (questionnaire: string) => ({
  queryKey: ["study", questionnaire, "lessons"],
  queryFn: () => answered(client.GET("/api/questionnaires/{questionnaire}/lessons", { params: { path: { questionnaire } } })),
  staleTime: 0,
});

/** Below it nothing is judged: the least answers behind a mean that lessons compare. */
export const answersMin = 8;

export const families = ["institutional", "geographical", "technological", "organisational"] as const;

/** Rows of one block, family after family, as the questionnaire has them. */
export function rowsOf<Row extends { block: string; family: string }>(rows: readonly Row[], block: string): Row[] {
  return families.flatMap((family) => rows.filter((row) => row.block === block && row.family === family));
}

/** The row with the largest number; nothing where none is defined. */
export function highest<Row>(rows: readonly Row[], number: (row: Row) => number | null): Row | undefined {
  return rows.filter((row) => number(row) !== null).sort((one, other) => (number(other) ?? 0) - (number(one) ?? 0))[0];
}

/** The counts of the answers from 1 to 5. */
export function countsOf(row: QuestionRow): [number, number, number, number, number] {
  return [row.ones, row.twos, row.threes, row.fours, row.fives];
}
