import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answered, client, type Reply } from "../../api/client";
import { Format } from "../../base/format";
import { locationQuotientsOption } from "../../charts/location-quotients";
import type { Column } from "../../ui/data-table";
import { Figure } from "../../ui/figure";
import { Notices, Waiting } from "../../ui/notices";
import { useTerritory } from "./territory-choice";

type ProfileReply = Reply<"/api/programme/territories/{territory}/profile">;
type ActivityRow = ProfileReply["activities"][number];

function useColumns(): Column<ActivityRow>[] {
  const { t, i18n } = useTranslation();
  const format = new Format(i18n.language);
  return [
    { key: "activity", title: t("activity"), value: (row) => row.activity, text: (row) => `${row.activity} ${row.activity_name}` },
    {
      key: "value",
      title: t("jobs"),
      value: (row) => row.value,
      text: (row) => (row.absence ? t(`absence_${row.absence}`) : format.whole(row.value)),
      isNumber: true,
    },
    { key: "share", title: t("share"), value: (row) => row.share, text: (row) => format.percent(row.share), isNumber: true },
    { key: "location_quotient", title: t("location_quotient"), value: (row) => row.location_quotient, text: (row) => format.number(row.location_quotient), isNumber: true },
    { key: "location_quotient_low", title: t("interval"), value: (row) => row.location_quotient_low, text: (row) => (row.location_quotient_low === null ? null : `${format.number(row.location_quotient_low)} – ${format.number(row.location_quotient_high)}`), isNumber: true },
    { key: "growth", title: t("growth"), value: (row) => row.growth, text: (row) => format.signedPercent(row.growth), isNumber: true },
    { key: "national_share", title: t("national_share"), value: (row) => row.national_share, text: (row) => format.whole(row.national_share), isNumber: true },
    { key: "industry_mix", title: t("industry_mix"), value: (row) => row.industry_mix, text: (row) => format.whole(row.industry_mix), isNumber: true },
    { key: "regional_shift", title: t("regional_shift"), value: (row) => row.regional_shift, text: (row) => format.whole(row.regional_shift), isNumber: true },
  ];
}

function Quotients({ reply, territory }: { reply: ProfileReply; territory: string }) {
  const { t, i18n } = useTranslation();
  const format = new Format(i18n.language);
  const columns = useColumns();
  const option = useMemo(
    () =>
      locationQuotientsOption(
        reply.activities.map((row) => ({ name: row.activity_name, quotient: row.location_quotient, low: row.location_quotient_low, high: row.location_quotient_high })),
      ),
    [reply],
  );
  const first = reply.activities[0];
  const named = i18n.exists(`country_${reply.reference}`) ? t(`country_${reply.reference}`) : reply.reference;
  const reference = reply.reference_territories > 1 ? t("reference_level", { number: format.whole(reply.reference_territories) }) : named;
  const title =
    first && first.location_quotient !== null
      ? t("profile_finding", { territory, activity: first.activity_name, times: format.number(first.location_quotient, 1), reference })
      : t("profile_finding_none", { territory });
  return (
    <Figure
      title={title}
      source={t("source_line", { period: reply.period })}
      status={reply.data_status}
      method="location_quotient"
      fileName={`profile-${territory}-${reply.period}`}
      columns={columns}
      rows={reply.activities}
      option={option}
      height={Math.max(220, Math.min(25, reply.activities.length) * 28 + 40)}
    />
  );
}

export function Profile() {
  const { t, i18n } = useTranslation();
  const format = new Format(i18n.language);
  const territory = useTerritory();
  const profile = useQuery({
    queryKey: ["profile", territory.code],
    enabled: territory.code !== "",
    queryFn: () =>
      answered(client.GET("/api/programme/territories/{territory}/profile", { params: { path: { territory: territory.code }, query: { interval_samples: 200 } } })),
  });
  const summary = profile.data?.summary[0];
  return (
    <>
      <h1>{territory.name}</h1>
      {territory.choice}
      {!profile.data ? (
        <Waiting query={territory.query.error ? territory.query : profile} />
      ) : (
        <>
          <Notices notices={profile.data.notices} />
          {summary && (
            <dl className="grid">
              {(
                [
                  ["jobs", format.whole(summary.value)],
                  ["growth", format.signedPercent(summary.growth)],
                  ["equivalent_number", format.number(summary.equivalent_number, 1)],
                  ["krugman", format.number(summary.krugman)],
                  ["hachman", format.number(summary.hachman)],
                ] as const
              ).map(([name, value]) => (
                <div key={name} className="card">
                  <dt className="quiet">{t(name)}</dt>
                  <dd className="rank">{value ?? t("not_defined")}</dd>
                </div>
              ))}
            </dl>
          )}
          <Quotients reply={profile.data} territory={territory.name} />
        </>
      )}
    </>
  );
}
