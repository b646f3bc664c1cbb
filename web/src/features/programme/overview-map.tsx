import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { answered, client } from "../../api/client";
import { formatFor } from "../../base/format";
import { Figure } from "../../ui/figure";
import { Waiting } from "../../ui/notices";
import { TerritoryMap } from "../../ui/territory-map";

/** Where the territories lie; choosing one opens its profile. */
export function OverviewMap() {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const [, go] = useLocation();
  const boundaries = useQuery({ queryKey: ["boundaries"], queryFn: () => answered(client.GET("/api/programme/boundaries")) });
  if (!boundaries.data) return <Waiting query={boundaries} />;
  const { territories, attributions } = boundaries.data;
  const missing = territories.filter((row) => row.origin === "none").map((row) => row.name);
  const title = t("map_of_territories", { count: territories.length });
  return (
    <Figure
      title={title}
      source={
        missing.length === 0
          ? attributions.map((one) => one.attribution).join("; ")
          : missing.length === territories.length
            ? t("map_nothing_drawn")
            : t("map_not_drawn", { names: format.list(missing) })
      }
      status=""
      fileName="territories-map"
      rows={territories}
      columns={[
        { key: "territory", title: t("territory"), value: (row) => row.territory, text: (row) => `${row.territory} ${row.name}` },
        { key: "country", title: t("country"), value: (row) => row.country },
        { key: "origin", title: t("map_origin"), value: (row) => row.origin, text: (row) => t(`map_origin_${row.origin}`) },
      ]}
      drawing={(ref) => (
        <TerritoryMap
          ref={ref}
          label={title}
          boundaries={boundaries.data}
          territories={territories.map(({ territory, name }) => ({ territory, name }))}
          choose={(territory) => go(`/profile?territory=${encodeURIComponent(territory)}`)}
        />
      )}
    />
  );
}
