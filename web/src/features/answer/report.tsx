import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Answers, readReport } from "../../api/answering";
import { formatFor } from "../../base/format";
import { webAddress } from "../../base/web-address";
import { Waiting } from "../../ui/notices";

interface Options {
  token: string;
  language: string;
  answers: Answers;
}

type Offer = Awaited<ReturnType<typeof readReport>>["offers"][number];

/** Where to turn to, near and on the other side of the border. */
function Offers({ offers }: { offers: readonly Offer[] }) {
  const { t } = useTranslation();
  if (offers.length === 0) return <p className="quiet">{t("report_no_offers")}</p>;
  return (
    <>
      <h4>{t("report_offers")}</h4>
      <ul>
        {offers.map((offer) => (
          <li key={`${offer.organisation} ${offer.title}`}>
            <strong>{offer.organisation}</strong>
            {offer.title && `: ${offer.title}`}
            {offer.text && <p>{offer.text}</p>}
            {offer.website && (
              <p>
                <a href={webAddress(offer.website)} rel="noreferrer">
                  {offer.website}
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the organisation gets in return, at once: where it stands, and what that advises. */
export function Report({ token, language, answers }: Options) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const report = useQuery({ queryKey: ["response-report", language], queryFn: () => readReport(token, language, answers), staleTime: Infinity });
  if (!report.data) return <Waiting query={report} />;
  const { dimensions, compared_with, offers } = report.data;
  return (
    <section className="stack">
      <h2>{t("report_title")}</h2>
      <p className="quiet">{t(`report_compared_${compared_with}`)}</p>
      {dimensions.map((dimension) => (
        <article key={dimension.dimension} className="card stack tight">
          <h3>{dimension.label}</h3>
          {dimension.score === null ? (
            <p>{t("report_too_little", { answered: dimension.answered, asked: dimension.asked })}</p>
          ) : (
            <>
              <p className="row">
                <span className="rank">{format.whole(dimension.score)}</span>
                <span>{t("report_of_100")}</span>
                <span className="flag">{dimension.band}</span>
              </p>
              <meter className="score" min={0} max={100} value={dimension.score} aria-label={dimension.label} />
              {dimension.average !== null && <p className="quiet">{t("report_average", { average: format.whole(dimension.average) ?? "" })}</p>}
              {dimension.target !== null && <p className="quiet">{t("report_target", { target: format.whole(dimension.target) ?? "" })}</p>}
              <p>{dimension.feedback}</p>
              {dimension.is_gap && <Offers offers={offers.filter((offer) => offer.dimension === dimension.dimension)} />}
            </>
          )}
        </article>
      ))}
    </section>
  );
}
