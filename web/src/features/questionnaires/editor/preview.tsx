import i18next, { type i18n } from "i18next";
import { useEffect, useRef, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { I18nextProvider, useTranslation } from "react-i18next";
import type { Answers } from "../../../api/answering";
import { type Problem, RequestRefused } from "../../../api/client";
import { type Preview as Shown, readPreview } from "../../../api/drafts";
import { fetchMessages, languageName, languages as ours, type Language } from "../../../base/languages";
import { Button } from "../../../ui/button";
import { Loading, ProblemNotice } from "../../../ui/notices";
import { type Instrument, type Item, textOf } from "../../../ui/questions/instrument";
import { extensionOf } from "../../../ui/questions/file-kinds";
import { SectionPage } from "../../../ui/questions/section-page";
import { staffCodesOf } from "../../../ui/questions/staff-codes";
import { Told } from "../../../ui/questions/told";
import { Select } from "../../../ui/select";
import type { FileDesk, FileState } from "../../../ui/questions/use-files";
import type { Draft } from "./draft";

const answeringPause = 250;

/** The words of the page in the language of the preview, while the editor around it keeps its own. */
function useWords(language: string): i18n | null {
  const [words, setWords] = useState<i18n | null>(null);
  useEffect(() => {
    let isWanted = true;
    const known = (ours as readonly string[]).includes(language) ? (language as Language) : ours[0];
    void fetchMessages(known).then(() => {
      if (isWanted) setWords(i18next.cloneInstance({ lng: known }));
    });
    return () => {
      isWanted = false;
    };
  }, [language]);
  return words;
}

/** Files as a respondent meets them; they go nowhere. */
function usePreviewFiles(mode: string, answers: Answers, answer: (name: string, value: string | null) => void): FileDesk {
  const [states, setStates] = useState<Record<string, FileState>>({});
  return {
    mode,
    // Who begins again has chosen none.
    states: Object.fromEntries(Object.entries(states).filter(([name]) => typeof answers[name] === "string")),
    choose: (item, file) => {
      setStates((before) => ({ ...before, [item.name]: { name: file.name, bytes: file.size, state: "preview" } }));
      answer(item.name, `chosen.${extensionOf(file.name)}`);
    },
    remove: (item) => answer(item.name, null),
  };
}

/** In the words of who edits. */
const finderOf = (item: Item) => staffCodesOf(item, "preview");

function Pages({ shown, answers, answer, files, isTold, onAgree }: { shown: Shown; answers: Answers; files: FileDesk; answer: (name: string, value: Answers[string]) => void; isTold: boolean; onAgree: () => void }) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const instrument = shown.instrument as Instrument;
  const hidden = new Set(shown.progress.hidden.filter((part) => part.repeats.length === 0).map((part) => part.name));
  const sections = instrument.sections.filter((section) => !hidden.has(section.name));
  const number = Math.min(at, sections.length - 1);
  const section = sections[number];
  if (!isTold) return <Told opened={{ told: shown.told, organisation: "", programme: "" }} instrument={instrument} onAgree={onAgree} />;
  if (!section) return <p>{t("nothing_to_answer")}</p>;
  return (
    <div className="stack answering">
      <p className="eyebrow">{t("section_of", { number: number + 1, all: sections.length })}</p>
      <h3>{textOf(section.title)}</h3>
      <SectionPage key={section.name} section={section} instrument={instrument} page={{ answers, progress: shown.progress, refused: shown.refused, known: {}, answer, codesOf: finderOf, files }} tellsMissing={false} />
      <div className="row">
        {number > 0 && <Button onPress={() => setAt(number - 1)}>{t("section_before")}</Button>}
        {number < sections.length - 1 && (
          <Button look="primary" onPress={() => setAt(number + 1)}>
            {t("section_next")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The questionnaire as respondents meet it, drawn by what draws it for them. What is answered here is stored nowhere. */
export function Preview({ name, draft }: { name: string; draft: Draft }) {
  const { t } = useTranslation();
  const languages = draft.languages ?? [];
  const [wanted, setLanguage] = useState("");
  const language = languages.includes(wanted) ? wanted : (languages[0] ?? "en");
  const [width, setWidth] = useState<"telephone" | "wide">("telephone");
  const [answers, setAnswers] = useState<Answers>({});
  const [isTold, setTold] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const answer = (variable: string, value: Answers[string]) => setAnswers((before) => ({ ...before, [variable]: value }));
  const files = usePreviewFiles(shown?.told.mode ?? "named", answers, answer);
  const number = useRef(0);
  const words = useWords(language);
  useEffect(() => {
    const mine = (number.current += 1);
    const timer = setTimeout(() => {
      readPreview(name, draft, language, answers).then(
        (reply) => {
          if (mine !== number.current) return;
          setShown(reply);
          setProblem(null);
        },
        (error: unknown) => {
          if (!(error instanceof RequestRefused)) throw error;
          if (mine === number.current) setProblem(error.problem);
        },
      );
    }, answeringPause);
    return () => clearTimeout(timer);
  }, [name, draft, language, answers]);
  return (
    <div className="stack">
      <div className="beside">
        <Select label={t("preview_language")} value={language} options={languages.map((one) => ({ value: one, text: languageName(one) }))} onChange={setLanguage} />
        <Select
          label={t("preview_width")}
          value={width}
          options={(["telephone", "wide"] as const).map((one) => ({ value: one, text: t(`preview_${one}`) }))}
          onChange={(one) => setWidth(one as typeof width)}
        />
      </div>
      <div className="row">
        <p className="quiet">{t("preview_not_saved")}</p>
        <Button
          look="small"
          onPress={() => {
            setAnswers({});
            setTold(false);
          }}
        >
          {t("preview_again")}
        </Button>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {!shown && !problem && <Loading />}
      {shown && words && (
        <I18nextProvider i18n={words}>
          <I18nProvider locale={words.language}>
            <section className={`preview ${width}`} lang={shown.language} aria-label={textOf((shown.instrument as Instrument).title) || name}>
              <div className="answer stack">
                <h2>{textOf((shown.instrument as Instrument).title) || name}</h2>
                <Pages
                  key={shown.language}
                  shown={shown}
                  answers={answers}
                  answer={answer}
                  files={files}
                  isTold={isTold}
                  onAgree={() => setTold(true)}
                />
              </div>
            </section>
          </I18nProvider>
        </I18nextProvider>
      )}
    </div>
  );
}
