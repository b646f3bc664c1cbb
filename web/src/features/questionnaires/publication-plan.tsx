import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { problemOf } from "../../api/accounts";
import { declarePlan, type PlanProposal, type PublicationPlan, planQuery, proposalQuery } from "../../api/publication";
import { useMay } from "../../api/role";
import { download } from "../../base/download";
import { formatFor } from "../../base/format";
import { Button } from "../../ui/button";
import { type Column, DataTable } from "../../ui/data-table";
import { ProblemNotice, Waiting } from "../../ui/notices";
import { useBreakdown } from "./release-table";

type Table = PublicationPlan["tables"][number];

function planFile(plan: unknown): File {
  return new File([JSON.stringify(plan, null, 2)], "plan.json", { type: "application/json" });
}

function Breakdowns({ tables, dropped }: { tables: readonly Table[]; dropped: PublicationPlan["dropped"] }) {
  const { t } = useTranslation();
  const breakdown = useBreakdown();
  const columns: Column<Table>[] = [
    { key: "by", title: t("plan_breakdown"), value: (row) => row.by.join(" "), text: (row) => breakdown(row.by) },
    { key: "cells", title: t("plan_cells"), value: (row) => row.cells, isNumber: true },
    { key: "shown_at_best", title: t("plan_shown_at_best"), value: (row) => row.shown_at_best, isNumber: true },
  ];
  return (
    <>
      <DataTable caption={t("plan_breakdowns")} columns={columns} rows={tables} />
      {dropped.length > 0 && (
        <>
          <h3>{t("plan_dropped")}</h3>
          <ol>
            {dropped.map((one) => (
              <li key={one.by.join(" ")}>{t("plan_dropped_one", { by: breakdown(one.by), overlaps: breakdown([one.overlaps]) })}</li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

function questionNames(plan: unknown): string[] {
  const { questions = [] } = plan as { questions?: { name: string }[] };
  return questions.map((one) => one.name);
}

/** A plan is declared as it is proposed, or from a file that somebody has changed. */
function Declaring({ name, proposal }: { name: string; proposal: PlanProposal }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const declare = useMutation({
    mutationFn: (file: File) => declarePlan(name, file),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["publication-plan", name] }),
  });
  const problem = problemOf(declare.error);
  return (
    <>
      <div className="row">
        <Button look="primary" isPending={declare.isPending} onPress={() => declare.mutate(planFile(proposal.plan))}>
          {t("plan_declare")}
        </Button>
        <Button onPress={() => download("plan.json", planFile(proposal.plan))}>{t("plan_download")}</Button>
      </div>
      <div className="field">
        <label htmlFor="plan-file">{t("plan_from_file")}</label>
        <input
          id="plan-file"
          type="file"
          accept=".json"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) declare.mutate(file);
            event.target.value = "";
          }}
        />
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}

function Proposal({ name }: { name: string }) {
  const { t, i18n } = useTranslation();
  const mayDeclare = useMay("facilitator");
  const proposal = useQuery(proposalQuery(name));
  if (!proposal.data) return <Waiting query={proposal} />;
  return (
    <details>
      <summary>{t("plan_proposal")}</summary>
      <div className="stack">
        <p>{t("plan_questions", { questions: formatFor(i18n.language).list(questionNames(proposal.data.plan)) })}</p>
        <Breakdowns tables={proposal.data.tables} dropped={proposal.data.dropped} />
        {proposal.data.left_out.length > 0 && (
          <>
            <h3>{t("plan_left_out")}</h3>
            <ul>
              {proposal.data.left_out.map((one) => (
                <li key={one.question}>{t("plan_left_out_one", { question: one.question, reason: t(`plan_reason_${one.reason}`) })}</li>
              ))}
            </ul>
          </>
        )}
        {mayDeclare && <Declaring name={name} proposal={proposal.data} />}
      </div>
    </details>
  );
}

/** What will be shown of the answers to a version, settled once somebody has answered; 0 is the latest version. */
function PlanOfVersion({ name, version, isOneOfTwo = false }: { name: string; version: number; isOneOfTwo?: boolean }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const plan = useQuery(planQuery(name, version));
  if (!plan.data) return <Waiting query={plan} />;
  const { is_declared, is_settled, declared_at, declared_by, tables, dropped } = plan.data;
  return (
    <section className="card stack">
      <h2>{isOneOfTwo ? t("plan_title_of_version", { version: plan.data.version }) : t("plan_title")}</h2>
      {is_declared ? (
        <>
          <p className="row">
            <span className="flag">{t(is_settled ? "plan_settled" : "plan_declared")}</span>
            <span className="quiet">{t(declared_by ? "plan_declared_by" : "plan_declared_on", { who: declared_by, when: format.moment(declared_at) })}</span>
          </p>
          <p>{t("plan_questions", { questions: format.list(questionNames(plan.data.plan)) })}</p>
          <Breakdowns tables={tables} dropped={dropped} />
        </>
      ) : (
        <p className="empty">{t(is_settled ? "plan_too_late" : "plan_none")}</p>
      )}
      {!is_settled && version === 0 && <Proposal name={name} />}
    </section>
  );
}

/** The plan of the latest version, and while that is a draft the plan of the one that is being answered. */
export function PublicationPlanCard({ name }: { name: string }) {
  const plan = useQuery(planQuery(name, 0));
  if (!plan.data) return <Waiting query={plan} />;
  const { version, published_version } = plan.data;
  const answered = published_version === version ? 0 : published_version;
  return (
    <>
      {answered > 0 && <PlanOfVersion name={name} version={answered} isOneOfTwo />}
      <PlanOfVersion name={name} version={0} isOneOfTwo={answered > 0} />
    </>
  );
}
