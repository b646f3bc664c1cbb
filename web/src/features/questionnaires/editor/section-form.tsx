import { useTranslation } from "react-i18next";
import { rename } from "./change-draft";
import { ConditionsField } from "./conditions-field";
import type { Member } from "./draft";
import { NameField, TextsField, useEditing, useProblemsAt } from "./fields";

/** A section: a page of the questionnaire. */
export function SectionForm({ member }: { member: Member }) {
  const { t } = useTranslation();
  const { draft, change } = useEditing();
  const error = useProblemsAt(`${member}.items`);
  return (
    <div className="stack">
      <TextsField member={`${member}.title`} label={t("section_title")} />
      <TextsField member={`${member}.introduction`} label={t("section_introduction")} rows={2} />
      <NameField member={member} label={t("part_name")} help={t("part_name_help")} onRename={(name) => change(rename(draft, member, name))} />
      {error && <span className="error">{error}</span>}
      <ConditionsField member={`${member}.relevance`} label={t("section_relevance")} />
    </div>
  );
}
