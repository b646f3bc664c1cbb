import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { codesOf } from "../../api/classifications";
import { answered, client, RequestRefused } from "../../api/client";
import { Button } from "../../ui/button";
import { CodeField, CodesField } from "../../ui/code-field";
import { ProblemNotice } from "../../ui/notices";
import { Select } from "../../ui/select";
import { TextField } from "../../ui/text-field";
import { useLabels } from "./labels";
import { carriedRecord, type OrganisationRecord } from "./record";
import { formOf, nameLanguages, type RecordForm, recordOf, wrongFields } from "./record-form";
import "./organisations.css";

const kinds = ["", "company", "technology-centre", "university", "public-body", "association", "other"];
const sizes = ["", "micro", "small", "medium", "large"];

function Lines({ label, help, value, onChange }: { label: string; help: string; value: string; onChange: (text: string) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="quiet" id={`${id}-help`}>
        {help}
      </span>
      <textarea id={id} rows={3} value={value} spellCheck={false} aria-describedby={`${id}-help`} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

interface Options {
  record: OrganisationRecord;
  /** The version that is changed; 0 for a new organisation. */
  numberSeen: number;
  onDone: (organisation: string) => void;
  onCancel: () => void;
}

/** The main fields of a record. What the form does not show stays as it is; what somebody else changed meanwhile is not overwritten. */
export function EditOrganisation({ record, numberSeen, onDone, onCancel }: Options) {
  const { t, i18n } = useTranslation();
  const labels = useLabels();
  const place = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState(() => formOf(record));
  const [wrong, setWrong] = useState<readonly (keyof RecordForm)[]>([]);
  const saved = useMutation({
    mutationFn: () => answered(client.POST("/api/organisations", { body: { record: carriedRecord(recordOf(form, record)), number_seen: numberSeen } })),
    onSuccess: (reply) => onDone(reply.organisation),
  });
  const refusal = saved.error instanceof RequestRefused ? saved.error : null;
  const text = (field: Exclude<keyof RecordForm, "names">) => ({
    label: t(`org_${field}`),
    value: form[field],
    onChange: (value: string) => setForm({ ...form, [field]: value }),
    error: wrong.includes(field) ? t(field === "year" ? "org_year_wanted" : "org_number_wanted") : "",
  });
  const lines = (field: Exclude<keyof RecordForm, "names">) => ({ label: t(`org_${field}`), help: t(`org_${field}_help`), value: form[field], onChange: (value: string) => setForm({ ...form, [field]: value }) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = wrongFields(form);
    setWrong(found);
    if (found.length === 0 && !saved.isPending) saved.mutate();
    else queueMicrotask(() => place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form className="card stack record-form" ref={place} noValidate onSubmit={submit} aria-label={t("org_edit")}>
      <fieldset className="field stack">
        <legend>{t("org_names")}</legend>
        {Object.keys(form.names).map((language) => (
          <TextField
            key={language}
            label={language === "" ? t("org_name_any") : t("org_name_in", { language: labels.language(language) })}
            value={form.names[language] ?? ""}
            onChange={(name) => setForm({ ...form, names: { ...form.names, [language]: name } })}
            error={language === nameLanguages[0] && wrong.includes("names") ? t("org_name_wanted") : ""}
          />
        ))}
      </fieldset>
      <Lines {...lines("other_names")} />
      <div className="mapping">
        <TextField {...text("legal_form")} />
        <Select label={t("org_kind")} value={form.kind} options={kinds.map((value) => ({ value, text: value ? labels.kind(value) : t("org_not_told") }))} onChange={(kind) => setForm({ ...form, kind })} />
        <Select label={t("org_size_declared")} value={form.size_class} options={sizes.map((value) => ({ value, text: value ? labels.size(value) : t("org_not_told") }))} onChange={(size_class) => setForm({ ...form, size_class })} />
        <CodeField {...text("territory")} help={t("org_territory_help")} finder={codesOf("nuts", i18n.language)} />
      </div>
      <Lines {...lines("identifiers")} />
      <fieldset className="field stack">
        <legend>{t("org_seat")}</legend>
        <TextField {...text("address")} />
        <div className="mapping">
          <TextField {...text("postcode")} />
          <TextField {...text("city")} />
          <TextField {...text("country")} help={t("org_country_help")} />
        </div>
      </fieldset>
      <CodesField {...text("activities")} help={t("org_activities_help")} addLabel={t("org_activity_add")} finder={codesOf("nace", i18n.language)} />
      <fieldset className="field stack">
        <legend>{t("org_figures")}</legend>
        <span className="quiet">{t("org_figures_help")}</span>
        <div className="mapping">
          <TextField {...text("year")} inputMode="numeric" />
          <TextField {...text("staff")} inputMode="numeric" />
          <TextField {...text("turnover")} inputMode="numeric" />
          <TextField {...text("balance_total")} inputMode="numeric" />
        </div>
      </fieldset>
      <Lines {...lines("technologies")} />
      <Lines {...lines("websites")} />
      <TextField {...text("languages")} help={t("org_languages_help")} />
      {refusal && <ProblemNotice problem={refusal.problem} waitSeconds={refusal.waitSeconds} />}
      <div className="row">
        <Button type="submit" look="primary" isPending={saved.isPending}>
          {t("org_save")}
        </Button>
        <Button onPress={onCancel}>{t("cancel")}</Button>
      </div>
    </form>
  );
}

/** Adds an organisation by hand. */
export function NewOrganisation() {
  const { t } = useTranslation();
  const [, go] = useLocation();
  return (
    <>
      <h1>{t("org_new")}</h1>
      <EditOrganisation record={{}} numberSeen={0} onDone={(id) => go(`/organisations/${encodeURIComponent(id)}`)} onCancel={() => go("/organisations")} />
    </>
  );
}
