import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../ui/button";
import { type Condition, type Conditions, conditionsOf, expressionOf, type Operator } from "./conditions";
import { anyText, type Draft, hasChoices, hasItems, isItem, type Item, type Member, outlineOf, valueAt, withValue } from "./draft";
import { ExpressionField, useEditing } from "./fields";

const several = ["multiple_choice", "ranking"];
const numbers = ["number", "integer", "numeric_scale", "calculated"];

/** What can be asked of a question of that type. */
function operatorsFor(item: Item | undefined): Operator[] {
  if (!item) return ["answered", "not_answered"];
  if (several.includes(item.type)) return ["includes", "excludes"];
  if (hasChoices(item.type)) return ["is", "is_not", "answered", "not_answered"];
  if (numbers.includes(item.type)) return ["equals", "differs", "above", "at_least", "below", "at_most"];
  if (item.type === "consent") return ["equals"];
  return ["is", "is_not", "answered", "not_answered"];
}

/** The questions that a condition can speak of: those that hold one answer, but not the one it belongs to. */
const questionsFor = (draft: Draft, member: Member): Item[] =>
  outlineOf(draft)
    .filter((entry) => !member.startsWith(`${entry.member}.`))
    .map((entry) => entry.part)
    .filter((part): part is Item => isItem(part) && !part.rows && part.type !== "note" && !hasItems(part.type));

function valueFor(item: Item | undefined, draft: Draft): string {
  const list = draft.lists?.find((one) => one.name === item?.list);
  return list?.choices?.[0]?.name ?? (item && numbers.includes(item.type) ? "0" : item?.type === "consent" ? "1" : "");
}

interface LineOptions {
  condition: Condition;
  questions: readonly Item[];
  number: number;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

function Line({ condition, questions, number, onChange, onRemove }: LineOptions) {
  const { t } = useTranslation();
  const { draft, language } = useEditing();
  const id = useId();
  const item = questions.find((one) => one.name === condition.question);
  const choices = item && hasChoices(item.type) ? (draft.lists?.find((list) => list.name === item.list)?.choices ?? []) : [];
  const allowed = operatorsFor(item);
  const isOpen = condition.operator !== "answered" && condition.operator !== "not_answered";
  return (
    <div className="condition" role="group" aria-label={t("condition_number", { number })}>
      <label className="visually-hidden" htmlFor={`${id}-question`}>
        {t("condition_question")}
      </label>
      <select
        id={`${id}-question`}
        value={condition.question}
        onChange={(event) => {
          const next = questions.find((one) => one.name === event.target.value);
          onChange({ question: event.target.value, operator: operatorsFor(next)[0] ?? "answered", value: valueFor(next, draft) });
        }}
      >
        {!item && <option value={condition.question}>{condition.question}</option>}
        {questions.map((one) => (
          <option key={one.name} value={one.name}>
            {anyText(one.label, language) || one.name}
          </option>
        ))}
      </select>
      <label className="visually-hidden" htmlFor={`${id}-operator`}>
        {t("condition_operator")}
      </label>
      <select id={`${id}-operator`} value={condition.operator} onChange={(event) => onChange({ ...condition, operator: event.target.value as Operator, value: condition.value || valueFor(item, draft) })}>
        {[...new Set([condition.operator, ...allowed])].map((one) => (
          <option key={one} value={one}>
            {t(`operator_${one}`)}
          </option>
        ))}
      </select>
      {isOpen && (
        <label className="visually-hidden" htmlFor={`${id}-value`}>
          {t("condition_value")}
        </label>
      )}
      {isOpen &&
        (choices.length > 0 ? (
          <select id={`${id}-value`} value={condition.value} onChange={(event) => onChange({ ...condition, value: event.target.value })}>
            {!choices.some((choice) => choice.name === condition.value) && <option value={condition.value}>{condition.value}</option>}
            {choices.map((choice) => (
              <option key={choice.name} value={choice.name}>
                {anyText(choice.label, language) || choice.name}
              </option>
            ))}
          </select>
        ) : (
          <input id={`${id}-value`} value={condition.value} onChange={(event) => onChange({ ...condition, value: event.target.value })} />
        ))}
      <Button look="small" label={t("condition_remove_of", { number })} onPress={onRemove}>
        ×
      </Button>
    </div>
  );
}

/** When something is asked: as plain conditions where they can say it, and as the expression that they stand for. */
export function ConditionsField({ member, label }: { member: Member; label: string }) {
  const { t } = useTranslation();
  const { draft, change } = useEditing();
  const id = useId();
  const written = (valueAt(draft, member) as string | undefined) ?? "";
  const conditions = conditionsOf(written);
  const questions = questionsFor(draft, member);
  const take = (next: Conditions) => change(withValue(draft, member, expressionOf(next)), member);
  const replaced = (of: Conditions, at: number, one: Condition | null) => take({ ...of, all: of.all.flatMap((before, place) => (place === at ? (one ? [one] : []) : [before])) });
  const first = questions[0];
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      {conditions ? (
        <div className="stack tight">
          {conditions.all.length === 0 && <p className="quiet">{t("condition_always")}</p>}
          {conditions.all.length > 1 && (
            <div className="field">
              <label htmlFor={`${id}-join`}>{t("condition_join")}</label>
              <select id={`${id}-join`} value={conditions.join} onChange={(event) => take({ ...conditions, join: event.target.value as "and" | "or" })}>
                <option value="and">{t("condition_join_and")}</option>
                <option value="or">{t("condition_join_or")}</option>
              </select>
            </div>
          )}
          {conditions.all.map((condition, at) => (
            <Line key={at} condition={condition} questions={questions} number={at + 1} onChange={(next) => replaced(conditions, at, next)} onRemove={() => replaced(conditions, at, null)} />
          ))}
          {first && (
            <div className="row">
              <Button
                look="small"
                onPress={() => take({ ...conditions, all: [...conditions.all, { question: first.name, operator: operatorsFor(first)[0] ?? "answered", value: valueFor(first, draft) }] })}
              >
                {t("condition_add")}
              </Button>
            </div>
          )}
        </div>
      ) : (
        <p className="quiet">{t("condition_not_plain")}</p>
      )}
      <ExpressionField member={member} label={t("as_expression")} />
    </fieldset>
  );
}
