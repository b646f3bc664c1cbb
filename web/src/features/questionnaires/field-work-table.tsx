import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type FieldWork, readFieldWork } from "../../api/questionnaires";
import { formatFor } from "../../base/format";
import { type Column, DataTable } from "../../ui/data-table";
import { Waiting } from "../../ui/notices";

type Stratum = FieldWork["strata"][number];

/** How far a questionnaire has come, by territory and size class, against the directory. */
export function FieldWorkTable({ name }: { name: string }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const work = useQuery({ queryKey: ["field-work", name], queryFn: () => readFieldWork(name), staleTime: 0 });
  if (!work.data) return <Waiting query={work} />;
  const stratum = (row: Stratum) => {
    if (row.by === "all") return t("stratum_all");
    if (row.stratum === "") return t("stratum_unknown");
    return row.by === "size_class" ? t(`size_class_${row.stratum}`) : row.stratum;
  };
  const count = (key: "organisations" | "invited" | "opened" | "sent"): Column<Stratum> => ({
    key,
    title: t(`field_work_${key}`),
    value: (row) => row[key],
    text: (row) => format.whole(row[key]),
    isNumber: true,
  });
  const share = (key: "response_rate" | "coverage"): Column<Stratum> => ({
    key,
    title: t(`field_work_${key}`),
    value: (row) => row[key],
    text: (row) => format.percent(row[key]),
    isNumber: true,
  });
  const columns: Column<Stratum>[] = [
    { key: "stratum", title: t("stratum"), value: stratum },
    { key: "by", title: t("stratum_by"), value: (row) => t(`stratum_by_${row.by}`) },
    count("organisations"),
    count("invited"),
    ...(work.data.mode === "anonymous" ? [] : [count("opened")]),
    count("sent"),
    share("response_rate"),
    share("coverage"),
  ];
  return <DataTable caption={t("field_work_of", { name })} columns={columns} rows={work.data.strata} />;
}
