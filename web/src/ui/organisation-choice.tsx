import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, client } from "../api/client";
import { TextField } from "./text-field";

/** An organisation of the directory, by what is typed of its name. */
export function OrganisationChoice({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState("");
  const found = useQuery({
    queryKey: ["organisations", "choice", typed],
    queryFn: () => answered(client.GET("/api/organisations", { params: { query: { query: typed, page_size: 8 } } })),
    enabled: typed.trim().length > 1,
  });
  const rows = typed.trim().length > 1 ? (found.data?.organisations ?? []) : [];
  return (
    <>
      <TextField label={t("cluster_organisation")} help={t("cluster_organisation_help")} value={typed} onChange={setTyped} />
      {rows.length > 0 && (
        <fieldset className="field">
          <legend>{t("cluster_found")}</legend>
          {rows.map((row) => (
            <label key={row.organisation} className="row">
              <input type="radio" name={id} checked={value === row.organisation} onChange={() => onChange(row.organisation)} />
              {[row.name, row.city].filter(Boolean).join(", ")}
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
}
