import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { formatFor } from "../../base/format";
import { type Column, DataTable } from "../../ui/data-table";
import { Specifics } from "../../ui/notices";
import { useLabels } from "../../ui/organisation-labels";
import type { Imported } from "./replies";

/** A list that is opened when it is wanted, with how long it is in truth. */
function Opened<Row>({ title, all, columns, rows }: { title: string; all: number; columns: Column<Row>[]; rows: readonly Row[] }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{`${title}: ${format.whole(all)}`}</summary>
      <DataTable caption={rows.length < all ? t("rows_shown", { shown: rows.length, all }) : title} columns={columns} rows={rows} />
    </details>
  );
}

function Facts({ reply }: { reply: Imported }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const facts: [string, number][] = [
    ["org_rows", reply.rows],
    ["org_rows_new", reply.new_organisations],
    ["org_rows_changed", reply.changed_organisations],
    ["org_rows_unchanged", reply.unchanged_organisations],
    ["org_rows_refused", reply.refused_rows],
    ["org_cells_left", reply.left_cells],
    ["org_sure", reply.sure_duplicates],
    ["org_likely", reply.likely_duplicates],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="quiet">{t(name)}</dt>
          <dd>{format.whole(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a list of organisations was understood as, and what it changes. */
export function ImportOutcome({ reply }: { reply: Imported }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const labels = useLabels();
  const isEnglish = i18n.language === "en";
  type Fault = Imported["refused"][number];
  const faults: Column<Fault>[] = [
    { key: "line", title: t("org_line"), value: (row) => row.line, isNumber: true },
    { key: "column", title: t("import_column"), value: (row) => row.column },
    { key: "value", title: t("import_value"), value: (row) => row.value, text: (row) => row.value || "–" },
    { key: "detail", title: t("org_why"), value: (row) => row.detail, text: (row) => (isEnglish || !i18n.exists(`problem_${row.code}`) ? row.detail : t(`problem_${row.code}`)) },
    { key: "mend", title: t("import_mend"), value: (row) => row.mend, text: (row) => row.mend || "–" },
  ];
  const mendless = isEnglish ? faults : faults.filter((one) => one.key !== "mend");
  return (
    <div className="stack">
      <Facts reply={reply} />
      {reply.notices.map((notice) => (
        <p key={notice.code} className="notice">
          {isEnglish ? notice.text : t(`notice_${notice.code}`, { defaultValue: notice.text })}
          {!isEnglish && <Specifics text={notice.text} />}
        </p>
      ))}
      <DataTable
        caption={t("org_first_rows")}
        rows={reply.first}
        columns={[
          { key: "line", title: t("org_line"), value: (row) => row.line, isNumber: true },
          { key: "name", title: t("org_name"), value: (row) => row.name },
          { key: "identifiers", title: t("org_identifiers"), value: (row) => row.identifiers.join(" "), text: (row) => row.identifiers.map((one) => one.replace(":", " ")).join(", ") || "–" },
          { key: "kind", title: t("org_kind"), value: (row) => row.kind, text: (row) => (row.kind ? labels.kind(row.kind) : "–") },
          { key: "city", title: t("org_city"), value: (row) => row.city, text: (row) => row.city || "–" },
          { key: "country", title: t("org_country"), value: (row) => row.country, text: (row) => (row.country ? labels.country(row.country) : "–") },
          { key: "territory", title: t("org_territory"), value: (row) => row.territory, text: (row) => row.territory || "–" },
        ]}
      />
      <Opened title={t("org_rows_refused")} all={reply.refused_rows} rows={reply.refused} columns={mendless} />
      <Opened title={t("org_cells_left")} all={reply.left_cells} rows={reply.left} columns={mendless} />
      <Opened
        title={t("org_duplicates_in_list")}
        all={reply.sure_duplicates + reply.likely_duplicates}
        rows={reply.duplicates}
        columns={[
          { key: "line", title: t("org_line"), value: (row) => row.line, isNumber: true },
          { key: "name", title: t("org_is_like"), value: (row) => row.name, text: (row) => (row.organisation ? row.name : `${row.name} (${t("org_line")} ${row.other_line})`) },
          { key: "sure", title: t("org_taken_for"), value: (row) => String(row.sure), text: (row) => t(row.sure ? "org_taken" : "org_asked") },
          { key: "score", title: t("org_score"), value: (row) => row.score, text: (row) => format.number(row.score), isNumber: true },
          { key: "reasons", title: t("org_reasons"), value: (row) => row.reasons.join(" "), text: (row) => row.reasons.map(labels.reason).join(", ") },
        ]}
      />
      <Opened
        title={t("org_differences")}
        all={reply.differing_members}
        rows={reply.differences}
        columns={[
          { key: "line", title: t("org_line"), value: (row) => row.line, isNumber: true },
          { key: "member", title: t("org_member"), value: (row) => row.member, text: (row) => labels.member(row.member) },
          { key: "held", title: t("org_held"), value: (row) => row.held },
          { key: "given", title: t("org_given"), value: (row) => row.given },
        ]}
      />
      {reply.likely_duplicates > 0 && reply.is_stored && (
        <p>
          <Link href="/organisations/duplicates">{t("nav_duplicates")}</Link>
        </p>
      )}
    </div>
  );
}
