import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Answers, AnswerValue, Part } from "../../api/answering";
import type { CodeFinder } from "../../api/classifications";
import { formatFor } from "../../base/format";
import type { FileDesk } from "./use-files";
import { filledIn, type Instrument, isUnknown, type Item, placeOf, textOf, variablesOf } from "./instrument";

/** What a question needs to know of the response that it belongs to. */
export interface Answering {
  instrument: Instrument;
  /** Of this response, or of this repeat of a repeated group. */
  answers: Answers;
  repeats: number[];
  isHidden: (name: string) => boolean;
  problemsOf: (name: string) => readonly Part[];
  isKnown: (name: string) => boolean;
  answer: (name: string, value: AnswerValue) => void;
  /** Where the codes are found that a question picks from. */
  codesOf?: ((item: Item) => CodeFinder) | undefined;
  files?: FileDesk | undefined;
}

/** What is wrong at a place of the form, in words; the questionnaire's own where it has some. */
export function useFailureText(): (part: Part) => string {
  const { t, i18n } = useTranslation();
  return (part) => {
    if (part.message) return part.message;
    const bound = formatFor(i18n.language).exact(part.bound) ?? "";
    const key = `failure_${part.code || "remaining"}`;
    return i18n.exists(key) ? t(key, { bound }) : t("failure_other");
  };
}

/** An answer as it stands inside the label of another question. */
function answerText(answering: Answering, name: string, language: string): string {
  const value = answering.answers[name];
  if (typeof value === "number") return formatFor(language).exact(value) ?? "";
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return "…";
  const labels = (answering.instrument.lists ?? []).flatMap((list) => list.choices).filter((choice) => value.includes(choice.code as never));
  return labels[0] ? textOf(labels[0].label) : "…";
}

export function useLabel(answering: Answering): (label: string) => string {
  const { i18n } = useTranslation();
  return (label) => filledIn(label, (name) => answerText(answering, name, i18n.language));
}

export function Problems({ id, parts }: { id: string; parts: readonly Part[] }) {
  const textOf = useFailureText();
  return (
    <span className="error" id={id}>
      {parts.map((part) => textOf(part)).join(" ")}
    </span>
  );
}

interface FrameOptions {
  item: Item;
  answering: Answering;
  children: (ids: { label: string; described: string; isInvalid: boolean }) => ReactNode;
  /** A question of one input has a label; one of several is a group of them. */
  htmlFor?: string;
}

/** A question with what helps to answer it and what is wrong with the answer. */
export function QuestionFrame({ item, answering, children, htmlFor }: FrameOptions) {
  const { t } = useTranslation();
  const label = useLabel(answering);
  const id = useId();
  const problems = [item.name, ...variablesOf(item)].filter((name, at, all) => all.indexOf(name) === at).flatMap((name) => answering.problemsOf(name));
  const described = `${id}-hint ${id}-error`;
  const text = (
    <>
      {label(textOf(item.label))} {item.required && <span className="quiet">{t("answer_required")}</span>}
    </>
  );
  const rest = (
    <>
      <span className="quiet" id={`${id}-hint`}>
        {label(textOf(item.hint))} {answering.isKnown(item.name) && t("answer_known")}
      </span>
      {children({ label: `${id}-label`, described, isInvalid: problems.length > 0 })}
      {item.may_be_unknown && (
        <label className="choice">
          <input
            type="checkbox"
            checked={isUnknown(answering.answers[item.name])}
            onChange={(event) => answering.answer(item.name, event.target.checked ? { unknown: true } : null)}
          />
          {t("answer_unknown")}
        </label>
      )}
      <Problems id={`${id}-error`} parts={problems} />
    </>
  );
  const anchor = placeOf({ name: item.name, repeats: answering.repeats });
  if (htmlFor)
    return (
      <div className="field question" data-question={anchor}>
        <label id={`${id}-label`} htmlFor={htmlFor}>
          {text}
        </label>
        {rest}
      </div>
    );
  return (
    <fieldset className="field question" data-question={anchor} aria-describedby={described}>
      <legend id={`${id}-label`}>{text}</legend>
      {rest}
    </fieldset>
  );
}
