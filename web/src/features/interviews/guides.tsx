import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readGuide, readGuides } from "../../api/interviews";
import { useMay } from "../../api/role";
import { useAddressState } from "../../base/address-state";
import { languageName } from "../../base/languages";
import { Button } from "../../ui/button";
import { Waiting } from "../../ui/notices";
import { askedIn, emptyGuide } from "./guide";
import { GuideForm } from "./guide-form";
import { GuideQuestions } from "./guide-questions";
import "./interviews.css";

/** One guide: its questions for everybody who sees guides, a form for who may change it. */
function OneGuide({ name, onSaved }: { name: string; onSaved: () => void }) {
  const { t, i18n } = useTranslation();
  const may = useMay("facilitator");
  // What is typed in the form stays: it is read again when the page is opened anew.
  const shown = useQuery({ queryKey: ["interview-guide", name], queryFn: () => readGuide(name), staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false });
  if (!shown.data) return <Waiting query={shown} />;
  const { document, revision } = shown.data;
  const saved = () => void shown.refetch().then(onSaved);
  if (may) return <GuideForm key={revision} name={name} guide={document} revision={revision} onSaved={saved} />;
  return (
    <section className="card stack" aria-label={t("interview_guide")}>
      <GuideQuestions questions={askedIn(document, [i18n.language])} />
    </section>
  );
}

/** What interviews go by: the guides of the programme, and where they are written. */
export function Guides() {
  const { t, i18n } = useTranslation();
  const may = useMay("facilitator");
  const queries = useQueryClient();
  const [chosen, setChosen] = useAddressState("guide", "");
  const all = useQuery({ queryKey: ["interview-guides", i18n.language], queryFn: readGuides, staleTime: 0 });
  if (!all.data) return <Waiting query={all} />;
  const rows = all.data.guides;
  const refresh = () => void queries.invalidateQueries({ queryKey: ["interview-guides"] });
  return (
    <>
      <h1>{t("guides_title")}</h1>
      <p className="lead">{t("guides_how")}</p>
      {rows.length === 0 ? (
        <p className="empty quiet">{t(may ? "guides_none" : "guides_none_wait")}</p>
      ) : (
        <ul className="interview-list">
          {rows.map((row) => (
            <li key={row.guide} className="card stack tight">
              <p className="row">
                <Button look="small" isPressed={chosen === row.guide} onPress={() => setChosen(chosen === row.guide ? "" : row.guide)}>
                  {row.title || row.guide}
                </Button>
                <span className="quiet">{t("guide_questions", { count: row.questions })}</span>
                <span className="quiet">{row.languages.map(languageName).join(", ")}</span>
                {row.saved_by && <span className="quiet">{row.saved_by}</span>}
              </p>
            </li>
          ))}
        </ul>
      )}
      {chosen !== "" && <OneGuide key={chosen} name={chosen} onSaved={refresh} />}
      {may && chosen === "" && (
        <GuideForm
          key={`new ${rows.length}`}
          guide={emptyGuide}
          revision={0}
          onSaved={(name) => {
            refresh();
            setChosen(name);
          }}
        />
      )}
    </>
  );
}
