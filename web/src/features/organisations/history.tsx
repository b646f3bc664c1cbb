import { useTranslation } from "react-i18next";
import { formatFor } from "../../base/format";
import { versionsOf } from "./history-rows";
import { JudgePair } from "./judge-pair";
import { useLabels } from "../../ui/organisation-labels";
import type { Shown } from "./replies";

/** How the record came to be what it is, and the way to take a merge back. */
export function History({ shown, mayChange, onDone }: { shown: Shown; mayChange: boolean; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const labels = useLabels();
  return (
    <section className="card stack">
      <h2>{t("org_history")}</h2>
      <ol className="history" reversed>
        {versionsOf(shown.history).map((version) => (
          <li key={version.number} value={version.number}>
            <p>
              <strong>{t(`org_cause_${version.kind}`)}</strong>{" "}
              <span className="quiet">{[format.moment(version.at), version.by].filter(Boolean).join(" · ")}</span>
            </p>
            {version.reason && <p>{version.reason}</p>}
            <details>
              <summary>{t("org_changes", { number: version.changes.length })}</summary>
              <ul>
                {version.changes.map((change) => (
                  <li key={change.member} className="value-change">
                    {labels.member(change.member)}
                    {": "}
                    {change.before && <del>{change.before}</del>} {change.after && <ins>{change.after}</ins>}
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ol>
      {mayChange &&
        shown.merged.map((other) => (
          <div key={other} className="stack tight">
            <h3>{t("org_merged_record", { id: other.slice(0, 8) })}</h3>
            <JudgePair one={shown.organisation} other={other} verdicts={["different"]} onDone={onDone} />
          </div>
        ))}
    </section>
  );
}
