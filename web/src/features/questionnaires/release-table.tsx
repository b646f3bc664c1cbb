import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Release, releaseQuery } from "../../api/publication";
import { formatFor } from "../../base/format";
import type { Column } from "../../ui/data-table";
import { Figure } from "../../ui/figure";
import { Waiting } from "../../ui/notices";
import { Select } from "../../ui/select";

type Row = Release["figures"][number];

/** Attributes by name; a territory or a cluster is called by its code. */
export function useBreakdown() {
  const { t } = useTranslation();
  return (by: readonly string[]) => (by.length === 0 ? t("release_total") : by.map((name) => t(`attribute_${name}`)).join(" × "));
}

const toldCategories = ["micro", "small", "medium", "large", "sme", "below_50", "from_50", "several", "none", "other", "company", "technology-centre", "university", "public-body", "association", "low", "middle", "high"];

/** A dated release as it was published, with one mark for everything that is withheld. */
export function ReleaseTable({ name, version, release }: { name: string; version: number; release: number }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const breakdown = useBreakdown();
  const [question, setQuestion] = useState("");
  const read = useQuery(releaseQuery(name, version, release));
  if (!read.data) return <Waiting query={read} />;
  const { data } = read;
  const labels = new Map(data.labels.map((one) => [`${one.question} ${one.category}`, one.label]));
  const questionLabel = (of: string) => labels.get(`${of} `) ?? of;
  const category = (code: string) => (toldCategories.includes(code) ? t(`category_${code}`) : code);
  const values = (row: Row) => {
    if (row.mark) return t("release_withheld");
    if (row.value !== null) return row.statistic === "distribution" ? format.percent(row.value, 0) : format.exact(row.value);
    return t("release_band", { from: row.from, to: row.to });
  };
  const columns: Column<Row>[] = [
    { key: "question", title: t("release_question"), value: (row) => row.question, text: (row) => questionLabel(row.question) },
    { key: "value", title: t("release_value"), value: (row) => row.value, text: values, isNumber: true },
    { key: "by", title: t("plan_breakdown"), value: (row) => row.by.join(" "), text: (row) => breakdown(row.by) },
    { key: "cell", title: t("release_cell"), value: (row) => row.cell.join(" "), text: (row) => row.cell.map(category).join(" × ") || "–" },
    { key: "statistic", title: t("release_statistic"), value: (row) => row.statistic, text: (row) => t(`statistic_${row.statistic}`) },
    {
      key: "category",
      title: t("release_category"),
      value: (row) => row.category,
      text: (row) => (row.category ? (labels.get(`${row.question} ${row.category}`) ?? category(row.category)) : "–"),
    },
    { key: "from", title: t("release_from"), value: (row) => row.from, text: (row) => format.whole(row.from) ?? "–", isNumber: true },
    { key: "to", title: t("release_to"), value: (row) => row.to, text: (row) => format.whole(row.to) ?? "–", isNumber: true },
    { key: "mark", title: t("release_mark"), value: (row) => row.mark, text: (row) => row.mark || "–" },
  ];
  // Columns of counts stand there only where the plan shows counts.
  const hasCounts = data.figures.some((row) => row.statistic === "count");
  const shownColumns = columns.filter((column) => hasCounts || (column.key !== "from" && column.key !== "to"));
  const names = [...new Set(data.figures.map((row) => row.question))];
  const rows = question ? data.figures.filter((row) => row.question === question) : data.figures;
  return (
    <>
      <Select
        label={t("release_question")}
        value={question}
        options={[{ value: "", text: t("release_all_questions") }, ...names.map((one) => ({ value: one, text: questionLabel(one) }))]}
        onChange={setQuestion}
      />
      <Figure
        title={t("release_figure", { title: data.title, shown: data.shown, all: data.shown + data.withheld })}
        source={t("release_source", { day: format.day(data.date), release: data.release, version: data.version, from: data.answers_from, to: data.answers_to })}
        status={data.data_status}
        method="disclosure_audit"
        fileName={`${name}-release-${version}-${release}`}
        columns={shownColumns}
        rows={rows}
        conventions={data.conventions}
      />
    </>
  );
}
