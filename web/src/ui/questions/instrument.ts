import type { Answers, AnswerValue } from "../../api/answering";

// A questionnaire as the server hands it out, zubia-instrument-1 with every text in one language.

type Texts = Record<string, string>;

export interface Choice {
  name: string;
  code: number;
  label: Texts;
  meaning?: "dont_know" | "not_applicable" | "none_of_these" | "other";
}

export interface Row {
  name: string;
  label: Texts;
  opposite?: Texts;
}

export interface Column {
  name: string;
  label: Texts;
  unit?: Texts;
}

export interface Item {
  type: string;
  name: string;
  label?: Texts;
  hint?: Texts;
  list?: string;
  required?: string;
  rows?: Row[];
  columns?: Column[];
  items?: Item[];
  minimum?: number;
  maximum?: number;
  step?: number;
  unit?: Texts;
  low_label?: Texts;
  high_label?: Texts;
  length_max?: number;
  repeats_max?: number;
  repeat_count?: string;
  may_be_unknown?: boolean;
  prefill?: string;
  classification?: string;
  /** Extensions of the files that are taken, all of them. */
  accepted?: string[];
  megabytes_max?: number;
}

export interface Section {
  name: string;
  title: Texts;
  introduction?: Texts;
  items: Item[];
}

export interface Instrument {
  name: string;
  title: Texts;
  introduction?: Texts;
  lists?: { name: string; choices: Choice[] }[];
  sections: Section[];
  dimensions?: unknown[];
}

/** The one text that there is. */
export const textOf = (texts: Texts | undefined): string => (texts ? (Object.values(texts)[0] ?? "") : "");

export function choicesOf(instrument: Instrument, item: Item): Choice[] {
  return instrument.lists?.find((list) => list.name === item.list)?.choices ?? [];
}

/** The variables of an item: of each row of a matrix, and of the text that says which other. */
export function variablesOf(item: Item): string[] {
  if (item.type === "group") return (item.items ?? []).flatMap(variablesOf);
  if (item.type === "note" || item.type === "calculated") return [];
  if (item.columns) return (item.rows ?? []).flatMap((row) => (item.columns ?? []).map((column) => `${row.name}_${column.name}`));
  if (item.rows) return item.rows.map((row) => row.name);
  return [item.name, `${item.name}_other`];
}

export const isUnknown = (value: AnswerValue | undefined): boolean => typeof value === "object" && value !== null && "unknown" in value;

export function codesIn(value: AnswerValue | undefined): number[] {
  if (typeof value === "number") return [value];
  return Array.isArray(value) ? value.filter((one): one is number => typeof one === "number") : [];
}

export function repeatsIn(value: AnswerValue | undefined): Answers[] {
  return Array.isArray(value) ? value.filter((one): one is Answers => typeof one === "object") : [];
}

/** A code more or fewer; "none of these" and the like exclude every other. In the order of the list. */
export function toggled(chosen: readonly number[], choice: Choice, all: readonly Choice[]): number[] {
  if (chosen.includes(choice.code)) return chosen.filter((code) => code !== choice.code);
  const isExclusive = (one: Choice | undefined) => one?.meaning !== undefined && one.meaning !== "other";
  if (isExclusive(choice)) return [choice.code];
  const kept = chosen.filter((code) => !isExclusive(all.find((one) => one.code === code)));
  return all.map((one) => one.code).filter((code) => code === choice.code || kept.includes(code));
}

/** A number as people type it, with a comma or a point; the text itself where it is none, for the server to refuse. */
export function typedNumber(text: string): AnswerValue {
  const plain = text.trim().replace(/\s/g, "").replace(",", ".");
  if (plain === "") return null;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : text;
}

/** Where a part of the form is, as one text: its name and the repeats around it. */
export const placeOf = (part: { name: string; repeats: readonly number[] }): string => [part.name, ...part.repeats].join("/");

/** The answers that stand inside a label: `${name}`. */
export function filledIn(label: string, answer: (name: string) => string): string {
  return label.replace(/\$\{([A-Za-z_]\w*)\}/g, (_, name: string) => answer(name));
}
