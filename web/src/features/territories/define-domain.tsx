import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, client, RequestRefused } from "../../api/client";
import { useDraft } from "../../base/draft";
import { shortNameOf } from "../../base/short-name";
import { Button } from "../../ui/button";
import { ProblemNotice } from "../../ui/notices";

/** The codes in what was typed: `03, 30 50`. */
export function codesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((code) => code !== ""))];
}

/** Defines a domain by hand; what is typed stays until the server has it. */
export function DefineDomain({ known }: { known: readonly string[] }) {
  const { t } = useTranslation();
  const id = useId();
  const queries = useQueryClient();
  const [name, setName, forgetName] = useDraft("define-domain-name");
  const [codes, setCodes, forgetCodes] = useDraft("define-domain-codes");
  const [wanted, setWanted] = useState("");
  const defining = useMutation({
    mutationFn: () => answered(client.PUT("/api/programme/domains/{domain}", { params: { path: { domain: shortNameOf(name) } }, body: { name: name.trim(), activities: codesIn(codes) } })),
    onSuccess: async () => {
      forgetName();
      forgetCodes();
      await Promise.all([queries.invalidateQueries({ queryKey: ["domains"] }), queries.invalidateQueries({ queryKey: ["programme"] })]);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const short = shortNameOf(name);
    // One of that name is replaced by the operation; here nobody loses one by accident.
    const missing = short === "" ? "define_name_wanted" : known.includes(short) ? "define_name_taken" : codesIn(codes).length === 0 ? "define_codes_wanted" : "";
    setWanted(missing);
    if (missing === "") defining.mutate();
  };
  return (
    <details className="card">
      <summary>{t("define_domain")}</summary>
      <form className="stack" onSubmit={submit} aria-label={t("define_domain")}>
        <div className="field">
          <label htmlFor={`${id}-name`}>{t("domain_name")}</label>
          <input id={`${id}-name`} value={name} onChange={(event) => setName(event.target.value)} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-codes`}>{t("domain_codes")}</label>
          <span className="quiet" id={`${id}-help`}>
            {t("domain_codes_help")}
          </span>
          <input id={`${id}-codes`} value={codes} aria-describedby={`${id}-help`} onChange={(event) => setCodes(event.target.value)} />
        </div>
        {wanted && (
          <p className="notice danger" role="alert">
            {t(wanted)}
          </p>
        )}
        <div className="row">
          <Button type="submit" look="primary" isPending={defining.isPending}>
            {t("define_domain")}
          </Button>
        </div>
        {defining.error instanceof RequestRefused && <ProblemNotice problem={defining.error.problem} />}
        {defining.isSuccess && (
          <p className="notice" role="status">
            {t("domain_defined")}
          </p>
        )}
      </form>
    </details>
  );
}
