import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { problemOf } from "../../api/accounts";
import { type AnswersFormat, type QuestionnaireRow, readAnswerFiles, readAnswers, readQuestionnaireFile } from "../../api/questionnaires";
import { download, receivedFile } from "../../base/download";
import { Button } from "../../ui/button";
import { Notices, ProblemNotice } from "../../ui/notices";
import { Select } from "../../ui/select";

interface ReceivedFile {
  file_name: string;
  encoding: string;
  content: string;
}

function save({ file_name, encoding, content }: ReceivedFile) {
  download(file_name, receivedFile(encoding, content));
}

const formats = ["xlsx", "csv", "spss", "r", "ddi", "codebook", "tidy"] satisfies AnswersFormat[];

/** The answers under the same names for a spreadsheet, SPSS, R or an archive; and one value a line. */
function Answers({ row }: { row: QuestionnaireRow }) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<AnswersFormat>("xlsx");
  const file = useMutation({
    mutationFn: () => readAnswers(row.questionnaire, format),
    onSuccess: save,
  });
  const problem = problemOf(file.error);
  return (
    <>
      <div className="row beside-field">
        <Select label={t("export_answers")} value={format} options={formats.map((one) => ({ value: one, text: t(`export_as_${one}`) }))} onChange={(one) => setFormat(one as AnswersFormat)} />
        <Button look="small" label={`${t("export_download")}: ${row.title}`} isPending={file.isPending} onPress={() => file.mutate()}>
          {t("export_download")}
        </Button>
      </div>
      <Notices notices={file.data?.notices ?? []} />
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}

/** What respondents uploaded, in one archive or several. */
function Files({ row }: { row: QuestionnaireRow }) {
  const { t } = useTranslation();
  const archive = useMutation({ mutationFn: (part: number) => readAnswerFiles(row.questionnaire, part), onSuccess: save });
  const problem = problemOf(archive.error);
  const parts = archive.data?.archives ?? 1;
  return (
    <>
      <div className="row">
        {Array.from({ length: parts }, (_, at) => at + 1).map((part) => {
          const text = parts > 1 ? t("export_files_part", { number: part, all: parts }) : t("export_files");
          return (
            <Button key={part} look="small" label={`${t("export_files")}: ${row.title}${parts > 1 ? `, ${text}` : ""}`} isPending={archive.isPending && archive.variables === part} onPress={() => archive.mutate(part)}>
              {text}
            </Button>
          );
        })}
      </div>
      <Notices notices={archive.data?.notices ?? []} />
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}

/** What can be taken away: the questionnaire, and once it is out, its answers. */
export function Exports({ row }: { row: QuestionnaireRow }) {
  const { t } = useTranslation();
  const form = useMutation({ mutationFn: (format: "json" | "xlsform") => readQuestionnaireFile(row.questionnaire, format), onSuccess: save });
  const problem = problemOf(form.error);
  return (
    <>
      {row.state !== "draft" && <Answers row={row} />}
      {row.state !== "draft" && <Files row={row} />}
      <div className="row">
        {(["json", "xlsform"] as const).map((format) => (
          <Button key={format} look="small" label={`${t(`export_${format}`)}: ${row.title}`} onPress={() => form.mutate(format)}>
            {t(`export_${format}`)}
          </Button>
        ))}
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
