import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Reply } from "../../api/client";
import { flagsOf } from "../../base/cell-flags";
import { formatFor } from "../../base/format";
import { growthOption, lifeCycle } from "../../charts/growth";
import { locationQuotientsOption } from "../../charts/location-quotients";
import { shiftShareOption } from "../../charts/shift-share";
import { varietyOption } from "../../charts/variety";
import type { Column } from "../../ui/data-table";
import { Figure } from "../../ui/figure";
import { sourceLine } from "./source-line";

export type ProfileReply = Reply<"/api/programme/territories/{territory}/profile">;
type ActivityRow = ProfileReply["activities"][number];

interface Options {
  reply: ProfileReply;
  territory: string;
  code: string;
}

/** What all figures of a profile have in common: who, when, from what, and how a link finds it again. */
function useFrame({ reply, code }: Options) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const activity: Column<ActivityRow> = { key: "activity", title: t("activity"), value: (row) => row.activity, text: (row) => `${row.activity} ${row.activity_name}` };
  const jobs: Column<ActivityRow> = {
    key: "value",
    title: t("jobs"),
    value: (row) => row.value,
    text: (row) => (row.absence ? t(`absence_${row.absence}`) : format.whole(row.value)),
    flags: (row) => flagsOf(row.absence, row.flags),
    isNumber: true,
  };
  const quotient: Column<ActivityRow> = { key: "location_quotient", title: t("location_quotient"), value: (row) => row.location_quotient, text: (row) => format.number(row.location_quotient), isNumber: true };
  const growth: Column<ActivityRow> = { key: "growth", title: t("growth"), value: (row) => row.growth, text: (row) => format.signedPercent(row.growth), isNumber: true };
  const named = i18n.exists(`country_${reply.reference}`) ? t(`country_${reply.reference}`) : reply.reference;
  const reference = reply.reference_territories > 1 ? t("reference_level", { number: format.whole(reply.reference_territories) }) : named;
  const frame = {
    source: sourceLine(t, reply.period, reply.since),
    status: reply.data_status,
    conventions: reply.conventions,
    choices: { territory: code, year: reply.period, since: reply.since },
  };
  return { t, format, reference, activity, jobs, quotient, growth, frame, file: (name: string) => `${name}-${code}-${reply.period}` };
}

export function Quotients(options: Options) {
  const { reply, territory } = options;
  const { t, format, reference, activity, jobs, quotient, growth, frame, file } = useFrame(options);
  const option = useMemo(
    () =>
      locationQuotientsOption(
        reply.activities.map((row) => ({ name: row.activity_name, quotient: row.location_quotient, low: row.location_quotient_low, high: row.location_quotient_high })),
        (value) => format.exact(value) ?? "",
      ),
    [reply, format],
  );
  const first = reply.activities[0];
  const title =
    first && first.location_quotient !== null
      ? t("profile_finding", { territory, activity: first.activity_name, times: format.number(first.location_quotient, 1), reference })
      : t("profile_finding_none", { territory });
  return (
    <Figure
      {...frame}
      id="specialisations"
      title={title}
      method="location_quotient"
      fileName={file("specialisations")}
      rows={reply.activities}
      columns={[
        activity,
        jobs,
        { key: "share", title: t("share"), value: (row) => row.share, text: (row) => format.percent(row.share), isNumber: true },
        quotient,
        { key: "location_quotient_low", title: t("interval_low"), value: (row) => row.location_quotient_low, text: (row) => format.number(row.location_quotient_low), isNumber: true },
        { key: "location_quotient_high", title: t("interval_high"), value: (row) => row.location_quotient_high, text: (row) => format.number(row.location_quotient_high), isNumber: true },
        growth,
      ]}
      option={option}
      height={Math.max(220, Math.min(25, reply.activities.length) * 28 + 40)}
    />
  );
}

export function Growth(options: Options) {
  const { reply, territory } = options;
  const { t, format, activity, jobs, quotient, growth, frame, file } = useFrame(options);
  const option = useMemo(
    () =>
      growthOption(
        reply.activities.map((row) => ({ ...row, name: row.activity_name })),
        {
          across: t("location_quotient"),
          up: t("growth"),
          stages: { emerging: t("stage_emerging"), star: t("stage_star"), mature: t("stage_mature"), declining: t("stage_declining") },
        },
        { number: (value) => format.exact(value) ?? "", percent: (share) => format.signedPercent(share) ?? "" },
      ),
    [reply, t, format],
  );
  if (!reply.since) return null;
  const stageOf = (row: ActivityRow) => (row.location_quotient === null || row.growth === null ? null : lifeCycle(row.location_quotient, row.growth));
  const count = (stage: string) => reply.activities.filter((row) => stageOf(row) === stage).length;
  return (
    <Figure
      {...frame}
      id="growth"
      title={t("growth_finding", { territory, growing: count("star"), shrinking: count("mature"), since: reply.since })}
      method="location_quotient"
      fileName={file("growth")}
      rows={reply.activities}
      columns={[
        activity,
        jobs,
        quotient,
        growth,
        { key: "stage", title: t("life_cycle"), value: stageOf, text: (row) => (stageOf(row) ? t(`stage_${stageOf(row)}`) : null) },
      ]}
      option={option}
      height={520}
    />
  );
}

