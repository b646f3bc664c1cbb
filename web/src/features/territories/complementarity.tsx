import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answered, client } from "../../api/client";
import { Format } from "../../base/format";
import { matrixOption } from "../../charts/matrix";
import { Figure } from "../../ui/figure";
import { Notices, Waiting } from "../../ui/notices";

export function Complementarity() {
  const { t, i18n } = useTranslation();
  const format = useMemo(() => new Format(i18n.language), [i18n.language]);
  const reply = useQuery({ queryKey: ["complementarity"], queryFn: () => answered(client.GET("/api/programme/complementarity")) });
  const option = useMemo(() => {
    const pairs = reply.data?.pairs ?? [];
    const names = [...new Set(pairs.map((pair) => pair.territory_name))];
    return matrixOption(
      names,
      pairs.map((pair) => ({ row: pair.territory_name, column: pair.partner_name, value: pair.added_density })),
      (value) => format.number(value) ?? "",
    );
  }, [reply.data, format]);
  if (!reply.data) return <Waiting query={reply} />;
  const best = reply.data.pairs
    .filter((pair) => pair.is_across_border && pair.added_density !== null)
    .sort((one, other) => (other.added_density ?? 0) - (one.added_density ?? 0))[0];
  return (
    <>
      <h1>{t("nav_complementarity")}</h1>
      <Notices notices={reply.data.notices} />
      <Figure
        title={best ? t("complementarity_finding", { partner: best.partner_name, territory: best.territory_name }) : t("complementarity_none")}
        source={t("source_line", { period: reply.data.period })}
        status={reply.data.data_status}
        method="cross_border_density"
        fileName={`complementarity-${reply.data.period}`}
        rows={reply.data.pairs}
        columns={[
          { key: "territory", title: t("territory"), value: (row) => row.territory, text: (row) => row.territory_name },
          { key: "partner", title: t("partner"), value: (row) => row.partner, text: (row) => row.partner_name },
          { key: "is_across_border", title: t("across_border"), value: (row) => String(row.is_across_border), text: (row) => t(row.is_across_border ? "yes" : "no") },
          { key: "structural_similarity", title: t("structural_similarity"), value: (row) => row.structural_similarity, text: (row) => format.number(row.structural_similarity), isNumber: true },
          { key: "added_density", title: t("added_density"), value: (row) => row.added_density, text: (row) => format.number(row.added_density), isNumber: true },
          { key: "common_strengths", title: t("common_strengths"), value: (row) => row.common_strengths.join(" "), text: (row) => format.list(row.common_strengths) || "–" },
          { key: "opened_activities", title: t("opened_activities"), value: (row) => row.opened_activities.join(" "), text: (row) => format.list(row.opened_activities) || "–" },
        ]}
        option={option}
        height={380}
      />
    </>
  );
}
