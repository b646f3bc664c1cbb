import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { codesOf } from "../../api/classifications";
import { CodeField, CodesField } from "../../ui/code-field";
import { Select } from "../../ui/select";
import { TextArea } from "../../ui/text-area";
import { TextField } from "../../ui/text-field";
import { EditSites } from "./edit-sites";
import { useLabels } from "../../ui/organisation-labels";
import { directoryDoor, type Known, type RecordDoor } from "./record-door";
import { formOf, nameLanguages, type RecordForm, recordOf, wrongFields } from "./record-form";
import { RecordFrame } from "./record-frame";

const kinds = ["", "company", "technology-centre", "university", "public-body", "association", "other"];
const sizes = ["", "micro", "small", "medium", "large"];

/** What is one text. */
type TextMember = Exclude<keyof RecordForm, "names" | "sites">;

/** The message that says what a field wants. */
function wanted(field: keyof RecordForm): string {
  return field === "year" ? "org_year_wanted" : "org_number_wanted";
}

interface Options {
  known: Known;
  door: RecordDoor;
  /** `own`: what an organisation says of itself; who keeps the directory says the rest. */
  extent?: "all" | "own";
  onDone: (organisation: string) => void;
  onCancel: () => void;
}

/** The main fields of a record. What the form does not show stays as it is. */
export function EditOrganisation({ known: opened, door, extent = "all", onDone, onCancel }: Options) {
  const { t, i18n } = useTranslation();
  // A later look at the record must not slip under what is typed.
  const [known] = useState(opened);
  const labels = useLabels();
  const [form, setForm] = useState(() => formOf(known.record));
  const [wrong, setWrong] = useState<readonly (keyof RecordForm)[]>([]);
  const [isTried, setTried] = useState(false);
  const isAll = extent === "all";
  const text = (field: TextMember) => ({
    label: t(`org_${field}`),
    value: form[field],
    onChange: (value: string) => setForm({ ...form, [field]: value }),
    error: wrong.includes(field) ? t(wanted(field)) : "",
  });
  const lines = (field: TextMember) => ({ label: t(`org_${field}`), help: t(`org_${field}_help`), value: form[field], onChange: (value: string) => setForm({ ...form, [field]: value }) });
  const written = () => {
    const found = wrongFields(form);
    setWrong(found);
    setTried(true);
    return found.length === 0 ? recordOf(form, known.record) : null;
  };
  return (
    <RecordFrame label={t("org_edit")} known={known} door={door} written={written} onDone={onDone} onCancel={onCancel}>
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
      <TextArea {...lines("other_names")} />
      {isAll && (
        <>
          <div className="mapping">
            <TextField {...text("legal_form")} />
            <Select label={t("org_kind")} value={form.kind} options={kinds.map((value) => ({ value, text: value ? labels.kind(value) : t("org_not_told") }))} onChange={(kind) => setForm({ ...form, kind })} />
            <Select label={t("org_size_declared")} value={form.size_class} options={sizes.map((value) => ({ value, text: value ? labels.size(value) : t("org_not_told") }))} onChange={(size_class) => setForm({ ...form, size_class })} />
            <CodeField {...text("territory")} help={t("org_territory_help")} finder={codesOf("nuts", i18n.language)} />
          </div>
          <TextArea {...lines("identifiers")} />
        </>
      )}
      <EditSites sites={form.sites} searches={isAll} isTried={isTried} onChange={(sites) => setForm((before) => ({ ...before, sites }))} />
      {/* Classifications are searched by who sees the directory; a company writes its codes. */}
      {isAll ? <CodesField {...text("activities")} help={t("org_activities_help")} addLabel={t("org_activity_add")} finder={codesOf("nace", i18n.language)} /> : <TextField {...text("activities")} help={t("org_activities_help")} />}
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
      <TextArea {...lines("technologies")} />
      <TextArea {...lines("websites")} />
      <TextField {...text("languages")} help={t("org_languages_help")} />
    </RecordFrame>
  );
}

/** Adds an organisation by hand. */
export function NewOrganisation() {
  const { t } = useTranslation();
  const [, go] = useLocation();
  return (
    <>
      <h1>{t("org_new")}</h1>
      <EditOrganisation known={{ record: {}, number: 0 }} door={directoryDoor("")} onDone={(id) => go(`/organisations/${encodeURIComponent(id)}`)} onCancel={() => go("/organisations")} />
    </>
  );
}
