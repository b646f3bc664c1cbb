import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answered, client } from "../../api/client";
import { sitePlaces } from "../../charts/site-places";
import { Figure } from "../../ui/figure";
import { SiteMap } from "../../ui/site-map";
import { Sites, useSiteColumns } from "./organisation-parts";
import type { ShownRecord } from "./replies";

/** Where an organisation works: on the map of the programme where that is known, as a table in any case. */
export function SitesOnMap({ shown }: { shown: ShownRecord }) {
  const { t } = useTranslation();
  const { sites } = shown;
  const columns = useSiteColumns(sites);
  const query = useQuery({ queryKey: ["boundaries"], queryFn: () => answered(client.GET("/api/programme/boundaries")), enabled: sites.length > 0 });
  const boundaries = query.data;
  if (!boundaries) return <Sites shown={shown} />;
  const places = sitePlaces(sites, shown.territory, boundaries.territories, boundaries.bbox.map((edge) => edge ?? 0));
  const drawn = places.filter((one) => one.kind === "position" || one.kind === "territory").length;
  if (boundaries.features.length === 0) return <Sites shown={shown} why={t("org_map_no_boundaries")} />;
  if (drawn === 0) return <Sites shown={shown} why={t("org_map_nothing")} />;
  const title = t("org_map_title", { drawn, all: sites.length });
  const named = sites.map((site, index) => ({
    name: [site.name || (index === 0 ? t("org_seat") : ""), site.city || site.address].filter(Boolean).join(", ") || t("org_site"),
    place: places[index] ?? { kind: "unknown" as const },
  }));
  return <Figure title={title} source={t("org_sites_caption")} status="" fileName="organisation-sites" rows={sites} columns={columns} drawing={(ref) => <SiteMap ref={ref} label={title} boundaries={boundaries} sites={named} />} />;
}
