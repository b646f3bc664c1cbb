import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, client, RequestRefused } from "../../api/client";
import { useDraft } from "../../base/draft";
import { useWriteKeys } from "../../base/write-key";
import { Button } from "../../ui/button";
import { ProblemNotice } from "../../ui/notices";
import { lessonsQuery } from "./study";

const outcomes = ["accepted", "edited", "rejected"] as const;
type Outcome = (typeof outcomes)[number];

interface Options {
  questionnaire: string;
  lesson: string;
  title: string;
  /** What is there to be edited. */
  words: string;
  /** The id of the last decision that the page shows. */
  latest: string;
}

/** A text that is asked for, and what is said where it is missing. */
function Words({ id, label, value, missing, onChange }: { id: string; label: string; value: string; missing: string; onChange: (text: string) => void }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} rows={3} value={value} aria-describedby={`${id}-error`} aria-invalid={missing !== ""} onChange={(event) => onChange(event.target.value)} />
      <span className="error" id={`${id}-error`} role={missing ? "alert" : undefined}>
        {missing}
      </span>
    </div>
  );
}

/** Records a decision on a lesson. What is typed is kept until the server has it; sent again, it is stored once. */
export function DecideLesson({ questionnaire, lesson, title, words, latest }: Options) {
  const { t } = useTranslation();
  const id = useId();
  const queries = useQueryClient();
  const [reason, setReason, forgetReason] = useDraft(`lesson-reason:${questionnaire}:${lesson}`);
  const [draft, setDraft, forgetDraft] = useDraft(`lesson-wording:${questionnaire}:${lesson}`);
  const [outcome, setOutcome] = useState<Outcome>("accepted");
  const [isSubmitted, setSubmitted] = useState(false);
  const keys = useWriteKeys();
  const wording = outcome === "edited" ? draft : "";
  const choose = (one: Outcome) => {
    setOutcome(one);
    // Who edits begins with what is there.
    if (one === "edited" && draft === "") setDraft(words);
  };
  const decision = useMutation({
    mutationFn: () => {
      const body = { lesson, outcome, wording, reason, latest_seen: latest };
      return answered(client.POST("/api/questionnaires/{questionnaire}/lessons", { params: { path: { questionnaire } }, body, headers: { "Idempotency-Key": keys.keyFor(body) } }));
    },
    onSuccess: async () => {
      forgetReason();
      forgetDraft();
      keys.stored();
      setOutcome("accepted");
      setSubmitted(false);
      await queries.invalidateQueries(lessonsQuery(questionnaire));
    },
    onError: async (error) => {
      // Somebody decided meanwhile: their decision is shown, and what was typed stays.
      if (error instanceof RequestRefused && error.problem.status === 409) await queries.invalidateQueries(lessonsQuery(questionnaire));
    },
  });
  const refusal = decision.error instanceof RequestRefused ? decision.error : null;
  const isMissingReason = reason.trim() === "";
  const isMissingWording = outcome === "edited" && wording.trim() === "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (!isMissingReason && !isMissingWording) decision.mutate();
  };
  return (
    <form className="stack" onSubmit={submit} aria-label={t("study_decide_on", { title })}>
      <fieldset className="field">
        <legend>{t("outcome")}</legend>
        {outcomes.map((one) => (
          <label key={one} className="row">
            <input type="radio" name={`${id}-outcome`} checked={outcome === one} onChange={() => choose(one)} />
            {t(`study_decide_${one}`)}
          </label>
        ))}
      </fieldset>
      {outcome === "edited" && <Words id={`${id}-wording`} label={t("study_wording")} value={draft} missing={isSubmitted && isMissingWording ? t("study_wording_wanted") : ""} onChange={setDraft} />}
      <Words id={`${id}-reason`} label={t("reason")} value={reason} missing={isSubmitted && isMissingReason ? t("reason_wanted") : ""} onChange={setReason} />
      <div className="row">
        <Button type="submit" label={`${t("record_decision")}: ${title}`} isPending={decision.isPending}>
          {t("record_decision")}
        </Button>
      </div>
      {decision.isSuccess && (
        <p className="notice" role="status">
          {t("decision_recorded")}
        </p>
      )}
      {refusal && <ProblemNotice problem={refusal.problem} waitSeconds={refusal.waitSeconds} />}
    </form>
  );
}
