import { useTranslation } from "react-i18next";
import { Select } from "../../../ui/select";
import { CheckField } from "../../../ui/check-field";
import { changeType, fieldsOf, rename } from "./change-draft";
import { ChoicesForm } from "./choices-form";
import { ConditionsField } from "./conditions-field";
import { anyText, type Column, freeName, type Item, type ItemType, itemTypes, type Member, namesOf, type Row, withValue } from "./draft";
import { ExpressionField, NameField, NumberField, TextsField, useEditing, useProblemsAt } from "./fields";
import { FileRules } from "./file-rules";
import { ListEditor } from "./list-editor";

interface Options {
  member: Member;
  item: Item;
}

function Rows({ member, item }: Options) {
  const { t } = useTranslation();
  const { draft, language, change } = useEditing();
  return (
    <ListEditor<Row>
      member={`${member}.rows`}
      title={t("matrix_rows")}
      addText={t("matrix_row_add")}
      fresh={() => ({ name: freeName(namesOf(draft), `${item.name}_row_${(item.rows ?? []).length + 1}`) })}
      nameOf={(row) => anyText(row.label, language) || row.name}
    >
      {(_, place) => (
        <>
          <TextsField member={`${place}.label`} label={t("matrix_row_label")} />
          {item.type === "semantic_differential" && <TextsField member={`${place}.opposite`} label={t("matrix_row_opposite")} />}
          <NameField member={place} label={t("part_name")} onRename={(name) => change(rename(draft, place, name))} />
        </>
      )}
    </ListEditor>
  );
}

function Columns({ member, item }: Options) {
  const { t } = useTranslation();
  const { draft, language, change } = useEditing();
  return (
    <ListEditor<Column>
      member={`${member}.columns`}
      title={t("matrix_columns")}
      addText={t("matrix_column_add")}
      fresh={() => ({ name: freeName(new Set((item.columns ?? []).map((column) => column.name)), `column_${(item.columns ?? []).length + 1}`) })}
      nameOf={(column) => anyText(column.label, language) || column.name}
    >
      {(column, place) => (
        <>
          <TextsField member={`${place}.label`} label={t("matrix_column_label")} />
          <TextsField member={`${place}.unit`} label={t("question_unit")} />
          <NameField member={place} label={t("part_name")} onRename={(name) => change(withValue(draft, place, { ...column, name }))} />
        </>
      )}
    </ListEditor>
  );
}

const classifications = ["nace", "cpv", "technology"] as const;

/** What a question of this type is made of beyond its texts. */
function Specifics({ member, item }: Options) {
  const { t } = useTranslation();
  const { draft, change } = useEditing();
  const fields = fieldsOf(item.type);
  return (
    <>
      {fields.has("list") && <ChoicesForm member={member} item={item} />}
      {fields.has("rows") && <Rows member={member} item={item} />}
      {fields.has("columns") && <Columns member={member} item={item} />}
      {fields.has("calculation") && <ExpressionField member={`${member}.calculation`} label={t("question_calculation")} help={t("question_calculation_help")} />}
      {fields.has("classification") && (
        <Select
          label={t("question_classification")}
          value={item.classification ?? ""}
          options={classifications.map((one) => ({ value: one, text: t(`classification_${one}`) }))}
          onChange={(one) => change(withValue(draft, `${member}.classification`, one))}
        />
      )}
      {fields.has("accepted") && <FileRules member={member} item={item} />}
      {fields.has("unit") && <TextsField member={`${member}.unit`} label={t("question_unit")} />}
      {fields.has("minimum") && (
        <div className="beside">
          <NumberField member={`${member}.minimum`} label={t("question_minimum")} />
          <NumberField member={`${member}.maximum`} label={t("question_maximum")} />
          <NumberField member={`${member}.step`} label={t("question_step")} />
        </div>
      )}
      {fields.has("low_label") && (
        <div className="beside">
          <TextsField member={`${member}.low_label`} label={t("question_low_label")} />
          <TextsField member={`${member}.high_label`} label={t("question_high_label")} />
        </div>
      )}
      {fields.has("choices_min") && (
        <div className="beside">
          <NumberField member={`${member}.choices_min`} label={t("question_choices_min")} isWhole />
          <NumberField member={`${member}.choices_max`} label={t("question_choices_max")} isWhole />
        </div>
      )}
      {fields.has("length_max") && <NumberField member={`${member}.length_max`} label={t("question_length_max")} isWhole />}
      {fields.has("repeats_max") && (
        <>
          <NumberField member={`${member}.repeats_max`} label={t("question_repeats_max")} isWhole />
          <ExpressionField member={`${member}.repeat_count`} label={t("question_repeat_count")} help={t("question_repeat_count_help")} />
        </>
      )}
    </>
  );
}

