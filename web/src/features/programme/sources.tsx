import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { formatFor } from "../../base/format";
import { DataTable } from "../../ui/data-table";
import type { Programme } from "./programme";

/** Where the statistics come from. */
export function Sources({ programme }: { programme: Programme }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const known = (key: string, code: string) => (i18n.exists(key) ? t(key) : code);
  return (
    <section className="stack">
      <h2>{t("sources")}</h2>
      {programme.sources.length === 0 ? (
        <div className="empty">
          <p>{t("empty_programme")}</p>
          <Link href="/import">{t("next_import_go")}</Link>
        </div>
      ) : (
        <DataTable
          caption={t("sources")}
          rows={programme.sources}
          columns={[
            { key: "file_name", title: t("file"), value: (row) => row.file_name },
            { key: "measure", title: t("measure"), value: (row) => row.measure, text: (row) => known(`measure_${row.measure}`, row.measure) },
            { key: "data_status", title: t("status"), value: (row) => row.data_status, text: (row) => known(`data_status_${row.data_status}`, row.data_status) },
            { key: "publisher", title: t("publisher"), value: (row) => row.publisher, text: (row) => row.publisher || "–" },
            { key: "imported_at", title: t("imported_at"), value: (row) => row.imported_at, text: (row) => format.moment(row.imported_at) },
            { key: "observations", title: t("observations"), value: (row) => row.observations, text: (row) => format.whole(row.observations), isNumber: true },
          ]}
        />
      )}
    </section>
  );
}
