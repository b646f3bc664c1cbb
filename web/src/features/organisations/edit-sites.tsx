import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { codesOf } from "../../api/classifications";
import { Button } from "../../ui/button";
import { CodeField } from "../../ui/code-field";
import { TextField } from "../../ui/text-field";
import { type SiteForm, siteFormOf, wrongSite } from "./site-form";

interface SiteOptions {
  site: SiteForm;
  number: number;
  /** Classifications are searched by who sees the directory; a company writes its codes. */
  searches: boolean;
  isTried: boolean;
  onChange: (site: SiteForm) => void;
}

function SiteFields({ site, number, searches, isTried, onChange }: SiteOptions) {
  const { t, i18n } = useTranslation();
  const wrong = isTried ? wrongSite(site) : [];
  const text = (member: "name" | "address" | "postcode" | "city" | "country" | "territory" | "latitude" | "longitude") => ({
    label: t(member === "name" ? "org_site_name" : `org_${member}`),
    value: site[member],
    onChange: (value: string) => onChange({ ...site, [member]: value }),
    error: wrong.some((one) => one === member) ? t("org_position_wanted") : "",
  });
  return (
    <>
      {number > 1 && <TextField {...text("name")} />}
      <TextField {...text("address")} />
      <div className="mapping">
        <TextField {...text("postcode")} />
        <TextField {...text("city")} />
        <TextField {...text("country")} help={t("org_country_help")} />
        {number > 1 && (searches ? <CodeField {...text("territory")} help={t("org_territory_help")} finder={codesOf("nuts", i18n.language)} /> : <TextField {...text("territory")} help={t("org_territory_code_help")} />)}
        <TextField {...text("latitude")} help={t("org_latitude_help")} />
        <TextField {...text("longitude")} help={t("org_longitude_help")} />
      </div>
    </>
  );
}

interface Options {
  sites: readonly SiteForm[];
  searches: boolean;
  isTried: boolean;
  onChange: (sites: SiteForm[]) => void;
}

/** Where an organisation works: its seat, and its other sites, added, changed and taken out. */
export function EditSites({ sites, searches, isTried, onChange }: Options) {
  const { t } = useTranslation();
  const added = useRef(0);
  const titleOf = (site: SiteForm, number: number) => [t("org_site_of", { number }), site.name || site.city].filter(Boolean).join(": ");
  return (
    <>
      {sites.map((site, place) => (
        <fieldset key={site.key} className="field stack">
          <legend>{place === 0 ? t("org_seat") : titleOf(site, place + 1)}</legend>
          <SiteFields site={site} number={place + 1} searches={searches} isTried={isTried} onChange={(next) => onChange(sites.map((one) => (one.key === next.key ? next : one)))} />
          {place > 0 && (
            <div className="row">
              <Button look="small" label={`${t("org_site_seat")}: ${titleOf(site, place + 1)}`} onPress={() => onChange([site, ...sites.filter((one) => one.key !== site.key)])}>
                {t("org_site_seat")}
              </Button>
              <Button look="small" label={`${t("org_offer_remove")}: ${titleOf(site, place + 1)}`} onPress={() => onChange(sites.filter((one) => one.key !== site.key))}>
                {t("org_offer_remove")}
              </Button>
            </div>
          )}
        </fieldset>
      ))}
      <p>
        <Button onPress={() => onChange([...sites, siteFormOf({}, `new ${(added.current += 1)}`)])}>{t("org_site_add")}</Button>
      </p>
    </>
  );
}
