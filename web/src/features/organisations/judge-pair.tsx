import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, client, RequestRefused } from "../../api/client";
import { useDraft } from "../../base/draft";
import { useWriteKeys } from "../../base/write-key";
import { Button } from "../../ui/button";
import { ProblemNotice } from "../../ui/notices";

export type Verdict = "same" | "different";

interface Options {
  /** The one that stays, where they are the same. */
  one: string;
  other: string;
  verdicts: readonly Verdict[];
  onDone: (verdict: Verdict) => void;
}

/** Decides on a pair, with a reason. What is typed is kept until the server has it; sent again, it is stored once. */
export function JudgePair({ one, other, verdicts, onDone }: Options) {
  const { t } = useTranslation();
  const id = useId();
  const [reason, setReason, forget] = useDraft(`pair:${one}:${other}`);
  const [isIncomplete, setIncomplete] = useState(false);
  const keys = useWriteKeys();
  const judged = useMutation({
    mutationFn: async (verdict: Verdict) => {
      const headers = { "Idempotency-Key": keys.keyFor({ one, other, verdict, reason }) };
      if (verdict === "same") await answered(client.POST("/api/organisations/{keep}/merges", { params: { path: { keep: one } }, body: { merge: other, reason }, headers }));
      else await answered(client.POST("/api/organisations/{organisation}/separations", { params: { path: { organisation: one } }, body: { other, reason }, headers }));
      return verdict;
    },
    onSuccess: (verdict) => {
      keys.stored();
      forget();
      onDone(verdict);
    },
  });
  const refusal = judged.error instanceof RequestRefused ? judged.error : null;
  const judge = (verdict: Verdict) => {
    const isEmpty = reason.trim() === "";
    setIncomplete(isEmpty);
    if (isEmpty) document.getElementById(`${id}-reason`)?.focus();
    else if (!judged.isPending) judged.mutate(verdict);
  };
  return (
    <form
      className="stack tight"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (verdicts[0]) judge(verdicts[0]);
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-reason`}>{t("reason")}</label>
        <span className="quiet" id={`${id}-help`}>
          {t("reason_help")}
        </span>
        <textarea id={`${id}-reason`} rows={2} value={reason} aria-describedby={`${id}-help ${id}-error`} aria-invalid={isIncomplete} onChange={(event) => setReason(event.target.value)} />
        <span className="error" id={`${id}-error`} role={isIncomplete ? "alert" : undefined}>
          {isIncomplete ? t("reason_wanted") : ""}
        </span>
      </div>
      {refusal && <ProblemNotice problem={refusal.problem} waitSeconds={refusal.waitSeconds} />}
      <div className="row">
        {verdicts.map((verdict) => (
          <Button key={verdict} look={verdict === "same" ? "primary" : "plain"} isPending={judged.isPending && judged.variables === verdict} onPress={() => judge(verdict)}>
            {t(`org_verdict_${verdict}`)}
          </Button>
        ))}
      </div>
    </form>
  );
}
