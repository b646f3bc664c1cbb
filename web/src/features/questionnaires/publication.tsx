import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "wouter";
import { problemOf } from "../../api/accounts";
import { releaseResults, releasesQuery } from "../../api/publication";
import { useMay } from "../../api/role";
import { formatFor } from "../../base/format";
import { useWriteKeys } from "../../base/write-key";
import { Button } from "../../ui/button";
import { Confirm } from "../../ui/confirm";
import { Waiting } from "../../ui/notices";
import { Select } from "../../ui/select";
import { PublicationPlanCard } from "./publication-plan";
import { ReleaseTable } from "./release-table";

function ReleaseButton({ name }: { name: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const keys = useWriteKeys();
  const [isAsking, setAsking] = useState(false);
  const release = useMutation({
    mutationFn: () => releaseResults(name, keys.keyFor(name)),
    onSuccess: () => {
      keys.stored();
      setAsking(false);
      void queries.invalidateQueries({ queryKey: ["releases", name] });
    },
  });
  return (
    <>
      <div className="row">
        <Button look="primary" onPress={() => setAsking(true)}>
          {t("release_results")}
        </Button>
      </div>
      {isAsking && (
        <Confirm
          title={t("release_results")}
          text={t("release_how")}
          action={t("release_results")}
          isPending={release.isPending}
          problem={problemOf(release.error)}
          onConfirm={() => release.mutate()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function ReleaseList({ name }: { name: string }) {
  const { t, i18n } = useTranslation();
  const format = formatFor(i18n.language);
  const list = useQuery(releasesQuery(name));
  const [chosen, setChosen] = useState("");
  if (!list.data) return <Waiting query={list} />;
  const all = list.data.releases.toReversed();
  const shown = all.find((one) => `${one.version}.${one.release}` === chosen) ?? all[0];
  if (!shown) return <p className="empty">{t("releases_none")}</p>;
  const options = all.map((one) => ({
    value: `${one.version}.${one.release}`,
    text: t("release_option", { version: one.version, release: one.release, day: format.day(one.date) }),
  }));
  return (
    <>
      <Select label={t("release_one")} value={`${shown.version}.${shown.release}`} options={options} onChange={setChosen} />
      <ReleaseTable name={name} version={shown.version} release={shown.release} />
    </>
  );
}

/** What is published of a questionnaire: the plan, declared before it is answered, and the dated releases. */
export function Publication() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const seesPlan = useMay("researcher");
  const mayRelease = useMay("facilitator");
  return (
    <>
      {seesPlan && (
        <p>
          <Link href="/questionnaires">{t("questionnaires_title")}</Link>
        </p>
      )}
      <h1>{t("publication_title")}</h1>
      <p className="lead">{t("publication_how")}</p>
      {seesPlan && <PublicationPlanCard name={id} />}
      <section className="stack">
        <h2>{t("releases_title")}</h2>
        {mayRelease && <ReleaseButton name={id} />}
        <ReleaseList name={id} />
      </section>
    </>
  );
}
