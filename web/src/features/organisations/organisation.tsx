import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "wouter";
import { answered, client } from "../../api/client";
import { useMay } from "../../api/role";
import { webAddress } from "../../base/web-address";
import { Button } from "../../ui/button";
import { Waiting } from "../../ui/notices";
import { Contacts } from "./contacts";
import { EditOrganisation } from "./edit-organisation";
import { History } from "./history";
import { useLabels } from "./labels";
import { Activities, Identifiers, Offers, Sites, SizeOfOrganisation } from "./organisation-parts";
import { recordIn } from "./record";
import type { Shown } from "./replies";
import "./organisations.css";

function Head({ shown }: { shown: Shown }) {
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

/** One organisation, with everything that is known of it and how that came about. */
export function Organisation() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const may = useMay("facilitator");
  const queries = useQueryClient();
  const [isEdited, setEdited] = useState(false);
  const query = useQuery({
    queryKey: ["organisation", id],
    queryFn: () => answered(client.GET("/api/organisations/{organisation}", { params: { path: { organisation: id } } })),
  });
  const shown = query.data;
  if (!shown) return <Waiting query={query} />;
  const refresh = async () => {
    setEdited(false);
    await queries.invalidateQueries({ queryKey: ["organisation", id] });
    await queries.invalidateQueries({ queryKey: ["organisations"] });
  };
  return (
    <>
      <div className="stack">
        <p>
          <Link href="/organisations">{t("org_back")}</Link>
        </p>
        <h1 className="value-change">{shown.name}</h1>
        {may && !isEdited && (
          <p>
            <Button onPress={() => setEdited(true)}>{t("org_edit")}</Button>
          </p>
        )}
      </div>
      {isEdited ? (
        <EditOrganisation record={{ ...recordIn(shown.document), id }} numberSeen={shown.number} onDone={() => void refresh()} onCancel={() => setEdited(false)} />
      ) : (
        <>
          <Head shown={shown} />
          <SizeOfOrganisation shown={shown} />
          <Identifiers shown={shown} />
          <Activities shown={shown} />
          <Offers shown={shown} />
          <Sites shown={shown} />
          {shown.contacts_shown && <Contacts organisation={id} contacts={shown.contacts} mayChange={may} onDone={() => void refresh()} />}
          <History shown={shown} mayChange={may} onDone={() => void refresh()} />
        </>
      )}
    </>
  );
}
