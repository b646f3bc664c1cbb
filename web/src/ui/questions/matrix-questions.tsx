import { useId } from "react";
import { useTranslation } from "react-i18next";
import { choicesOf, codesIn, type Item, type Row, textOf, toggled, typedNumber } from "./instrument";
import { type Answering, Problems, QuestionFrame, useLabel } from "./question";

interface Options {
  item: Item;
  answering: Answering;
}

const rowsOf = (item: Item, answering: Answering) => (item.rows ?? []).filter((row) => !answering.isHidden(row.name));

/** A row is a question of its own, with a group of its own: on a narrow screen they stand one under the other. */
function ChoiceRow({ item, row, answering, isMultiple }: Options & { row: Row; isMultiple: boolean }) {
  const id = useId();
  const label = useLabel(answering);
  const choices = choicesOf(answering.instrument, item);
  const chosen = codesIn(answering.answers[row.name]);
  const problems = answering.problemsOf(row.name);
  const take = (codes: number[]) => answering.answer(row.name, codes.length > 0 ? codes : null);
  return (
    <div
      className="matrix-row"
      role={isMultiple ? "group" : "radiogroup"}
      aria-labelledby={`${id}-row`}
      aria-describedby={`${id}-error`}
      aria-invalid={isMultiple ? undefined : problems.length > 0}
    >
      <span className="matrix-label" id={`${id}-row`}>
        {label(textOf(row.label))}
      </span>
      <div className="matrix-choices">
        {choices.map((choice) => (
          <label key={choice.name} className="matrix-choice">
            <input
              type={isMultiple ? "checkbox" : "radio"}
              name={id}
              checked={chosen.includes(choice.code)}
              onChange={() => take(isMultiple ? toggled(chosen, choice, choices) : [choice.code])}
            />
            <span>{textOf(choice.label)}</span>
          </label>
        ))}
      </div>
      <Problems id={`${id}-error`} parts={problems} />
    </div>
  );
}

/** The frame says nothing of the problems of rows: each row does. */
const quietOfRows = (answering: Answering, item: Item): Answering => ({
  ...answering,
  problemsOf: (name) => (name === item.name ? answering.problemsOf(name) : []),
});

export function ChoiceMatrix({ item, answering }: Options) {
  return (
    <QuestionFrame item={item} answering={quietOfRows(answering, item)}>
      {() => (
        <div className="matrix">
          {rowsOf(item, answering).map((row) => (
            <ChoiceRow key={row.name} item={item} row={row} answering={answering} isMultiple={item.type === "multiple_choice_matrix"} />
          ))}
        </div>
      )}
    </QuestionFrame>
  );
}

interface NumberOptions {
  label: string;
  unit: string;
  name: string;
  answering: Answering;
}

function NumberCell({ label, unit, name, answering }: NumberOptions) {
  const id = useId();
  const problems = answering.problemsOf(name);
  const value = answering.answers[name];
  return (
    <div className="number-cell">
      <label htmlFor={id}>{label}</label>
      <span className="with-unit">
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={typeof value === "number" || typeof value === "string" ? String(value) : ""}
          aria-invalid={problems.length > 0}
          aria-describedby={`${id}-error`}
          onChange={(event) => answering.answer(name, typedNumber(event.target.value))}
        />
        {unit && <span className="quiet">{unit}</span>}
      </span>
      <Problems id={`${id}-error`} parts={problems} />
    </div>
  );
}

export function NumberMatrix({ item, answering }: Options) {
  return (
    <QuestionFrame item={item} answering={quietOfRows(answering, item)}>
      {() => (
        <div className="matrix">
          {rowsOf(item, answering).map((row) => (
            <div key={row.name} className="matrix-row" role="group" aria-label={textOf(row.label)}>
              <span className="matrix-label">{textOf(row.label)}</span>
              {(item.columns ?? []).map((column) => (
                <NumberCell
                  key={column.name}
                  label={textOf(column.label)}
                  unit={textOf(column.unit)}
                  name={`${row.name}_${column.name}`}
                  answering={answering}
                />
              ))}
            </div>
          ))}
        </div>
      )}
    </QuestionFrame>
  );
}

/** Shares of a whole, with what they come to so far. */
export function PercentageSplit({ item, answering }: Options) {
  const { t } = useTranslation();
  const rows = rowsOf(item, answering);
  const sum = rows.reduce((total, row) => total + (Number(answering.answers[row.name]) || 0), 0);
  return (
    <QuestionFrame item={item} answering={quietOfRows(answering, item)}>
      {() => (
        <div className="matrix">
          {rows.map((row) => (
            <NumberCell key={row.name} label={textOf(row.label)} unit="%" name={row.name} answering={answering} />
          ))}
          <p className="quiet" aria-live="polite">
            {t("split_sum", { sum: Math.round(sum * 100) / 100 })}
          </p>
        </div>
      )}
    </QuestionFrame>
  );
}

/** The steps from `minimum` to `maximum`, where there are few enough to show each. */
export function stepsOf(item: Item): number[] {
  const low = item.minimum ?? 0;
  const step = item.step ?? 1;
  const count = Math.round(((item.maximum ?? low) - low) / step) + 1;
  const shown_max = 11;
  return count > 1 && count <= shown_max ? Array.from({ length: count }, (_, place) => low + place * step) : [];
}

interface ScaleOptions {
  name: string;
  labelledBy: string;
  low: string;
  high: string;
  steps: number[];
  answering: Answering;
}

/** A number from one end to the other, as radio buttons: nothing is chosen before somebody chooses. */
export function Scale({ name, labelledBy, low, high, steps, answering }: ScaleOptions) {
  const group = useId();
  return (
    <div className="scale" role="radiogroup" aria-labelledby={labelledBy}>
      <span className="scale-end">{low}</span>
      <div className="scale-steps">
        {steps.map((step) => (
          <label key={step} className="matrix-choice">
            <input type="radio" name={group} checked={answering.answers[name] === step} onChange={() => answering.answer(name, step)} />
            <span>{step}</span>
          </label>
        ))}
      </div>
      <span className="scale-end">{high}</span>
    </div>
  );
}

export function SemanticDifferential({ item, answering }: Options) {
  const id = useId();
  const steps = stepsOf(item);
  return (
    <QuestionFrame item={item} answering={quietOfRows(answering, item)}>
      {() => (
        <div className="matrix">
          {rowsOf(item, answering).map((row) => (
            <div key={row.name} className="matrix-row">
              <span className="visually-hidden" id={`${id}-${row.name}`}>
                {`${textOf(row.label)} – ${textOf(row.opposite)}`}
              </span>
              <Scale
                name={row.name}
                labelledBy={`${id}-${row.name}`}
                low={textOf(row.label)}
                high={textOf(row.opposite)}
                steps={steps}
                answering={answering}
              />
              <Problems id={`${id}-${row.name}-error`} parts={answering.problemsOf(row.name)} />
            </div>
          ))}
        </div>
      )}
    </QuestionFrame>
  );
}