export function Shift(options: Options) {
  const { reply, territory } = options;
  const { t, format, reference, activity, frame, file } = useFrame(options);
  const largest = useMemo(
    () =>
      [...reply.activities]
        .filter((row) => row.regional_shift !== null)
        .sort((one, other) => Math.abs(other.regional_shift ?? 0) - Math.abs(one.regional_shift ?? 0)),
    [reply],
  );
  const summary = reply.summary[0];
  const option = useMemo(
    () =>
      shiftShareOption(
        largest.slice(0, 16).map((row) => ({ ...row, name: row.activity_name })),
        { national_share: t("national_share"), industry_mix: t("industry_mix"), regional_shift: t("regional_shift") },
        (value) => format.whole(value) ?? "",
      ),
    [largest, t, format],
  );
  if (!reply.since || !summary || summary.regional_shift === null) return null;
  const change = (row: Pick<ActivityRow, "national_share" | "industry_mix" | "regional_shift">) =>
    row.national_share === null || row.industry_mix === null || row.regional_shift === null ? null : row.national_share + row.industry_mix + row.regional_shift;
  const part = (name: "national_share" | "industry_mix" | "regional_shift") => ({
    key: name,
    title: t(name),
    value: (row: ActivityRow) => row[name],
    text: (row: ActivityRow) => format.whole(row[name]),
    isNumber: true,
  });
  const total = { ...summary, activity: "TOTAL", activity_name: t("total") } as unknown as ActivityRow;
  return (
    <Figure
      {...frame}
      id="shift-share"
      title={t(summary.regional_shift >= 0 ? "shift_finding_gain" : "shift_finding_loss", { territory, jobs: format.whole(Math.abs(summary.regional_shift)), reference })}
      method="shift_share"
      fileName={file("shift-share")}
      rows={[...largest, total]}
      columns={[
        activity,
        part("national_share"),
        part("industry_mix"),
        part("regional_shift"),
        { key: "change", title: t("change"), value: change, text: (row) => format.whole(change(row)), isNumber: true },
      ]}
      option={option}
      height={Math.max(220, Math.min(16, largest.length) * 28 + 76)}
    />
  );
}

export function VarietyFigure(options: Options) {
  const { reply, territory, code } = options;
  const { t, format, frame, file } = useFrame(options);
  const rows = useMemo(() => [...reply.variety].sort((one, other) => (other.related_variety ?? -1) - (one.related_variety ?? -1)), [reply]);
  const option = useMemo(
    () =>
      varietyOption(
        rows.map((row) => ({ name: row.territory_name, related: row.related_variety, unrelated: row.unrelated_variety })),
        { related: t("related_variety"), unrelated: t("unrelated_variety") },
      ),
    [rows, t],
  );
  const isKnown = rows.some((row) => row.related_variety !== null);
  const rank = rows.findIndex((row) => row.territory === code) + 1;
  return (
    <Figure
      {...frame}
      id="variety"
      title={isKnown ? t("variety_finding", { territory, rank, count: rows.length }) : t("variety_none")}
      method="variety"
      fileName={file("variety")}
      rows={rows}
      columns={[
        { key: "territory", title: t("territory"), value: (row) => row.territory, text: (row) => row.territory_name },
        { key: "related_variety", title: t("related_variety"), value: (row) => row.related_variety, text: (row) => format.number(row.related_variety), isNumber: true },
        { key: "unrelated_variety", title: t("unrelated_variety"), value: (row) => row.unrelated_variety, text: (row) => format.number(row.unrelated_variety), isNumber: true },
        { key: "total_variety", title: t("total_variety"), value: (row) => row.total_variety, text: (row) => format.number(row.total_variety), isNumber: true },
        { key: "equivalent_number", title: t("equivalent_number"), value: (row) => row.equivalent_number, text: (row) => format.number(row.equivalent_number, 1), isNumber: true },
      ]}
      option={isKnown ? option : undefined}
      height={Math.max(180, rows.length * 40 + 64)}
    />
  );
}

export function Stars(options: Options) {
  const { reply, territory } = options;
  const { t, format, activity, jobs, quotient, frame, file } = useFrame(options);
  const rows = useMemo(() => reply.activities.filter((row) => row.stars > 0).sort((one, other) => other.stars - one.stars), [reply]);
  const earned = (name: "star_size" | "star_specialisation" | "star_focus"): Column<ActivityRow> => ({ key: name, title: t(name), value: (row) => String(row[name]), text: (row) => (row[name] ? t("yes") : "–") });
  return (
    <Figure
      {...frame}
      source={`${frame.source}; ${t("stars_among", { number: format.whole(reply.ranked_territories) })}`}
      id="stars"
      title={rows.length > 0 ? t("stars_finding", { territory, count: rows.length, most: rows[0]?.activity_name ?? "" }) : t("stars_none", { territory })}
      method="cluster_stars"
      fileName={file("stars")}
      rows={rows}
      columns={[
        activity,
        { key: "stars", title: t("stars"), value: (row) => row.stars, text: (row) => `${"★".repeat(row.stars)}${"☆".repeat(3 - row.stars)}` },
        earned("star_size"),
        earned("star_specialisation"),
        earned("star_focus"),
        jobs,
        quotient,
      ]}
    />
  );
}
