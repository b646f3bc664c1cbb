import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { applyRetention, problemOf, type ProcessingRegister, readProcessingRegister } from "../../api/accounts";
import { useWriteKeys } from "../../base/write-key";
import { Button } from "../../ui/button";
import { DataTable } from "../../ui/data-table";
import { ProblemNotice, Waiting } from "../../ui/notices";

type Words = (prefix: string, code: string, otherwise: string) => string;

const rowsOf = (tables: readonly { rows: number }[]) => tables.reduce((sum, table) => sum + table.rows, 0);

/** What is kept for longer than it should be, and the means to end that. */
function Retention({ register }: { register: ProcessingRegister }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const keys = useWriteKeys();
  const overdue = register.tables.reduce((sum, table) => sum + table.overdue, 0);
  const apply = useMutation({
    mutationFn: () => applyRetention(keys.keyFor(overdue)),
    onSuccess: async () => {
      keys.stored();
      await queries.invalidateQueries({ queryKey: ["processing-register"] });
    },
  });
  const problem = problemOf(apply.error);
  return (
    <section className="card stack">
      <h2>{t("retention_title")}</h2>
      <p>{overdue > 0 ? t("retention_due", { rows: overdue }) : t("retention_nothing")}</p>
      {overdue > 0 && (
        <div className="row">
          <Button look="danger" isPending={apply.isPending} onPress={() => apply.mutate()}>
            {t("retention_apply")}
          </Button>
        </div>
      )}
      {apply.data && (
        <p className="notice" role="status">
          {t("retention_done", { rows: rowsOf(apply.data.removed) })}
        </p>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </section>
  );
}

function Purposes({ register, words }: { register: ProcessingRegister; words: Words }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t("register_purposes")}
      rows={register.purposes}
      columns={[
        { key: "purpose", title: t("register_purpose"), value: (row) => row.purpose, text: (row) => words("purpose_", row.purpose, row.purpose) },
        { key: "why", title: t("register_why"), value: (row) => row.why, text: (row) => words("purpose_", `${row.purpose}_why`, row.why) },
        { key: "persons", title: t("register_persons"), value: (row) => row.persons, text: (row) => words("purpose_", `${row.purpose}_persons`, row.persons) },
        { key: "recipients", title: t("register_recipients"), value: (row) => row.recipients, text: (row) => words("purpose_", `${row.purpose}_recipients`, row.recipients) },
        { key: "basis", title: t("register_basis"), value: (row) => row.basis },
      ]}
    />
  );
}

function Tables({ register, words }: { register: ProcessingRegister; words: Words }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t("register_tables")}
      rows={register.tables}
      columns={[
        { key: "table", title: t("register_table"), value: (row) => row.table },
        { key: "purpose", title: t("register_purpose"), value: (row) => row.purpose, text: (row) => words("purpose_", row.purpose, row.purpose) },
        { key: "columns", title: t("register_columns"), value: (row) => row.columns.join(", ") },
        { key: "erasure", title: t("register_erasure"), value: (row) => row.erasure, text: (row) => t(row.erasure === "removed" ? "erasure_removed" : "erasure_stays") },
        {
          key: "retention",
          title: t("register_retention"),
          value: (row) => row.retention_days,
          text: (row) => (row.retention_days === null ? t("retention_none") : t("retention_days", { days: row.retention_days, since: row.retention_since })),
        },
        { key: "overdue", title: t("register_overdue"), value: (row) => row.overdue, isNumber: true },
      ]}
    />
  );
}

/** What the programme keeps of persons, why, and for how long. */
export function Register() {
  const { t, i18n } = useTranslation();
  const register = useQuery({ queryKey: ["processing-register"], queryFn: readProcessingRegister, staleTime: 0 });
  if (!register.data) return <Waiting query={register} />;
  // A purpose that this app has no words for keeps those of the server.
  const words: Words = (prefix, code, otherwise) => (i18n.exists(prefix + code) ? t(prefix + code) : otherwise);
  return (
    <>
      <div className="stack">
        <h1>{t("register_title")}</h1>
        <p className="quiet">{t("register_how")}</p>
      </div>
      <Purposes register={register.data} words={words} />
      <Tables register={register.data} words={words} />
      <Retention register={register.data} />
    </>
  );
}
