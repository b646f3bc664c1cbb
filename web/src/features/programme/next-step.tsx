import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useMay } from "../../api/role";
import { formatFor } from "../../base/format";
import { nextStep, type Programme } from "./programme";

const places = { import: "/import", decide: "/domains", review: "/domains" } as const;

/** The one thing to do next, and why. */
export function NextStep({ programme }: { programme: Programme }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const mayDoIt = useMay("facilitator");
  const step = nextStep(programme);
  const count = programme.decisions.length;
  if (!mayDoIt) return null;
  return (
    <section className="card next-step">
      <div className="stack tight">
        <p className="eyebrow">{t("next_heading")}</p>
        <h2>{t(`next_${step}_title`)}</h2>
        <p>{step === "review" ? t("next_review_why", { count, number: format.whole(count) }) : t(`next_${step}_why`)}</p>
      </div>
      <Link className="button primary" href={places[step]}>
        {t(step === "import" ? "next_import_go" : "next_decide_go")}
      </Link>
    </section>
  );
}
