import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answered, client } from "../../api/client";
import { flagsOf } from "../../base/cell-flags";
import { formatFor } from "../../base/format";
import { Figure } from "../../ui/figure";
import { Notices, Waiting } from "../../ui/notices";
import { ComparisonMap } from "./comparison-map";
import { sourceLine } from "./source-line";

export function Comparison() {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const comparison = useQuery({ queryKey: ["comparison"], queryFn: () => answered(client.GET("/api/programme/territories")) });
  if (!comparison.data) return <Waiting query={comparison} />;
  const reply = comparison.data;
  const ranked = reply.summary.filter((row) => row.krugman !== null).sort((one, other) => (other.krugman ?? 0) - (one.krugman ?? 0));
  const codes = reply.summary.map((row) => row.territory);
  const activities = [...new Map(reply.activities.map((cell) => [cell.activity, cell.activity_name]))];
  const cells = new Map(reply.activities.map((cell) => [`${cell.activity} ${cell.territory}`, cell]));
  const nameOf = (code: string) => reply.summary.find((row) => row.territory === code)?.territory_name ?? code;
  const strongest = reply.activities.filter((cell) => cell.location_quotient !== null).sort((one, other) => (other.location_quotient ?? 0) - (one.location_quotient ?? 0))[0];
  const source = sourceLine(t, reply.period);
  return (
    <>
      <h1>{t("nav_comparison")}</h1>
      <Notices notices={reply.notices} />
      <ComparisonMap reply={reply} source={source} />
      <Figure
        title={t("comparison_finding", { most: ranked[0]?.territory_name ?? "–", least: ranked.at(-1)?.territory_name ?? "–" })}
        source={source}
        status={reply.data_status}
        method="territory_specialisation"
        id="territories"
        conventions={reply.conventions}
        fileName={`territories-${reply.period}`}
        rows={reply.summary}
        columns={[
          { key: "territory", title: t("territory"), value: (row) => row.territory, text: (row) => row.territory_name },
          { key: "country", title: t("country"), value: (row) => row.country, text: (row) => (i18n.exists(`country_${row.country}`) ? t(`country_${row.country}`) : row.country) },
          { key: "value", title: t("jobs"), value: (row) => row.value, text: (row) => format.whole(row.value), isNumber: true },
          { key: "strengths", title: t("strengths"), value: (row) => row.strengths, isNumber: true },
          { key: "equivalent_number", title: t("equivalent_number"), value: (row) => row.equivalent_number, text: (row) => format.number(row.equivalent_number, 1), isNumber: true },
          { key: "krugman", title: t("krugman"), value: (row) => row.krugman, text: (row) => format.number(row.krugman), isNumber: true },
          { key: "hachman", title: t("hachman"), value: (row) => row.hachman, text: (row) => format.number(row.hachman), isNumber: true },
        ]}
      />
      <Figure
        title={t("quotients_finding", { activity: strongest?.activity_name ?? "–", territory: nameOf(strongest?.territory ?? ""), times: format.number(strongest?.location_quotient, 1) ?? "–" })}
        source={source}
        status={reply.data_status}
        method="location_quotient"
        id="location-quotients"
        conventions={reply.conventions}
        fileName={`location-quotients-${reply.period}`}
        rows={activities}
        columns={[
          { key: "activity", title: t("activity"), value: ([code]) => code, text: ([code, name]) => `${code} ${name}` },
          ...codes.map((code) => ({
            key: code,
            title: reply.summary.find((row) => row.territory === code)?.territory_name ?? code,
            value: ([activity]: [string, string]) => cells.get(`${activity} ${code}`)?.location_quotient ?? null,
            text: ([activity]: [string, string]) => format.number(cells.get(`${activity} ${code}`)?.location_quotient),
            flags: ([activity]: [string, string]) => flagsOf(cells.get(`${activity} ${code}`)?.absence ?? "", cells.get(`${activity} ${code}`)?.flags ?? ""),
            isNumber: true,
          })),
        ]}
      />
    </>
  );
}
