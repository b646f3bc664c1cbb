import type { GuideDocument } from "../../api/interviews";

export type Texts = Record<string, string>;
export type Guide = Omit<GuideDocument, "format">;
export type Question = Guide["questions"][number];

export const emptyQuestion: Question = { name: "", question: {}, prompts: [] };
export const emptyGuide: Guide = { languages: [], title: {}, questions: [emptyQuestion] };

/** A copy of the list with another element at a place. */
export const withAt = <Element>(list: readonly Element[], place: number, element: Element): Element[] => list.map((one, index) => (index === place ? element : one));

/** A copy of the list without an element. */
export const withoutAt = <Element>(list: readonly Element[], place: number): Element[] => list.filter((_, index) => index !== place);

/** A copy of the list with an element one place further up or down; the same where it stands at that end. */
export function moved<Element>(list: readonly Element[], place: number, by: -1 | 1): Element[] {
  const other = place + by;
  const [one, next] = [list[place], list[other]];
  return one === undefined || next === undefined ? [...list] : withAt(withAt(list, place, next), other, one);
}

const written = (texts: Texts): Texts => Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""));

/** A name that no question has yet: `question-3`. */
function freeName(taken: ReadonlySet<string>): string {
  let number = taken.size + 1;
  while (taken.has(`question-${number}`)) number += 1;
  return `question-${number}`;
}

/** The guide as it is sent: without what is blank, and with every language that something is written in beside its own. Questions keep their names, which interviews know them by. */
export function sentGuide(guide: Guide): GuideDocument {
  const title = written(guide.title);
  const taken = new Set(guide.questions.map((one) => one.name).filter((name) => name !== ""));
  const questions = guide.questions
    .map((one) => ({ ...one, question: written(one.question), prompts: one.prompts.map(written).filter((prompt) => Object.keys(prompt).length > 0) }))
    .filter((one) => Object.keys(one.question).length > 0 || one.prompts.length > 0)
    .map((one) => {
      const name = one.name || freeName(taken);
      taken.add(name);
      return { ...one, name };
    });
  const used = new Set([title, ...questions.flatMap((one) => [one.question, ...one.prompts])].flatMap((texts) => Object.keys(texts)));
  const languages = [...guide.languages, ...[...used].filter((one) => !guide.languages.includes(one))];
  return { format: "zubia-guide-1", languages, title, questions };
}

/** What an interviewer reads. */
export interface AskedQuestion {
  name: string;
  question: string;
  prompts: string[];
}

/** What a text says in another language, for whoever translates it; empty where it is written in this one. */
export function textToTranslate(texts: Texts, language: string): string {
  if ((texts[language] ?? "").trim() !== "") return "";
  return Object.values(texts).find((text) => text.trim() !== "") ?? "";
}

/** The questions in the first of the languages that each text is written in. */
export function askedIn(guide: Guide, languages: readonly string[]): AskedQuestion[] {
  const order = [...languages, ...guide.languages];
  const textOf = (texts: Texts) => texts[order.find((one) => (texts[one] ?? "").trim() !== "") ?? ""] ?? "";
  return guide.questions.map((one) => ({ name: one.name, question: textOf(one.question), prompts: one.prompts.map(textOf) }));
}
