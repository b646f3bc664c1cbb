import { useQuery } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAddressState } from "../../base/address-state";
import { formatFor } from "../../base/format";
import { intervalsOption } from "../../charts/intervals";
import { Figure } from "../../ui/figure";
import { Notices } from "../../ui/notices";
import { Select } from "../../ui/select";
import { useSource } from "./barriers";
import { aboutOf } from "./names";
import { ReproduceQuestionnaire } from "./reproduce";
import { type Asked, type Breakdown, breakdowns, chosenOf, type Comparison, comparisonQuery, isIn, sets } from "./study";
import { FewAnswers, StudyFrame, WaitingForStudy } from "./study-frame";
import { verdictText } from "./verdict";

/** Fewer colours than this tell groups apart. */
const coloursMax = 5;

/** The groups as the questionnaire names them; those that join several of its answers have a name of their own. */
function namedGroups(t: TFunction, comparison: Comparison, by: Breakdown): Comparison["names"] {
  return by === "small" ? comparison.names.map((group) => ({ ...group, label: t(`study_group_${group.group}`) })) : comparison.names;
}

interface Shared {
  comparison: Comparison;
  set: Asked;
  by: Breakdown;
}

/** How large each difference is, and what could have been seen. */
function Differences({ comparison, set, by }: Shared) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const source = useSource(comparison);
  const rows = useMemo(() => comparison.tests.filter((row) => isIn(set, row)), [comparison, set]);
  const isOfTwo = rows.some((row) => row.test === "mann-whitney");
  const compared = namedGroups(t, comparison, by).filter((group) => group.members > 0).map((group) => group.label);
  const measure = isOfTwo && compared.length === 2 ? t("study_delta_of", { first: compared[0], second: compared[1] }) : t("study_epsilon");
  const option = useMemo(
    () =>
      intervalsOption(
        rows.map((row) => ({ name: aboutOf(t, row), estimates: [{ value: row.effect_size, low: row.low, high: row.high }], seen_from: row.significant_from })),
        { series: [t(isOfTwo ? "study_delta" : "study_epsilon")], from: isOfTwo ? -1 : 0, to: 1, line: 0, seen: t("study_seen_from"), write: (value) => format.exact(value) ?? "" },
      ),
    [rows, measure, isOfTwo, t, format],
  );
  const found = rows.filter((row) => row.verdict === "differs").map((row) => aboutOf(t, row));
  return (
    <Figure
      title={found.length > 0 ? t("study_differs_finding", { items: format.list(found) }) : t("study_cannot_finding")}
      source={`${source} · ${measure}`}
      status=""
      method="minimum_detectable_effect"
      id="differences"
      choices={{ by, of: set }}
      fileName={`for-whom-${by}-${set}-${comparison.questionnaire}`}
      conventions={comparison.conventions}
      rows={rows}
      columns={[
        { key: "item", title: t("study_about"), value: (row) => row.item || row.family, text: (row) => aboutOf(t, row) },
        { key: "verdict", title: t("study_verdict"), value: (row) => row.verdict, text: (row) => verdictText(t, row, format) },
        { key: "respondents", title: t("study_answers"), value: (row) => row.respondents, text: (row) => format.whole(row.respondents), isNumber: true },
        { key: "effect_size", title: measure, value: (row) => row.effect_size, text: (row) => format.number(row.effect_size), isNumber: true },
        { key: "low", title: t("study_low"), value: (row) => row.low, text: (row) => format.number(row.low), isNumber: true },
        { key: "high", title: t("study_high"), value: (row) => row.high, text: (row) => format.number(row.high), isNumber: true },
        { key: "p", title: t("study_p"), value: (row) => row.p, text: (row) => format.p(row.p), isNumber: true },
        { key: "adjusted_p", title: t("study_adjusted_p"), value: (row) => row.adjusted_p, text: (row) => format.p(row.adjusted_p), isNumber: true },
        { key: "p_method", title: t("study_p_method"), value: (row) => row.p_method, text: (row) => (row.p_method ? t(`study_p_${row.p_method}`) : null) },
        { key: "significant_from", title: t("study_seen_from"), value: (row) => row.significant_from, text: (row) => format.number(row.significant_from), isNumber: true },
        { key: "detectable", title: t("study_detectable"), value: (row) => row.detectable, text: (row) => format.number(row.detectable), isNumber: true },
      ]}
      option={option}
      height={100 + 34 * rows.length}
    />
  );
}

