import { useTranslation } from "react-i18next";
import type { Opened } from "../../api/answering";
import { formatFor } from "../../base/format";
import { Button } from "../button";
import { type Instrument, textOf } from "./instrument";

/** What a respondent is told before the first question, and agrees to. */
export function Told({ opened, instrument, onAgree }: { opened: Pick<Opened, "told" | "organisation" | "programme">; instrument: Instrument; onAgree: () => void }) {
  const { t, i18n } = useTranslation();
  const { told } = opened;
  const rows: [string, string][] = [
    [t("told_purpose"), told.purpose],
    [t("told_mode"), t(`told_mode_${told.mode}`)],
    [t("told_recipients"), told.recipients],
    [t("told_retention"), told.retention],
    [t("told_controller"), told.controller || opened.programme],
  ];
  if (told.needs_check) rows.push([t("told_check"), t("told_check_text")]);
  if (told.closes_at) rows.push([t("told_closes_at"), formatFor(i18n.language).moment(told.closes_at)]);
  return (
    <div className="stack">
      {opened.organisation && <p>{t("told_for", { organisation: opened.organisation })}</p>}
      {instrument.introduction && <p>{textOf(instrument.introduction)}</p>}
      <section className="card stack">
        <h2>{t("told_title")}</h2>
        <dl className="told">
          {rows.map(([term, text]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <p className="quiet">{t(told.mode === "anonymous" ? "told_withdraw_anonymous" : "told_withdraw")}</p>
      </section>
      <div className="row">
        <Button look="primary" onPress={onAgree}>
          {t("told_agree")}
        </Button>
      </div>
    </div>
  );
}
