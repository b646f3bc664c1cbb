import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { mayUse, problemOf, readAccounts } from "../../api/accounts";
import { answered, client } from "../../api/client";
import { formatFor } from "../../base/format";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { ProblemNotice, Waiting } from "../../ui/notices";
import { Select } from "../../ui/select";
import type { Representatives as Rows } from "./replies";

const representatives = { queryKey: ["representatives"], queryFn: () => answered(client.GET("/api/representatives")), staleTime: 0 } as const;
const accounts = { queryKey: ["accounts"], queryFn: readAccounts } as const;

function useSetting(organisation: string, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ account, end }: { account: string; end: boolean }) => answered(client.PUT("/api/representatives/{account}", { params: { path: { account } }, body: { organisation, end } })),
    onSuccess: async () => {
      await queries.invalidateQueries(representatives);
      void queries.invalidateQueries({ queryKey: ["audit-log"] });
      onDone();
    },
  });
}

function ConfirmEnd({ row, onClose }: { row: Rows[number]; onClose: () => void }) {
  const { t } = useTranslation();
  const setting = useSetting(row.organisation, onClose);
  return (
    <Confirm
      title={t("representative_end_of", { name: row.name })}
      text={t("representative_end_how")}
      action={t("representative_end")}
      isPending={setting.isPending}
      problem={problemOf(setting.error)}
      onConfirm={() => setting.mutate({ account: row.account, end: true })}
      onClose={onClose}
    />
  );
}

/** Lets one of the accounts that speak for nobody yet speak for the organisation. */
function Add({ organisation, taken }: { organisation: string; taken: ReadonlySet<string> }) {
  const { t } = useTranslation();
  const [account, setAccount] = useState("");
  const setting = useSetting(organisation, () => setAccount(""));
  const all = useQuery(accounts);
  if (!all.data) return <Waiting query={all} />;
  const free = all.data.accounts.filter((one) => one.state === "active" && mayUse(one.role, "company") && !taken.has(one.account));
  const problem = problemOf(setting.error);
  if (free.length === 0)
    return (
      <p>
        {t("representative_none_free")} <Link href="/accounts">{t("nav_all_accounts")}</Link>
      </p>
    );
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (account) setting.mutate({ account, end: false });
      }}
    >
      <Select
        label={t("representative_account")}
        value={account}
        options={[{ value: "", text: t("representative_choose") }, ...free.map((one) => ({ value: one.account, text: `${one.name} (${t(`role_${one.role}`)})` }))]}
        onChange={setAccount}
      />
      {problem && <ProblemNotice problem={problem} />}
      <p>
        <Button type="submit" isPending={setting.isPending} isDisabled={account === ""}>
          {t("representative_add")}
        </Button>
      </p>
    </form>
  );
}

/** Which accounts speak for the organisation: an owner gives that, and ends it. */
export function Representatives({ organisation }: { organisation: string }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const [ending, setEnding] = useState<Rows[number] | null>(null);
  const query = useQuery(representatives);
  const rows = query.data?.representatives;
  const here = rows?.filter((one) => one.organisation === organisation);
  return (
    <section className="card stack">
      <h2>{t("representatives")}</h2>
      <p>{t("representatives_lead")}</p>
      {!rows && <Waiting query={query} />}
      {here?.length === 0 && <p className="quiet">{t("representatives_none")}</p>}
      <ul className="directory-list">
        {here?.map((row) => (
          <li key={row.account} className="stack tight">
            <p>
              <strong className="value-change">{row.name}</strong> {row.state !== "active" && <span className="flag illustrative">{t(`state_${row.state}`)}</span>}
            </p>
            <p className="quiet">{t("representative_since", { when: format.moment(row.since) })}</p>
            <p>
              <Button look="small" label={t("representative_end_of", { name: row.name })} onPress={() => setEnding(row)}>
                {t("representative_end")}
              </Button>
            </p>
          </li>
        ))}
      </ul>
      {rows && <Add organisation={organisation} taken={new Set(rows.map((one) => one.account))} />}
      {ending && <ConfirmEnd row={ending} onClose={() => setEnding(null)} />}
    </section>
  );
}
