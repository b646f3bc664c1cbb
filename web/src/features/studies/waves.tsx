import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { questionnairesQuery } from "../../api/questionnaires";
import { useAddressState } from "../../base/address-state";
import { formatFor } from "../../base/format";
import { intervalsOption } from "../../charts/intervals";
import { Figure } from "../../ui/figure";
import { Notices } from "../../ui/notices";
import { Select } from "../../ui/select";
import { aboutOf } from "./names";
import { type Asked, chosenOf, isIn, sets, type Waves, wavesQuery } from "./study";
import { StudyFrame, WaitingForStudy } from "./study-frame";
import { verdictText } from "./verdict";

/** What the same organisations answered then and now. */
function Changes({ waves, set, earlier }: { waves: Waves; set: Asked; earlier: string }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const rows = useMemo(() => waves.tests.map((row) => ({ ...row, item: row.first })).filter((row) => isIn(set, row)), [waves, set]);
  const then = t("study_wave_of", { name: waves.earlier, version: waves.earlier_version });
  const now = t("study_wave_of", { name: waves.questionnaire, version: waves.version });
  const option = useMemo(
    () =>
      intervalsOption(
        rows.map((row) => ({ name: aboutOf(t, row), estimates: [row.earlier_mean, row.later_mean].map((value) => ({ value, low: null, high: null })) })),
        { series: [then, now], from: 1, to: 5, line: 3, write: (value) => format.exact(value) ?? "" },
      ),
    [rows, then, now, t, format],
  );
  const changed = rows.filter((row) => row.verdict === "differs").map((row) => aboutOf(t, row));
  return (
    <Figure
      title={changed.length > 0 ? t("study_waves_changed", { items: format.list(changed) }) : t("study_waves_cannot")}
      source={t("study_waves_source", { both: format.whole(waves.both), then, now })}
      status=""
      method="signed_rank"
      id="waves"
      choices={{ of: set, earlier }}
      fileName={`waves-${set}-${waves.questionnaire}`}
      conventions={waves.conventions}
      rows={rows}
      columns={[
        { key: "item", title: t("study_about"), value: (row) => row.item || row.family, text: (row) => aboutOf(t, row) },
        { key: "verdict", title: t("study_verdict"), value: (row) => row.verdict, text: (row) => verdictText(t, row, format) },
        { key: "pairs", title: t("study_waves_pairs"), value: (row) => row.pairs, text: (row) => format.whole(row.pairs), isNumber: true },
        { key: "earlier_mean", title: then, value: (row) => row.earlier_mean, text: (row) => format.number(row.earlier_mean), isNumber: true },
        { key: "later_mean", title: now, value: (row) => row.later_mean, text: (row) => format.number(row.later_mean), isNumber: true },
        { key: "rank_biserial", title: t("study_rank_biserial"), value: (row) => row.rank_biserial, text: (row) => format.number(row.rank_biserial), isNumber: true },
        { key: "p", title: t("study_p"), value: (row) => row.p, text: (row) => format.p(row.p), isNumber: true },
        { key: "adjusted_p", title: t("study_adjusted_p"), value: (row) => row.adjusted_p, text: (row) => format.p(row.adjusted_p), isNumber: true },
        { key: "p_method", title: t("study_p_method"), value: (row) => row.p_method, text: (row) => (row.p_method ? t(`study_p_${row.p_method}`) : null) },
        { key: "significant_from", title: t("study_seen_from"), value: (row) => row.significant_from, text: (row) => format.number(row.significant_from), isNumber: true },
        { key: "detectable", title: t("study_detectable"), value: (row) => row.detectable, text: (row) => format.number(row.detectable), isNumber: true },
      ]}
      option={rows.length > 0 ? option : undefined}
      height={130 + 34 * rows.length}
    />
  );
}

function Shown({ questionnaire }: { questionnaire: string }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const [earlier, setEarlier] = useAddressState("earlier");
  const [setText, setSet] = useAddressState("of");
  const set = chosenOf(sets, setText);
  const all = useQuery(questionnairesQuery);
  const waves = useQuery(wavesQuery(questionnaire, earlier));
  const others = (all.data?.questionnaires ?? []).filter((row) => row.is_study && row.state !== "draft" && row.questionnaire !== questionnaire);
  return (
    <>
      <div className="row">
        {others.length > 0 && (
          <Select label={t("study_earlier")} value={earlier} options={[{ value: "", text: t("study_version_before") }, ...others.map((row) => ({ value: row.questionnaire, text: `${row.title} (${row.questionnaire})` }))]} onChange={setEarlier} />
        )}
        <Select label={t("study_compare")} value={set} options={sets.map((one) => ({ value: one, text: t(`study_set_${one}`) }))} onChange={setSet} />
      </div>
      {waves.data ? (
        <>
          <Notices notices={waves.data.notices} />
          <p>{t("study_waves_who", { both: format.whole(waves.data.both), earlier: format.whole(waves.data.only_earlier), later: format.whole(waves.data.only_later) })}</p>
          <Changes waves={waves.data} set={set} earlier={earlier} />
        </>
      ) : (
        <WaitingForStudy query={waves} />
      )}
    </>
  );
}

/** What the same organisations answer now and answered in an earlier wave. */
export function StudyWaves() {
  return <StudyFrame tab="waves">{(questionnaire) => <Shown questionnaire={questionnaire} />}</StudyFrame>;
}
