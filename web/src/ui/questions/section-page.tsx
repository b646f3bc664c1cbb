import { useMemo } from "react";
import type { Answers, AnswerValue, Part, Progress, Saved } from "../../api/answering";
import { ChoiceMatrix, NumberMatrix, PercentageSplit, SemanticDifferential } from "./matrix-questions";
import { Consent, Dropdown, MultipleChoice, Ranking, SingleChoice } from "./choice-questions";
import type { CodeFinder } from "../../api/classifications";
import { CodeQuestion } from "./code-question";
import { FileQuestion } from "./file-question";
import { type Instrument, type Item, placeOf, type Section, textOf } from "./instrument";
import type { Answering } from "./question";
import { asPart } from "./refused-part";
import { NumberQuestion, NumericScale, RepeatedGroup, TextQuestion } from "./typed-questions";
import type { FileDesk } from "./use-files";
import "../form.css";
import "./questions.css";

type Drawn = (props: { item: Item; answering: Answering }) => React.ReactNode;

const components: Record<string, Drawn> = {
  single_choice: SingleChoice,
  yes_no: SingleChoice,
  likert: SingleChoice,
  dropdown: Dropdown,
  multiple_choice: MultipleChoice,
  ranking: Ranking,
  consent: Consent,
  single_choice_matrix: ChoiceMatrix,
  multiple_choice_matrix: ChoiceMatrix,
  number_matrix: NumberMatrix,
  percentage_split: PercentageSplit,
  semantic_differential: SemanticDifferential,
  numeric_scale: NumericScale,
  number: NumberQuestion,
  integer: NumberQuestion,
  file: FileQuestion,
  code_picker: CodeQuestion,
  territory_picker: CodeQuestion,
};

/** One question, by its type; what is not asked because of other answers is not there. */
function drawItem(item: Item, answering: Answering): React.ReactNode {
  if (item.type === "calculated" || answering.isHidden(item.name)) return null;
  if (item.type === "note") return <p key={item.name}>{textOf(item.label)}</p>;
  if (item.type === "group")
    return (
      <div key={item.name} className="stack" role="group" aria-label={textOf(item.label)}>
        {item.label && <h3>{textOf(item.label)}</h3>}
        {(item.items ?? []).map((inner) => drawItem(inner, answering))}
      </div>
    );
  if (item.type === "repeated_group") return <RepeatedGroup key={item.name} item={item} answering={answering} draw={drawItem} />;
  const Component = components[item.type] ?? TextQuestion;
  return <Component key={item.name} item={item} answering={answering} />;
}

/** What is answered so far, and what the server says of it. */
export interface AnswersShown {
  answers: Answers;
  progress: Progress;
  refused: Saved["refused"];
  known: Answers;
  answer: (name: string, value: AnswerValue) => void;
  codesOf: (item: Item) => CodeFinder;
  files: FileDesk;
}

interface Options {
  section: Section;
  instrument: Instrument;
  page: AnswersShown;
  /** Whether what is missing is told too: only once somebody wants to go on. */
  tellsMissing: boolean;
}

const byPlace = (parts: readonly Part[]): Map<string, Part[]> => {
  const places = new Map<string, Part[]>();
  for (const part of parts) places.set(placeOf(part), [...(places.get(placeOf(part)) ?? []), part]);
  return places;
};

export function SectionPage({ section, instrument, page, tellsMissing }: Options) {
  const { progress, refused } = page;
  const hidden = useMemo(() => byPlace(progress.hidden), [progress.hidden]);
  const wrong = useMemo(() => {
    const told = refused.map(asPart);
    const missing = tellsMissing ? progress.remaining.map((one) => ({ ...one, code: "remaining" })) : [];
    return byPlace([...told, ...progress.failures, ...missing]);
  }, [progress.failures, progress.remaining, refused, tellsMissing]);
  const at = (name: string, repeats: number[]) => placeOf({ name, repeats });
  const inside = (answers: Answers, repeats: number[]): Answering => ({
    instrument,
    answers,
    repeats,
    isHidden: (name) => hidden.has(at(name, repeats)),
    problemsOf: (name) => wrong.get(at(name, repeats)) ?? [],
    isKnown: (name) => repeats.length === 0 && name in page.known && JSON.stringify(page.answers[name]) === JSON.stringify(page.known[name]),
    answer: page.answer,
    codesOf: page.codesOf,
    files: page.files,
  });
  // A repeat looks its own places up.
  const draw = (item: Item, answering: Answering): React.ReactNode =>
    drawItem(item, { ...answering, ...pick(inside(answering.answers, answering.repeats)) });
  return (
    <div className="stack">
      {section.introduction && <p>{textOf(section.introduction)}</p>}
      {section.items.map((item) =>
        item.type === "repeated_group" && !hidden.has(item.name) ? (
          <RepeatedGroup key={item.name} item={item} answering={inside(page.answers, [])} draw={draw} />
        ) : (
          drawItem(item, inside(page.answers, []))
        ),
      )}
    </div>
  );
}

const pick = ({ isHidden, problemsOf, isKnown }: Answering) => ({ isHidden, problemsOf, isKnown });
