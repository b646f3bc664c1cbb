// What an editor does to a draft. Each gives the new draft and the part that is then worked on.

import { type Choice, type Draft, freeName, hasChoices, hasItems, hasRows, isNumber, isScale, type Item, type ItemType, isTyped, type Member, memberOf, namesOf, outlineOf, partOf, type Section, stepsOf, valueAt, withValue } from "./draft";

export interface Changed {
  draft: Draft;
  selected: Member;
}

/** The list that a part stands in, and its place there. */
function siblingsOf(member: Member): { list: Member; at: number } {
  const steps = stepsOf(member);
  return { list: memberOf(steps.slice(0, -1)), at: Number(steps.at(-1)) };
}

const listAt = (draft: Draft, member: Member) => (valueAt(draft, member) ?? []) as (Section | Item)[];

function inserted(draft: Draft, list: Member, at: number, part: Section | Item): Changed {
  const parts = [...listAt(draft, list)];
  parts.splice(at, 0, part);
  return { draft: withValue(draft, list, parts), selected: `${list}[${at}]` };
}

export function addSection(draft: Draft, selected: Member): Changed {
  const place = /^sections\[(\d+)\]/.exec(selected);
  const at = place ? Number(place[1]) + 1 : (draft.sections ?? []).length;
  return inserted(draft, "sections", at, { name: freeName(namesOf(draft), "section_1") });
}

/** What a question of a type begins with, so that it can be answered as soon as it has its texts. */
function startOf(type: ItemType, item: Item, draft: Draft, taken: Set<string>): { item: Item; draft: Draft } {
  const next: Item = { ...item, type };
  let made = draft;
  if (hasChoices(type) && !next.list) {
    const name = freeName(new Set((draft.lists ?? []).map((list) => list.name.toLowerCase())), `${item.name}_choices`);
    const choices: Choice[] = type === "yes_no" ? [{ name: "yes", code: 1 }, { name: "no", code: 0 }] : [{ name: "choice_1", code: 1 }, { name: "choice_2", code: 2 }];
    made = { ...draft, lists: [...(draft.lists ?? []), { name, choices }] };
    next.list = name;
  }
  if (hasRows(type) && !next.rows) next.rows = [1, 2].map((number) => ({ name: freeName(taken, `${item.name}_row_${number}`) }));
  if (type === "number_matrix" && !next.columns) next.columns = [{ name: "column_1" }];
  if (isScale(type)) {
    next.minimum ??= 1;
    next.maximum ??= 5;
  }
  if (type === "code_picker") next.classification ??= "nace";
  if (hasItems(type) && !next.items) next.items = [{ type: "text", name: freeName(taken, `${item.name}_part_1`) }];
  return { item: next, draft: made };
}

/** Puts a question after the selected one, or as the first or last of a section or group that is selected. */
export function addItem(draft: Draft, selected: Member, type: ItemType): Changed {
  const base = (draft.sections ?? []).length === 0 ? addSection(draft, "") : { draft, selected: selected || `sections[${(draft.sections ?? []).length - 1}]` };
  const taken = namesOf(base.draft);
  const started = startOf(type, { type, name: freeName(taken, "question_1") }, base.draft, taken);
  const part = valueAt(base.draft, base.selected) as Section | Item;
  const isInside = !("type" in part) || hasItems(part.type);
  if (isInside) return inserted(started.draft, `${base.selected}.items`, (part.items ?? []).length, started.item);
  const { list, at } = siblingsOf(base.selected);
  return inserted(started.draft, list, at + 1, started.item);
}

/** Takes the part away; what followed it, or stood before it, or around it, is worked on next. */
export function removePart(draft: Draft, member: Member): Changed {
  const { list, at } = siblingsOf(member);
  const rest = listAt(draft, list).filter((_, place) => place !== at);
  const next = withValue(draft, list, rest);
  if (rest.length > 0) return { draft: next, selected: `${list}[${Math.min(at, rest.length - 1)}]` };
  return { draft: next, selected: partOf(list.replace(/\.?items$/, "")) };
}

export function duplicatePart(draft: Draft, member: Member): Changed {
  const taken = namesOf(draft);
  const renamed = <Part extends Section | Item>(part: Part): Part => {
    const copy = { ...part, name: freeName(taken, part.name) };
    if ("rows" in copy && copy.rows) copy.rows = copy.rows.map((row) => ({ ...row, name: freeName(taken, row.name) }));
    if (copy.items) copy.items = copy.items.map(renamed);
    return copy;
  };
  const { list, at } = siblingsOf(member);
  return inserted(draft, list, at + 1, renamed(valueAt(draft, member) as Section | Item));
}

