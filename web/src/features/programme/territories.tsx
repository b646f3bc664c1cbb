import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { formatFor } from "../../base/format";
import type { Programme } from "./programme";

/** The territories of the programme, each with the way to its profile. */
export function Territories({ programme }: { programme: Programme }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const country = (code: string) => (code === "" ? t("territory_of_several") : i18n.exists(`country_${code}`) ? t(`country_${code}`) : code);
  return (
    <section className="stack">
      <h2>{t("territories")}</h2>
      <div className="grid">
        {programme.territories.map((territory) => (
          <article key={territory.territory} className="card">
            <h3>
              <Link href={`/profile?territory=${encodeURIComponent(territory.territory)}`}>{territory.name}</Link>
            </h3>
            <p className="quiet">
              {country(territory.country)} · {territory.territory}
            </p>
            {territory.parts.length > 0 && <p className="quiet">{t("territory_parts", { list: format.list(territory.parts) })}</p>}
          </article>
        ))}
      </div>
    </section>
  );
}
