// Every text of a draft with its place, in the order of the form, as the program walks it.

import type { Draft, Item, Member, Texts } from "./draft";

export interface TextPlace {
  member: Member;
  /** Of the section, question, row, choice or dimension that it belongs to. */
  of: string;
  /** What it is there: `label`, `hint` … */
  kind: string;
  texts: Texts;
  /** Has to be there in every language. */
  isDue: boolean;
}

export function textsOf(draft: Draft): TextPlace[] {
  const places: TextPlace[] = [];
  const add = (member: Member, of: string, texts: Texts | undefined, isDue: boolean) =>
    places.push({ member, of, kind: /(\w+)$/.exec(member)?.[1] ?? "", texts: texts ?? {}, isDue });
  const purpose = draft.purpose ?? {};
  add("title", draft.name, draft.title, true);
  add("purpose.purpose", draft.name, purpose.purpose, true);
  add("purpose.recipients", draft.name, purpose.recipients, true);
  add("purpose.retention", draft.name, purpose.retention, true);
  add("purpose.controller", draft.name, purpose.controller, false);
  add("introduction", draft.name, draft.introduction, false);
  const items = (all: readonly Item[] | undefined, inside: Member) =>
    (all ?? []).forEach((item, at) => {
      const member = `${inside}.items[${at}]`;
      add(`${member}.label`, item.name, item.label, item.type !== "calculated" && item.type !== "group");
      add(`${member}.hint`, item.name, item.hint, false);
      (item.rows ?? []).forEach((row, place) => {
        add(`${member}.rows[${place}].label`, row.name, row.label, true);
        add(`${member}.rows[${place}].opposite`, row.name, row.opposite, item.type === "semantic_differential");
      });
      (item.columns ?? []).forEach((column, place) => {
        add(`${member}.columns[${place}].label`, column.name, column.label, true);
        add(`${member}.columns[${place}].unit`, column.name, column.unit, false);
      });
      for (const kind of ["unit", "low_label", "high_label", "required_message", "constraint_message"] as const) add(`${member}.${kind}`, item.name, item[kind], false);
      items(item.items, member);
    });
  (draft.sections ?? []).forEach((section, at) => {
    add(`sections[${at}].title`, section.name, section.title, true);
    add(`sections[${at}].introduction`, section.name, section.introduction, false);
    items(section.items, `sections[${at}]`);
  });
  add("thanks", draft.name, draft.thanks, false);
  (draft.lists ?? []).forEach((list, at) =>
    (list.choices ?? []).forEach((choice, place) => add(`lists[${at}].choices[${place}].label`, `${list.name}: ${choice.name}`, choice.label, true)),
  );
  (draft.dimensions ?? []).forEach((dimension, at) => {
    add(`dimensions[${at}].label`, dimension.name, dimension.label, true);
    add(`dimensions[${at}].explanation`, dimension.name, dimension.explanation, false);
    (dimension.bands ?? []).forEach((band, place) => {
      add(`dimensions[${at}].bands[${place}].label`, `${dimension.name}: ${band.name}`, band.label, true);
      add(`dimensions[${at}].bands[${place}].feedback`, `${dimension.name}: ${band.name}`, band.feedback, true);
    });
  });
  return places;
}

const isThere = (text: string | undefined) => (text ?? "").trim() !== "";

/** Whether a language lacks a text: what is due is lacking wherever it is not there, the rest once it is in another. */
export function lacks(place: TextPlace, language: string): boolean {
  return !isThere(place.texts[language]) && (place.isDue || Object.values(place.texts).some(isThere));
}
