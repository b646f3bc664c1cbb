import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { problemOf } from "../../api/accounts";
import { type Mode, publish, type Questionnaire, questionnairesQuery, readQuestionnaire } from "../../api/questionnaires";
import { languageName } from "../../base/languages";
import { Button } from "../../ui/button";
import { CheckField } from "../../ui/check-field";
import { Dialog } from "../../ui/dialog";
import { FieldFrame } from "../../ui/field-frame";
import { ProblemNotice, Waiting } from "../../ui/notices";
import { Select } from "../../ui/select";
import { TextField } from "../../ui/text-field";

const modes = ["named", "confidential", "anonymous"] as const;
const parts = ["purpose", "recipients", "retention", "controller"] as const;
type Told = Record<(typeof parts)[number], Record<string, string>>;

function toldIn(purpose: unknown): Told {
  const given = purpose as Partial<Told>;
  return Object.fromEntries(parts.map((part) => [part, { ...given[part] }])) as Told;
}

function Area({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  return <FieldFrame label={label}>{(ids) => <textarea {...ids} rows={3} value={value} onChange={(event) => onChange(event.target.value)} />}</FieldFrame>;
}

function Fields({ questionnaire, onClose }: { questionnaire: Questionnaire; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [mode, setMode] = useState<Mode>(questionnaire.mode as Mode);
  const [needsCheck, setNeedsCheck] = useState(questionnaire.needs_check);
  const [months, setMonths] = useState(String(questionnaire.retention_months || 36));
  const [closesOn, setClosesOn] = useState("");
  const [told, setTold] = useState<Told>(() => toldIn(questionnaire.purpose));
  const published = useMutation({
    mutationFn: () =>
      publish(questionnaire.questionnaire, {
        mode,
        needs_check: needsCheck,
        // A text that is left empty in every language is none.
        purpose: Object.fromEntries(parts.map((part) => [part, Object.fromEntries(Object.entries(told[part]).filter(([, text]) => text.trim() !== ""))])),
        retention_months: Number(months) || 0,
        closes_on: closesOn,
        hash_seen: questionnaire.hash,
      }),
    onSuccess: () => {
      void queries.invalidateQueries(questionnairesQuery);
      onClose();
    },
  });
  const problem = problemOf(published.error);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        published.mutate();
      }}
    >
      <p>{t("publish_how")}</p>
      <p>
        {t("publish_plan")} <Link href={`/questionnaires/${encodeURIComponent(questionnaire.questionnaire)}/publication`}>{t("publication_open")}</Link>
      </p>
      {questionnaire.missing.length > 0 && <p className="notice warning">{t("publish_missing", { number: questionnaire.missing.length })}</p>}
      <Select label={t("told_mode")} value={mode} options={modes.map((one) => ({ value: one, text: t(`mode_${one}`) }))} onChange={(value) => setMode(value as Mode)} />
      <p className="quiet">{t(`told_mode_${mode}`)}</p>
      <CheckField label={t("publish_needs_check")} isChecked={needsCheck} onChange={setNeedsCheck} />
      <TextField label={t("publish_months")} inputMode="numeric" value={months} onChange={setMonths} />
      <TextField label={t("publish_closes_on")} help={t("publish_closes_on_help")} value={closesOn} onChange={setClosesOn} />
      {questionnaire.languages.map((language) => (
        <details key={language}>
          <summary>{t("publish_told_in", { language: languageName(language) })}</summary>
          <div className="stack" lang={language}>
            {parts.map((part) => (
              <Area
                key={part}
                label={t(`told_${part}`)}
                value={told[part][language] ?? ""}
                onChange={(text) => setTold((before) => ({ ...before, [part]: { ...before[part], [language]: text } }))}
              />
            ))}
          </div>
        </details>
      ))}
      {problem && <ProblemNotice problem={problem} />}
      <div className="row">
        <Button type="submit" look="primary" isPending={published.isPending}>
          {t("publish")}
        </Button>
        <Button onPress={onClose}>{t("not_now")}</Button>
      </div>
    </form>
  );
}

/** Freezes a questionnaire, with what respondents are told first. */
export function PublishDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const questionnaire = useQuery({ queryKey: ["questionnaire", name], queryFn: () => readQuestionnaire(name), staleTime: 0 });
  return (
    <Dialog title={t("publish_title")} onClose={onClose}>
      {questionnaire.data ? <Fields questionnaire={questionnaire.data} onClose={onClose} /> : <Waiting query={questionnaire} />}
    </Dialog>
  );
}
