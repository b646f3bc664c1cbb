import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { RequestRefused } from "../../api/client";
import { Button } from "../../ui/button";
import { formatFor } from "../../base/format";
import { ProblemNotice } from "../../ui/notices";
import { useLabels } from "../../ui/organisation-labels";
import { mergedRecord, metMembers } from "./merge-records";
import type { OrganisationRecord } from "./record";
import type { Known, RecordDoor } from "./record-door";
import "./organisations.css";

interface Options {
  label: string;
  /** The record as it was when the form was opened. */
  known: Known;
  door: RecordDoor;
  /** The record as the form has it; null where something is wrong, which the form then says at its place. */
  written: () => OrganisationRecord | null;
  onDone: (organisation: string) => void;
  onCancel: () => void;
  children: ReactNode;
}

/** What somebody else stored meanwhile, in words; saving again keeps what both changed. */
function Met({ theirs, both }: { theirs: readonly string[]; both: readonly string[] }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const labels = useLabels();
  const named = (members: readonly string[]) => format.list(members.map(labels.member));
  return (
    <div className="notice warning stack" role="alert">
      <p>{t("org_met")}</p>
      {theirs.length > 0 && <p>{t("org_met_theirs", { members: named(theirs) })}</p>}
      {both.length > 0 && <p>{t("org_met_both", { members: named(both) })}</p>}
      <p>{t("org_met_how")}</p>
    </div>
  );
}

/**
 * A form on a record: stores it as a further version, unless somebody else stored one meanwhile. Then nothing typed is lost:
 * it says what the other changed, and storing again stores the changes of both.
 */
export function RecordFrame({ label, known, door, written, onDone, onCancel, children }: Options) {
  const { t } = useTranslation();
  const place = useRef<HTMLFormElement>(null);
  const [met, setMet] = useState<(Known & ReturnType<typeof metMembers>) | null>(null);
  const saved = useMutation({
    mutationFn: (mine: OrganisationRecord) => (met ? door.send(mergedRecord(known.record, mine, met.record), met.number) : door.send(mine, known.number)),
    onSuccess: (reply) => onDone(reply.organisation),
    onError: async (error, mine) => {
      if (!(error instanceof RequestRefused) || error.problem.code !== "changed-meanwhile") return;
      const latest = await door.latest().catch(() => null);
      if (latest) setMet({ ...latest, ...metMembers(known.record, mine, latest.record) });
    },
  });
  const refusal = saved.error instanceof RequestRefused ? saved.error : null;
  if (saved.error && !refusal) throw saved.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (saved.isPending) return;
    const mine = written();
    if (mine) saved.mutate(mine);
    else setTimeout(() => place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const isMet = met !== null && refusal?.problem.code === "changed-meanwhile";
  return (
    <form className="card stack record-form" ref={place} noValidate onSubmit={submit} aria-label={label}>
      {children}
      {isMet ? <Met theirs={met.theirs} both={met.both} /> : refusal && <ProblemNotice problem={refusal.problem} waitSeconds={refusal.waitSeconds} />}
      <div className="row">
        <Button type="submit" look="primary" isPending={saved.isPending}>
          {t(isMet ? "org_save_both" : "org_save")}
        </Button>
        <Button onPress={onCancel}>{t("cancel")}</Button>
      </div>
    </form>
  );
}
