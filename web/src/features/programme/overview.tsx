import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answered, client } from "../../api/client";
import { languageName } from "../../base/languages";
import { formatFor } from "../../base/format";
import { Waiting } from "../../ui/notices";
import { Decisions } from "./decisions";
import { NextStep } from "./next-step";
import { OverviewMap } from "./overview-map";
import { Sources } from "./sources";
import { Stages } from "./stages";
import { Territories } from "./territories";

/** Where the programme stands: its stages, what comes next, what was decided, and what it works with. */
export function Overview() {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const programme = useQuery({ queryKey: ["programme"], queryFn: () => answered(client.GET("/api/programme")) });
  if (!programme.data) return <Waiting query={programme} />;
  const data = programme.data;
  return (
    <>
      <header className="stack tight">
        <h1>{data.name}</h1>
        <p className="quiet">{t("languages_of_programme", { list: format.list(data.languages.map(languageName)) })}</p>
      </header>
      <Stages programme={data} />
      <NextStep programme={data} />
      <Decisions programme={data} />
      <OverviewMap />
      <Territories programme={data} />
      <Sources programme={data} />
    </>
  );
}
