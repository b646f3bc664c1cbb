import { useId } from "react";
import { useTranslation } from "react-i18next";
import { FileTrigger } from "react-aria-components";
import { Button } from "../../ui/button";
import { Select } from "../../ui/select";
import { columnRoles, type ImportOptions } from "./options";
import type { Understood } from "./understood";

interface Options {
  options: ImportOptions;
  understood: Understood | null;
  measures: readonly string[];
  crosswalk: File | null;
  onChange: (change: Partial<ImportOptions>) => void;
  onCrosswalk: (file: File | null) => void;
}

interface TextOptions {
  label: string;
  value: string;
  understood?: string | undefined;
  help?: string;
  list?: readonly string[];
  isRequired?: boolean;
  onChange: (value: string) => void;
}

/** A text that may stay empty: then what was understood holds, and stands below. */
function TextChoice({ label, value, understood, help, list, isRequired, onChange }: TextOptions) {
  const { t } = useTranslation();
  const id = useId();
  const said = [help, understood && t("import_understood_as", { what: understood })].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} value={value} list={list ? `${id}-list` : undefined} required={isRequired} aria-describedby={said ? `${id}-help` : undefined} onChange={(event) => onChange(event.target.value)} />
      {list && (
        <datalist id={`${id}-list`}>
          {list.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {said && (
        <span className="quiet" id={`${id}-help`}>
          {said}
        </span>
      )}
    </div>
  );
}

/** How the file is to be read. What is left empty is as the program understood it. */
export function OptionsForm({ options, understood, measures, crosswalk, onChange, onCrosswalk }: Options) {
  const { t } = useTranslation();
  const id = useId();
  const columns = understood?.columns ?? [];
  const columnOf = (role: string) => columns.find((column) => column.role === role)?.column;
  return (
    <div className="stack">
      <div className="grid">
        <TextChoice label={t("import_measure")} value={options.measure} help={t("import_measure_help")} list={measures} isRequired onChange={(measure) => onChange({ measure })} />
        <Select
          label={t("import_status")}
          value={options.status}
          options={(["official", "illustrative", "own"] as const).map((value) => ({ value, text: t(`import_status_${value}`) }))}
          onChange={(status) => onChange({ status: status as ImportOptions["status"] })}
        />
        <TextChoice label={t("import_publisher")} value={options.publisher} onChange={(publisher) => onChange({ publisher })} />
        <TextChoice label={t("import_licence")} value={options.licence} onChange={(licence) => onChange({ licence })} />
      </div>
      <details>
        <summary>{t("import_more_options")}</summary>
        <div className="grid">
          <TextChoice label={t("import_table")} value={options.table} understood={understood?.table} onChange={(table) => onChange({ table })} />
          <TextChoice label={t("import_unit")} value={options.unit} understood={understood?.unit} onChange={(unit) => onChange({ unit })} />
          <TextChoice label={t("import_territory_version")} value={options.territory_version} understood={understood?.territory_version} onChange={(territory_version) => onChange({ territory_version })} />
          <TextChoice label={t("import_activity_version")} value={options.activity_version} understood={understood?.activity_version} onChange={(activity_version) => onChange({ activity_version })} />
          <Select
            label={t("import_decimal_mark")}
            value={options.decimal_mark}
            options={(["find-out", "point", "comma"] as const).map((value) => ({ value, text: t(`import_decimal_${value}`) }))}
            onChange={(mark) => onChange({ decimal_mark: mark as ImportOptions["decimal_mark"] })}
          />
          <TextChoice label={t("import_keep")} value={options.keep} help={t("import_keep_help")} onChange={(keep) => onChange({ keep })} />
          {columnRoles.map((role) => (
            <TextChoice
              key={role}
              label={t(`import_column_${role}`)}
              value={options[`${role}_column`]}
              understood={columnOf(role)}
              list={columns.map((column) => column.column)}
              onChange={(column) => onChange({ [`${role}_column`]: column })}
            />
          ))}
        </div>
        <p>
          <label htmlFor={`${id}-wide`} className="row">
            <input id={`${id}-wide`} type="checkbox" checked={options.wide} onChange={(event) => onChange({ wide: event.target.checked })} />
            {t("import_wide")}
          </label>
        </p>
        <div className="row">
          <FileTrigger onSelect={(files) => onCrosswalk(files?.[0] ?? null)}>
            <Button look="small">{t("import_crosswalk")}</Button>
          </FileTrigger>
          {crosswalk && (
            <>
              <span className="file-name">{crosswalk.name}</span>
              <Button look="small" onPress={() => onCrosswalk(null)}>
                {t("import_crosswalk_remove")}
              </Button>
            </>
          )}
        </div>
        <p className="quiet">{t("import_crosswalk_help")}</p>
        {crosswalk && (
          <Select
            label={t("import_crosswalk_weight")}
            value={options.crosswalk_weight}
            options={(["pop21", "pop11", "area-km", "artif-surf18", "artif-surf12", "bu-vol"] as const).map((value) => ({ value, text: t(`import_weight_${value}`) }))}
            onChange={(weight) => onChange({ crosswalk_weight: weight as ImportOptions["crosswalk_weight"] })}
          />
        )}
      </details>
    </div>
  );
}
