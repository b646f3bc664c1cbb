import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { findOrganisations } from "../api/organisations";
import { Lookup } from "./lookup";

/** An organisation of the directory, by what is typed of its name. */
export function OrganisationChoice({ onChange }: { onChange: (id: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [name, setName] = useState("");
  return (
    <div className="field">
      <span className="label" id={id}>
        {t("cluster_organisation")}
      </span>
      <span className="quiet" id={`${id}-help`}>
        {t("cluster_organisation_help")}
      </span>
      <Lookup
        labelledBy={id}
        describedBy={`${id}-help`}
        text={name}
        name="organisations"
        find={findOrganisations}
        onPick={(found) => {
          setName(found.text);
          onChange(found.id);
        }}
        onText={(typed) => {
          // What was not picked is no organisation.
          if (typed !== "") return;
          setName("");
          onChange("");
        }}
      />
    </div>
  );
}
