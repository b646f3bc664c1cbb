import { useTranslation } from "react-i18next";
import type { operations } from "../../api/schema";
import { formatFor } from "../../base/format";
import { flagsOf } from "../../base/cell-flags";
import { type Column, DataTable } from "../../ui/data-table";
import { Notices } from "../../ui/notices";

export type Understood = operations["import-statistics"]["responses"][200]["content"]["application/json"];

/** A small table of what was found, or nothing where there is none. */
function Found<Row>({ title, columns, rows }: { title: string; columns: Column<Row>[]; rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="stack">
      <DataTable caption={title} columns={columns} rows={rows} />
    </section>
  );
}

function Facts({ reply }: { reply: Understood }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const periods = reply.periods.filter((period) => period !== "");
  const facts: [string, string | null][] = [
    ["import_dialect", t(`import_dialect_${reply.dialect}`, { defaultValue: reply.dialect })],
    ["import_encoding", reply.encoding],
    ["import_separator", reply.separator && t(`import_separator_${reply.separator}`, { defaultValue: reply.separator })],
    ["import_territory_version", reply.territory_version || t("import_not_told")],
    ["import_activity_version", reply.activity_version || t("import_not_told")],
    ["import_periods", periods.length > 4 ? `${periods[0]} – ${periods.at(-1)} (${periods.length})` : format.list(periods) || t("import_no_periods")],
    ["import_values", format.whole(reply.observations - reply.confidential - reply.missing)],
    ["import_confidential", format.whole(reply.confidential)],
    ["import_missing", format.whole(reply.missing)],
    ["import_territories", format.whole(reply.territories)],
    ["import_activities", format.whole(reply.activities)],
  ];
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt className="quiet">{t(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** What the program understood of a file, for people to check before it counts. */
export function UnderstoodFile({ reply }: { reply: Understood }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  return (
    <div className="stack">
      <Notices notices={reply.notices} />
      <Facts reply={reply} />
      <Found
        title={t("import_first_cells")}
        rows={reply.first_cells}
        columns={[
          { key: "territory", title: t("territory"), value: (row) => row.territory, text: (row) => (row.territory_name === row.territory ? row.territory : `${row.territory} ${row.territory_name}`) },
          { key: "activity", title: t("activity"), value: (row) => row.activity, text: (row) => (row.activity_name === row.activity ? row.activity : `${row.activity} ${row.activity_name}`) },
          { key: "period", title: t("import_period"), value: (row) => row.period, text: (row) => row.period || "–" },
          {
            key: "value",
            title: t("import_value"),
            value: (row) => row.value,
            text: (row) => (row.absence ? t(`absence_${row.absence}`) : format.exact(row.value)),
            flags: (row) => flagsOf(row.absence, row.flags),
            isNumber: true,
          },
        ]}
      />
      <Found
        title={t("import_unknown_codes")}
        rows={reply.unknown_codes}
        columns={[
          { key: "code", title: t("import_code"), value: (row) => row.code },
          { key: "of", title: t("import_kind"), value: (row) => row.of, text: (row) => t(row.of) },
          { key: "cells", title: t("import_cells"), value: (row) => row.cells, text: (row) => format.whole(row.cells), isNumber: true },
          { key: "mend", title: t("import_mend"), value: (row) => row.mend, text: (row) => row.mend || "–" },
        ]}
      />
      <details>
        <summary>{t("import_details")}</summary>
        <div className="stack">
          <Found
            title={t("import_columns")}
            rows={reply.columns}
            columns={[
              { key: "column", title: t("import_column"), value: (row) => row.column },
              { key: "role", title: t("import_read_as"), value: (row) => row.role, text: (row) => t(`import_role_${row.role}`) },
            ]}
          />
          <Found
            title={t("import_levels")}
            rows={reply.levels}
            columns={[
              { key: "level", title: t("import_level"), value: (row) => row.level },
              { key: "of", title: t("import_kind"), value: (row) => row.of, text: (row) => t(row.of) },
              { key: "codes", title: t("import_codes"), value: (row) => row.codes, text: (row) => format.whole(row.codes), isNumber: true },
              { key: "first_codes", title: t("import_for_instance"), value: (row) => row.first_codes },
            ]}
          />
          <Found
            title={t("import_flags")}
            rows={reply.flags}
            columns={[
              { key: "flag", title: t("import_flag"), value: (row) => row.flag, text: (row) => [row.flag, ...flagsOf("", row.flag).map((flag) => t(`cell_${flag}`))].join(" – ") },
              { key: "cells", title: t("import_cells"), value: (row) => row.cells, text: (row) => format.whole(row.cells), isNumber: true },
            ]}
          />
        </div>
      </details>
      {reply.recoded.length > 0 && (
        <details>
          <summary>{t("import_recoded", { count: reply.recoded.length })}</summary>
          <Found
            title={t("import_recoding_log")}
            rows={reply.recoded}
            columns={[
              { key: "from", title: t("import_from"), value: (row) => row.from },
              { key: "to", title: t("import_to"), value: (row) => row.to },
              { key: "activity", title: t("activity"), value: (row) => row.activity },
              { key: "period", title: t("import_period"), value: (row) => row.period },
              { key: "share", title: t("import_moved_share"), value: (row) => row.share, text: (row) => format.percent(row.share), isNumber: true },
              { key: "value", title: t("import_value"), value: (row) => row.value, text: (row) => format.exact(row.value), isNumber: true },
            ]}
          />
        </details>
      )}
    </div>
  );
}
