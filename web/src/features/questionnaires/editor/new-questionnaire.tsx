import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { problemOf } from "../../../api/accounts";
import { saveDraft } from "../../../api/drafts";
import { languageName, languages } from "../../../base/languages";
import { Button } from "../../../ui/button";
import { ProblemNotice } from "../../../ui/notices";
import { TextField } from "../../../ui/text-field";
import { nameFrom } from "./draft-name";
import { } from "./fields";
import "../../../ui/form.css";
import { CheckField } from "../../../ui/check-field";

/** Begins a questionnaire with nothing in it but its title. */
export function NewQuestionnaire() {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [title, setTitle] = useState("");
  const [typedName, setName] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string[]>([i18n.language]);
  const name = typedName ?? nameFrom(title);
  const made = useMutation({
    mutationFn: () =>
      saveDraft(name, { format: "zubia-instrument-1", name, languages: chosen, ...(title.trim() && chosen[0] ? { title: { [chosen[0]]: title.trim() } } : {}) }, ""),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["questionnaires"] });
      go(`/questionnaires/${encodeURIComponent(name)}/edit`);
    },
  });
  const problem = problemOf(made.error);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        made.mutate();
      }}
    >
      <h1>{t("editor_new")}</h1>
      <TextField label={t("questionnaire_title")} value={title} onChange={setTitle} takesFocus />
      <TextField label={t("questionnaire_name")} help={t("questionnaire_name_help")} value={name} onChange={setName} />
      <fieldset className="field">
        <legend>{t("questionnaire_languages")}</legend>
        {languages.map((one) => (
          <CheckField key={one} label={languageName(one)} isChecked={chosen.includes(one)} onChange={(is) => setChosen(is ? [...chosen, one] : chosen.filter((other) => other !== one))} />
        ))}
      </fieldset>
      {problem && <ProblemNotice problem={problem} />}
      <div className="row">
        <Button type="submit" look="primary" isPending={made.isPending}>
          {t("editor_begin")}
        </Button>
      </div>
    </form>
  );
}
