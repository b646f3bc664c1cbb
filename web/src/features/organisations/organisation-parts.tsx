import { useTranslation } from "react-i18next";
import { formatFor } from "../../base/format";
import { DataTable } from "../../ui/data-table";
import { Specifics } from "../../ui/notices";
import { useLabels } from "./labels";
import type { Shown } from "./replies";
import { sizeStory } from "./size-story";

/** The size class, and why it is that one. */
export function SizeOfOrganisation({ shown }: { shown: Shown }) {
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
export function Identifiers({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const labels = useLabels();
  if (shown.identifiers.length === 0) return null;
  const verdict = (row: Shown["identifiers"][number]) => (row.wrong ? t("org_identifier_wrong") : row.controlled ? t("org_identifier_holds") : t("org_identifier_form"));
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

export function Activities({ shown }: { shown: Shown }) {
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

export function Offers({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  return (
    <>
      {(["offer", "need"] as const).map((side) => {
        const rows = shown.offers.filter((one) => one.side === side);
        return rows.length === 0 ? null : (
          <section key={side} className="card stack">
            <h2>{t(`org_${side}s`)}</h2>
            {rows.map((row) => (
              <article key={row.id} className="stack tight">
                <h3>{row.title}</h3>
                {row.text && <p>{row.text}</p>}
                <p className="quiet">{[t(`org_state_${row.state}`), ...row.technologies].join(" · ")}</p>
              </article>
            ))}
          </section>
        );
      })}
    </>
  );
}

export function Sites({ shown }: { shown: Shown }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const labels = useLabels();
  if (shown.sites.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{t("org_sites")}</h2>
      <DataTable
        caption={t("org_sites_caption")}
        rows={shown.sites}
        columns={[
          { key: "name", title: t("org_site"), value: (row) => row.name, text: (row) => row.name || (row === shown.sites[0] ? t("org_seat") : "–") },
          { key: "address", title: t("org_address"), value: (row) => row.address, text: (row) => row.address || "–" },
          { key: "postcode", title: t("org_postcode"), value: (row) => row.postcode, text: (row) => row.postcode || "–" },
          { key: "city", title: t("org_city"), value: (row) => row.city, text: (row) => row.city || "–" },
          { key: "country", title: t("org_country"), value: (row) => row.country, text: (row) => (row.country ? labels.country(row.country) : "–") },
          { key: "latitude", title: t("org_position"), value: (row) => row.latitude, text: (row) => (row.latitude === null || row.longitude === null ? "–" : `${format.number(row.latitude, 4)}° · ${format.number(row.longitude, 4)}°`) },
        ]}
      />
    </section>
  );
}
