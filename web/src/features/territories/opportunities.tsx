import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answered, client } from "../../api/client";
import { formatFor } from "../../base/format";
import { opportunitiesOption } from "../../charts/opportunities";
import { Figure } from "../../ui/figure";
import { Notices, Waiting } from "../../ui/notices";
import { sourceLine } from "./source-line";
import { useTerritory } from "./territory-choice";

export function Opportunities() {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const territory = useTerritory();
  const reply = useQuery({
    queryKey: ["opportunities", territory.code],
    enabled: territory.code !== "",
    queryFn: () => answered(client.GET("/api/programme/territories/{territory}/opportunities", { params: { path: { territory: territory.code } } })),
  });
  const lacking = useMemo(
    () =>
      (reply.data?.options ?? [])
        .filter((option) => !option.is_present)
        .sort((one, other) => (other.relatedness_density ?? -1) - (one.relatedness_density ?? -1)),
    [reply.data],
  );
  const option = useMemo(
    () => opportunitiesOption(lacking.map((row) => ({ ...row, name: row.activity_name })), {
      across: t("relatedness_density"),
      up: t("complexity"),
      quadrants: { "high-road": t("quadrant_high-road"), "slow-road": t("quadrant_slow-road"), casino: t("quadrant_casino"), "dead-end": t("quadrant_dead-end") },
    }, (value) => format.exact(value) ?? ""),
    [lacking, t, format],
  );
  const nearest = lacking.find((row) => row.relatedness_density !== null);
  return (
    <>
      <h1>{t("nav_opportunities")}</h1>
      {territory.choice}
      {!reply.data ? (
        <Waiting query={territory.query.error ? territory.query : reply} />
      ) : (
        <>
          <Notices notices={reply.data.notices} />
          <Figure
            title={nearest ? t("opportunities_finding", { territory: territory.name, activity: nearest.activity_name }) : t("opportunities_none", { territory: territory.name })}
            source={sourceLine(t, reply.data.period)}
            status={reply.data.data_status}
            method="diversification"
            id="opportunities"
            choices={{ territory: territory.code }}
            conventions={reply.data.conventions}
            fileName={`opportunities-${territory.code}-${reply.data.period}`}
            rows={lacking}
            columns={[
              { key: "activity", title: t("activity"), value: (row) => row.activity, text: (row) => `${row.activity} ${row.activity_name}` },
              { key: "relatedness_density", title: t("relatedness_density"), value: (row) => row.relatedness_density, text: (row) => format.number(row.relatedness_density), isNumber: true },
              { key: "added_across_border", title: t("added_across_border"), value: (row) => row.added_across_border, text: (row) => format.number(row.added_across_border), isNumber: true },
              { key: "pci", title: t("complexity"), value: (row) => row.pci, text: (row) => format.number(row.pci), isNumber: true },
              { key: "complexity_outlook_gain", title: t("opportunity_gain"), value: (row) => row.complexity_outlook_gain, text: (row) => format.number(row.complexity_outlook_gain), isNumber: true },
              { key: "location_quotient", title: t("location_quotient"), value: (row) => row.location_quotient, text: (row) => format.number(row.location_quotient), isNumber: true },
              { key: "quadrant", title: t("quadrant"), value: (row) => row.quadrant, text: (row) => (row.quadrant ? t(`quadrant_${row.quadrant}`) : null) },
            ]}
            option={option}
            height={460}
          />
        </>
      )}
    </>
  );
}
