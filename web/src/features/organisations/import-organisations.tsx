import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { answered, client } from "../../api/client";
import { useJob } from "../../api/use-job";
import { carried, fileMegabytesMax, fits } from "../../base/carried-file";
import { formatFor } from "../../base/format";
import { Button } from "../../ui/button";
import { ChooseFile } from "../../ui/choose-file";
import { JobRunning } from "../../ui/job-running";
import { ProblemNotice, Waiting } from "../../ui/notices";
import { ImportOutcome } from "./import-outcome";
import { MappingForm } from "./mapping-form";
import { type MappedColumn, wishesOf } from "./mapping";
import type { Imported } from "./replies";
import { UndoImport } from "./undo-import";
import "./organisations.css";

/** From so many organisations on that are there already, the program wants to hear the number. */
const changesMany = 1000;

function PastImports() {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const query = useQuery({ queryKey: ["organisation-imports"], queryFn: () => answered(client.GET("/api/organisation-imports")) });
  if (!query.data) return <Waiting query={query} />;
  if (query.data.imports.length === 0) return null;
  return (
    <section className="card stack">
      <h2>{t("org_imports")}</h2>
      <ul className="directory-list">
        {query.data.imports.map((one) => (
          <li key={one.import} className="stack tight">
            <p>
              <strong className="value-change">{one.file}</strong>
            </p>
            <p className="quiet">{[format.moment(one.at), one.by].filter(Boolean).join(" · ")}</p>
            {one.undone_at ? <p>{t("org_import_undone_at", { when: format.moment(one.undone_at) })}</p> : <UndoImport id={one.import} file={one.file} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Takes a list of organisations in: what is understood and would change is shown first; what was stored can be taken back. */
export function ImportOrganisations() {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [trouble, setTrouble] = useState<"" | "too_large" | "unreadable">("");
  const [proposed, setProposed] = useState<readonly MappedColumn[]>([]);
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [seen, setSeen] = useState("");
  const key = useRef("");
  const preview = useJob<Imported>("import-organisations");
  const storing = useJob<Imported>("import-organisations");
  const wishes = wishesOf(proposed, chosen);

  const look = async (of: File, column: string[]) => {
    storing.forget();
    const isSmall = fits([of.size]);
    setTrouble(isSmall ? "" : "too_large");
    if (!isSmall) return preview.forget();
    setSeen(JSON.stringify(column));
    key.current = crypto.randomUUID();
    try {
      await preview.begin({ list: await carried(of), column, preview: true }, crypto.randomUUID());
    } catch {
      // The file was moved or changed on the disk since it was chosen.
      preview.forget();
      setTrouble("unreadable");
    }
  };
  const choose = (next: File) => {
    setFile(next);
    setProposed([]);
    setChosen({});
    void look(next, []);
  };
  const reply = preview.state.is === "done" ? preview.state.reply : null;
  useEffect(() => {
    // What the program proposes by itself: the first look is without wishes.
    if (reply && proposed.length === 0) setProposed(reply.columns.map(({ column, field }) => ({ column, field })));
  }, [reply, proposed.length]);
  const store = async () => {
    if (!file || !reply) return;
    const confirmed = reply.changed_organisations >= changesMany ? { confirm_changes: reply.changed_organisations } : {};
    try {
      await storing.begin({ list: await carried(file), column: wishes, ...confirmed }, key.current);
    } catch {
      setTrouble("unreadable");
    }
  };
  const stored = storing.state.is === "done" ? storing.state.reply : null;
  useEffect(() => {
    if (stored) for (const what of ["organisations", "organisation", "organisation-imports", "duplicates"]) void queries.invalidateQueries({ queryKey: [what] });
  }, [stored, queries]);
  const isCurrent = seen === JSON.stringify(wishes);
  const isBusy = [preview.state.is, storing.state.is].some((is) => is === "sending" || is === "running");
  const asksFirst = (reply?.changed_organisations ?? 0) >= changesMany;
  return (
    <>
      <div className="stack">
        <p>
          <Link href="/organisations">{t("org_back")}</Link>
        </p>
        <h1>{t("org_import")}</h1>
        <p>{t("org_import_lead")}</p>
      </div>
      <ChooseFile file={file} drop={t("org_import_drop")} formats={t("org_import_formats")} onChoose={choose} />
      {trouble && (
        <p className="notice danger" role="alert">
          {t(trouble === "too_large" ? "import_too_large" : "import_unreadable", { megabytes: fileMegabytesMax })}
        </p>
      )}
      <JobRunning state={preview.state} onCancel={preview.cancel} />
      {preview.state.is === "failed" && <ProblemNotice problem={preview.state.problem} {...(file ? { onRetry: () => void look(file, wishes) } : {})} />}
      {proposed.length > 0 && file && !stored && (
        <section className="card stack">
          <h2>{t("org_mapping")}</h2>
          <p className="quiet">{t("org_mapping_lead")}</p>
          <MappingForm proposed={proposed} chosen={chosen} examples={reply?.columns ?? []} onChange={setChosen} />
          {!isCurrent && !isBusy && (
            <p>
              <Button look="primary" onPress={() => void look(file, wishes)}>
                {t("import_look_again")}
              </Button>
            </p>
          )}
        </section>
      )}
      {reply && isCurrent && (
        <section className="card stack">
          <h2>{t(stored ? "org_import_stored_title" : "org_import_preview")}</h2>
          {!reply.is_new && <p className="notice">{t("org_import_known")}</p>}
          <ImportOutcome reply={stored ?? reply} />
          <JobRunning state={storing.state} onCancel={storing.cancel} />
          {storing.state.is === "failed" && <ProblemNotice problem={storing.state.problem} onRetry={() => void store()} />}
          {reply.is_new && !stored && !isBusy && (
            <>
              {asksFirst && <p className="notice warning">{t("org_import_many", { number: format.whole(reply.changed_organisations) })}</p>}
              <p>
                <Button look="primary" onPress={() => void store()}>
                  {asksFirst ? t("org_import_store_many", { number: format.whole(reply.changed_organisations) }) : t("org_import_store")}
                </Button>
              </p>
            </>
          )}
          {stored && (
            <div className="notice stack" role="status">
              <p>{t(stored.is_stored ? "org_import_done" : "org_import_known")}</p>
              <p>
                <Link href="/organisations">{t("org_back")}</Link>
              </p>
            </div>
          )}
        </section>
      )}
      <PastImports />
    </>
  );
}
