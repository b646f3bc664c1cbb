import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Problem, RequestRefused } from "../../../api/client";
import { saveDraftFile } from "../../../api/drafts";
import { base64Of } from "../../../base/base64";
import { languageName, languages as ours } from "../../../base/languages";
import { ProblemNotice } from "../../../ui/notices";
import { Select } from "../../../ui/select";
import { CheckField } from "../../../ui/check-field";
import { withValue } from "./draft";
import { NumberField, TextsField, useEditing, useProblemsAt } from "./fields";
import type { EditedDraft } from "./use-draft";

const modes = ["named", "confidential", "anonymous"] as const;

/** A file in the place of what is written: what there was can be had back by undoing. */
function TakeFile({ edited }: { edited: EditedDraft }) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const [problem, setProblem] = useState<Problem | null>(null);
  const take = async (file: File) => {
    setProblem(null);
    // What is not stored yet would be lost under the file.
    if (!(await edited.flush())) return;
    try {
      await saveDraftFile(edited.name, { name: file.name, bytes: await base64Of(file) }, i18n.language, edited.base.current);
      await edited.settle("theirs");
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      setProblem(error.problem);
    }
  };
  return (
    <div className="field">
      <label htmlFor={id}>{t("editor_take_file")}</label>
      <div className="quiet">{t("editor_take_file_help")}</div>
      <input
        id={id}
        type="file"
        accept=".json,.xlsx"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void take(file);
          event.target.value = "";
        }}
      />
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}

/** What stands around the questions: title, languages, and what respondents are told first. */
export function SettingsForm({ edited }: { edited: EditedDraft }) {
  const { t } = useTranslation();
  const { draft, change } = useEditing();
  const error = useProblemsAt("languages");
  const chosen = draft.languages ?? [];
  return (
    <div className="stack">
      <TextsField member="title" label={t("questionnaire_title")} />
      <TextsField member="introduction" label={t("questionnaire_introduction")} rows={3} />
      <TextsField member="thanks" label={t("questionnaire_thanks")} rows={2} />
      <fieldset className="field">
        <legend>{t("questionnaire_languages")}</legend>
        {[...new Set([...ours, ...chosen])].map((one) => (
          <CheckField
            key={one}
            label={languageName(one)}
            isChecked={chosen.includes(one)}
            onChange={(is) => change(withValue(draft, "languages", is ? [...chosen, one] : chosen.filter((other) => other !== one)))}
          />
        ))}
        <span className="error">{error}</span>
      </fieldset>
      <Select
        label={t("told_mode")}
        value={draft.purpose?.mode ?? "confidential"}
        options={modes.map((one) => ({ value: one, text: t(`mode_${one}`) }))}
        onChange={(mode) => change(withValue(draft, "purpose.mode", mode))}
      />
      <CheckField
        label={t("publish_needs_check")}
        isChecked={draft.purpose?.needs_check ?? false}
        onChange={(is) => change(withValue(draft, "purpose.needs_check", is || undefined))}
      />
      <TextsField member="purpose.purpose" label={t("told_purpose")} rows={2} />
      <TextsField member="purpose.recipients" label={t("told_recipients")} rows={2} />
      <TextsField member="purpose.retention" label={t("told_retention")} rows={2} />
      <TextsField member="purpose.controller" label={t("told_controller")} rows={2} />
      <NumberField member="purpose.retention_months" label={t("publish_months")} isWhole />
      <TakeFile edited={edited} />
    </div>
  );
}
