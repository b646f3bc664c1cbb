import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "wouter";
import { answered, client } from "../../api/client";
import { questionnairesQuery } from "../../api/questionnaires";
import type { operations } from "../../api/schema";
import { useAddressState } from "../../base/address-state";
import { Notices, Waiting } from "../../ui/notices";
import { Select } from "../../ui/select";
import { NetworkFindings } from "./findings";

type Query = NonNullable<operations["study-network"]["parameters"]["query"]>;
type Groups = NonNullable<Query["groups"]>;
type OneSided = NonNullable<Query["one_sided"]>;

const groupings: readonly Groups[] = ["country", "territory", "kind", "size"];

/** What the page is about: the relation, what divides the members, whose ties count, who is taken out, and the wave before. */
function useChoices() {
  const [relation, setRelation] = useAddressState("relation");
  const [groups, setGroups] = useAddressState("groups", "country");
  const [oneSided, setOneSided] = useAddressState("ties", "kept");
  const [without, setWithout] = useAddressState("without");
  const [earlier, setEarlier] = useAddressState("earlier");
  return { relation, setRelation, groups, setGroups, oneSided, setOneSided, without, setWithout, earlier, setEarlier };
}

/** The network that the members of a cluster tell of: drawn, as tables, with and without one of them, and since an earlier wave. */
export function MemberNetwork() {
  const { t, i18n } = useTranslation();
  const { id = "" } = useParams();
  const chosen = useChoices();
  const { relation, groups, oneSided, without, earlier } = chosen;
  const all = useQuery(questionnairesQuery);
  const network = useQuery({
    queryKey: ["network", id, relation, groups, oneSided, without, earlier, i18n.language],
    queryFn: () =>
      answered(
        client.GET("/api/questionnaires/{questionnaire}/network", {
          params: {
            path: { questionnaire: id },
            query: {
              groups: groups as Groups,
              one_sided: oneSided as OneSided,
              ...(relation ? { relation } : {}),
              ...(without ? { without: [without] } : {}),
              ...(earlier ? { earlier: [earlier] } : {}),
            },
          },
        }),
      ),
    placeholderData: (previous) => previous,
  });
  const { data } = network;
  const title = all.data?.questionnaires.find((row) => row.questionnaire === id)?.title;
  const others = (all.data?.questionnaires ?? []).filter((row) => row.has_relations && row.state !== "draft" && row.questionnaire !== id);
  return (
    <>
      <p>
        <Link href="/questionnaires">{t("questionnaires_title")}</Link>
      </p>
      <div className="stack">
        <h1>{title ?? t("network_title")}</h1>
        <p className="quiet">{t("network_lead")}</p>
      </div>
      {data && (
        <div className="row">
          <Select label={t("network_relation")} value={relation || data.relation} options={data.relations.map((row) => ({ value: row.relation, text: row.label }))} onChange={chosen.setRelation} />
          <Select label={t("network_groups")} value={groups} options={groupings.map((value) => ({ value, text: t(`network_by_${value}`) }))} onChange={chosen.setGroups} />
          <Select
            label={t("network_ties_count")}
            value={oneSided}
            options={[
              { value: "kept", text: t("network_one_sided") },
              { value: "left-out", text: t("network_both_sided") },
            ]}
            onChange={chosen.setOneSided}
          />
          <Select label={t("network_without")} value={without} options={[{ value: "", text: t("network_nobody") }, ...data.members.map((row) => ({ value: row.node, text: row.node }))]} onChange={chosen.setWithout} />
          {others.length > 0 && (
            <Select label={t("network_earlier")} value={earlier} options={[{ value: "", text: t("network_no_wave") }, ...others.map((row) => ({ value: row.questionnaire, text: `${row.title} (${row.questionnaire})` }))]} onChange={chosen.setEarlier} />
          )}
        </div>
      )}
      {network.error || !data ? (
        <Waiting query={network} />
      ) : (
        <>
          <Notices notices={data.notices} />
          <NetworkFindings network={data} groups={groups as Groups} without={without} choices={{ relation, groups, ties: oneSided, without, earlier }} />
        </>
      )}
    </>
  );
}
