import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { answered, client, type Reply } from "../../api/client";
import { formatFor } from "../../base/format";
import { Figure } from "../../ui/figure";
import { Waiting } from "../../ui/notices";
import { Select } from "../../ui/select";
import { TerritoryMap } from "../../ui/territory-map";

type Comparison = Reply<"/api/programme/territories">;

const measures = ["krugman", "hachman", "equivalent_number", "strengths", "value"] as const;

/** What the map shows of a territory, by its measure or `activity:` and a code. */
function valueOf(reply: Comparison, shown: string, territory: string): number | null {
  if (shown.startsWith("activity:"))
    return reply.activities.find((cell) => cell.territory === territory && `activity:${cell.activity}` === shown)?.location_quotient ?? null;
  const row = reply.summary.find((one) => one.territory === territory);
  const measure = measures.find((one) => one === shown);
  return row && measure ? row[measure] : null;
}

/** One measure of all territories side by side, where they lie. */
export function ComparisonMap({ reply, source }: { reply: Comparison; source: string }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const [shown, setShown] = useState<string>("krugman");
  const [chosen, setChosen] = useState<string>();
  const boundaries = useQuery({ queryKey: ["boundaries"], queryFn: () => answered(client.GET("/api/programme/boundaries")) });
  if (!boundaries.data) return <Waiting query={boundaries} />;
  const activities = [...new Map(reply.activities.map((cell) => [cell.activity, cell.activity_name]))];
  const choices = [
    ...measures.map((measure) => ({ value: measure as string, text: t(measure === "value" ? "jobs" : measure) })),
    ...activities.map(([code, name]) => ({ value: `activity:${code}`, text: t("map_quotient_of", { activity: `${code} ${name}` }) })),
  ];
  const measure = choices.find((one) => one.value === shown)?.text ?? shown;
  const isWhole = shown === "value" || shown === "strengths";
  const text = (value: number) => (isWhole ? format.whole(value) : format.number(value));
  const rows = reply.summary.map((row) => ({ territory: row.territory, name: row.territory_name, country: row.country, value: valueOf(reply, shown, row.territory) }));
  const ranked = rows.filter((row) => row.value !== null).sort((one, other) => (other.value ?? 0) - (one.value ?? 0));
  const [most, least] = [ranked[0], ranked.at(-1)];
  const title =
    most && least
      ? t("map_finding", { measure, most: most.name, highest: text(most.value ?? 0), least: least.name, lowest: text(least.value ?? 0) })
      : t("map_finding_none", { measure });
  const missing = boundaries.data.territories.filter((row) => row.origin === "none").map((row) => row.name);
  const selected = rows.find((row) => row.territory === chosen);
  return (
    <section className="stack">
      <Select label={t("map_measure")} value={shown} options={choices} onChange={setShown} />
      <Figure
        title={title}
        source={source}
        status={reply.data_status}
        method={shown.startsWith("activity:") ? "location_quotient" : "territory_specialisation"}
        fileName={`map-${shown.replace(/\W/g, "-")}-${reply.period}`}
        rows={rows}
        columns={[
          { key: "territory", title: t("territory"), value: (row) => row.territory, text: (row) => row.name },
          { key: "country", title: t("country"), value: (row) => row.country },
          { key: shown, title: measure, value: (row) => row.value, text: (row) => (row.value === null ? null : text(row.value)), isNumber: true },
        ]}
        drawing={(ref) => (
          <TerritoryMap
            ref={ref}
            label={title}
            boundaries={boundaries.data}
            territories={rows}
            text={text}
            choose={setChosen}
            {...(chosen === undefined ? {} : { chosen })}
          />
        )}
      />
      {selected && (
        <p aria-live="polite">
          <Link href={`/profile?territory=${encodeURIComponent(selected.territory)}`}>{t("map_chosen", { name: selected.name })}</Link>
        </p>
      )}
      {missing.length > 0 && <p className="quiet">{t("map_not_drawn", { names: format.list(missing) })}</p>}
    </section>
  );
}