/** One place up or down; over the edge of a section into the one beside it, and over that of a group out of it. */
export function movePart(draft: Draft, member: Member, by: -1 | 1): Changed {
  const { list, at } = siblingsOf(member);
  const parts = listAt(draft, list);
  const part = parts[at];
  if (!part) return { draft, selected: member };
  if (at + by >= 0 && at + by < parts.length) {
    const next = parts.filter((_, place) => place !== at);
    next.splice(at + by, 0, part);
    return { draft: withValue(draft, list, next), selected: `${list}[${at + by}]` };
  }
  if (list === "sections") return { draft, selected: member };
  const outer = partOf(list.replace(/\.items$/, ""));
  const around = siblingsOf(outer);
  const without = withValue(draft, list, parts.filter((_, place) => place !== at));
  if (around.list !== "sections") return inserted(without, around.list, by < 0 ? around.at : around.at + 1, part);
  const other = around.at + by;
  if (other < 0 || other >= (draft.sections ?? []).length) return { draft, selected: member };
  return inserted(without, `sections[${other}].items`, by < 0 ? listAt(draft, `sections[${other}].items`).length : 0, part);
}

const always: readonly (keyof Item)[] = ["type", "name", "label", "hint", "relevance", "is_personal"];
const answered: readonly (keyof Item)[] = ["required", "required_message", "constraint", "constraint_message", "initial", "prefill", "may_be_unknown"];

/** What a question of a type can have. */
export function fieldsOf(type: ItemType): Set<keyof Item> {
  const fields = new Set<keyof Item>(always);
  const add = (...names: (keyof Item)[]) => names.forEach((name) => fields.add(name));
  if (type === "calculated") add("calculation");
  else if (type !== "note" && !hasItems(type)) add(...answered);
  if (type === "file") {
    add("accepted", "megabytes_max");
    // Nobody can know a file beforehand.
    fields.delete("initial");
    fields.delete("prefill");
  }
  if (hasChoices(type)) add("list", "choice_filter", "is_shuffled");
  if (type === "multiple_choice" || type === "multiple_choice_matrix" || type === "ranking") add("choices_min", "choices_max");
  if (hasRows(type)) add("rows");
  if (type === "number_matrix") add("columns");
  if (isNumber(type)) add("minimum", "maximum", "step");
  if (type === "number" || type === "integer" || type === "numeric_scale") add("unit");
  if (type === "numeric_scale") add("low_label", "high_label");
  if (isTyped(type)) add("length_max");
  if (type === "code_picker") add("classification");
  if (hasItems(type)) add("items");
  if (type === "repeated_group") add("repeat_count", "repeats_max");
  return fields;
}

/** Makes another type of a question; what the new one cannot have goes, and can be had back by undoing. */
export function changeType(draft: Draft, member: Member, type: ItemType): Draft {
  const before = valueAt(draft, member) as Item;
  const fields = fieldsOf(type);
  const kept = Object.fromEntries(Object.entries(before).filter(([name]) => fields.has(name as keyof Item) || !(name in known))) as unknown as Item;
  const started = startOf(type, kept, draft, namesOf(draft));
  return withValue(started.draft, member, started.item);
}

// Whatever a file brought that is not edited here stays.
const known: Record<string, true> = Object.fromEntries(
  ["calculation", ...answered, "list", "choice_filter", "is_shuffled", "choices_min", "choices_max", "rows", "columns", "minimum", "maximum", "step", "unit", "low_label", "high_label", "length_max", "classification", "accepted", "megabytes_max", "items", "repeat_count", "repeats_max"].map((name) => [name, true]),
);

/** Gives a question, section or row another name, wherever expressions and labels speak of it. */
export function rename(draft: Draft, member: Member, name: string): Draft {
  const before = (valueAt(draft, member) as { name: string }).name;
  const isTaken = before !== name && namesOf(draft).has(name.toLowerCase()) && before.toLowerCase() !== name.toLowerCase();
  const next = withValue(draft, `${member}.name`, name);
  // Where two have one name nobody can tell which of them was meant.
  if (!before || before === name || isTaken || outlineOf(draft).filter(({ part }) => part.name === before).length > 1) return next;
  const replaced = (value: unknown): unknown => {
    if (typeof value === "string") return value.includes("${") ? value.replaceAll(`\${${before}}`, `\${${name}}`) : value;
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner)]));
  };
  const everywhere = replaced(next) as Draft;
  return everywhere.strata ? { ...everywhere, strata: everywhere.strata.map((one) => (one === before ? name : one)) } : everywhere;
}
