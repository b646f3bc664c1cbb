import { useTranslation } from "react-i18next";
import { formatFor } from "../../base/format";
import { webAddress } from "../../base/web-address";
import { type Column, DataTable } from "../../ui/data-table";
import { Specifics } from "../../ui/notices";
import { useLabels } from "../../ui/organisation-labels";
import type { ShownRecord } from "./replies";
import { sizeStory } from "./size-story";

/** Who it is. */
export function Head({ shown }: { shown: ShownRecord }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const names = shown.names.filter((one) => one.name !== shown.name);
  const facts: [string, string][] = [
    ["org_kind", shown.kind && labels.kind(shown.kind)],
    ["org_legal_form", shown.legal_form],
    ["org_territory", shown.territory_name && shown.territory_name !== shown.territory ? `${shown.territory_name} (${shown.territory})` : shown.territory],
    ["org_names_further", names.map((one) => (one.language ? `${one.name} (${labels.language(one.language)})` : one.name)).join(" · ")],
    ["org_other_names", shown.other_names.join(" · ")],
    ["org_languages", shown.languages.map(labels.language).join(", ")],
  ];
  return (
    <section className="card stack">
      <dl className="facts">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt className="quiet">{t(name)}</dt>
              <dd className="value-change">{value}</dd>
            </div>
          ))}
        {shown.websites.length > 0 && (
          <div>
            <dt className="quiet">{t("org_websites")}</dt>
            {shown.websites.map((one) => (
              <dd key={one} className="value-change">
                <a href={webAddress(one)} rel="noreferrer">
                  {one}
                </a>
              </dd>
            ))}
          </div>
        )}
      </dl>
      {shown.technologies.length > 0 && (
        <div className="stack tight">
          <h2>{t("org_technologies")}</h2>
          <ul className="chips">
            {shown.technologies.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** The size class, and why it is that one. */
export function SizeOfOrganisation({ shown }: { shown: ShownRecord }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const labels = useLabels();
  const story = sizeStory(shown);
  const value = (number: number | null) => format.exact(number);
  return (
    <section className="card stack">
      <h2>{t("org_size")}</h2>
      <p>
        <strong>{shown.size_class ? labels.size(shown.size_class) : t("not_defined")}</strong>
      </p>
      <p>{t(`org_size_why_${story}`, { least: labels.size(shown.size_least), most: labels.size(shown.size_most) })}</p>
      {shown.size_missing.length > 0 && <Specifics text={shown.size_missing.join(", ")} />}
      {shown.size_years.length > 0 && (
        <DataTable
          caption={t("org_size_years")}
          rows={shown.size_years}
          columns={[
            { key: "year", title: t("org_year"), value: (row) => row.year },
            { key: "staff", title: t("org_staff"), value: (row) => row.staff, text: (row) => value(row.staff), isNumber: true },
            { key: "turnover", title: t("org_turnover"), value: (row) => row.turnover, text: (row) => value(row.turnover), isNumber: true },
            { key: "balance_total", title: t("org_balance_total"), value: (row) => row.balance_total, text: (row) => value(row.balance_total), isNumber: true },
            { key: "size", title: t("org_size_by_year"), value: (row) => row.size || null, text: (row) => (row.size ? labels.size(row.size) : null) },
          ]}
        />
      )}
    </section>
  );
}

/** Each number with what the register's rules say of it. */
export function Identifiers({ shown }: { shown: ShownRecord }) {
  const { t } = useTranslation();
  const labels = useLabels();
  if (shown.identifiers.length === 0) return null;
  const verdict = (row: ShownRecord["identifiers"][number]) => (row.wrong ? t("org_identifier_wrong") : row.controlled ? t("org_identifier_holds") : t("org_identifier_form"));
  return (
    <section className="card stack">
      <h2>{t("org_identifiers")}</h2>
      <DataTable
        caption={t("org_identifiers_caption")}
        rows={shown.identifiers}
        columns={[
          { key: "scheme", title: t("org_register"), value: (row) => row.scheme, text: (row) => labels.scheme(row.scheme) },
          { key: "value", title: t("org_number"), value: (row) => row.value },
          { key: "country", title: t("org_country"), value: (row) => row.country, text: (row) => (row.country ? labels.country(row.country) : "–") },
          { key: "verdict", title: t("org_verdict"), value: (row) => row.wrong || String(row.controlled), text: verdict },
          { key: "implies", title: t("org_implies"), value: (row) => row.implies.join(" "), text: (row) => row.implies.map((one) => one.replace(/^\w+/, (scheme) => `${labels.scheme(scheme)}`).replace(":", " ")).join(", ") || "–" },
        ]}
      />
    </section>
  );
}

export function Activities({ shown }: { shown: ShownRecord }) {
  const { t } = useTranslation();
  if (shown.activities.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{t("org_activities")}</h2>
      <ul>
        {shown.activities.map((row) => (
          <li key={`${row.classification}:${row.code}`}>
            {row.code} {row.name === row.code ? "" : row.name} {row.main && <span className="flag">{t("org_main_activity")}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Offers({ shown }: { shown: ShownRecord }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const facts = (row: ShownRecord["offers"][number]) =>
    [row.kind && t(`org_offer_kind_${row.kind}`), t(`org_state_${row.state}`), row.expires_on && t("org_offer_until", { day: row.expires_on }), ...row.technologies, ...row.codes.map(labels.code)].filter(Boolean).join(" · ");
  return (
    <>
      {(["offer", "need"] as const).map((side) => {
        const rows = shown.offers.filter((one) => one.side === side);
        return rows.length === 0 ? null : (
          <section key={side} className="card stack">
            <h2>{t(`org_${side}s`)}</h2>
            {rows.map((row) => (
              <article key={row.id} className="stack tight">
                <h3 className="value-change">{row.title}</h3>
                {row.text && <p className="value-change lines">{row.text}</p>}
                <p className="quiet value-change">{facts(row)}</p>
              </article>
            ))}
          </section>
        );
      })}
    </>
  );
}

/** The sites as a table, numbered as on the map. */
export function useSiteColumns(sites: ShownRecord["sites"]): Column<ShownRecord["sites"][number]>[] {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const labels = useLabels();
  return [
    { key: "number", title: t("org_site_number"), value: (row) => sites.indexOf(row) + 1 },
    { key: "name", title: t("org_site"), value: (row) => row.name, text: (row) => row.name || (row === sites[0] ? t("org_seat") : "–") },
    { key: "address", title: t("org_address"), value: (row) => row.address, text: (row) => row.address || "–" },
    { key: "postcode", title: t("org_postcode"), value: (row) => row.postcode, text: (row) => row.postcode || "–" },
    { key: "city", title: t("org_city"), value: (row) => row.city, text: (row) => row.city || "–" },
    { key: "country", title: t("org_country"), value: (row) => row.country, text: (row) => (row.country ? labels.country(row.country) : "–") },
    { key: "territory", title: t("org_territory"), value: (row) => row.territory, text: (row) => row.territory || "–" },
    { key: "latitude", title: t("org_latitude"), value: (row) => row.latitude, text: (row) => (row.latitude === null ? "–" : `${format.number(row.latitude, 4)}°`), isNumber: true },
    { key: "longitude", title: t("org_longitude"), value: (row) => row.longitude, text: (row) => (row.longitude === null ? "–" : `${format.number(row.longitude, 4)}°`), isNumber: true },
  ];
}

/** Where it works; `why` says why there is no map. */
export function Sites({ shown, why }: { shown: ShownRecord; why?: string }) {
  const { t } = useTranslation();
  const columns = useSiteColumns(shown.sites);
  return (
    <section className="card stack">
      <h2>{t("org_sites")}</h2>
      {shown.sites.length === 0 ? (
        <p className="quiet">{t("org_no_sites")}</p>
      ) : (
        <>
          {why && <p className="quiet">{why}</p>}
          <DataTable caption={t("org_sites_caption")} rows={shown.sites} columns={columns} />
        </>
      )}
    </section>
  );
}
