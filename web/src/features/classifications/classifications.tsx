import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, client, type Problem } from "../../api/client";
import type { paths } from "../../api/schema";
import { useJob } from "../../api/use-job";
import { codesOf } from "../../api/classifications";
import { carried, fileMegabytesMax, fits } from "../../base/carried-file";
import { formatFor } from "../../base/format";
import { Button } from "../../ui/button";
import { ChooseFile } from "../../ui/choose-file";
import { CodeField } from "../../ui/code-field";
import { DataTable } from "../../ui/data-table";
import { JobRunning } from "../../ui/job-running";
import { Notices, ProblemNotice, Waiting } from "../../ui/notices";
import { Select } from "../../ui/select";
import { TextField } from "../../ui/text-field";

type Imported = paths["/api/classifications/{classification}/labels"]["post"]["responses"]["200"]["content"]["application/json"];

const start = { classification: "cpv", source: "", licence: "CC BY 4.0", language: "" };
type Fields = typeof start;

/** What a file would change, or has changed. */
function Outcome({ reply }: { reply: Imported }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const rows: [string, string][] = [
    [t("class_codes"), format.whole(reply.codes) ?? ""],
    [t("class_added"), format.whole(reply.added) ?? ""],
    [t("class_changed"), format.whole(reply.changed) ?? ""],
    [t("class_not_in_file"), format.whole(reply.not_in_file) ?? ""],
    [t("class_languages"), reply.languages.join(", ")],
  ];
  return (
    <>
      <dl className="facts">
        {rows.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <DataTable
        caption={t("class_examples")}
        rows={reply.examples}
        columns={[
          { key: "code", title: t("class_code"), value: (row) => row.code },
          { key: "parent", title: t("class_parent"), value: (row) => row.parent, text: (row) => row.parent || "–" },
          { key: "label", title: t("class_label"), value: (row) => row.label, text: (row) => row.label || "–" },
        ]}
      />
      <Notices notices={reply.notices} />
    </>
  );
}

/** Takes a file of a publisher in: what it would change is shown first. */
function TakeIn({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [fields, setFields] = useState<Fields>(start);
  const [trouble, setTrouble] = useState<"" | "too_large" | "unreadable">("");
  const key = useRef("");
  const preview = useJob<Imported>("import-classification");
  const storing = useJob<Imported>("import-classification");
  const stored = storing.state.is === "done" ? storing.state.reply : null;
  useEffect(() => {
    if (stored) onDone();
  }, [stored, onDone]);
  const change = (changed: Partial<Fields>) => {
    setFields({ ...fields, ...changed });
    preview.forget();
    storing.forget();
  };
  const begin = async (job: typeof preview, isPreview: boolean) => {
    if (!file) return;
    setTrouble(fits([file.size]) ? "" : "too_large");
    if (!fits([file.size])) return;
    if (isPreview) key.current = crypto.randomUUID();
    try {
      await job.begin({ ...fields, labels: await carried(file), preview: isPreview }, isPreview ? crypto.randomUUID() : key.current);
    } catch {
      // The file was moved or changed on the disk since it was chosen.
      setTrouble("unreadable");
    }
  };
  const isBusy = [preview, storing].some((job) => job.state.is === "sending" || job.state.is === "running");
  const looked = preview.state.is === "done" ? preview.state.reply : null;
  const refusal: Problem | null = storing.state.is === "failed" ? storing.state.problem : preview.state.is === "failed" ? preview.state.problem : null;
  return (
    <section className="card stack" aria-labelledby="class-import">
      <h2 id="class-import">{t("class_import")}</h2>
      <p className="quiet">{t("class_import_help")}</p>
      <ChooseFile
        file={file}
        drop={t("class_drop")}
        formats={t("class_formats")}
        onChoose={(chosen) => {
          setFile(chosen);
          change({});
        }}
      />
      {trouble && (
        <p className="notice danger" role="alert">
          {t(trouble === "too_large" ? "import_too_large" : "import_unreadable", { megabytes: fileMegabytesMax })}
        </p>
      )}
      <div className="mapping">
        <TextField label={t("class_name")} help={t("class_name_help")} value={fields.classification} onChange={(classification) => change({ classification })} />
        <TextField label={t("class_source")} help={t("class_source_help")} value={fields.source} onChange={(source) => change({ source })} />
        <TextField label={t("class_licence")} value={fields.licence} onChange={(licence) => change({ licence })} />
        <TextField label={t("class_language")} help={t("class_language_help")} value={fields.language} onChange={(language) => change({ language })} />
      </div>
      {[preview, storing].map((job, place) => (
        <JobRunning key={place} state={job.state} onCancel={job.cancel} />
      ))}
      {refusal && <ProblemNotice problem={refusal} />}
      {(stored ?? looked) && <Outcome reply={(stored ?? looked) as Imported} />}
      {stored && (
        <p className="notice" role="status">
          {t(stored.is_new ? "class_stored" : "class_known")}
        </p>
      )}
      {file && !isBusy && !stored && (
        <div className="row">
          {looked?.is_new ? (
            <Button look="primary" onPress={() => void begin(storing, false)}>
              {t("class_store")}
            </Button>
          ) : (
            <Button look="primary" onPress={() => void begin(preview, true)}>
              {t("class_look")}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** A place to try a classification: what people find who pick from it. */
function TryIt({ classifications }: { classifications: readonly string[] }) {
  const { t, i18n } = useTranslation();
  const [classification, setClassification] = useState(classifications[0] ?? "nace");
  const [code, setCode] = useState("");
  const choose = (next: string) => {
    setClassification(next);
    setCode("");
  };
  return (
    <section className="card stack" aria-labelledby="class-try">
      <h2 id="class-try">{t("class_try")}</h2>
      <Select label={t("class_one")} value={classification} options={classifications.map((one) => ({ value: one, text: one }))} onChange={choose} />
      <CodeField key={classification} label={t("class_code")} help={t("class_try_help")} value={code} finder={codesOf(classification, i18n.language)} onChange={setCode} />
    </section>
  );
}

/** The classifications that codes are picked from, and where further ones are taken in. */
export function Classifications() {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const queries = useQueryClient();
  const all = useQuery({ queryKey: ["classifications"], queryFn: () => answered(client.GET("/api/classifications")) });
  const refresh = useRef(() => {
    for (const what of ["classifications", "codes", "lookup"]) void queries.invalidateQueries({ queryKey: [what] });
  });
  return (
    <>
      <div className="stack">
        <h1>{t("nav_classifications")}</h1>
        <p>{t("class_lead")}</p>
      </div>
      {all.data ? (
        <>
          <DataTable
            caption={t("class_table")}
            rows={all.data.classifications}
            columns={[
              { key: "classification", title: t("class_one"), value: (row) => row.classification },
              { key: "source", title: t("class_source"), value: (row) => row.source, text: (row) => row.source || t("class_built_in") },
              { key: "licence", title: t("class_licence"), value: (row) => row.licence, text: (row) => row.licence || "–" },
              { key: "codes", title: t("class_codes"), value: (row) => row.codes, text: (row) => format.whole(row.codes), isNumber: true },
              { key: "languages", title: t("class_languages"), value: (row) => row.languages.join(" "), text: (row) => row.languages.join(", ") },
              { key: "imported_at", title: t("class_imported_at"), value: (row) => row.imported_at, text: (row) => (row.imported_at ? format.moment(row.imported_at) : "–") },
            ]}
          />
          <TryIt classifications={all.data.classifications.map((row) => row.classification)} />
        </>
      ) : (
        <Waiting query={all} />
      )}
      <TakeIn onDone={refresh.current} />
    </>
  );
}
