import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Account, endAllSessions, offerReset, type OneTimeToken, problemOf, readAccounts, sessionQuery } from "../../api/accounts";
import { formatFor } from "../../base/format";
import { Button } from "../../ui/button";
import { Waiting } from "../../ui/notices";
import { ChangeDialog, useChange } from "./change-dialog";
import { Confirm } from "../../ui/confirm";
import { ConfirmErasure, DownloadData } from "./person";
import { Invite } from "./invite";
import { OneTimeLink } from "./one-time-link";
import "./accounts.css";

type Asking = "change" | "state" | "reset" | "erasure" | null;

function ConfirmState({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation();
  const change = useChange(account, onClose);
  const isActive = account.state === "active";
  return (
    <Confirm
      title={t(isActive ? "disable_of" : "enable_of", { name: account.name })}
      text={t(isActive ? "disable_how" : "enable_how")}
      action={t(isActive ? "disable" : "enable")}
      isPending={change.isPending}
      problem={problemOf(change.error)}
      onConfirm={() => change.mutate({ role: account.role, territories: account.territories, state: isActive ? "disabled" : "active" })}
      onClose={onClose}
    />
  );
}

function ConfirmReset({ account, onLink, onClose }: { account: Account; onLink: (token: OneTimeToken) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const reset = useMutation({
    mutationFn: () => offerReset(account.account),
    onSuccess: (token) => {
      void queries.invalidateQueries({ queryKey: ["audit-log"] });
      onLink(token);
      onClose();
    },
  });
  return (
    <Confirm
      title={t("reset_of", { name: account.name })}
      text={t("offer_reset_how")}
      action={t("offer_reset")}
      isPending={reset.isPending}
      problem={problemOf(reset.error)}
      onConfirm={() => reset.mutate()}
      onClose={onClose}
    />
  );
}

function AccountRow({ account, isOwn, onLink }: { account: Account; isOwn: boolean; onLink: (name: string, token: OneTimeToken) => void }) {
  const { t, i18n } = useTranslation();
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  const isActive = account.state === "active";
  return (
    <tr className={isActive ? undefined : "disabled"}>
      <th scope="row">
        {account.name} {isOwn && <span className="flag">{t("you")}</span>}
      </th>
      <td>
        {t(`role_${account.role}`)}
        {account.territories.length > 0 && <div className="quiet">{account.territories.join(", ")}</div>}
      </td>
      <td>
        <span className={isActive ? "flag" : "flag illustrative"}>{t(`state_${account.state}`)}</span>
      </td>
      <td>{t(account.has_second_factor ? "yes" : "no")}</td>
      <td>{formatFor(i18n.language).moment(account.created_at)}</td>
      <td>
        <div className="row">
          <Button look="small" label={t("change_of", { name: account.name })} onPress={() => setAsking("change")}>
            {t("change_this")}
          </Button>
          <Button look="small" label={t("reset_of", { name: account.name })} onPress={() => setAsking("reset")}>
            {t("offer_reset")}
          </Button>
          <Button look="small" label={t(isActive ? "disable_of" : "enable_of", { name: account.name })} onPress={() => setAsking("state")}>
            {t(isActive ? "disable" : "enable")}
          </Button>
          <DownloadData account={account} />
          <Button look="small" label={t("erase_of", { name: account.name })} onPress={() => setAsking("erasure")}>
            {t("erase")}
          </Button>
        </div>
        {asking === "change" && <ChangeDialog account={account} onClose={close} />}
        {asking === "state" && <ConfirmState account={account} onClose={close} />}
        {asking === "erasure" && <ConfirmErasure account={account} onClose={close} />}
        {asking === "reset" && <ConfirmReset account={account} onLink={(token) => onLink(account.name, token)} onClose={close} />}
      </td>
    </tr>
  );
}

function EndAllSessions() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const end = useMutation({
    mutationFn: endAllSessions,
    onSuccess: async () => {
      setAsking(false);
      await queries.invalidateQueries(sessionQuery);
    },
  });
  return (
    <section className="card stack">
      <h2>{t("end_all_sessions")}</h2>
      <p className="quiet">{t("end_all_sessions_how")}</p>
      <div className="row">
        <Button look="danger" onPress={() => setAsking(true)}>
          {t("end_all_sessions")}
        </Button>
      </div>
      {end.data && (
        <p className="notice" role="status">
          {t("sessions_ended", { number: end.data.ended })}
        </p>
      )}
      {isAsking && (
        <Confirm
          title={t("end_all_sessions")}
          text={t("end_all_sessions_how")}
          action={t("end_all_sessions")}
          isPending={end.isPending}
          problem={problemOf(end.error)}
          onConfirm={() => end.mutate()}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

/** Who may sign in, and as what. */
export function Accounts() {
  const { t } = useTranslation();
  const session = useQuery(sessionQuery);
  const accounts = useQuery({ queryKey: ["accounts"], queryFn: readAccounts, staleTime: 0 });
  const [link, setLink] = useState<{ name: string; token: OneTimeToken } | null>(null);
  if (!accounts.data) return <Waiting query={accounts} />;
  return (
    <>
      <h1>{t("accounts_title")}</h1>
      {link && <OneTimeLink title={t("reset_link_of", { name: link.name })} token={link.token} onDone={() => setLink(null)} />}
      <div className="scrolls" role="region" aria-label={t("accounts_title")} tabIndex={0}>
        <table className="accounts">
          <caption>{t("accounts_how")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("account_name")}</th>
              <th scope="col">{t("role")}</th>
              <th scope="col">{t("status")}</th>
              <th scope="col">{t("second_factor")}</th>
              <th scope="col">{t("account_since")}</th>
              <th scope="col">{t("actions")}</th>
            </tr>
          </thead>
          <tbody>
            {accounts.data.accounts.map((account) => (
              <AccountRow
                key={account.account}
                account={account}
                isOwn={account.name === session.data?.name}
                onLink={(name, token) => setLink({ name, token })}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Invite />
      <EndAllSessions />
    </>
  );
}
