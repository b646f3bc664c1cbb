import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { problemOf } from "../../api/accounts";
import { inviteByMail, type MailQueue, type MailState, questionnairesQuery, type QuestionnaireRow, readMailState, remind } from "../../api/questionnaires";
import { formatFor } from "../../base/format";
import { Button } from "../../ui/button";
import { type Column, DataTable } from "../../ui/data-table";
import { Notices, ProblemNotice, Waiting } from "../../ui/notices";

type Organisation = MailState["organisations"][number];

/** What was done for whom, and whom it did not reach. */
function Done({ reply }: { reply: MailQueue }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  return (
    <div role="status">
      <ul>
        {reply.counts.map(({ outcome, organisations }) => (
          <li key={outcome}>
            {t(`mail_outcome_${outcome}`)}: {format.whole(organisations)}
          </li>
        ))}
      </ul>
      <Notices notices={reply.notices} />
    </div>
  );
}

/** Invitations and reminders by e-mail, and how far each organisation has come. */
export function Mail({ row }: { row: QuestionnaireRow }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const format = formatFor(i18n.language);
  const name = row.questionnaire;
  const state = useQuery({ queryKey: ["mail-state", name], queryFn: () => readMailState(name), staleTime: 0 });
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ["mail-state", name] });
    void queries.invalidateQueries({ queryKey: ["field-work", name] });
    void queries.invalidateQueries(questionnairesQuery);
  };
  const write = useMutation({ mutationFn: (what: "invite" | "remind") => (what === "invite" ? inviteByMail(name) : remind(name)), onSuccess: refresh });
  if (!state.data) return <Waiting query={state} />;
  const { data } = state;
  const problem = problemOf(write.error);
  const columns: Column<Organisation>[] = [
    { key: "name", title: t("nav_directory"), value: (one) => one.name },
    { key: "state", title: t("mail_state"), value: (one) => t(`mail_state_${one.state}`) },
    { key: "sent_on", title: t("mail_sent_on"), value: (one) => one.sent_on },
    { key: "reminders", title: t("mail_reminders"), value: (one) => one.reminders, text: (one) => format.whole(one.reminders), isNumber: true },
    { key: "status", title: t("mail_status"), value: (one) => one.status },
  ];
  return (
    <div className="stack">
      <p className="quiet">{t("mail_budget", { messages: data.budget_messages, days: data.budget_days, reminders: data.reminders_max, pause: data.reminder_days })}</p>
      {!data.is_configured && <p className="notice warning">{t("mail_not_configured")}</p>}
      {data.is_configured && row.state === "open" && (
        <div className="row">
          <Button look="primary" label={`${t("mail_invite")}: ${row.title}`} isPending={write.isPending} onPress={() => write.mutate("invite")}>
            {t("mail_invite")}
          </Button>
          <Button label={`${t("mail_remind")}: ${row.title}`} isPending={write.isPending} onPress={() => write.mutate("remind")}>
            {t("mail_remind")}
          </Button>
        </div>
      )}
      {problem && <ProblemNotice problem={problem} />}
      {write.data && <Done reply={write.data} />}
      <ul>
        {data.counts.map((one) => (
          <li key={one.state}>
            {t(`mail_state_${one.state}`)}: {format.whole(one.organisations)}
          </li>
        ))}
        <li>{t("mail_reminders_sent", { number: data.reminders })}</li>
      </ul>
      {data.organisations.length === 0 ? <p className="empty">{t("mail_none")}</p> : <DataTable caption={t("mail_organisations", { name: row.title })} columns={columns} rows={data.organisations} />}
    </div>
  );
}