function Required({ member, item }: Options) {
  const { t } = useTranslation();
  const { draft, change } = useEditing();
  const isAlways = item.required === "true()";
  return (
    <>
      <CheckField label={t("question_required")} isChecked={Boolean(item.required)} onChange={(isRequired) => change(withValue(draft, `${member}.required`, isRequired ? "true()" : ""))} />
      {item.required && !isAlways && <ExpressionField member={`${member}.required`} label={t("question_required_when")} />}
    </>
  );
}

/** One question: its type, its texts, what it offers, when it is asked, and what counts as an answer. */
export function ItemForm({ member, item }: Options) {
  const { t } = useTranslation();
  const { draft, change } = useEditing();
  const fields = fieldsOf(item.type);
  const error = useProblemsAt(`${member}.items`);
  return (
    <div className="stack">
      <TextsField member={`${member}.label`} label={t(item.type === "note" ? "question_note" : "question_label")} rows={2} />
      <div className="beside">
        <Select
          label={t("question_type")}
          value={item.type}
          options={itemTypes.map((type) => ({ value: type, text: t(`type_${type}`) }))}
          onChange={(type) => change(changeType(draft, member, type as ItemType))}
        />
        <NameField member={member} label={t("part_name")} help={t("part_name_help")} onRename={(name) => change(rename(draft, member, name))} />
      </div>
      <TextsField member={`${member}.hint`} label={t("question_hint")} />
      {error && <span className="error">{error}</span>}
      <Specifics member={member} item={item} />
      {fields.has("required") && <Required member={member} item={item} />}
      <ConditionsField member={`${member}.relevance`} label={t("question_relevance")} />
      {fields.has("constraint") && (
        <details open={Boolean(item.constraint ?? item.initial ?? item.prefill ?? item.choice_filter)}>
          <summary>{t("question_more")}</summary>
          <div className="stack">
            <ExpressionField member={`${member}.constraint`} label={t("question_constraint")} help={t("question_constraint_help")} />
            <TextsField member={`${member}.constraint_message`} label={t("question_constraint_message")} />
            {item.required && <TextsField member={`${member}.required_message`} label={t("question_required_message")} />}
            {fields.has("initial") && (
              <>
                <ExpressionField member={`${member}.initial`} label={t("question_initial")} />
                <ExpressionField member={`${member}.prefill`} label={t("question_prefill")} help={t("question_prefill_help")} />
              </>
            )}
            {fields.has("choice_filter") && <ExpressionField member={`${member}.choice_filter`} label={t("question_choice_filter")} help={t("question_choice_filter_help")} />}
            {fields.has("is_shuffled") && (
              <CheckField label={t("question_is_shuffled")} isChecked={Boolean(item.is_shuffled)} onChange={(is) => change(withValue(draft, `${member}.is_shuffled`, is))} />
            )}
            <CheckField label={t("question_may_be_unknown")} isChecked={Boolean(item.may_be_unknown)} onChange={(is) => change(withValue(draft, `${member}.may_be_unknown`, is))} />
            <CheckField label={t("question_is_personal")} isChecked={Boolean(item.is_personal)} onChange={(is) => change(withValue(draft, `${member}.is_personal`, is))} />
          </div>
        </details>
      )}
    </div>
  );
}
