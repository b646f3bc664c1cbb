import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../button";
import { isUnknown, type Item, repeatsIn, textOf, typedNumber } from "./instrument";
import { Scale, stepsOf } from "./matrix-questions";
import { type Answering, QuestionFrame, useLabel } from "./question";

interface Options {
  item: Item;
  answering: Answering;
}

const typed = (value: unknown): string => (typeof value === "number" || typeof value === "string" ? String(value) : "");

export function NumberQuestion({ item, answering }: Options) {
  const id = useId();
  const value = answering.answers[item.name];
  return (
    <QuestionFrame item={item} answering={answering} htmlFor={id}>
      {({ described, isInvalid }) => (
        <span className="with-unit">
          <input
            // What "don't know" took away is typed anew.
            key={String(isUnknown(value))}
            id={id}
            inputMode={item.type === "integer" ? "numeric" : "decimal"}
            autoComplete="off"
            defaultValue={typed(value)}
            aria-describedby={described}
            aria-invalid={isInvalid}
            onChange={(event) => answering.answer(item.name, typedNumber(event.target.value))}
          />
          {item.unit && <span className="quiet">{textOf(item.unit)}</span>}
        </span>
      )}
    </QuestionFrame>
  );
}

export function NumericScale({ item, answering }: Options) {
  const steps = stepsOf(item);
  if (steps.length === 0) return <NumberQuestion item={item} answering={answering} />;
  return (
    <QuestionFrame item={item} answering={answering}>
      {({ label }) => (
        <Scale name={item.name} labelledBy={label} low={textOf(item.low_label)} high={textOf(item.high_label)} steps={steps} answering={answering} />
      )}
    </QuestionFrame>
  );
}

const kinds: Record<string, { type: string; inputMode?: "email" | "url" | "tel"; autoComplete?: string }> = {
  email: { type: "text", inputMode: "email", autoComplete: "email" },
  url: { type: "text", inputMode: "url", autoComplete: "url" },
  telephone: { type: "text", inputMode: "tel", autoComplete: "tel" },
  date: { type: "date" },
};

export function TextQuestion({ item, answering }: Options) {
  const id = useId();
  const value = typed(answering.answers[item.name]);
  const take = (text: string) => answering.answer(item.name, text === "" ? null : text);
  const limit = item.length_max === undefined ? {} : { maxLength: item.length_max };
  return (
    <QuestionFrame item={item} answering={answering} htmlFor={id}>
      {({ described, isInvalid }) =>
        item.type === "long_text" ? (
          <textarea id={id} rows={4} value={value} {...limit} aria-describedby={described} aria-invalid={isInvalid} onChange={(event) => take(event.target.value)} />
        ) : (
          <input
            {...(kinds[item.type] ?? { type: "text", autoComplete: "off" })}
            {...limit}
            id={id}
            value={value}
            aria-describedby={described}
            aria-invalid={isInvalid}
            onChange={(event) => take(event.target.value)}
          />
        )
      }
    </QuestionFrame>
  );
}

interface RepeatedOptions extends Options {
  draw: (item: Item, answering: Answering) => React.ReactNode;
}

/** A group of questions as often as there is something to tell. */
export function RepeatedGroup({ item, answering, draw }: RepeatedOptions) {
  const { t } = useTranslation();
  const label = useLabel(answering);
  const repeats = repeatsIn(answering.answers[item.name]);
  const most = item.repeats_max ?? 100;
  const isCounted = Boolean(item.repeat_count);
  const take = (next: typeof repeats) => answering.answer(item.name, next);
  const name = label(textOf(item.label));
  return (
    <QuestionFrame item={item} answering={answering}>
      {() => (
        <div className="stack">
          {repeats.map((answers, place) => (
            <div key={place} className="card stack" role="group" aria-label={t("repeat_number", { name, number: place + 1 })}>
              <h3>{t("repeat_number", { name, number: place + 1 })}</h3>
              {(item.items ?? []).map((inner) =>
                draw(inner, {
                  ...answering,
                  answers: { ...answering.answers, ...answers },
                  repeats: [...answering.repeats, place],
                  answer: (variable, value) => take(repeats.map((one, at) => (at === place ? { ...one, [variable]: value } : one))),
                }),
              )}
              {!isCounted && (
                <div className="row">
                  <Button look="small" label={t("repeat_remove_of", { name, number: place + 1 })} onPress={() => take(repeats.filter((_, at) => at !== place))}>
                    {t("repeat_remove")}
                  </Button>
                </div>
              )}
            </div>
          ))}
          {!isCounted && repeats.length < most && (
            <div className="row">
              <Button onPress={() => take([...repeats, {}])}>{t("repeat_add")}</Button>
            </div>
          )}
        </div>
      )}
    </QuestionFrame>
  );
}
