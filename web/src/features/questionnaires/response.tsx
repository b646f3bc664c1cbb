import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useParams } from "wouter";
import { problemOf } from "../../api/accounts";
import { checkResponse, readResponse, readResponseFile, responsesQuery, type ShownResponse } from "../../api/questionnaires";
import { useMay } from "../../api/role";
import { formatFor } from "../../base/format";
import { languageName } from "../../base/languages";
import { download, receivedFile } from "../../base/download";
import { Button } from "../../ui/button";
import { ProblemNotice, Waiting } from "../../ui/notices";
import { around, responseName } from "./response-order";
import "../../ui/questions/questions.css";

type Row = ShownResponse["answers"][number];

/** A file is never shown here: it is handed to whoever asks for it, to be opened elsewhere. */
function UploadedFile({ row, response }: { row: Row; response: string }) {
  const { t, i18n } = useTranslation();
  const file = useMutation({
    mutationFn: () => readResponseFile(response, row.variable),
    onSuccess: ({ file_name, encoding, content }) => download(file_name, receivedFile(encoding, content)),
  });
  const problem = problemOf(file.error);
  const size = formatFor(i18n.language).number(row.file_bytes / 1_000_000, row.file_bytes < 1_000_000 ? 3 : 1);
  return (
    <>
      <Button look="small" label={t("file_download", { name: row.answer })} isPending={file.isPending} onPress={() => file.mutate()}>
        {row.answer}
      </Button>{" "}
      <span className="quiet">{t("file_size", { megabytes: size })}</span>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}

function Answered({ row, response }: { row: Row; response: string }) {
  const { t } = useTranslation();
  const isGiven = row.state === "given";
  return (
    <div>
      <dt>
        {row.question}
        {row.repeat && <span className="quiet"> ({t("response_repeat", { number: row.repeat })})</span>}
      </dt>
      <dd>
        {isGiven && row.file_bytes > 0 ? <UploadedFile row={row} response={response} /> : isGiven ? row.answer : <span className="quiet">{t(`response_state_${row.state}`)}</span>} {row.source === "prefilled" && <span className="flag">{t("response_prefilled")}</span>}{" "}
        {row.wrong && <span className="flag">{t("response_wrong")}</span>}
      </dd>
    </div>
  );
}

function Sections({ answers, response }: { answers: readonly Row[]; response: string }) {
  const { t } = useTranslation();
  if (answers.length === 0) return <p className="empty">{t("response_nothing")}</p>;
  const titles = [...new Set(answers.map((row) => row.section))];
  return titles.map((title) => (
    <section key={title} className="card stack">
      {title && <h2>{title}</h2>}
      <dl className="told">
        {answers
          .filter((row) => row.section === title)
          .map((row) => (
            <Answered key={`${row.variable} ${row.repeat}`} row={row} response={response} />
          ))}
      </dl>
    </section>
  ));
}

function Judge({ shown, next }: { shown: ShownResponse; next: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const judged = useMutation({
    mutationFn: ({ undo }: { undo: boolean; isOn: boolean }) => checkResponse(shown.response, undo),
    onSuccess: (_reply, { isOn }) => {
      void queries.invalidateQueries({ queryKey: ["response", shown.response] });
      void queries.invalidateQueries({ queryKey: ["responses", shown.questionnaire] });
      if (isOn) go(`/questionnaires/${encodeURIComponent(shown.questionnaire)}/responses/${next}`);
    },
  });
  const problem = problemOf(judged.error);
  if (shown.state === "started") return <p className="notice">{t("response_not_sent")}</p>;
  return (
    <div className="stack tight">
      <div className="row">
        {shown.state === "checked" ? (
          <Button isPending={judged.isPending} onPress={() => judged.mutate({ undo: true, isOn: false })}>
            {t("response_uncheck")}
          </Button>
        ) : (
          <>
            {next && (
              <Button look="primary" isPending={judged.isPending} onPress={() => judged.mutate({ undo: false, isOn: true })}>
                {t("response_check_next")}
              </Button>
            )}
            <Button look={next ? "plain" : "primary"} isPending={judged.isPending} onPress={() => judged.mutate({ undo: false, isOn: false })}>
              {t("response_check")}
            </Button>
          </>
        )}
      </div>
      {judged.data && (
        <p className="notice-inline" role="status">
          {t(`response_state_${judged.data.state}`)}
        </p>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}

function Shown({ shown }: { shown: ShownResponse }) {
  const { t, i18n } = useTranslation();
  const mayCheck = useMay("facilitator");
  const all = useQuery(responsesQuery(shown.questionnaire));
  const near = around(all.data?.responses ?? [], shown.response);
  const list = `/questionnaires/${encodeURIComponent(shown.questionnaire)}/responses`;
  return (
    <>
      <h1>{responseName(shown, t)}</h1>
      <p className="row">
        <span className="flag">{t(`response_state_${shown.state}`)}</span>
        {shown.state !== "started" && <span className="flag">{t(shown.counts ? "response_counts" : "response_waits")}</span>}
        {shown.sent_on && <span className="quiet">{t("response_sent_on", { when: formatFor(i18n.language).day(shown.sent_on) })}</span>}
        <span className="quiet">{t("response_in", { language: languageName(shown.language) })}</span>
      </p>
      <nav className="row" aria-label={t("responses_title")}>
        {near.before && <Link href={`${list}/${near.before}`}>{t("response_previous")}</Link>}
        {near.after && <Link href={`${list}/${near.after}`}>{t("response_next")}</Link>}
      </nav>
      <Sections answers={shown.answers} response={shown.response} />
      {mayCheck && <Judge shown={shown} next={near.waiting} />}
    </>
  );
}

/** One response, question by question, and whether an adviser has checked it. */
export function OneResponse() {
  const { t } = useTranslation();
  const { id = "", response = "" } = useParams();
  const shown = useQuery({ queryKey: ["response", response], queryFn: () => readResponse(response), staleTime: 0 });
  return (
    <>
      <p>
        <Link href={`/questionnaires/${encodeURIComponent(id)}/responses`}>{t("response_back")}</Link>
      </p>
      {shown.data ? <Shown key={response} shown={shown.data} /> : <Waiting query={shown} />}
    </>
  );
}
