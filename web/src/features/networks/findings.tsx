import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { operations } from "../../api/schema";
import { type Format, formatFor } from "../../base/format";
import { shortNameOf } from "../../base/short-name";
import { memberNetworkOption } from "../../charts/member-network";
import { DataTable } from "../../ui/data-table";
import { Figure } from "../../ui/figure";
import { useLabels } from "../../ui/organisation-labels";

export type Network = operations["study-network"]["responses"][200]["content"]["application/json"];

interface Options {
  network: Network;
  groups: "country" | "territory" | "kind" | "size";
  without: string;
  choices: Readonly<Record<string, string>>;
}

/** A figure as the screen writes it: counts whole, shares and indices with two digits. */
function shownFigure(format: Format, value: number | null) {
  return value !== null && Number.isInteger(value) ? format.whole(value) : format.number(value);
}

/** What a figure without a before and an after has in their place. */
const nothing = "–";

/** A p-value never reads as nothing. */
function shownP(format: Format, p: number | null) {
  const least = 0.001;
  if (p !== null && p < least) return `< ${format.number(least, 3)}`;
  return format.number(p, 3);
}

/** The level below which chance alone is not taken for an explanation. */
const level = 0.05;

function useGroupName(groups: Options["groups"]) {
  const { t } = useTranslation();
  const labels = useLabels();
  return (group: string) => {
    if (group === "") return t("network_no_group");
    if (groups === "territory") return group;
    return labels[groups](group);
  };
}

/** How a measure that the server names in English is called here. */
function measureName(t: TFunction, exists: (key: string) => boolean, measure: string) {
  const key = `network_measure_${shortNameOf(measure)}`;
  return exists(key) ? t(key) : measure;
}

function Drawing({ network, groups, without, choices }: Options) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const groupName = useGroupName(groups);
  const organisationOf = new Map(network.members.map((row) => [row.node, row]));
  const option = useMemo(() => memberNetworkOption(network.nodes, network.ties, groupName, without), [network, groups, without, i18n.language]);
  const number = (value: number | null) => format.number(value);
  const hasAnswered = (node: string) => (organisationOf.get(node)?.has_answered ? "yes" : "no");
  return (
    <Figure
      title={t("network_finding", { ties: network.ties.filter((tie) => !tie.is_lost).length, members: network.nodes.length, answered: network.answered })}
      source={t("network_source", { label: network.label, answered: network.answered, asked: network.asked })}
      status=""
      method="betweenness"
      id="network"
      choices={choices}
      conventions={network.conventions}
      fileName={`${network.questionnaire}-${network.relation}`}
      rows={network.nodes}
      columns={[
        {
          key: "node",
          title: t("network_member"),
          value: (row) => row.node,
          link: (row) => {
            const member = organisationOf.get(row.node);
            return member ? `/organisations/${encodeURIComponent(member.organisation)}` : null;
          },
        },
        { key: "group", title: t(`network_by_${groups}`), value: (row) => row.group, text: (row) => groupName(row.group) },
        { key: "answered", title: t("network_has_answered"), value: (row) => hasAnswered(row.node), text: (row) => t(hasAnswered(row.node)) },
        { key: "ties", title: t("network_ties"), value: (row) => row.ties, isNumber: true },
        { key: "ei_index", title: t("network_ei"), value: (row) => row.ei_index, text: (row) => number(row.ei_index), isNumber: true },
        { key: "betweenness", title: t("network_betweenness"), value: (row) => row.betweenness, text: (row) => number(row.betweenness), isNumber: true },
        { key: "constraint", title: t("network_constraint"), value: (row) => row.constraint, text: (row) => number(row.constraint), isNumber: true },
        { key: "bridging", title: t("network_bridging"), value: (row) => row.bridging, isNumber: true },
        { key: "z_brokerage", title: t("network_z_brokerage"), value: (row) => row.z_brokerage, text: (row) => number(row.z_brokerage), isNumber: true },
        { key: "community", title: t("network_community"), value: (row) => row.community, isNumber: true },
      ]}
      option={option}
      height={560}
    />
  );
}

