import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { problemOf } from "../../api/accounts";
import { putInterview, readCodebook, readGuides, readInterviews, type Way } from "../../api/interviews";
import { useAddressState } from "../../base/address-state";
import { languageName, languages } from "../../base/languages";
import { useWriteKeys } from "../../base/write-key";
import { Button } from "../../ui/button";
import { ProblemNotice, Waiting } from "../../ui/notices";
import { OrganisationChoice } from "../../ui/organisation-choice";
import { Select } from "../../ui/select";
import { TextField } from "../../ui/text-field";
import "../../ui/form.css";
import "./interviews.css";

export const ways = ["meeting", "telephone", "video"] as const satisfies readonly Way[];

/** Begins an interview: with whom, how, and by which guide. Everything but the organisation can be changed later. */
function Begin({ organisation: wanted }: { organisation: string }) {
  const { t, i18n } = useTranslation();
  const [, go] = useLocation();
  const keys = useWriteKeys();
  const [organisation, setOrganisation] = useState(wanted);
  const [heldBy, setHeldBy] = useState<Way>("meeting");
  const [heldOn, setHeldOn] = useState("");
  const [guide, setGuide] = useState("");
  const [language, setLanguage] = useState(i18n.language);
  const guides = useQuery({ queryKey: ["interview-guides", i18n.language], queryFn: readGuides });
  const begin = useMutation({
    mutationFn: () => {
      const fields = { organisation, held_by: heldBy, language, guide, ...(heldOn ? { held_on: heldOn } : {}) };
      return putInterview(fields, keys.keyFor(fields));
    },
    onSuccess: (reply) => {
      keys.stored();
      go(`/interviews/${encodeURIComponent(reply.interview)}`);
    },
  });
  const problem = problemOf(begin.error);
  const titles = guides.data?.guides ?? [];
  return (
    <section className="card stack">
      <h2>{t("interview_begin")}</h2>
      {wanted === "" && <OrganisationChoice onChange={setOrganisation} />}
      <Select label={t("interview_held_by")} value={heldBy} options={ways.map((one) => ({ value: one, text: t(`interview_by_${one}`) }))} onChange={(one) => setHeldBy(one as Way)} />
      <TextField label={t("interview_held_on")} help={t("interview_held_on_help")} value={heldOn} onChange={setHeldOn} />
      <Select label={t("interview_language")} value={language} options={languages.map((one) => ({ value: one, text: languageName(one) }))} onChange={setLanguage} />
      {titles.length > 0 && (
        <Select
          label={t("interview_guide")}
          value={guide}
          options={[{ value: "", text: t("interview_no_guide") }, ...titles.map((one) => ({ value: one.guide, text: one.title || one.guide }))]}
          onChange={setGuide}
        />
      )}
      {problem && <ProblemNotice problem={problem} />}
      <div className="row">
        <Button look="primary" isPending={begin.isPending} isDisabled={organisation === ""} onPress={() => begin.mutate()}>
          {t("interview_begin")}
        </Button>
      </div>
    </section>
  );
}

/** The interviews of the programme, the latest first. */
export function Interviews() {
  const { t, i18n } = useTranslation();
  const [organisation, setOrganisation] = useAddressState("organisation", "");
  const [code, setCode] = useAddressState("code", "");
  const book = useQuery({ queryKey: ["codebook", i18n.language], queryFn: readCodebook });
  const all = useQuery({ queryKey: ["interviews", organisation, code, i18n.language], queryFn: () => readInterviews(organisation, code), staleTime: 0 });
  if (!all.data || !book.data) return <Waiting query={all.data ? book : all} />;
  const rows = all.data.interviews;
  const codes = book.data.codes;
  const nameOf = new Map(codes.map((one) => [one.code, one.name]));
  const organisations = [...new Map(rows.map((row) => [row.organisation, row.name]))];
  return (
    <>
      <h1>{t("interviews_title")}</h1>
      <p className="lead">{t("interviews_how")}</p>
      <div className="row">
        {(organisations.length > 1 || organisation !== "") && (
          <Select
            label={t("interviews_of")}
            value={organisation}
            options={[{ value: "", text: t("interviews_of_all") }, ...organisations.map(([value, text]) => ({ value, text }))]}
            onChange={setOrganisation}
          />
        )}
        {codes.length > 0 && (
          <Select
            label={t("interviews_with_code")}
            value={code}
            options={[{ value: "", text: t("interviews_any_code") }, ...codes.map((one) => ({ value: one.code, text: `${"– ".repeat(one.depth)}${one.name}` }))]}
            onChange={setCode}
          />
        )}
      </div>
      {rows.length === 0 && <p className="empty">{t(organisation || code ? "interviews_none_such" : "interviews_none")}</p>}
      {rows.length > 0 && (
        <ul className="interview-list">
          {rows.map((row) => (
            <li key={row.interview} className="card stack tight">
              <h2>
                <Link href={`/interviews/${encodeURIComponent(row.interview)}`}>{row.name || row.organisation}</Link>
              </h2>
              <p className="row">
                <span>{row.held_on}</span>
                <span className="flag">{t(`interview_by_${row.held_by}`)}</span>
                {row.interviewer && <span className="quiet">{row.interviewer}</span>}
                <span className="quiet">{t("interview_words", { count: row.words })}</span>
                <span className="quiet">{t("interview_passages", { count: row.passages })}</span>
              </p>
              {row.codes.length > 0 && (
                <ul className="chips">
                  {row.codes.map((one) => (
                    <li key={one}>{nameOf.get(one) ?? one}</li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
      <Begin organisation={organisation} key={organisation} />
    </>
  );
}
