import { useTranslation } from "react-i18next";
import { formatFor } from "../../base/format";
import { observationsOf, type Programme } from "./programme";

const later = ["companies", "poles", "effects"] as const;

/** The way of a programme, and what is there of each stage; honest about what this version does not have. */
export function Stages({ programme }: { programme: Programme }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const counted = (what: string, count: number) => t(`count_${what}`, { count, number: format.whole(count) });
  const observations = observationsOf(programme);
  return (
    <ol className="path">
      <li className={observations > 0 ? "begun" : undefined}>
        <h2>{t("stage_analysis")}</h2>
        <p className="quiet">{t("stage_why_analysis")}</p>
        <p>
          {format.list([
            counted("sources", programme.sources.length),
            counted("observations", observations),
            counted("decisions", programme.decisions.length),
          ])}
        </p>
      </li>
      {later.map((stage) => (
        <li key={stage}>
          <h2>{t(`stage_${stage}`)}</h2>
          <p className="quiet">{t(`stage_why_${stage}`)}</p>
          <p className="quiet">{t("stage_not_yet")}</p>
        </li>
      ))}
    </ol>
  );
}