/** What each group says, with who did not say apart. */
function Groups({ comparison, set, by }: Shared) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const source = useSource(comparison);
  const rows = useMemo(() => comparison.groups.filter((row) => isIn(set, row)), [comparison, set]);
  const named = useMemo(() => namedGroups(t, comparison, by), [t, comparison, by]);
  const groups = useMemo(() => named.filter((group) => group.members > 0), [named]);
  const labels = new Map(named.map((group) => [group.group, group.label]));
  const option = useMemo(() => {
    const asked = [...new Map(rows.map((row) => [row.item || row.family, row])).values()];
    return intervalsOption(
      asked.map((one) => ({
        name: aboutOf(t, one),
        estimates: groups.map(({ group }) => ({ value: rows.find((row) => row.group === group && row.item === one.item && row.family === one.family)?.mean ?? null, low: null, high: null })),
      })),
      { series: groups.map((group) => `${group.label} (${format.whole(group.members)})`), from: 1, to: 5, line: 3, write: (value) => format.exact(value) ?? "" },
    );
  }, [rows, groups, t, format]);
  return (
    <Figure
      title={t("study_groups_title")}
      source={source}
      status=""
      method="cliff_delta"
      id="groups"
      choices={{ by, of: set }}
      fileName={`groups-${by}-${set}-${comparison.questionnaire}`}
      conventions={comparison.conventions}
      rows={rows}
      columns={[
        { key: "item", title: t("study_about"), value: (row) => row.item || row.family, text: (row) => aboutOf(t, row) },
        { key: "group", title: t("study_group"), value: (row) => row.group, text: (row) => labels.get(row.group) ?? row.group },
        { key: "members", title: t("study_members"), value: (row) => row.members, text: (row) => format.whole(row.members), isNumber: true },
        { key: "answers", title: t("study_answers"), value: (row) => row.answers, text: (row) => format.whole(row.answers), isNumber: true },
        { key: "dont_know", title: t("study_dont_know"), value: (row) => row.dont_know, text: (row) => format.whole(row.dont_know), isNumber: true },
        { key: "not_applicable", title: t("study_not_applicable"), value: (row) => row.not_applicable, text: (row) => format.whole(row.not_applicable), isNumber: true },
        { key: "median", title: t("study_median"), value: (row) => row.median, text: (row) => format.number(row.median, 1), isNumber: true },
        { key: "mean", title: t("study_mean"), value: (row) => row.mean, text: (row) => format.number(row.mean), isNumber: true },
        { key: "delta", title: t("study_delta_others"), value: (row) => row.delta, text: (row) => format.number(row.delta), isNumber: true },
        { key: "low", title: t("study_low"), value: (row) => row.low, text: (row) => format.number(row.low), isNumber: true },
        { key: "high", title: t("study_high"), value: (row) => row.high, text: (row) => format.number(row.high), isNumber: true },
      ]}
      option={groups.length > 0 && groups.length <= coloursMax ? option : undefined}
      height={140 + 40 * new Set(rows.map((row) => row.item || row.family)).size}
    />
  );
}

function Shown({ questionnaire }: { questionnaire: string }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const [byText, setBy] = useAddressState("by");
  const [setText, setSet] = useAddressState("of");
  const by = chosenOf(breakdowns, byText);
  const set = chosenOf(sets, setText);
  const comparison = useQuery(comparisonQuery(questionnaire, by));
  return (
    <>
      <div className="row">
        <Select label={t("study_by")} value={by} options={breakdowns.map((one) => ({ value: one, text: t(`study_by_${one}`) }))} onChange={setBy} />
        <Select label={t("study_compare")} value={set} options={sets.map((one) => ({ value: one, text: t(`study_set_${one}`) }))} onChange={setSet} />
      </div>
      {comparison.data ? (
        <>
          <Notices notices={comparison.data.notices} />
          <FewAnswers respondents={comparison.data.respondents} />
          {comparison.data.without_group > 0 && <p className="notice">{t("study_without_group", { number: format.whole(comparison.data.without_group) })}</p>}
          <Differences comparison={comparison.data} set={set} by={by} />
          <Groups comparison={comparison.data} set={set} by={by} />
          <ReproduceQuestionnaire questionnaire={questionnaire} />
        </>
      ) : (
        <WaitingForStudy query={comparison} />
      )}
    </>
  );
}

/** Whether members of another size, cluster, territory or kind answer differently, and what could be seen at all. */
export function ForWhom() {
  return <StudyFrame tab="for-whom">{(questionnaire) => <Shown questionnaire={questionnaire} />}</StudyFrame>;
}
