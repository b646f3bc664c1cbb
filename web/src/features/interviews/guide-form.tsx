import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { putGuide, readGuide } from "../../api/interviews";
import { useDraft } from "../../base/draft";
import { languageName, languages } from "../../base/languages";
import { shortNameOf } from "../../base/short-name";
import { Button } from "../../ui/button";
import { ProblemNotice } from "../../ui/notices";
import { Select } from "../../ui/select";
import { TextArea } from "../../ui/text-area";
import { TextField } from "../../ui/text-field";
import { useForm } from "../../ui/use-form";
import { askedIn, emptyQuestion, type Guide, moved, type Question, sentGuide, textToTranslate, withAt, withoutAt } from "./guide";
import { GuideQuestions } from "./guide-questions";

interface QuestionOptions {
  question: Question;
  place: number;
  count: number;
  language: string;
  onChange: (question: Question) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** A question, and what to come back to, in one language. */
function QuestionFields({ question, place, count, language, onChange, onMove, onRemove }: QuestionOptions) {
  const { t } = useTranslation();
  const number = place + 1;
  return (
    <li className="stack tight">
      <TextArea
        label={t("guide_question", { number })}
        lang={language}
        rows={2}
        help={textToTranslate(question.question, language)}
        value={question.question[language] ?? ""}
        onChange={(text) => onChange({ ...question, question: { ...question.question, [language]: text } })}
      />
      {question.prompts.map((prompt, at) => (
        <TextField
          key={at}
          label={t("guide_prompt", { number: at + 1, question: number })}
          help={textToTranslate(prompt, language)}
          value={prompt[language] ?? ""}
          onChange={(text) => onChange({ ...question, prompts: withAt(question.prompts, at, { ...prompt, [language]: text }) })}
          after={
            <Button look="small" label={t("guide_prompt_remove_of", { number: at + 1, question: number })} onPress={() => onChange({ ...question, prompts: withoutAt(question.prompts, at) })}>
              {t("guide_remove")}
            </Button>
          }
        />
      ))}
      <div className="row">
        <Button look="small" label={t("guide_prompt_add_to", { number })} onPress={() => onChange({ ...question, prompts: [...question.prompts, {}] })}>
          {t("guide_prompt_add")}
        </Button>
        <Button look="small" label={t("guide_up_of", { number })} isDisabled={place === 0} onPress={() => onMove(-1)}>
          {t("guide_up")}
        </Button>
        <Button look="small" label={t("guide_down_of", { number })} isDisabled={number === count} onPress={() => onMove(1)}>
          {t("guide_down")}
        </Button>
        <Button look="small" label={t("guide_question_remove_of", { number })} isDisabled={count === 1} onPress={onRemove}>
          {t("guide_remove")}
        </Button>
      </div>
    </li>
  );
}

/** What somebody else stored meanwhile, to be compared; saving then puts one's own in its place. */
function StoredMeanwhile({ name, onSeen }: { name: string; onSeen: (revision: number) => void }) {
  const { t, i18n } = useTranslation();
  const stored = useMutation({ mutationFn: () => readGuide(name), onSuccess: (one) => onSeen(one.revision) });
  if (!stored.data)
    return (
      <Button look="small" isPending={stored.isPending} onPress={() => stored.mutate()}>
        {t("guide_see_theirs")}
      </Button>
    );
  return (
    <section className="stack tight" aria-label={t("guide_theirs")}>
      <h3>{t("guide_theirs")}</h3>
      <p className="quiet">{t("guide_theirs_how")}</p>
      <GuideQuestions questions={askedIn(stored.data.document, [i18n.language])} />
    </section>
  );
}

interface Options {
  /** The guide to change; a new one without it. */
  name?: string;
  guide: Guide;
  revision: number;
  onSaved: (name: string) => void;
}

/** Writes a guide: its title, its questions and their prompts, a language at a time. What is typed is kept in the browser until it is stored. */
export function GuideForm({ name = "", guide: stored, revision, onSaved }: Options) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const [kept, keep, forget] = useDraft(`interview-guide-${name}`);
  const [language, setLanguage] = useState(i18n.language);
  const [seen, setSeen] = useState(revision);
  const guide = kept ? (JSON.parse(kept) as Guide) : stored;
  const change = (next: Guide) => keep(JSON.stringify(next));
  const sent = sentGuide(guide);
  const shortName = name || shortNameOf(Object.values(sent.title)[0] ?? "");
  const form = useForm<"title", unknown>({
    fields: [],
    ask: () => putGuide(shortName, sent, seen),
    done: () => {
      forget();
      onSaved(shortName);
    },
  });
  const setQuestions = (questions: Question[]) => change({ ...guide, questions });
  const missing = sent.languages.filter((one) => [sent.title, ...sent.questions.flatMap((question) => [question.question, ...question.prompts])].some((texts) => !texts[one]));
  return (
    <form className="card stack" aria-labelledby={id} {...form.props}>
      <h2 id={id}>{t(name ? "guide_change" : "guide_add")}</h2>
      <Select label={t("guide_language")} value={language} options={languages.map((one) => ({ value: one, text: languageName(one) }))} onChange={setLanguage} />
      {missing.length > 0 && <p className="quiet">{t("guide_missing", { languages: missing.map(languageName).join(", ") })}</p>}
      <TextField label={t("guide_title")} help={textToTranslate(guide.title, language)} value={guide.title[language] ?? ""} onChange={(text) => change({ ...guide, title: { ...guide.title, [language]: text } })} />
      <ol className="guide-questions stack">
        {guide.questions.map((question, place) => (
          <QuestionFields
            key={place}
            question={question}
            place={place}
            count={guide.questions.length}
            language={language}
            onChange={(next) => setQuestions(withAt(guide.questions, place, next))}
            onMove={(by) => setQuestions(moved(guide.questions, place, by))}
            onRemove={() => setQuestions(withoutAt(guide.questions, place))}
          />
        ))}
      </ol>
      <div className="row">
        <Button look="small" onPress={() => setQuestions([...guide.questions, emptyQuestion])}>
          {t("guide_question_add")}
        </Button>
      </div>
      {form.refusal && <ProblemNotice problem={form.refusal.problem} waitSeconds={form.refusal.waitSeconds} />}
      {form.refusal?.problem.code === "changed-meanwhile" && <StoredMeanwhile name={shortName} onSeen={setSeen} />}
      <div className="row">
        <Button type="submit" look="primary" isPending={form.isPending} isDisabled={shortName === "" || sent.questions.length === 0}>
          {t("guide_save")}
        </Button>
        {kept && <Button onPress={forget}>{t("guide_discard")}</Button>}
      </div>
    </form>
  );
}
