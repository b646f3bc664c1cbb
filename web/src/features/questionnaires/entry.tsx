import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "wouter";
import type { Opened } from "../../api/answering";
import { type CameBy, enterAnswers, openEntry } from "../../api/questionnaires";
import { useAddressState } from "../../base/address-state";
import { carried } from "../../base/carried-file";
import { languageName } from "../../base/languages";
import { Button } from "../../ui/button";
import { Waiting } from "../../ui/notices";
import { OrganisationChoice } from "../../ui/organisation-choice";
import { AnswerForm } from "../../ui/questions/answer-form";
import { type Instrument, textOf } from "../../ui/questions/instrument";
import { AnswerShelf } from "../../ui/questions/kept-answers";
import { staffCodesOf } from "../../ui/questions/staff-codes";
import type { AnswerDoor } from "../../ui/questions/use-answers";
import { Select } from "../../ui/select";

interface EntryOptions {
  questionnaire: string;
  organisation: string;
  cameBy: CameBy;
  opened: Opened;
  onNext: () => void;
}

/** The questions as the organisation would meet them, answered by somebody who has the paper or the telephone. */
function Entering({ questionnaire, organisation, cameBy, opened, onNext }: EntryOptions) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const shelf = useMemo(() => AnswerShelf.ofEntry(questionnaire, organisation), [organisation, questionnaire]);
  const { language } = opened;
  const door = useMemo<AnswerDoor>(() => {
    const entry = { organisation, came_by: cameBy, language };
    return {
      save: (write, key) => enterAnswers(questionnaire, { ...entry, ...write, whole: false }, key),
      send: (write, key) => enterAnswers(questionnaire, { ...entry, ...write, whole: true }, key),
      codesOf: (item) => staffCodesOf(item, language),
      put: async (variable, file, agreed, key) => enterAnswers(questionnaire, { ...entry, agreed, answers: {}, files: { [variable]: await carried(file) }, whole: false }, key),
    };
  }, [cameBy, language, organisation, questionnaire]);
  return (
    <>
      <p className="notice">{t(`entry_told_${opened.told.mode}`)}</p>
      <AnswerForm
        door={door}
        opened={opened}
        shelf={shelf}
        at={at}
        setAt={setAt}
        afterwards={(_page, _thanks, goBack) => (
          <div className="notice stack" role="status">
            <p>{t("entry_sent")}</p>
            <div className="row">
              <Button look="primary" onPress={onNext}>
                {t("entry_next")}
              </Button>
              {opened.told.mode !== "anonymous" && <Button onPress={goBack}>{t("change_answers")}</Button>}
            </div>
          </div>
        )}
      />
    </>
  );
}

/** Answers that came on paper or by telephone, entered for the organisation that gave them. */
export function Entry() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const [organisation, setOrganisation] = useAddressState("organisation", "");
  const [language, setLanguage] = useState("");
  const [cameBy, setCameBy] = useState<CameBy>("paper");
  const query = useQuery({
    queryKey: ["entry", id, organisation, language],
    queryFn: () => openEntry(id, organisation, language),
    enabled: organisation !== "",
    staleTime: Infinity,
    gcTime: 0,
  });
  const opened = query.data;
  return (
    <>
      <div className="stack tight">
        <p>
          <Link href="/questionnaires">{t("entry_back")}</Link>
        </p>
        <h1>{t("entry_title")}</h1>
        {opened && <p className="lead">{textOf((opened.instrument as unknown as Instrument).title)}</p>}
      </div>
      {organisation === "" ? (
        <section className="card stack">
          <p className="quiet">{t("entry_how")}</p>
          <OrganisationChoice onChange={setOrganisation} />
        </section>
      ) : (
        <>
          <div className="row">
            <Select
              label={t("entry_came_by")}
              value={cameBy}
              options={(["paper", "telephone"] as const).map((one) => ({ value: one, text: t(`entry_by_${one}`) }))}
              onChange={(one) => setCameBy(one as CameBy)}
            />
            {opened && opened.languages.length > 1 && (
              <Select label={t("language")} value={opened.language} options={opened.languages.map((one) => ({ value: one, text: languageName(one) }))} onChange={setLanguage} />
            )}
            <Button look="small" onPress={() => setOrganisation("")}>
              {t("entry_other")}
            </Button>
          </div>
          {opened ? (
            <Entering
              key={`${organisation} ${opened.language}`}
              questionnaire={id}
              organisation={organisation}
              cameBy={cameBy}
              opened={opened}
              onNext={() => setOrganisation("")}
            />
          ) : (
            <Waiting query={query} />
          )}
        </>
      )}
    </>
  );
}
