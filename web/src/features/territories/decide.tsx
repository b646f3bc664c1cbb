import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, client, type Reply, RequestRefused } from "../../api/client";
import { useDraft } from "../../base/draft";
import { formatFor } from "../../base/format";
import { useWriteKeys } from "../../base/write-key";
import { Button } from "../../ui/button";
import { ProblemNotice } from "../../ui/notices";

type Decision = Reply<"/api/programme">["decisions"][number];

/** What somebody else decided while this was being typed. */
function Meanwhile({ decision }: { decision: Decision }) {
  const { t, i18n } = useTranslation();
  const when = formatFor(i18n.language).moment(decision.decided_at);
  return (
    <div className="notice warning stack" role="alert">
      <p>{t("decided_meanwhile", { name: decision.decided_by, when, outcome: t(`outcome_${decision.outcome}`), reason: decision.reason })}</p>
      <p>{t("decided_meanwhile_how")}</p>
    </div>
  );
}

const outcomes = ["selected", "kept", "dropped"] as const;

/** Records a decision on a domain. What is typed is kept until the server has it; sent again, it is stored once. */
export function Decide({ domain, name, latest }: { domain: string; name: string; latest: Decision | undefined }) {
  const { t } = useTranslation();
  const id = useId();
  const queries = useQueryClient();
  const [reason, setReason, forget] = useDraft(`decide:${domain}`);
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>("selected");
  const keys = useWriteKeys();
  const [isIncomplete, setIncomplete] = useState(false);
  const decision = useMutation({
    mutationFn: () => {
      const body = { domain, outcome, reason, latest_seen: latest?.decision ?? "" };
      return answered(client.POST("/api/programme/decisions", { body, headers: { "Idempotency-Key": keys.keyFor(body) } }));
    },
    onSuccess: async () => {
      forget();
      keys.stored();
      await queries.invalidateQueries({ queryKey: ["programme"] });
    },
    onError: async (error) => {
      // Somebody decided meanwhile: their decision is shown, and what was typed stays.
      if (error instanceof RequestRefused && error.problem.status === 409) await queries.invalidateQueries({ queryKey: ["programme"] });
    },
  });
  const refusal = decision.error instanceof RequestRefused ? decision.error : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isEmpty = reason.trim() === "";
    setIncomplete(isEmpty);
    if (!isEmpty) decision.mutate();
  };
  return (
    <form className="stack card" onSubmit={submit} aria-label={t("decide_on", { domain: name })}>
      <h3>{t("decide")}</h3>
      <fieldset className="field">
        <legend>{t("outcome")}</legend>
        {outcomes.map((one) => (
          <label key={one} className="row">
            <input type="radio" name={`${id}-outcome`} checked={outcome === one} onChange={() => setOutcome(one)} />
            {t(`outcome_${one}`)}
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}-reason`}>{t("reason")}</label>
        <span className="quiet" id={`${id}-help`}>
          {t("reason_help")}
        </span>
        <textarea
          id={`${id}-reason`}
          rows={3}
          value={reason}
          aria-describedby={`${id}-help ${id}-error`}
          aria-invalid={isIncomplete}
          onChange={(event) => setReason(event.target.value)}
        />
        <span className="error" id={`${id}-error`} role={isIncomplete ? "alert" : undefined}>
          {isIncomplete ? t("reason_wanted") : ""}
        </span>
      </div>
      <div className="row">
        <Button type="submit" look="primary" isPending={decision.isPending}>
          {t("record_decision")}
        </Button>
      </div>
      {refusal?.problem.status === 409 && latest ? (
        <Meanwhile decision={latest} />
      ) : (
        refusal && <ProblemNotice problem={refusal.problem} waitSeconds={refusal.waitSeconds} />
      )}
      {decision.isSuccess && (
        <p className="notice" role="status">
          {t("decision_recorded")}
        </p>
      )}
    </form>
  );
}
