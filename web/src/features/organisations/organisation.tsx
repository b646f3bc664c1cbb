import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "wouter";
import { answered, client } from "../../api/client";
import { useMay } from "../../api/role";
import { Button } from "../../ui/button";
import { Waiting } from "../../ui/notices";
import { Asked } from "./asked";
import { Contacts } from "./contacts";
import { EditOffers } from "./edit-offers";
import { EditOrganisation } from "./edit-organisation";
import { History } from "./history";
import { Activities, Head, Identifiers, Offers, SizeOfOrganisation } from "./organisation-parts";
import { recordIn } from "./record";
import { directoryDoor } from "./record-door";
import { Interviewed } from "./interviewed";
import { Representatives } from "./representatives";
import { SitesOnMap } from "./sites-on-map";
import "./organisations.css";

/** One organisation, with everything that is known of it and how that came about. */
export function Organisation() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const may = useMay("facilitator");
  const isOwner = useMay("owner");
  const queries = useQueryClient();
  const [edited, setEdited] = useState<"record" | "offers" | null>(null);
  const query = useQuery({
    queryKey: ["organisation", id],
    queryFn: () => answered(client.GET("/api/organisations/{organisation}", { params: { path: { organisation: id } } })),
  });
  const shown = query.data;
  if (!shown) return <Waiting query={query} />;
  const refresh = async () => {
    setEdited(null);
    await queries.invalidateQueries({ queryKey: ["organisation", id] });
    await queries.invalidateQueries({ queryKey: ["organisations"] });
  };
  const editing = { known: { record: { ...recordIn(shown.document), id }, number: shown.number }, door: directoryDoor(id), onDone: () => void refresh(), onCancel: () => setEdited(null) };
  return (
    <>
      <div className="stack">
        <p>
          <Link href="/organisations">{t("org_back")}</Link>
        </p>
        <h1 className="value-change">{shown.name}</h1>
        {may && edited === null && (
          <div className="row">
            <Button onPress={() => setEdited("record")}>{t("org_edit")}</Button>
            <Button onPress={() => setEdited("offers")}>{t("org_offers_edit")}</Button>
          </div>
        )}
      </div>
      {edited === "record" && <EditOrganisation {...editing} />}
      {edited === "offers" && <EditOffers {...editing} />}
      {edited === null && (
        <>
          <Head shown={shown} />
          <SizeOfOrganisation shown={shown} />
          <Identifiers shown={shown} />
          <Activities shown={shown} />
          <Offers shown={shown} />
          <SitesOnMap shown={shown} />
          {shown.contacts_shown && <Contacts organisation={id} contacts={shown.contacts} mayChange={may} onDone={() => void refresh()} />}
          {may && <Asked organisation={id} />}
          {may && <Interviewed organisation={id} />}
          {isOwner && <Representatives organisation={id} />}
          <History shown={shown} mayChange={may} onDone={() => void refresh()} />
        </>
      )}
    </>
  );
}
