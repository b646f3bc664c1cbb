import { useTranslation } from "react-i18next";
import { CheckboxGroup } from "../../../ui/checkbox-group";
import { TextField } from "../../../ui/text-field";
import { type Item, type Member, withValue } from "./draft";
import { NumberField, useEditing, useProblemsAt } from "./fields";
import { useState } from "react";

const families = ["image", "document", "audio", "video"] as const;
const isFamily = (word: string) => (families as readonly string[]).includes(word);

/** Extensions as people type them: `.PDF, docx`. */
export const extensionsIn = (text: string): string[] => [
  ...new Set(
    text
      .toLowerCase()
      .split(/[\s,;]+/)
      .map((word) => word.replace(/^\./, ""))
      .filter((word) => word !== "" && !isFamily(word)),
  ),
];

/** Which files a question takes, and how large they may be. */
export function FileRules({ member, item }: { member: Member; item: Item }) {
  const { t } = useTranslation();
  const { draft, change } = useEditing();
  const error = useProblemsAt(`${member}.accepted`);
  const accepted = item.accepted ?? [];
  const extensions = accepted.filter((word) => !isFamily(word));
  const [typed, setTyped] = useState(extensions.join(" "));
  const take = (words: readonly string[]) => change(withValue(draft, `${member}.accepted`, words.length > 0 ? words : undefined), `${member}.accepted`);
  return (
    <>
      <CheckboxGroup
        label={t("question_file_families")}
        help={t("question_file_families_help")}
        options={families.map((one) => ({ value: one, text: t(`file_family_${one}`) }))}
        chosen={accepted.filter(isFamily)}
        onChange={(chosen) => take([...chosen, ...extensions])}
      />
      <TextField
        label={t("question_file_extensions")}
        help={t("question_file_extensions_help")}
        error={error}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          take([...accepted.filter(isFamily), ...extensionsIn(text)]);
        }}
      />
      <NumberField member={`${member}.megabytes_max`} label={t("question_megabytes_max")} isWhole />
    </>
  );
}
