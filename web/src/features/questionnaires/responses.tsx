import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "wouter";
import { type ResponseRow, type Responses, responsesQuery } from "../../api/questionnaires";
import { formatFor } from "../../base/format";
import { languageName } from "../../base/languages";
import { Button } from "../../ui/button";
import { CheckField } from "../../ui/check-field";
import { Waiting } from "../../ui/notices";
import { responseName, waits } from "./response-order";

const firstRows = 50;

function One({ row, name }: { row: ResponseRow; name: string }) {
  const { t, i18n } = useTranslation();
  return (
    <li className="card stack tight">
      <h2>
        <Link href={`/questionnaires/${encodeURIComponent(name)}/responses/${row.response}`}>{responseName(row, t)}</Link>
      </h2>
      <p className="row">
        <span className="flag">{t(`response_state_${row.state}`)}</span>
        {row.state !== "started" && <span className="flag">{t(row.counts ? "response_counts" : "response_waits")}</span>}
        {row.sent_on && <span className="quiet">{t("response_sent_on", { when: formatFor(i18n.language).day(row.sent_on) })}</span>}
        <span className="quiet">{t("response_answers", { number: row.answers })}</span>
        <span className="quiet">{t("response_in", { language: languageName(row.language) })}</span>
      </p>
    </li>
  );
}

function List({ all }: { all: Responses }) {
  const { t } = useTranslation();
  const [onlyWaiting, setOnlyWaiting] = useState(all.needs_check);
  const [shown, setShown] = useState(firstRows);
  const sent = all.responses.filter((row) => row.state !== "started");
  const rows = onlyWaiting ? all.responses.filter(waits) : all.responses;
  if (all.responses.length === 0) return <p className="empty">{t("responses_none")}</p>;
  return (
    <>
      <p className="lead">{t(all.needs_check ? "responses_needs_check" : "responses_no_check", { sent: sent.length, waiting: sent.filter(waits).length })}</p>
      <CheckField label={t("responses_only_waiting")} isChecked={onlyWaiting} onChange={setOnlyWaiting} />
      {rows.length === 0 && <p className="empty">{t("responses_none_left")}</p>}
      <ul className="directory-list">
        {rows.slice(0, shown).map((row) => (
          <One key={row.response} row={row} name={all.questionnaire} />
        ))}
      </ul>
      {rows.length > shown && (
        <p className="row">
          <span className="quiet">{t("rows_shown", { shown, all: rows.length })}</span>
          <Button look="small" onPress={() => setShown(shown + 500)}>
            {t("show_more_rows")}
          </Button>
        </p>
      )}
    </>
  );
}

/** Who has answered a questionnaire, for the adviser who reads what came. */
export function ResponseList() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const all = useQuery(responsesQuery(id));
  return (
    <>
      <p>
        <Link href="/questionnaires">{t("questionnaires_title")}</Link>
      </p>
      <h1>{all.data ? t("responses_of", { title: all.data.title }) : t("responses_title")}</h1>
      {all.data ? <List all={all.data} /> : <Waiting query={all} />}
    </>
  );
}
