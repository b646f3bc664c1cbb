import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../button";
import { type Choice, choicesOf, codesIn, type Item, textOf, toggled } from "./instrument";
import { type Answering, QuestionFrame } from "./question";

interface Options {
  item: Item;
  answering: Answering;
}

/** The text that says which other, where "other" is chosen. */
function Which({ item, answering, chosen, choices }: Options & { chosen: readonly number[]; choices: readonly Choice[] }) {
  const { t } = useTranslation();
  const id = useId();
  const name = `${item.name}_other`;
  if (!choices.some((choice) => choice.meaning === "other" && chosen.includes(choice.code))) return null;
  const value = answering.answers[name];
  return (
    <div className="field">
      <label htmlFor={id}>{t("answer_which_other")}</label>
      <input id={id} value={typeof value === "string" ? value : ""} onChange={(event) => answering.answer(name, event.target.value || null)} />
    </div>
  );
}

export function SingleChoice({ item, answering }: Options) {
  const { t } = useTranslation();
  const group = useId();
  const choices = choicesOf(answering.instrument, item);
  const chosen = codesIn(answering.answers[item.name]);
  return (
    <QuestionFrame item={item} answering={answering}>
      {({ isInvalid }) => (
        <>
          {choices.map((choice, place) => (
            <label key={choice.name} className="choice">
              <input
                type="radio"
                name={group}
                checked={chosen.includes(choice.code)}
                aria-invalid={place === 0 && isInvalid}
                onChange={() => answering.answer(item.name, [choice.code])}
              />
              {textOf(choice.label)}
            </label>
          ))}
          {chosen.length > 0 && !item.required && (
            <div className="row">
              <Button look="small" onPress={() => answering.answer(item.name, null)}>
                {t("answer_clear")}
              </Button>
            </div>
          )}
          <Which item={item} answering={answering} chosen={chosen} choices={choices} />
        </>
      )}
    </QuestionFrame>
  );
}

/** One of a long list: the browser's own, which every telephone knows how to show. */
export function Dropdown({ item, answering }: Options) {
  const { t } = useTranslation();
  const id = useId();
  const choices = choicesOf(answering.instrument, item);
  const chosen = codesIn(answering.answers[item.name]);
  return (
    <QuestionFrame item={item} answering={answering} htmlFor={id}>
      {({ described, isInvalid }) => (
        <>
          <select
            id={id}
            value={chosen[0] ?? ""}
            aria-describedby={described}
            aria-invalid={isInvalid}
            onChange={(event) => answering.answer(item.name, event.target.value === "" ? null : [Number(event.target.value)])}
          >
            <option value="">{t("answer_choose")}</option>
            {choices.map((choice) => (
              <option key={choice.name} value={choice.code}>
                {textOf(choice.label)}
              </option>
            ))}
          </select>
          <Which item={item} answering={answering} chosen={chosen} choices={choices} />
        </>
      )}
    </QuestionFrame>
  );
}

export function MultipleChoice({ item, answering }: Options) {
  const choices = choicesOf(answering.instrument, item);
  const chosen = codesIn(answering.answers[item.name]);
  const take = (codes: number[]) => answering.answer(item.name, codes.length > 0 ? codes : null);
  return (
    <QuestionFrame item={item} answering={answering}>
      {({ isInvalid }) => (
        <>
          {choices.map((choice, place) => (
            <label key={choice.name} className="choice">
              <input
                type="checkbox"
                checked={chosen.includes(choice.code)}
                aria-invalid={place === 0 && isInvalid}
                onChange={() => take(toggled(chosen, choice, choices))}
              />
              {textOf(choice.label)}
            </label>
          ))}
          <Which item={item} answering={answering} chosen={chosen} choices={choices} />
        </>
      )}
    </QuestionFrame>
  );
}

/** Consent is given or not; not given is an answer as well. */
export function Consent({ item, answering }: Options) {
  const { t } = useTranslation();
  return (
    <QuestionFrame item={item} answering={answering}>
      {({ isInvalid }) => (
        <label className="choice">
          <input
            type="checkbox"
            checked={answering.answers[item.name] === 1}
            aria-invalid={isInvalid}
            onChange={(event) => answering.answer(item.name, event.target.checked ? 1 : 0)}
          />
          {t("answer_agree_to_this")}
        </label>
      )}
    </QuestionFrame>
  );
}

/** The choices in the order of preference, moved by buttons: nothing has to be dragged. */
export function Ranking({ item, answering }: Options) {
  const { t } = useTranslation();
  const choices = choicesOf(answering.instrument, item);
  const ranked = codesIn(answering.answers[item.name]);
  const labelOf = (code: number) => textOf(choices.find((choice) => choice.code === code)?.label);
  const take = (codes: number[]) => answering.answer(item.name, codes.length > 0 ? codes : null);
  const move = (place: number, by: number) => {
    const next = [...ranked];
    const [moved] = next.splice(place, 1);
    if (moved !== undefined) next.splice(place + by, 0, moved);
    take(next);
  };
  return (
    <QuestionFrame item={item} answering={answering}>
      {() => (
        <>
          <p className="quiet">{t("ranking_how")}</p>
          <ol className="ranking">
            {ranked.map((code, place) => (
              <li key={code}>
                <span>{labelOf(code)}</span>
                <span className="row">
                  {place > 0 && (
                    <Button look="small" label={t("ranking_up_of", { name: labelOf(code) })} onPress={() => move(place, -1)}>
                      ↑
                    </Button>
                  )}
                  {place < ranked.length - 1 && (
                    <Button look="small" label={t("ranking_down_of", { name: labelOf(code) })} onPress={() => move(place, 1)}>
                      ↓
                    </Button>
                  )}
                  <Button look="small" label={t("ranking_remove_of", { name: labelOf(code) })} onPress={() => take(ranked.filter((one) => one !== code))}>
                    ×
                  </Button>
                </span>
              </li>
            ))}
          </ol>
          <div className="row">
            {choices
              .filter((choice) => !ranked.includes(choice.code))
              .map((choice) => (
                <Button key={choice.name} look="small" label={t("ranking_add_of", { name: textOf(choice.label) })} onPress={() => take([...ranked, choice.code])}>
                  {`+ ${textOf(choice.label)}`}
                </Button>
              ))}
          </div>
        </>
      )}
    </QuestionFrame>
  );
}
