import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answered, client } from "../../api/client";
import { useMay } from "../../api/role";
import { formatFor } from "../../base/format";
import type { operations } from "../../api/schema";
import { DataTable } from "../../ui/data-table";
import { Notices, Waiting } from "../../ui/notices";
import { AddCluster, AddMember, AskAboutNetwork, StateCount } from "./forms";

export type Register = operations["show-clusters"]["responses"][200]["content"]["application/json"];

/** The name of a cluster, or of all of them together. */
function useClusterName(register: Register) {
  const { t } = useTranslation();
  const names = new Map(register.clusters.map((row) => [row.cluster, row.name]));
  return (cluster: string) => (cluster === "" ? t("cluster_together") : (names.get(cluster) ?? cluster));
}

function Counts({ register }: { register: Register }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t("cluster_counts")}
      rows={register.clusters}
      columns={[
        { key: "cluster", title: t("cluster"), value: (row) => row.name },
        { key: "members", title: t("cluster_members"), value: (row) => row.members, isNumber: true },
        { key: "companies", title: t("cluster_companies"), value: (row) => row.companies, isNumber: true },
        { key: "drivers", title: t("cluster_drivers"), value: (row) => row.drivers, isNumber: true },
        { key: "founded_on", title: t("cluster_founded"), value: (row) => row.founded_on },
        { key: "ended_on", title: t("cluster_ended"), value: (row) => row.ended_on },
      ]}
    />
  );
}

/** Every published count beside what the register says: neither is corrected by the other. */
function Stated({ register }: { register: Register }) {
  const { t } = useTranslation();
  const nameOf = useClusterName(register);
  if (register.stated.length === 0) return null;
  return (
    <DataTable
      caption={t("cluster_stated")}
      rows={register.stated}
      columns={[
        { key: "source", title: t("cluster_source"), value: (row) => row.source },
        { key: "cluster", title: t("cluster"), value: (row) => nameOf(row.cluster) },
        { key: "unit", title: t("cluster_unit"), value: (row) => row.unit, text: (row) => t(`cluster_${row.unit}`) },
        { key: "stated_on", title: t("cluster_day"), value: (row) => row.stated_on },
        { key: "count", title: t("cluster_count_stated"), value: (row) => row.count, isNumber: true },
        { key: "counted", title: t("cluster_count_register"), value: (row) => row.counted, isNumber: true },
        {
          key: "agrees",
          title: t("cluster_verdict"),
          value: (row) => (row.agrees ? "agrees" : "differs"),
          text: (row) => [t(row.agrees ? "cluster_agrees" : "cluster_differs"), row.contradicted ? t("cluster_contradicted") : ""].filter(Boolean).join(" "),
        },
      ]}
    />
  );
}

function Members({ register }: { register: Register }) {
  const { t, i18n } = useTranslation();
  const nameOf = useClusterName(register);
  const label = (key: string, code: string) => (i18n.exists(key + code) ? t(key + code) : code);
  return (
    <DataTable
      caption={t("cluster_member_list")}
      rows={register.members}
      columns={[
        { key: "name", title: t("cluster_organisation"), value: (row) => row.name },
        { key: "cluster", title: t("cluster"), value: (row) => nameOf(row.cluster) },
        { key: "role", title: t("cluster_role"), value: (row) => row.role, text: (row) => t(`cluster_role_${row.role}`) },
        { key: "kind", title: t("cluster_by_kind"), value: (row) => row.kind, text: (row) => label("org_kind_", row.kind) },
        { key: "territory", title: t("cluster_by_territory"), value: (row) => row.territory },
        { key: "size", title: t("cluster_by_size"), value: (row) => row.size, text: (row) => label("org_size_", row.size) },
        { key: "joined_on", title: t("cluster_joined"), value: (row) => row.joined_on },
      ]}
    />
  );
}

/** What the members are, and how many there were at the end of each year. */
function Parts({ register }: { register: Register }) {
  const { t, i18n } = useTranslation();
  const nameOf = useClusterName(register);
  const label = (by: string, value: string) => {
    const key = by === "kind" ? `org_kind_${value}` : `org_size_${value}`;
    if (value === "") return t("cluster_not_known");
    return i18n.exists(key) ? t(key) : value;
  };
  return (
    <>
      <DataTable
        caption={t("cluster_parts")}
        rows={register.parts}
        columns={[
          { key: "cluster", title: t("cluster"), value: (row) => nameOf(row.cluster) },
          { key: "by", title: t("cluster_by"), value: (row) => row.by, text: (row) => t(`cluster_by_${row.by}`) },
          { key: "value", title: t("cluster_value"), value: (row) => row.value, text: (row) => label(row.by, row.value) },
          { key: "members", title: t("cluster_members"), value: (row) => row.members, isNumber: true },
          { key: "companies", title: t("cluster_companies"), value: (row) => row.companies, isNumber: true },
        ]}
      />
      <DataTable
        caption={t("cluster_years")}
        rows={register.years}
        columns={[
          { key: "cluster", title: t("cluster"), value: (row) => nameOf(row.cluster) },
          { key: "year", title: t("cluster_year"), value: (row) => String(row.year) },
          { key: "members", title: t("cluster_members"), value: (row) => row.members, isNumber: true },
          { key: "companies", title: t("cluster_companies"), value: (row) => row.companies, isNumber: true },
        ]}
      />
    </>
  );
}

/** Clusters, who belongs to them, and how many are said to. */
export function Clusters() {
  const { t, i18n } = useTranslation();
  const may = useMay("facilitator");
  const queries = useQueryClient();
  const format = formatFor(i18n.language);
  const register = useQuery({ queryKey: ["clusters", i18n.language], queryFn: () => answered(client.GET("/api/clusters")) });
  if (!register.data) return <Waiting query={register} />;
  const { data } = register;
  const changed = () => void queries.invalidateQueries({ queryKey: ["clusters"] });
  return (
    <>
      <div className="stack">
        <h1>{t("cluster_title")}</h1>
        <p className="quiet">{t("cluster_lead")}</p>
      </div>
      <Notices notices={data.notices} />
      {data.clusters.length === 0 ? (
        <p className="empty quiet">{t(may ? "cluster_none_yet" : "cluster_none_yet_wait")}</p>
      ) : (
        <>
          <p>{t("cluster_sum", { organisations: format.whole(data.organisations), companies: format.whole(data.companies), memberships: format.whole(data.memberships) })}</p>
          <Counts register={data} />
          <Stated register={data} />
          {data.members.length > 0 && <Members register={data} />}
          {data.members.length > 0 && <Parts register={data} />}
        </>
      )}
      {may && <AddCluster onDone={changed} />}
      {may && data.clusters.length > 0 && <AddMember clusters={data.clusters} onDone={changed} />}
      {may && data.members.length > 0 && <AskAboutNetwork clusters={data.clusters} />}
      {may && data.clusters.length > 0 && <StateCount clusters={data.clusters} onDone={changed} />}
    </>
  );
}
