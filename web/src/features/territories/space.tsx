import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { answered, client } from "../../api/client";
import { formatFor } from "../../base/format";
import { activitySpaceOption, drawnEdges, holding } from "../../charts/activity-space";
import { Figure } from "../../ui/figure";
import { Notices, Waiting } from "../../ui/notices";
import { sourceLine } from "./source-line";
import { useTerritory } from "./territory-choice";

export function Space() {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const territory = useTerritory();
  const space = useQuery({ queryKey: ["space"], queryFn: () => answered(client.GET("/api/programme/activity-space")) });
  const option = useMemo(
    () =>
      space.data &&
      activitySpaceOption(
        space.data.nodes.map((node) => ({ ...node, name: node.activity_name })),
        space.data.edges,
        territory.code,
        { both: t("holding_both"), own: t("holding_own"), partners: t("holding_partners"), nobody: t("holding_nobody") },
      ),
    [space.data, territory.code, t],
  );
  const drawn = space.data && drawnEdges(space.data.nodes, space.data.edges).length;
  const counts = (kind: string) => space.data?.nodes.filter((node) => holding({ ...node, name: "" }, territory.code) === kind).length ?? 0;
  return (
    <>
      <h1>{t("nav_space")}</h1>
      {territory.choice}
      {!space.data || !option ? (
        <Waiting query={space} />
      ) : (
        <>
          <Notices notices={space.data.notices} />
          {drawn !== space.data.edges.length && <p className="quiet">{t("space_drawn", { drawn: format.whole(drawn), pairs: format.whole(space.data.edges.length) })}</p>}
          <Figure
            title={t("space_finding", { both: counts("both"), partners: counts("partners"), territory: territory.name })}
            source={sourceLine(t, space.data.period)}
            status={space.data.data_status}
            method="activity_space"
            id="activity-space"
            choices={{ territory: territory.code }}
            conventions={space.data.conventions}
            fileName={`activity-space-${space.data.period}`}
            rows={space.data.nodes}
            columns={[
              { key: "activity", title: t("activity"), value: (row) => row.activity, text: (row) => `${row.activity} ${row.activity_name}` },
              { key: "value", title: t("jobs"), value: (row) => row.value, text: (row) => format.whole(row.value), isNumber: true },
              { key: "holding", title: t("holding"), value: (row) => holding({ ...row, name: "" }, territory.code), text: (row) => t(`holding_${holding({ ...row, name: "" }, territory.code)}`) },
              { key: "held_by", title: t("held_by"), value: (row) => row.held_by.join(" "), text: (row) => format.list(row.held_by) || "–" },
            ]}
            option={option}
            height={560}
          />
        </>
      )}
    </>
  );
}
