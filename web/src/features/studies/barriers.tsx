import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Format, formatFor } from "../../base/format";
import { answersOption } from "../../charts/answers";
import { intervalsOption } from "../../charts/intervals";
import type { Column } from "../../ui/data-table";
import { Figure } from "../../ui/figure";
import { Notices } from "../../ui/notices";
import { aboutOf } from "./names";
import { ReproduceQuestionnaire } from "./reproduce";
import { countsOf, families, highest, type QuestionRow, rowsOf, type Study, studyQuery } from "./study";
import { FewAnswers, StudyFrame, WaitingForStudy } from "./study-frame";

const steps = ["1", "2", "3", "4", "5"] as const;

/** Columns that every table of questions has, for the screen and the file. */
export function useQuestionColumns(format: Format): Column<QuestionRow>[] {
  const { t } = useTranslation();
  const number = (key: keyof QuestionRow, title: string, text: (row: QuestionRow) => string | null): Column<QuestionRow> => ({ key, title, value: (row) => row[key], text, isNumber: true });
  return [
    { key: "item", title: t("study_question"), value: (row) => row.item, text: (row) => aboutOf(t, row) },
    number("answers", t("study_answers"), (row) => format.whole(row.answers)),
    number("dont_know", t("study_dont_know"), (row) => format.whole(row.dont_know)),
    number("not_applicable", t("study_not_applicable"), (row) => format.whole(row.not_applicable)),
    ...(["ones", "twos", "threes", "fours", "fives"] as const).map((key, at) => number(key, steps[at] ?? "", (row) => format.whole(row[key]))),
    number("median", t("study_median"), (row) => format.number(row.median, 1)),
    number("mean", t("study_mean"), (row) => format.number(row.mean)),
    number("mean_low", t("study_low"), (row) => format.number(row.mean_low)),
    number("mean_high", t("study_high"), (row) => format.number(row.mean_high)),
    number("top_two", t("study_top_two"), (row) => format.percent(row.top_two, 0)),
    number("top_two_low", t("study_low"), (row) => format.percent(row.top_two_low, 0)),
    number("top_two_high", t("study_high"), (row) => format.percent(row.top_two_high, 0)),
  ];
}

/** Where the numbers of a figure come from: a version of the questionnaire, or a file, which has none. */
export function useSource(study: { questionnaire: string; respondents: number; version: number }): string {
  const { t, i18n } = useTranslation();
  const number = formatFor(i18n.language).whole(study.respondents);
  return study.version === 0 ? t("study_source_file", { number, file: study.questionnaire }) : t("study_source", { number, version: study.version });
}

/** The four families: how much each weighs, and how much members say the cluster has changed. */
function Families({ study }: { study: Study }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const source = useSource(study);
  const option = useMemo(
    () =>
      intervalsOption(
        families.map((family) => ({
          name: t(`study_family_${family}`),
          estimates: ["importance", "effect"].map((block) => {
            const row = study.families.find((one) => one.block === block && one.family === family);
            return { value: row?.mean ?? null, low: row?.mean_low ?? null, high: row?.mean_high ?? null };
          }),
        })),
        { series: [t("study_block_importance"), t("study_block_effect")], from: 1, to: 5, line: 3, write: (value) => format.exact(value) ?? "" },
      ),
    [study, t, format],
  );
  const most = highest(rowsOf(study.families, "importance"), (row) => row.mean);
  return (
    <Figure
      title={most ? t("study_families_finding", { family: aboutOf(t, { item: "", family: most.family }), mean: format.number(most.mean, 1) }) : t("study_nothing_to_compare")}
      source={source}
      status=""
      method="lessons"
      id="families"
      fileName={`families-${study.questionnaire}`}
      conventions={study.conventions}
      rows={study.families}
      columns={[
        { key: "family", title: t("study_family"), value: (row) => row.family, text: (row) => t(`study_family_${row.family}`) },
        { key: "block", title: t("study_asked"), value: (row) => row.block, text: (row) => t(`study_block_${row.block}`) },
        { key: "answers", title: t("study_answers"), value: (row) => row.answers, text: (row) => format.whole(row.answers), isNumber: true },
        { key: "median", title: t("study_median"), value: (row) => row.median, text: (row) => format.number(row.median), isNumber: true },
        { key: "mean", title: t("study_mean"), value: (row) => row.mean, text: (row) => format.number(row.mean), isNumber: true },
        { key: "mean_low", title: t("study_low"), value: (row) => row.mean_low, text: (row) => format.number(row.mean_low), isNumber: true },
        { key: "mean_high", title: t("study_high"), value: (row) => row.mean_high, text: (row) => format.number(row.mean_high), isNumber: true },
      ]}
      option={option}
      height={260}
    />
  );
}

/** The answers on each barrier, family by family. */
function Items({ study, block }: { study: Study; block: "importance" | "effect" }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const source = useSource(study);
  const columns = useQuestionColumns(format);
  const rows = useMemo(() => rowsOf(study.questions, block), [study, block]);
  const option = useMemo(
    () =>
      answersOption(
        families.flatMap((family) => [{ name: t(`study_family_${family}`), counts: null }, ...rows.filter((row) => row.family === family).map((row) => ({ name: aboutOf(t, row), counts: countsOf(row) }))]),
        steps.map((step) => t(`study_step_${block}_${step}`)),
        (share) => format.percent(share, 0) ?? "",
      ),
    [rows, block, t, format],
  );
  const most = highest(rows, (row) => row.mean);
  return (
    <Figure
      title={most ? t(`study_${block}_finding`, { item: aboutOf(t, most), mean: format.number(most.mean, 1), low: format.number(most.mean_low, 1) ?? "–", high: format.number(most.mean_high, 1) ?? "–", number: most.answers }) : t("study_nothing_to_compare")}
      source={source}
      status=""
      method="lessons"
      id={block}
      fileName={`${block}-${study.questionnaire}`}
      conventions={study.conventions}
      rows={rows}
      columns={[{ key: "family", title: t("study_family"), value: (row) => row.family, text: (row) => t(`study_family_${row.family}`) }, ...columns]}
      option={option}
      height={560}
    />
  );
}

/** Everything on barriers that a study says. */
export function BarrierFigures({ study }: { study: Study }) {
  return (
    <>
      <Families study={study} />
      <Items study={study} block="importance" />
      <Items study={study} block="effect" />
    </>
  );
}

function Shown({ questionnaire }: { questionnaire: string }) {
  const study = useQuery(studyQuery(questionnaire));
  if (!study.data) return <WaitingForStudy query={study} />;
  return (
    <>
      <Notices notices={study.data.notices} />
      <FewAnswers respondents={study.data.respondents} />
      <BarrierFigures study={study.data} />
      <ReproduceQuestionnaire questionnaire={questionnaire} />
    </>
  );
}

/** Which barriers weigh for members, and what they say the cluster has changed of each. */
export function Barriers() {
  return <StudyFrame tab="barriers">{(questionnaire) => <Shown questionnaire={questionnaire} />}</StudyFrame>;
}
