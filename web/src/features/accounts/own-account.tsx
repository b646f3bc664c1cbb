import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { changePassword, endOwnSessions, endSession, mayUse, type OpenSession, problemOf, readOpenSessions, sessionQuery } from "../../api/accounts";
import { formatFor } from "../../base/format";
import { Button } from "../../ui/button";
import { ProblemNotice, Waiting } from "../../ui/notices";
import { PasswordField, PasswordRules } from "../../ui/password-field";
import { useForm } from "../../ui/use-form";
import { Confirm } from "../../ui/confirm";
import "./accounts.css";

const ownSessions = { queryKey: ["own-sessions"], queryFn: readOpenSessions } as const;

function ChangePassword({ name }: { name: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({
    fields: ["old_password", "new_password"],
    places: {
      "wrong-name-or-password": "old_password",
      "wrong-password": "old_password",
      "too-many-attempts": "old_password",
      "short-password": "new_password",
      "long-password": "new_password",
      "common-password": "new_password",
      "guessable-password": "new_password",
    },
    ask: (values) => changePassword(values.old_password, values.new_password),
    done: (session) => {
      form.empty();
      queries.setQueryData(sessionQuery.queryKey, session);
      void queries.invalidateQueries(ownSessions);
    },
  });
  return (
    <form className="card stack" aria-labelledby="change-password" {...form.props}>
      <h2 id="change-password">{t("change_password")}</h2>
      <p className="quiet">{t("change_password_how")}</p>
      {/* For password managers: they must know whose password it is. */}
      <input className="visually-hidden" type="text" autoComplete="username" value={name} readOnly tabIndex={-1} aria-hidden />
      <PasswordField label={t("old_password")} autoComplete="current-password" {...form.field("old_password")} />
      <PasswordField label={t("new_password")} help={<PasswordRules />} autoComplete="new-password" {...form.field("new_password")} />
      {form.refusal && <ProblemNotice problem={form.refusal.problem} waitSeconds={form.refusal.waitSeconds} />}
      <div className="row">
        <Button type="submit" look="primary" isPending={form.isPending}>
          {t("change_password")}
        </Button>
      </div>
      {form.isDone && (
        <p className="notice" role="status">
          {t("password_changed")}
        </p>
      )}
    </form>
  );
}

function SessionRow({ row }: { row: OpenSession }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: () => endSession(row.session),
    // One that has ended by itself is gone just as well: the list says so.
    onSettled: () => queries.invalidateQueries(ownSessions),
  });
  const problem = problemOf(end.error);
  return (
    <tr>
      <th scope="row">
        {format.moment(row.created_at)} {row.is_this && <span className="flag">{t("this_session")}</span>}
      </th>
      <td>{format.moment(row.last_seen_at)}</td>
      <td>{format.moment(row.ends_at)}</td>
      <td>
        {!row.is_this && (
          <Button look="small" label={t("end_session_of", { when: format.moment(row.created_at) })} isPending={end.isPending} onPress={() => end.mutate()}>
            {t("end_session")}
          </Button>
        )}
        {problem && problem.status !== 404 && <ProblemNotice problem={problem} />}
      </td>
    </tr>
  );
}

function OwnSessions() {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const sessions = useQuery({ ...ownSessions, staleTime: 0 });
  const endAll = useMutation({ mutationFn: endOwnSessions, onSuccess: () => location.assign("/") });
  if (!sessions.data) return <Waiting query={sessions} />;
  return (
    <section className="card stack">
      <h2>{t("own_sessions")}</h2>
      <div className="scrolls" role="region" aria-label={t("own_sessions")} tabIndex={0}>
        <table>
          <caption>{t("own_sessions_how")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("session_since")}</th>
              <th scope="col">{t("session_last_seen")}</th>
              <th scope="col">{t("session_ends")}</th>
              <th scope="col">
                <span className="visually-hidden">{t("actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.data.sessions.map((row) => (
              <SessionRow key={row.session} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <div className="row">
        <Button look="danger" onPress={() => setAsking(true)}>
          {t("end_own_sessions")}
        </Button>
      </div>
      {isAsking && (
        <Confirm
          title={t("end_own_sessions")}
          text={t("end_own_sessions_how")}
          action={t("end_own_sessions")}
          isPending={endAll.isPending}
          problem={problemOf(endAll.error)}
          onConfirm={() => endAll.mutate()}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

/** The account of who is signed in: password and sessions. */
export function OwnAccount() {
  const { t } = useTranslation();
  const session = useQuery(sessionQuery);
  if (!session.data) return <Waiting query={session} />;
  const { name, role, has_second_factor } = session.data;
  return (
    <>
      <div className="stack">
        <h1>{t("own_account_title")}</h1>
        <p>{t("own_account_is", { name, role: t(`role_${role}`) })}</p>
        <p className="quiet">{t(`role_may_${role}`)}</p>
        <p className="quiet">{t(has_second_factor ? "second_factor_on" : "second_factor_off")}</p>
        {mayUse(role, "company") && (
          <p>
            <Link href="/own-organisation">{t("nav_own_organisation")}</Link>
          </p>
        )}
      </div>
      <ChangePassword name={name} />
      <OwnSessions />
    </>
  );
}
