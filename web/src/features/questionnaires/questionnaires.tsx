import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { problemOf } from "../../api/accounts";
import {
  addFile,
  addReady,
  close,
  inviteEverybody,
  type Links,
  type QuestionnaireRow,
  type Questionnaires as All,
  questionnairesQuery,
} from "../../api/questionnaires";
import { useMay } from "../../api/role";
import { base64Of } from "../../base/base64";
import { download } from "../../base/download";
import { formatFor } from "../../base/format";
import { languageName } from "../../base/languages";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { ProblemNotice, Waiting } from "../../ui/notices";
import { Select } from "../../ui/select";
import { Exports } from "./exports";
import { FieldWorkTable } from "./field-work-table";
import { linksCsv } from "./links-csv";
import { Mail } from "./mail";
import { PublishDialog } from "./publish-dialog";

/** Takes a questionnaire in: one that is ready, or a file. */
function Add({ ready }: { ready: All["ready"] }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState(ready[0]?.ready ?? "");
  const [done, setDone] = useState("");
  const id = useId();
  const add = useMutation({
    mutationFn: async (file: File | null) => (file ? addFile(file.name, await base64Of(file), i18n.language) : addReady(chosen)),
    onSuccess: (reply) => {
      setDone(reply.missing_texts > 0 ? t("added_missing", { name: reply.questionnaire, number: reply.missing_texts }) : t("added", { name: reply.questionnaire }));
      void queries.invalidateQueries(questionnairesQuery);
    },
  });
  const problem = problemOf(add.error);
  return (
    <section className="card stack">
      <h2>{t("add_questionnaire")}</h2>
      <div className="row">
        <Link href="/questionnaires/new" className="button">
          {t("editor_new")}
        </Link>
      </div>
      <Select label={t("ready_questionnaire")} value={chosen} options={ready.map((one) => ({ value: one.ready, text: one.title }))} onChange={setChosen} />
      <div className="row">
        <Button look="primary" isPending={add.isPending} onPress={() => add.mutate(null)}>
          {t("add_ready")}
        </Button>
      </div>
      <div className="field">
        <label htmlFor={id}>{t("questionnaire_file")}</label>
        <input
          id={id}
          type="file"
          accept=".json,.xlsx"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) add.mutate(file);
            event.target.value = "";
          }}
        />
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {done && (
        <p className="notice" role="status">
          {done}
        </p>
      )}
    </section>
  );
}

/** The links stand here this once: they go into a file, and from there into e-mails or letters. */
function LinksMade({ name, links, onDone }: { name: string; links: Links["links"]; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="notice warning stack" role="status">
      <p>{t("links_made", { number: links.length })}</p>
      <div className="row">
        <Button look="primary" onPress={() => download(`${name}-links.csv`, new Blob([linksCsv(links)], { type: "text/csv" }))}>
          {t("links_download")}
        </Button>
        <Button onPress={onDone}>{t("link_done")}</Button>
      </div>
    </div>
  );
}

