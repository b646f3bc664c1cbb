import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answered, client } from "../../api/client";
import { useAddressState } from "../../base/address-state";
import { formatFor } from "../../base/format";
import { Notices, Waiting } from "../../ui/notices";
import { PeriodChoice } from "./period-choice";
import { Growth, type ProfileReply, Quotients, Shift, Stars, VarietyFigure } from "./profile-figures";
import { useTerritory } from "./territory-choice";

function Summary({ summary }: { summary: ProfileReply["summary"][number] }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const facts = [
    ["jobs", format.whole(summary.value)],
    ["growth", format.signedPercent(summary.growth)],
    ["equivalent_number", format.number(summary.equivalent_number, 1)],
    ["krugman", format.number(summary.krugman)],
    ["hachman", format.number(summary.hachman)],
  ] as const;
  return (
    <dl className="grid">
      {facts.map(([name, value]) => (
        <div key={name} className="card">
          <dt className="quiet">{t(name)}</dt>
          <dd className="rank">{value ?? t("not_defined")}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Profile() {
  const { t } = useTranslation();
  const territory = useTerritory();
  const [year] = useAddressState("year");
  const [since] = useAddressState("since");
  const profile = useQuery({
    queryKey: ["profile", territory.code, year, since],
    enabled: territory.code !== "",
    queryFn: () =>
      answered(
        client.GET("/api/programme/territories/{territory}/profile", {
          params: { path: { territory: territory.code }, query: { interval_samples: 200, ...(year ? { year } : {}), ...(since ? { since } : {}) } },
        }),
      ),
  });
  const reply = profile.data;
  const summary = reply?.summary[0];
  return (
    <>
      <h1>{territory.name || t("nav_profile")}</h1>
      <div className="row choices">
        {territory.choice}
        {reply && (
          <>
            <PeriodChoice name="year" label={t("year")} chosen={reply.period} periods={reply.periods} />
            <PeriodChoice name="since" label={t("since")} chosen={reply.since || since || (reply.periods[0] ?? "")} periods={reply.periods.filter((period) => period < reply.period)} />
          </>
        )}
      </div>
      {!reply ? (
        <Waiting query={territory.query.error ? territory.query : profile} />
      ) : (
        <>
          <Notices notices={reply.notices} />
          {summary && <Summary summary={summary} />}
          <Quotients reply={reply} territory={territory.name} code={territory.code} />
          <Growth reply={reply} territory={territory.name} code={territory.code} />
          <Shift reply={reply} territory={territory.name} code={territory.code} />
          <VarietyFigure reply={reply} territory={territory.name} code={territory.code} />
          <Stars reply={reply} territory={territory.name} code={territory.code} />
        </>
      )}
    </>
  );
}
