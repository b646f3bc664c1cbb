import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { problemOf } from "../../api/accounts";
import { formatFor } from "../../base/format";
import { Button } from "../../ui/button";
import { Waiting } from "../../ui/notices";
import { EditOffers } from "./edit-offers";
import { EditOrganisation } from "./edit-organisation";
import { Activities, Head, Identifiers, Offers, Sites, SizeOfOrganisation } from "./organisation-parts";
import { recordIn } from "./record";
import { ownDoor, readOwn } from "./record-door";
import type { ShownOwn } from "./replies";
import "./organisations.css";

const ownQuery = { queryKey: ["own-organisation"], queryFn: readOwn, staleTime: 0 } as const;

/** Said where the account speaks for nobody, or no longer. */
function Nobody() {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <h1>{t("own_title")}</h1>
      <p className="empty">{t("own_nobody")}</p>
      <p>{t("own_nobody_how")}</p>
    </div>
  );
}

function Shown({ shown }: { shown: ShownOwn }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [edited, setEdited] = useState<"record" | "offers" | null>(null);
  const [isSaved, setSaved] = useState(false);
  const open = (what: "record" | "offers") => {
    setSaved(false);
    setEdited(what);
  };
  const done = async () => {
    await queries.invalidateQueries(ownQuery);
    setEdited(null);
    setSaved(true);
  };
  const editing = { known: { record: recordIn(shown.document), number: shown.number }, door: ownDoor, onDone: () => void done(), onCancel: () => setEdited(null) };
  return (
    <>
      <div className="stack">
        <h1 className="value-change">{shown.name}</h1>
        <p>{t("own_lead")}</p>
        <p className="quiet">{t("own_changed_at", { when: formatFor(i18n.language).moment(shown.changed_at) })}</p>
        {isSaved && (
          <p className="notice" role="status">
            {t("own_saved")}
          </p>
        )}
        {edited === null && (
          <div className="row">
            <Button look="primary" onPress={() => open("offers")}>
              {t("org_offers_edit")}
            </Button>
            <Button onPress={() => open("record")}>{t("own_edit")}</Button>
          </div>
        )}
      </div>
      {edited === "record" && <EditOrganisation {...editing} extent="own" />}
      {edited === "offers" && <EditOffers {...editing} />}
      {edited === null && (
        <>
          {shown.offers.length === 0 && <p className="empty">{t("own_no_offers")}</p>}
          <Offers shown={shown} />
          <Head shown={shown} />
          <Activities shown={shown} />
          <Sites shown={shown} />
          <SizeOfOrganisation shown={shown} />
          <Identifiers shown={shown} />
        </>
      )}
    </>
  );
}

/** The record of the organisation that the reader speaks for, and the ways to keep it. */
export function OwnOrganisation() {
  const query = useQuery(ownQuery);
  if (query.error && problemOf(query.error)?.code === "not-a-representative") return <Nobody />;
  return query.data ? <Shown shown={query.data} /> : <Waiting query={query} />;
}