function One({ row, mayChange }: { row: QuestionnaireRow; mayChange: boolean }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<"publish" | "close" | null>(null);
  const [links, setLinks] = useState<Links["links"] | null>(null);
  const refresh = () => {
    void queries.invalidateQueries(questionnairesQuery);
    void queries.invalidateQueries({ queryKey: ["field-work", row.questionnaire] });
  };
  const invite = useMutation({
    mutationFn: () => inviteEverybody(row.questionnaire),
    onSuccess: (reply) => {
      setLinks(reply.links);
      refresh();
    },
  });
  const end = useMutation({
    mutationFn: () => close(row.questionnaire),
    onSuccess: () => {
      setAsking(null);
      refresh();
    },
  });
  const problem = problemOf(invite.error);
  const closing = problemOf(end.error);
  const of = (action: string) => `${action}: ${row.title}`;
  return (
    <section className="card stack">
      <h2>{row.title}</h2>
      <p className="row">
        <span className="flag">{t(`questionnaire_${row.state}`)}</span>
        <span className="flag">{t(`mode_${row.mode}`)}</span>
        <span className="quiet">{t("questionnaire_version", { number: row.version })}</span>
        <span className="quiet">{row.languages.map(languageName).join(", ")}</span>
        {row.closes_at && <span className="quiet">{t("open_until", { when: formatFor(i18n.language).moment(row.closes_at) })}</span>}
      </p>
      {mayChange && (
        <div className="row">
          <Link href={`/questionnaires/${encodeURIComponent(row.questionnaire)}/edit`} className="button" aria-label={of(t("questionnaire_edit"))}>
            {t("questionnaire_edit")}
          </Link>
          {row.state === "draft" && (
            <Button look="primary" label={of(t("publish"))} onPress={() => setAsking("publish")}>
              {t("publish")}
            </Button>
          )}
          {row.state === "open" && (
            <>
              <Button look="primary" label={of(t("invite_everybody"))} isPending={invite.isPending} onPress={() => invite.mutate()}>
                {t("invite_everybody")}
              </Button>
              <Link href={`/questionnaires/${encodeURIComponent(row.questionnaire)}/entry`} className="button" aria-label={of(t("entry_open"))}>
                {t("entry_open")}
              </Link>
              <Button label={of(t("close_questionnaire"))} onPress={() => setAsking("close")}>
                {t("close_questionnaire")}
              </Button>
            </>
          )}
        </div>
      )}
      {problem && <ProblemNotice problem={problem} />}
      {links && <LinksMade name={row.questionnaire} links={links} onDone={() => setLinks(null)} />}
      {row.state !== "draft" && (
        <details>
          <summary>{t("field_work_summary", { sent: row.sent, invited: row.invited })}</summary>
          <FieldWorkTable name={row.questionnaire} />
        </details>
      )}
      <p className="row">
        {row.has_scores && (
          <Link href={`/questionnaires/${encodeURIComponent(row.questionnaire)}/advice`} className="button small" aria-label={of(t("advice_open"))}>
            {t("advice_open")}
          </Link>
        )}
        {row.has_relations && row.state !== "draft" && (
          <Link href={`/questionnaires/${encodeURIComponent(row.questionnaire)}/network`} className="button small" aria-label={of(t("network_open"))}>
            {t("network_open")}
          </Link>
        )}
        {row.is_study && row.state !== "draft" && (
          <Link href={`/questionnaires/${encodeURIComponent(row.questionnaire)}/study/barriers`} className="button small" aria-label={of(t("study_open"))}>
            {t("study_open")}
          </Link>
        )}
        {row.state !== "draft" && (
          <Link href={`/questionnaires/${encodeURIComponent(row.questionnaire)}/responses`} className="button small" aria-label={of(t("responses_open"))}>
            {t("responses_open")}
          </Link>
        )}
        <Link href={`/questionnaires/${encodeURIComponent(row.questionnaire)}/publication`} className="button small" aria-label={of(t("publication_open"))}>
          {t("publication_open")}
        </Link>
      </p>
      {mayChange && row.state !== "draft" && (
        <details>
          <summary>{t("mail_title")}</summary>
          <Mail row={row} />
        </details>
      )}
      <Exports row={row} />
      {asking === "publish" && <PublishDialog name={row.questionnaire} onClose={() => setAsking(null)} />}
      {asking === "close" && (
        <Dialog title={t("close_questionnaire")} onClose={() => setAsking(null)} isAlert>
          <p>{t("close_how")}</p>
          {closing && <ProblemNotice problem={closing} />}
          <div className="row">
            <Button look="danger" isPending={end.isPending} onPress={() => end.mutate()}>
              {t("close_questionnaire")}
            </Button>
            <Button onPress={() => setAsking(null)}>{t("not_now")}</Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

/** The questionnaires of the programme: from the draft to the answers. */
export function Questionnaires() {
  const { t } = useTranslation();
  const mayChange = useMay("facilitator");
  const all = useQuery({ ...questionnairesQuery, staleTime: 0 });
  if (!all.data) return <Waiting query={all} />;
  return (
    <>
      <h1>{t("questionnaires_title")}</h1>
      <p className="lead">{t("questionnaires_how")}</p>
      <p>
        <Link href="/study-file">{t("study_file_open")}</Link>
      </p>
      {all.data.questionnaires.length === 0 && <p className="empty">{t("questionnaires_none")}</p>}
      {all.data.questionnaires.map((row) => (
        <One key={row.questionnaire} row={row} mayChange={mayChange} />
      ))}
      {mayChange && <Add ready={all.data.ready} />}
    </>
  );
}
