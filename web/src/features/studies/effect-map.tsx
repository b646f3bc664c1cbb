import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useAddressState } from "../../base/address-state";
import { formatFor } from "../../base/format";
import { importanceEffectOption } from "../../charts/importance-effect";
import { Figure } from "../../ui/figure";
import { Notices } from "../../ui/notices";
import { Select } from "../../ui/select";
import { useSource } from "./barriers";
import { aboutOf } from "./names";
import { ReproduceQuestionnaire } from "./reproduce";
import { chosenOf, type Cut, cuts, type Study, studyQuery } from "./study";
import { FewAnswers, StudyFrame, WaitingForStudy } from "./study-frame";

const parts = ["items", "families"] as const;
type Part = (typeof parts)[number];
const quadrants = ["concentrate-here", "keep-up", "low-priority", "possible-overkill"] as const;

function MapFigure({ study, cut, part }: { study: Study; cut: Cut; part: Part }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const source = useSource(study);
  const rows = useMemo(() => study.map.filter((row) => (row.item === "") === (part === "families")), [study, part]);
  const option = useMemo(() => {
    const name = (quadrant: (typeof quadrants)[number]) => t(`study_quadrant_${quadrant}`);
    return importanceEffectOption(
      rows.map((row) => ({ ...row, name: aboutOf(t, row) })),
      { importance: study.importance_cut, effect: study.effect_cut, isDiagonal: cut === "diagonal" },
      {
        across: t("study_block_effect"),
        up: t("study_block_importance"),
        quadrants: { "concentrate-here": name("concentrate-here"), "keep-up": name("keep-up"), "low-priority": name("low-priority"), "possible-overkill": name("possible-overkill") },
      },
      (value) => format.number(value, 1) ?? "",
    );
  }, [rows, study, cut, t, format]);
  const open = rows.filter((row) => row.quadrant === "concentrate-here").map((row) => aboutOf(t, row));
  return (
    <Figure
      title={open.length > 0 ? t("study_map_finding", { items: format.list(open) }) : t("study_map_none")}
      source={source}
      status=""
      method="importance_effect_map"
      id="map"
      choices={{ cut, of: part }}
      conventions={study.conventions}
      fileName={`importance-effect-${study.questionnaire}`}
      rows={rows}
      columns={[
        { key: "item", title: t("study_barrier"), value: (row) => row.item || row.family, text: (row) => aboutOf(t, row) },
        { key: "family", title: t("study_family"), value: (row) => row.family, text: (row) => t(`study_family_${row.family}`) },
        { key: "answers", title: t("study_answers"), value: (row) => row.answers, text: (row) => format.whole(row.answers), isNumber: true },
        { key: "importance", title: t("study_block_importance"), value: (row) => row.importance, text: (row) => format.number(row.importance), isNumber: true },
        { key: "effect", title: t("study_block_effect"), value: (row) => row.effect, text: (row) => format.number(row.effect), isNumber: true },
        { key: "quadrant", title: t("study_quadrant"), value: (row) => row.quadrant, text: (row) => (row.quadrant ? t(`study_quadrant_${row.quadrant}`) : null) },
        { key: "certainty", title: t("study_certainty"), value: (row) => row.certainty, text: (row) => format.percent(row.certainty, 0), isNumber: true },
      ]}
      option={option}
      height={520}
    />
  );
}

/** How the lines of the map are chosen, which the study is computed by. */
export function useCut(): Cut {
  const [text] = useAddressState("cut");
  return chosenOf(cuts, text);
}

/** What the map shows, and by which lines. */
export function MapChoices() {
  const { t } = useTranslation();
  const [, setCut] = useAddressState("cut");
  const [partText, setPart] = useAddressState("of");
  return (
    <div className="row">
      <Select label={t("study_cut")} value={useCut()} options={cuts.map((one) => ({ value: one, text: t(`study_cut_${one}`) }))} onChange={setCut} />
      <Select label={t("study_map_of")} value={chosenOf(parts, partText)} options={parts.map((one) => ({ value: one, text: t(`study_of_${one}`) }))} onChange={setPart} />
    </div>
  );
}

/** The map as it is chosen, and what its quadrants mean. */
export function EffectMapFigures({ study }: { study: Study }) {
  const { t } = useTranslation();
  const [partText] = useAddressState("of");
  return (
    <>
      <MapFigure study={study} cut={useCut()} part={chosenOf(parts, partText)} />
      <section className="card stack">
        <h2>{t("study_quadrants_title")}</h2>
        <dl className="stack tight">
          {quadrants.map((quadrant) => (
            <div key={quadrant}>
              <dt>
                <strong>{t(`study_quadrant_${quadrant}`)}</strong>
              </dt>
              <dd>{t(`study_quadrant_how_${quadrant}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

function Shown({ questionnaire }: { questionnaire: string }) {
  const study = useQuery(studyQuery(questionnaire, useCut()));
  return (
    <>
      <MapChoices />
      {study.data ? (
        <>
          <Notices notices={study.data.notices} />
          <FewAnswers respondents={study.data.respondents} />
          <EffectMapFigures study={study.data} />
          <ReproduceQuestionnaire questionnaire={questionnaire} />
        </>
      ) : (
        <WaitingForStudy query={study} />
      )}
    </>
  );
}

/** What the cluster should turn to: how much each barrier weighs, against how much members say it has changed. */
export function EffectMap() {
  return <StudyFrame tab="map">{(questionnaire) => <Shown questionnaire={questionnaire} />}</StudyFrame>;
}
