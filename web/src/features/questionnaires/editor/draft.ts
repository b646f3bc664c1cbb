// A questionnaire as it is written, zubia-instrument-1 with every text in every language. What is empty is left out.

export type Texts = Record<string, string>;

export const itemTypes = [
  "single_choice", "multiple_choice", "dropdown", "yes_no", "likert", "ranking", "single_choice_matrix", "multiple_choice_matrix",
  "number_matrix", "semantic_differential", "percentage_split", "numeric_scale", "number", "integer", "text", "long_text", "email", "url",
  "telephone", "date", "code_picker", "organisation_picker", "territory_picker", "file", "consent", "note", "calculated", "group", "repeated_group",
] as const;
export type ItemType = (typeof itemTypes)[number];

export const meanings = ["substance", "dont_know", "not_applicable", "none_of_these", "other"] as const;
export type Meaning = (typeof meanings)[number];

export interface Choice {
  name: string;
  code?: number;
  label?: Texts;
  meaning?: Meaning;
}

export interface ChoiceList {
  name: string;
  choices?: Choice[];
}

export interface Row {
  name: string;
  label?: Texts;
  opposite?: Texts;
  relevance?: string;
}

export interface Column {
  name: string;
  label?: Texts;
  unit?: Texts;
}

export interface Item {
  type: ItemType;
  name: string;
  label?: Texts;
  hint?: Texts;
  relevance?: string;
  required?: string;
  required_message?: Texts;
  constraint?: string;
  constraint_message?: Texts;
  calculation?: string;
  initial?: string;
  prefill?: string;
  list?: string;
  choice_filter?: string;
  choices_min?: number;
  choices_max?: number;
  is_shuffled?: boolean;
  rows?: Row[];
  columns?: Column[];
  minimum?: number;
  maximum?: number;
  step?: number;
  unit?: Texts;
  low_label?: Texts;
  high_label?: Texts;
  length_max?: number;
  classification?: string;
  accepted?: string[];
  megabytes_max?: number;
  items?: Item[];
  repeat_count?: string;
  repeats_max?: number;
  may_be_unknown?: boolean;
  is_personal?: boolean;
}

export interface Section {
  name: string;
  title?: Texts;
  introduction?: Texts;
  relevance?: string;
  items?: Item[];
}

export interface Dimension {
  name: string;
  label?: Texts;
  explanation?: Texts;
  bands?: { name: string; label?: Texts; feedback?: Texts }[];
}

export interface Draft {
  format: "zubia-instrument-1";
  name: string;
  title?: Texts;
  introduction?: Texts;
  thanks?: Texts;
  languages?: string[];
  purpose?: { mode?: string; purpose?: Texts; recipients?: Texts; retention?: Texts; controller?: Texts; needs_check?: boolean; retention_months?: number };
  lists?: ChoiceList[];
  sections?: Section[];
  dimensions?: Dimension[];
  strata?: string[];
}

/** A place in a draft as problems tell it: `sections[0].items[3].label`. */
export type Member = string;
type Step = string | number;

export const stepsOf = (member: Member): Step[] =>
  [...member.matchAll(/([A-Za-z_]\w*)|\[(\d+)\]/g)].map(([, name, number]) => name ?? Number(number));

export const memberOf = (steps: readonly Step[]): Member => steps.map((step, at) => (typeof step === "number" ? `[${step}]` : at === 0 ? step : `.${step}`)).join("");

export function valueAt(of: unknown, member: Member): unknown {
  return stepsOf(member).reduce<unknown>((value, step) => (typeof value === "object" && value !== null ? (value as Record<Step, unknown>)[step] : undefined), of);
}

const isEmpty = (value: unknown) =>
  value === undefined || value === "" || value === false || (typeof value === "object" && value !== null && Object.keys(value).length === 0);

/** The draft with another value at a place; what says nothing is taken out. Everything else is shared. */
export function withValue<Of>(of: Of, member: Member, value: unknown): Of {
  const set = (inside: unknown, steps: readonly Step[]): unknown => {
    const [step, ...rest] = steps;
    if (step === undefined) return value;
    if (Array.isArray(inside)) return inside.map((one, at) => (at === step ? set(one, rest) : (one as unknown)));
    const next = { ...(inside as Record<Step, unknown> | undefined) };
    const inner = set(next[step], rest);
    if (isEmpty(inner)) delete next[step];
    else next[step] = inner;
    return next;
  };
  return set(of, stepsOf(member)) as Of;
}

/** The section or question that a place lies in; empty where it is neither. */
export const partOf = (member: Member): Member => /^sections\[\d+\](\.items\[\d+\])*/.exec(member)?.[0] ?? "";

/** What the outline lists: sections, and under each its questions, those of groups inside too. */
export interface Entry {
  member: Member;
  level: number;
  part: Section | Item;
}

export const isItem = (part: Section | Item): part is Item => "type" in part;

export function outlineOf(draft: Draft): Entry[] {
  const entries: Entry[] = [];
  const add = (items: readonly Item[], inside: Member, level: number) =>
    items.forEach((item, at) => {
      const member = `${inside}.items[${at}]`;
      entries.push({ member, level, part: item });
      add(item.items ?? [], member, level + 1);
    });
  (draft.sections ?? []).forEach((section, at) => {
    entries.push({ member: `sections[${at}]`, level: 0, part: section });
    add(section.items ?? [], `sections[${at}]`, 1);
  });
  return entries;
}

export const hasChoices = (type: ItemType) =>
  ["single_choice", "multiple_choice", "dropdown", "yes_no", "likert", "ranking", "single_choice_matrix", "multiple_choice_matrix"].includes(type);
export const hasRows = (type: ItemType) =>
  ["single_choice_matrix", "multiple_choice_matrix", "number_matrix", "semantic_differential", "percentage_split"].includes(type);
export const hasItems = (type: ItemType) => type === "group" || type === "repeated_group";
export const isTyped = (type: ItemType) => ["text", "long_text", "email", "url", "telephone"].includes(type);
export const isNumber = (type: ItemType) => ["number", "integer", "numeric_scale", "number_matrix", "percentage_split", "semantic_differential"].includes(type);
export const isScale = (type: ItemType) => type === "numeric_scale" || type === "semantic_differential";

/** The text in a language, or else in any. */
export const anyText = (texts: Texts | undefined, language: string): string => texts?.[language] || Object.values(texts ?? {})[0] || "";

/** The names that are taken, in small letters: letter case does not tell them apart. */
export function namesOf(draft: Draft): Set<string> {
  const names = new Set<string>();
  for (const { part } of outlineOf(draft)) {
    names.add(part.name.toLowerCase());
    if (!isItem(part)) continue;
    for (const row of part.rows ?? []) {
      names.add(row.name.toLowerCase());
      for (const column of part.columns ?? []) names.add(`${row.name}_${column.name}`.toLowerCase());
    }
  }
  return names;
}

/** A name that nothing has yet: `jobs_2` beside `jobs`. */
export function freeName(taken: Set<string>, wanted: string): string {
  const stem = wanted.replace(/_\d+$/, "");
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem}_${number}`;
  taken.add(name.toLowerCase());
  return name;
}