/** Whether ties cross the border of the groups more or less than chance would have them do. */
function Crossing({ network, groups }: Pick<Options, "network" | "groups">) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const test = network.tests.find((row) => row.test === "E–I index");
  if (!test || test.observed === null || test.p_two_sided === null || test.expected === null) return <p>{t("network_ei_undefined")}</p>;
  const facts = { observed: format.number(test.observed), expected: format.number(test.expected), p: shownP(format, test.p_two_sided), groups: t(`network_by_${groups}`) };
  if (test.p_two_sided > level) return <p>{t("network_ei_chance", facts)}</p>;
  return <p>{t(test.observed > test.expected ? "network_ei_more" : "network_ei_less", facts)}</p>;
}

function Removal({ network, without }: Pick<Options, "network" | "without">) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  if (network.removals.length === 0) return null;
  const isShare = (measure: string) => measure === "share of the bridging chains";
  const shown = (row: Network["removals"][number], value: number | null) => (isShare(row.measure) ? (format.percent(value) ?? nothing) : shownFigure(format, value));
  return (
    <section className="stack">
      <h2>{t("network_removal", { member: without })}</h2>
      <p className="quiet">{t("network_removal_help")}</p>
      <DataTable
        caption={t("network_removal", { member: without })}
        rows={network.removals}
        columns={[
          { key: "measure", title: t("network_measure"), value: (row) => row.measure, text: (row) => measureName(t, i18n.exists, row.measure) },
          { key: "with_it", title: t("network_with"), value: (row) => row.with_it, text: (row) => shown(row, row.with_it), isNumber: true },
          { key: "without_it", title: t("network_without_it"), value: (row) => row.without_it, text: (row) => shown(row, row.without_it), isNumber: true },
        ]}
      />
      {network.parts.length > 1 && (
        <DataTable
          caption={t("network_parts")}
          rows={network.parts}
          columns={[
            { key: "part", title: t("network_part"), value: (row) => String(row.part) },
            { key: "size", title: t("network_part_size"), value: (row) => row.size, isNumber: true },
            { key: "members", title: t("network_members"), value: (row) => row.members.join(", "), text: (row) => format.list(row.members) },
          ]}
        />
      )}
    </section>
  );
}

function Measures({ network, groups }: Pick<Options, "network" | "groups">) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const groupName = useGroupName(groups);
  return (
    <>
      <DataTable
        caption={t("network_measures")}
        rows={network.network}
        columns={[
          { key: "measure", title: t("network_measure"), value: (row) => row.measure, text: (row) => measureName(t, i18n.exists, row.measure) },
          { key: "value", title: t("network_value"), value: (row) => row.value, text: (row) => shownFigure(format, row.value), isNumber: true },
        ]}
      />
      <DataTable
        caption={t("network_blocks")}
        rows={network.blocks}
        columns={[
          { key: "from", title: t("network_block_from"), value: (row) => row.from, text: (row) => groupName(row.from) },
          { key: "to", title: t("network_block_to"), value: (row) => row.to, text: (row) => groupName(row.to) },
          { key: "ties", title: t("network_ties"), value: (row) => row.ties, isNumber: true },
          { key: "density", title: t("network_density"), value: (row) => row.density, text: (row) => (format.percent(row.density)), isNumber: true },
        ]}
      />
    </>
  );
}

function Changes({ network }: Pick<Options, "network">) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  if (network.changes.length === 0) return null;
  return (
    <DataTable
      caption={t("network_changes")}
      rows={network.changes}
      columns={[
        { key: "measure", title: t("network_measure"), value: (row) => row.measure, text: (row) => measureName(t, i18n.exists, row.measure) },
        { key: "before", title: t("network_before"), value: (row) => row.before, text: (row) => format.number(row.before) ?? nothing, isNumber: true },
        { key: "after", title: t("network_after"), value: (row) => row.after, text: (row) => format.number(row.after) ?? nothing, isNumber: true },
        { key: "change", title: t("network_change"), value: (row) => row.change, text: (row) => shownFigure(format, row.change), isNumber: true },
        { key: "p_two_sided", title: t("network_p"), value: (row) => row.p_two_sided, text: (row) => shownP(format, row.p_two_sided) ?? nothing, isNumber: true },
      ]}
    />
  );
}

/** What a network shows: drawn and as tables. */
export function NetworkFindings({ network, groups, without, choices }: Options) {
  return (
    <>
      <Drawing network={network} groups={groups} without={without} choices={choices} />
      <Crossing network={network} groups={groups} />
      <Removal network={network} without={without} />
      <Changes network={network} />
      <Measures network={network} groups={groups} />
    </>
  );
}
