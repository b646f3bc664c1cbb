import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, client, type Problem } from "../../api/client";
import { useJob } from "../../api/use-job";
import { carried, fileMegabytesMax, fits } from "../../base/carried-file";
import { useDraft } from "../../base/draft";
import { formatFor } from "../../base/format";
import { Button } from "../../ui/button";
import { ChooseFile } from "../../ui/choose-file";
import { JobRunning } from "../../ui/job-running";
import { Specifics } from "../../ui/notices";
import { ProblemPlace } from "../../ui/problem-place";
import { useProblemText } from "../../ui/problem-text";
import { OptionsForm } from "./options-form";
import { type ImportOptions, readOptions, requestFields, suggestedMeasure } from "./options";
import { type Understood, UnderstoodFile } from "./understood";

/** For what can be mended in the form; the words of the program are for the terminal. */
const mendedInTheForm = ["ambiguous-number", "several-codes", "several-units", "unknown-unit", "missing-column", "ambiguous-column", "not-a-statistics-file", "wrong-encoding", "empty-file", "job-lost", "cancelled", "unreachable"];

/** What is wrong with the file, in which line and column of it, and what to do. */
function FileProblem({ problem, onAgain }: { problem: Problem; onAgain: () => void }) {
  const { t } = useTranslation();
  const told = useProblemText()(problem);
  const text = problem.code === "job-lost" ? t("import_job_lost") : told.text;
  const mend = mendedInTheForm.includes(problem.code) ? t(`import_mend_${problem.code}`) : told.mend;
  return (
    <div className="notice danger stack" role="alert">
      <ProblemPlace problem={problem} />
      <p>{text}</p>
      {mend && <p>{mend}</p>}
      {told.specifics && <Specifics text={told.specifics} />}
      <p>
        <Button look="small" onPress={onAgain}>
          {t("import_again")}
        </Button>
      </p>
    </div>
  );
}

function Stored({ reply }: { reply: Understood }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  return (
    <div className="notice stack" role="status">
      <p>{reply.is_new ? t("import_stored", { observations: format.whole(reply.observations) }) : t("import_before")}</p>
    </div>
  );
}

/** Takes a file of statistics in: first says what it understood, and stores it when told to. */
export function ImportStatistics() {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const queries = useQueryClient();
  const programme = useQuery({ queryKey: ["programme"], queryFn: () => answered(client.GET("/api/programme")) });
  const [draft, keepDraft] = useDraft("import");
  const options = readOptions(draft);
  const [file, setFile] = useState<File | null>(null);
  const [crosswalk, setCrosswalk] = useState<File | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const [unreadable, setUnreadable] = useState(false);
  const [seen, setSeen] = useState("");
  const key = useRef("");
  const preview = useJob<Understood>("import-statistics");
  const storing = useJob<Understood>("import-statistics");

  const shape = (now: ImportOptions, other: File | null) => JSON.stringify([requestFields(now), other?.name, other?.size]);
  const fieldsFor = async (chosen: File, now: ImportOptions, other: File | null) => ({
    ...requestFields(now),
    statistics: await carried(chosen),
    ...(other ? { crosswalk: await carried(other) } : {}),
  });
  const look = async (chosen: File | null, now: ImportOptions, other: File | null) => {
    storing.forget();
    if (!chosen) return;
    const isSmall = fits([chosen.size, other?.size ?? 0]);
    setTooLarge(!isSmall);
    setUnreadable(false);
    if (!isSmall) return preview.forget();
    setSeen(shape(now, other));
    key.current = crypto.randomUUID();
    try {
      await preview.begin({ ...(await fieldsFor(chosen, now, other)), preview: true }, crypto.randomUUID());
    } catch {
      // The file was moved or changed on the disk since it was chosen.
      preview.forget();
      setUnreadable(true);
    }
  };
  const choose = (chosen: File) => {
    const now = options.measure ? options : { ...options, measure: suggestedMeasure(chosen.name) };
    keepDraft(JSON.stringify(now));
    setFile(chosen);
    void look(chosen, now, crosswalk);
  };
  const store = async () => {
    if (!file) return;
    try {
      await storing.begin(await fieldsFor(file, options, crosswalk), key.current);
    } catch {
      setUnreadable(true);
    }
  };
  const isStored = storing.state.is === "done";
  // All other pages stand on the data.
  useEffect(() => {
    if (isStored) void queries.invalidateQueries();
  }, [isStored, queries]);

  const measures = [...new Set([...(programme.data?.sources ?? []).map((source) => source.measure), "employment", "gross-value-added", "establishments"])];
  const reply = preview.state.is === "done" ? preview.state.reply : null;
  const isCurrent = seen === shape(options, crosswalk);
  const isBusy = [preview.state.is, storing.state.is].some((is) => is === "sending" || is === "running");
  const again = () => void look(file, options, crosswalk);
  return (
    <>
      <div className="stack">
        <h1>{t("import_title")}</h1>
        <p>{t("import_lead")}</p>
      </div>
      <ChooseFile file={file} drop={t("import_drop")} formats={t("import_formats")} onChoose={choose} />
      {tooLarge && (
        <p className="notice danger" role="alert">
          {t("import_too_large", { megabytes: fileMegabytesMax })}
        </p>
      )}
      {unreadable && (
        <p className="notice danger" role="alert">
          {t("import_unreadable")}
        </p>
      )}
      {file && !tooLarge && (
        <section className="card stack" aria-label={t("import_how")}>
          <h2>{t("import_how")}</h2>
          <OptionsForm
            options={options}
            understood={reply}
            measures={measures}
            crosswalk={crosswalk}
            onChange={(change) => keepDraft(JSON.stringify({ ...options, ...change }))}
            onCrosswalk={setCrosswalk}
          />
          {!isCurrent && !isBusy && (
            <p>
              <Button look="primary" onPress={again}>
                {t("import_look_again")}
              </Button>
            </p>
          )}
        </section>
      )}
      <JobRunning state={preview.state} onCancel={preview.cancel} />
      {preview.state.is === "failed" && <FileProblem problem={preview.state.problem} onAgain={again} />}
      {reply && (
        <section className="card stack" aria-label={t("import_understood")}>
          <h2>{t(isStored ? "import_understood" : "import_understood_nothing_stored", { observations: format.whole(reply.observations) })}</h2>
          <UnderstoodFile reply={reply} />
          {!reply.is_new && !isStored && <p className="notice">{t("import_known")}</p>}
          <JobRunning state={storing.state} onCancel={storing.cancel} />
          {storing.state.is === "failed" && <FileProblem problem={storing.state.problem} onAgain={() => void store()} />}
          {storing.state.is === "done" && <Stored reply={storing.state.reply} />}
          {!isStored && isCurrent && !isBusy && (
            <p>
              <Button look="primary" onPress={() => void store()}>
                {t("import_store")}
              </Button>
            </p>
          )}
        </section>
      )}
    </>
  );
}
