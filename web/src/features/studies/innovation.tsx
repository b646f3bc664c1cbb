import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatFor } from "../../base/format";
import { type EstimateRow, intervalsOption } from "../../charts/intervals";
import { Figure } from "../../ui/figure";
import { Notices } from "../../ui/notices";
import { useQuestionColumns, useSource } from "./barriers";
import { aboutOf } from "./names";
import { ReproduceQuestionnaire } from "./reproduce";
import { type Comparison, comparisonQuery, highest, type QuestionRow, type Study, studyQuery } from "./study";
import { FewAnswers, StudyFrame, WaitingForStudy } from "./study-frame";
import { verdictText } from "./verdict";

const types = ["product", "service", "organisation", "business_model", "marketing"] as const;
const blocks = ["before", "motive", "change"] as const;

const estimateOf = (row: QuestionRow | undefined) => ({ value: row?.mean ?? null, low: row?.mean_low ?? null, high: row?.mean_high ?? null });

/** The five types: innovated before joining, a motive to join, changed by the cluster. */
export function Profile({ study }: { study: Study }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const source = useSource(study);
  const columns = useQuestionColumns(format);
  const rows = useMemo(() => types.flatMap((type) => blocks.flatMap((block) => study.questions.filter((row) => row.block === block && row.item === type))), [study]);
  const option = useMemo(
    () =>
      intervalsOption(
        types.map((type) => ({ name: t(`study_item_${type}`), estimates: blocks.map((block) => estimateOf(rows.find((row) => row.block === block && row.item === type))) })),
        { series: blocks.map((block) => t(`study_block_${block}`)), from: 1, to: 5, line: 3, write: (value) => format.exact(value) ?? "" },
      ),
    [rows, t, format],
  );
  const most = highest(rows.filter((row) => row.block === "change"), (row) => row.mean);
  return (
    <Figure
      title={most ? t("study_innovation_finding", { type: aboutOf(t, most), mean: format.number(most.mean, 1) }) : t("study_nothing_to_compare")}
      source={source}
      status=""
      method="lessons"
      id="types"
      fileName={`innovation-${study.questionnaire}`}
      conventions={study.conventions}
      rows={rows}
      columns={[
        ...columns.slice(0, 1),
        { key: "block", title: t("study_asked"), value: (row) => row.block, text: (row) => t(`study_block_${row.block}`) },
        { key: "oslo", title: t("study_oslo"), value: (row) => (row.item === "product" || row.item === "service" ? "product" : "business process"), text: (row) => t(`study_oslo_${row.item}`) },
        ...columns.slice(1),
      ]}
      option={option}
      height={430}
    />
  );
}

/** How much innovating together mattered before, against what the cluster has changed. */
function Together({ study, comparison }: { study: Study; comparison: Comparison }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const source = useSource(study);
  const before = study.questions.find((row) => row.block === "collaboration-before");
  const option = useMemo(() => {
    const rows: EstimateRow[] = [
      { name: t("study_collaboration_before"), estimates: [estimateOf(before)] },
      ...types.map((type) => ({ name: t("study_changed", { type: t(`study_item_${type}`) }), estimates: [estimateOf(study.questions.find((row) => row.block === "change" && row.item === type))] })),
    ];
    return intervalsOption(rows, { series: [t("study_mean")], from: 1, to: 5, line: 3, write: (value) => format.exact(value) ?? "" });
  }, [study, before, t, format]);
  const meanOf = (type: string) => study.questions.find((row) => row.block === "change" && row.item === type)?.mean ?? null;
  const higher = comparison.pairs.filter((pair) => pair.verdict === "differs" && (pair.rank_biserial ?? 0) > 0);
  return (
    <Figure
      title={higher.length > 0 ? t("study_together_finding", { types: format.list(higher.map((pair) => t(`study_item_${pair.first}`))) }) : t("study_together_none")}
      source={source}
      status=""
      method="signed_rank"
      id="together"
      fileName={`together-${study.questionnaire}`}
      conventions={comparison.conventions}
      rows={comparison.pairs}
      columns={[
        { key: "first", title: t("study_changed_type"), value: (pair) => pair.first, text: (pair) => t(`study_item_${pair.first}`) },
        { key: "mean", title: t("study_mean_now"), value: (pair) => meanOf(pair.first), text: (pair) => format.number(meanOf(pair.first)), isNumber: true },
        { key: "mean_before", title: t("study_mean_before"), value: () => before?.mean ?? null, text: () => format.number(before?.mean), isNumber: true },
        { key: "pairs", title: t("study_pairs"), value: (pair) => pair.pairs, text: (pair) => format.whole(pair.pairs), isNumber: true },
        { key: "zeros", title: t("study_alike"), value: (pair) => pair.zeros, text: (pair) => format.whole(pair.zeros), isNumber: true },
        { key: "rank_biserial", title: t("study_rank_biserial"), value: (pair) => pair.rank_biserial, text: (pair) => format.number(pair.rank_biserial), isNumber: true },
        { key: "p", title: t("study_p"), value: (pair) => pair.p, text: (pair) => format.p(pair.p), isNumber: true },
        { key: "adjusted_p", title: t("study_adjusted_p"), value: (pair) => pair.adjusted_p, text: (pair) => format.p(pair.adjusted_p), isNumber: true },
        { key: "significant_from", title: t("study_seen_from"), value: (pair) => pair.significant_from, text: (pair) => format.number(pair.significant_from), isNumber: true },
        { key: "detectable", title: t("study_detectable"), value: (pair) => pair.detectable, text: (pair) => format.number(pair.detectable), isNumber: true },
        { key: "verdict", title: t("study_verdict"), value: (pair) => pair.verdict, text: (pair) => verdictText(t, pair, format) },
      ]}
      option={option}
      height={300}
    />
  );
}

/** How the types are called in the Oslo Manual of 2018. */
export function Oslo() {
  const { t } = useTranslation();
  return (
    <section className="card stack">
      <h2>{t("study_oslo_title")}</h2>
      <p className="quiet">{t("study_oslo_how")}</p>
      <dl className="stack tight">
        {types.map((type) => (
          <div key={type}>
            <dt>
              <strong>{t(`study_item_${type}`)}</strong>
            </dt>
            <dd>{t(`study_oslo_${type}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Shown({ questionnaire }: { questionnaire: string }) {
  const study = useQuery(studyQuery(questionnaire));
  // The pairs are the same, whatever tells members apart; two groups are compared soonest.
  const comparison = useQuery({ ...comparisonQuery(questionnaire, "small"), enabled: study.isSuccess });
  if (!study.data) return <WaitingForStudy query={study} />;
  return (
    <>
      <Notices notices={study.data.notices} />
      <FewAnswers respondents={study.data.respondents} />
      <Profile study={study.data} />
      {comparison.data ? <Together study={study.data} comparison={comparison.data} /> : <WaitingForStudy query={comparison} />}
      <Oslo />
      <ReproduceQuestionnaire questionnaire={questionnaire} />
    </>
  );
}

/** What members innovated before, why they joined, and what they say the cluster has changed. */
export function Innovation() {
  return <StudyFrame tab="innovation">{(questionnaire) => <Shown questionnaire={questionnaire} />}</StudyFrame>;
}
