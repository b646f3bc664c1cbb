import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answered, client, type Reply } from "../../api/client";
import { useAddressState } from "../../base/address-state";
import { formatFor } from "../../base/format";
import { matrixOption } from "../../charts/matrix";
import { Figure } from "../../ui/figure";
import { Notices, Waiting } from "../../ui/notices";
import { Select } from "../../ui/select";
import { sourceLine } from "./source-line";

type Complementarities = Reply<"/api/programme/complementarity">;
type Pair = Complementarities["pairs"][number];

const keyOf = (pair: Pair) => `${pair.territory}-${pair.partner}`;

function useNames() {
  const programme = useQuery({ queryKey: ["programme"], queryFn: () => answered(client.GET("/api/programme")) });
  const names = new Map(programme.data?.territories.map((one) => [one.territory, one.name]));
  return (code: string) => names.get(code) ?? code;
}

/** What one territory would bring to another, activity by activity. */
function Brought({ reply, pair }: { reply: Complementarities; pair: Pair }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const nameOf = useNames();
  const rows = reply.activities.filter((row) => row.territory === pair.territory && row.partner === pair.partner);
  const names = { partner: nameOf(pair.partner), territory: nameOf(pair.territory) };
  const first = rows[0];
  return (
    <Figure
      id="brought"
      title={first ? t("brought_finding", { ...names, activity: first.activity_name }) : t("brought_nothing", names)}
      source={sourceLine(t, reply.period)}
      status={reply.data_status}
      conventions={reply.conventions}
      choices={{ pair: keyOf(pair) }}
      method="cross_border_density"
      fileName={`brought-${keyOf(pair)}-${reply.period}`}
      rows={rows}
      columns={[
        { key: "activity", title: t("activity"), value: (row) => row.activity, text: (row) => `${row.activity} ${row.activity_name}` },
        { key: "is_of_partner", title: t("brought_how"), value: (row) => String(row.is_of_partner), text: (row) => t(row.is_of_partner ? "brought_has" : "brought_opens", names) },
        { key: "added_density", title: t("added_density"), value: (row) => row.added_density, text: (row) => format.number(row.added_density), isNumber: true },
      ]}
    />
  );
}

export function Complementarity() {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const nameOf = useNames();
  const [chosen, choose] = useAddressState("pair");
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
  const { pairs } = reply.data;
  const best = pairs.filter((pair) => pair.is_across_border && pair.added_density !== null).sort((one, other) => (other.added_density ?? 0) - (one.added_density ?? 0))[0];
  const pair = pairs.find((one) => keyOf(one) === chosen) ?? best ?? pairs[0];
  return (
    <>
      <h1>{t("nav_complementarity")}</h1>
      <Notices notices={reply.data.notices} />
      <Figure
        id="complementarity"
        title={best ? t("complementarity_finding", { partner: best.partner_name, territory: best.territory_name }) : t("complementarity_none")}
        source={`${sourceLine(t, reply.data.period)}. ${t("complementarity_how_to_read")}`}
        status={reply.data.data_status}
        conventions={reply.data.conventions}
        {...(pair ? { choices: { pair: keyOf(pair) } } : {})}
        method="cross_border_density"
        fileName={`complementarity-${reply.data.period}`}
        rows={pairs}
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
        onPick={({ dataIndex }) => {
          const picked = pairs[dataIndex];
          if (picked) choose(keyOf(picked));
        }}
      />
      {pair && (
        <>
          <Select
            label={t("pair")}
            value={keyOf(pair)}
            options={pairs.map((one) => ({ value: keyOf(one), text: t("pair_of", { partner: nameOf(one.partner), territory: nameOf(one.territory) }) }))}
            onChange={choose}
          />
          <Brought reply={reply.data} pair={pair} />
        </>
      )}
    </>
  );
}
