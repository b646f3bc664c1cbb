import { useTranslation } from "react-i18next";
import { Select } from "../../../ui/select";
import { FieldFrame } from "../../../ui/field-frame";
import { anyText, type Choice, type Draft, freeName, type Item, type Member, meanings, valueAt, withValue } from "./draft";
import { NumberField, TextsField, useEditing, useProblemsAt } from "./fields";
import { ListEditor } from "./list-editor";

/** The next free code: those above 90 are kept for "don't know" and the like. */
export function freeCode(choices: readonly Choice[]): number {
  const codes = choices.map((choice) => choice.code ?? 0).filter((code) => code < 90);
  return Math.max(0, ...codes) + 1;
}

export function freshChoice(choices: readonly Choice[]): Choice {
  const taken = new Set(choices.map((choice) => choice.name.toLowerCase()));
  return { name: freeName(taken, `choice_${choices.length + 1}`), code: freeCode(choices) };
}

function ChoiceName({ member }: { member: Member }) {
  const { t } = useTranslation();
  const { draft, change } = useEditing();
  const error = useProblemsAt(member);
  const place = `${member}.name`;
  return (
    <FieldFrame label={t("choice_name")} error={error}>
      {(ids) => (
        <input
          {...ids}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={(valueAt(draft, place) as string | undefined) ?? ""}
          onChange={(event) => change(withValue(draft, member, { ...(valueAt(draft, member) as Choice), name: event.target.value }), place)}
        />
      )}
    </FieldFrame>
  );
}

/** How many questions use a list: changing it changes them all. */
function usersOf(draft: Draft, name: string): number {
  const count = (items: readonly Item[]): number => items.reduce((sum, item) => sum + (item.list === name ? 1 : 0) + count(item.items ?? []), 0);
  return (draft.sections ?? []).reduce((sum, section) => sum + count(section.items ?? []), 0);
}

/** The list of a question, which others may share, and its choices. */
export function ChoicesForm({ member, item }: { member: Member; item: Item }) {
  const { t } = useTranslation();
  const { draft, language, change } = useEditing();
  const error = useProblemsAt(`${member}.list`);
  const lists = draft.lists ?? [];
  const at = lists.findIndex((list) => list.name === item.list);
  const users = usersOf(draft, item.list ?? "");
  const choose = (name: string) => {
    if (name !== "") return change(withValue(draft, `${member}.list`, name));
    const fresh = freeName(new Set(lists.map((list) => list.name.toLowerCase())), `${item.name}_choices`);
    const next = { ...draft, lists: [...lists, { name: fresh, choices: [{ name: "choice_1", code: 1 }, { name: "choice_2", code: 2 }] }] };
    return change(withValue(next, `${member}.list`, fresh));
  };
  const choices = lists[at]?.choices ?? [];
  return (
    <>
      <Select
        label={t("choice_list")}
        value={at < 0 ? "?" : (item.list ?? "")}
        options={[...(at < 0 ? [{ value: "?", text: item.list ?? "–" }] : []), ...lists.map((list) => ({ value: list.name, text: list.name })), { value: "", text: t("choice_list_new") }]}
        onChange={choose}
      />
      {error && <span className="error">{error}</span>}
      {users > 1 && <p className="notice warning">{t("choice_list_shared", { number: users })}</p>}
      {at >= 0 && (
        <ListEditor<Choice>
          member={`lists[${at}].choices`}
          title={t("choices")}
          addText={t("choice_add")}
          fresh={() => freshChoice(choices)}
          nameOf={(choice) => anyText(choice.label, language) || choice.name}
        >
          {(choice, place) => (
            <>
              <TextsField member={`${place}.label`} label={t("choice_label")} />
              <ChoiceName member={place} />
              <NumberField member={`${place}.code`} label={t("choice_code")} isWhole />
              <Select
                label={t("choice_meaning")}
                value={choice.meaning ?? "substance"}
                options={meanings.map((one) => ({ value: one, text: t(`meaning_${one}`) }))}
                onChange={(meaning) => change(withValue(draft, `${place}.meaning`, meaning === "substance" ? undefined : meaning))}
              />
            </>
          )}
        </ListEditor>
      )}
    </>
  );
}
