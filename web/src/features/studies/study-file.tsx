import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { answered, client, RequestRefused } from "../../api/client";
import { useAddressState } from "../../base/address-state";
import { carried, fileMegabytesMax, fits } from "../../base/carried-file";
import { useDraft } from "../../base/draft";
import { Button } from "../../ui/button";
import { ChooseFile } from "../../ui/choose-file";
import { Notices, Waiting } from "../../ui/notices";
import { ProblemPlace } from "../../ui/problem-place";
import { TextArea } from "../../ui/text-area";
import { TextField } from "../../ui/text-field";
import { BarrierFigures } from "./barriers";
import { EffectMapFigures, MapChoices, useCut } from "./effect-map";
import { type FileReading, readingFields, readReading } from "./file-reading";
import { Oslo, Profile } from "./innovation";
import { LessonCards } from "./lesson-cards";
import { Reproduce } from "./reproduce";
import { chosenOf, type Study } from "./study";
import { FewAnswers } from "./study-frame";

const parts = ["barriers", "map", "innovation", "lessons"] as const;

/** A file as it is sent, and how it is to be read. */
interface Asked {
  answers: { name: string; bytes: string };
  reading: FileReading;
  /** Another one each time the file is read: mended, it may be as long as before. */
  id: string;
}

function Part({ part, study }: { part: (typeof parts)[number]; study: Study }) {
  if (part === "barriers") return <BarrierFigures study={study} />;
  if (part === "map") return <EffectMapFigures study={study} />;
  if (part === "lessons") return <LessonCards study={study} lessons={study.lessons} />;
  return (
    <>
      <Profile study={study} />
      <Oslo />
    </>
  );
}

/** What the file says, part by part. */
function Shown({ asked }: { asked: Asked }) {
  const { t } = useTranslation();
  const [partText] = useAddressState("part");
  const part = chosenOf(parts, partText);
  const cut = useCut();
  const { answers, reading, id } = asked;
  const fields = readingFields(reading);
  const study = useQuery({
    queryKey: ["study-file", id, cut],
    queryFn: () => answered(client.POST("/api/study-file", { body: { ...fields, answers, cut } })),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <>
      <div role="group" aria-label={t("study_parts")} className="study-tabs">
        {parts.map((one) => (
          <Link key={one} href={`/study-file?part=${one}`} aria-current={one === part ? "page" : undefined}>
            {t(`study_tab_${one}`)}
          </Link>
        ))}
      </div>
      <p className="lead">{t(part === "lessons" ? "study_file_how_lessons" : `study_how_${part}`)}</p>
      {part === "map" && <MapChoices />}
      {study.error instanceof RequestRefused && <ProblemPlace problem={study.error.problem} />}
      {study.data ? (
        <div key={part} className="stack">
          <Notices notices={study.data.notices} />
          <FewAnswers respondents={study.data.respondents} />
          <Part part={part} study={study.data} />
          <Reproduce archiveBy={(chosen) => answered(client.POST("/api/study-file-script", { body: { ...fields, answers, cut: chosen } }))} />
        </div>
      ) : (
        <Waiting query={study} />
      )}
    </>
  );
}

/** How the file calls what the study asks. What is left empty is as the ready questionnaire has it. */
function ReadingForm({ reading, onChange }: { reading: FileReading; onChange: (reading: FileReading) => void }) {
  const { t } = useTranslation();
  const field = (name: Exclude<keyof FileReading, "map">) => <TextField key={name} label={t(`study_file_${name}`)} help={t(`study_file_${name}_how`)} value={reading[name]} onChange={(text) => onChange({ ...reading, [name]: text })} />;
  return (
    <>
      <TextArea label={t("study_file_map")} help={t("study_file_map_how")} rows={5} value={reading.map} onChange={(text) => onChange({ ...reading, map: text })} />
      {(["dont_know", "not_applicable", "missing", "reversed", "small"] as const).map(field)}
    </>
  );
}

/** The study of answers that were collected elsewhere. Nothing of the file is stored. */
export function StudyOfFile() {
  const { t } = useTranslation();
  const [draft, keepDraft] = useDraft("study-file");
  const reading = readReading(draft);
  const [file, setFile] = useState<File | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [wrong, setWrong] = useState("");
  const look = async (chosen: File) => {
    setFile(chosen);
    const isSmall = fits([chosen.size]);
    setWrong(isSmall ? "" : t("import_too_large", { megabytes: fileMegabytesMax }));
    if (!isSmall) return setAsked(null);
    try {
      setAsked({ answers: await carried(chosen), reading, id: crypto.randomUUID() });
    } catch {
      // The file was moved or changed on the disk since it was chosen.
      setAsked(null);
      setWrong(t("import_unreadable"));
    }
  };
  return (
    <>
      <p>
        <Link href="/questionnaires">{t("questionnaires_title")}</Link>
      </p>
      <h1>{t("study_file_title")}</h1>
      <p className="lead">{t("study_file_how")}</p>
      <ChooseFile file={file} drop={t("study_file_drop")} formats={t("study_file_formats")} onChoose={(chosen) => void look(chosen)} />
      {wrong && (
        <p className="notice danger" role="alert">
          {wrong}
        </p>
      )}
      <details className="card">
        <summary>{t("study_file_reading")}</summary>
        <div className="stack">
          <ReadingForm reading={reading} onChange={(next) => keepDraft(JSON.stringify(next))} />
          {file && (
            <p>
              <Button look="primary" onPress={() => void look(file)}>
                {t("study_file_again")}
              </Button>
            </p>
          )}
        </div>
      </details>
      {asked && <Shown asked={asked} />}
    </>
  );
}
