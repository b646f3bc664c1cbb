import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useSearch } from "wouter";
import { type AuditEntry, type AuditLog as Log, readAccounts, readAuditLog } from "../../api/accounts";
import { formatFor } from "../../base/format";
import { DataTable } from "../../ui/data-table";
import { Waiting } from "../../ui/notices";
import { olderThan, placeIn } from "./account-rows";
import "./accounts.css";

const entriesAtOnce = 100;

/** Whether the log can be believed, in words. */
function Soundness({ log }: { log: Log }) {
  const { t } = useTranslation();
  if (log.is_sound) return <p className="notice">{t("log_sound")}</p>;
  return (
    <div className="notice danger stack" role="alert">
      <p>{t("log_broken", { place: log.broken_at ?? "?" })}</p>
      <p>{t("log_broken_mend")}</p>
    </div>
  );
}

/** What happened that concerns security: who, when, from where. */
export function AuditLog() {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const before = placeIn(useSearch());
  const log = useQuery({ queryKey: ["audit-log", before], queryFn: () => readAuditLog(before, entriesAtOnce), staleTime: 0 });
  const accounts = useQuery({ queryKey: ["accounts"], queryFn: readAccounts });
  if (!log.data) return <Waiting query={log} />;
  const names = new Map(accounts.data?.accounts.map((account) => [account.account, account.name]));
  const older = olderThan(log.data.entries.map((entry) => entry.place));
  // What the app has no words for, a newer server's action say, is shown as it is.
  const words = (prefix: string, code: string) => (i18n.exists(prefix + code) ? t(prefix + code) : code);
  const who = (entry: AuditEntry) =>
    entry.actor === "" ? t("actor_stranger") : entry.actor === "console" ? t("actor_console") : entry.actor_name || names.get(entry.actor) || entry.actor;
  return (
    <>
      <div className="stack">
        <h1>{t("audit_log_title")}</h1>
        <p className="quiet">{t("audit_log_how")}</p>
      </div>
      <Soundness log={log.data} />
      <DataTable
        caption={t("audit_log_title")}
        rows={log.data.entries}
        columns={[
          { key: "place", title: t("log_place"), value: (row) => row.place, text: (row) => format.whole(row.place), isNumber: true },
          { key: "at", title: t("log_at"), value: (row) => row.at, text: (row) => format.moment(row.at) },
          { key: "actor", title: t("log_actor"), value: (row) => row.actor, text: who },
          { key: "action", title: t("log_action"), value: (row) => row.action, text: (row) => words("audit_", row.action) },
          { key: "subject", title: t("log_subject"), value: (row) => row.subject, text: (row) => names.get(row.subject) ?? (row.subject || "–") },
          { key: "outcome", title: t("log_outcome"), value: (row) => row.outcome, text: (row) => words("audit_outcome_", row.outcome) },
          { key: "peer", title: t("log_peer"), value: (row) => row.peer, text: (row) => row.peer || "–" },
        ]}
      />
      <p className="row">
        {before !== null && (
          <Link className="page-link" href="/audit-log">
            {t("log_newest")}
          </Link>
        )}
        {older !== null && (
          <Link className="page-link" href={`/audit-log?before=${older}`}>
            {t("log_older")}
          </Link>
        )}
      </p>
    </>
  );
}
