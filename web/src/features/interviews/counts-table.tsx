import { useTranslation } from "react-i18next";
import type { CodeCounts } from "../../api/interviews";
import { DataTable } from "../../ui/data-table";

/** How many organisations a code was given to, by stratum; what is withheld says so. */
export function CountsTable({ counts }: { counts: CodeCounts }) {
  const { t, i18n } = useTranslation();
  const groups = counts.groups.filter((one) => one.by !== "interview");
  const sizeOf = new Map(groups.map((one) => [`${one.by} ${one.value}`, one.organisations]));
  const rows = counts.counts.filter((one) => one.by !== "interview");
  const valueText = (by: string, value: string) => {
    if (by === "all") return t("counts_all");
    if (value === "") return t("cluster_not_known");
    return i18n.exists(`org_size_${value}`) ? t(`org_size_${value}`) : value;
  };
  const withheld = (value: number | null) => (value === null ? t("counts_withheld") : String(value));
  return (
    <DataTable
      caption={t("counts_title", { count: counts.organisations_min })}
      rows={rows}
      columns={[
        { key: "name", title: t("coding_code"), value: (row) => row.name },
        { key: "by", title: t("cluster_by"), value: (row) => row.by, text: (row) => t(`counts_by_${row.by}`) },
        { key: "value", title: t("cluster_value"), value: (row) => row.value, text: (row) => valueText(row.by, row.value) },
        { key: "organisations", title: t("counts_organisations"), value: (row) => row.organisations ?? null, text: (row) => withheld(row.organisations ?? null), isNumber: true },
        { key: "of", title: t("counts_of"), value: (row) => sizeOf.get(`${row.by} ${row.value}`) ?? null, isNumber: true },
        { key: "passages", title: t("passages_title"), value: (row) => row.passages ?? null, text: (row) => withheld(row.passages ?? null), isNumber: true },
      ]}
    />
  );
}
