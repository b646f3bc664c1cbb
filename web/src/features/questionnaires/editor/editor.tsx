import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "wouter";
import { problemOf } from "../../../api/accounts";
import { beginDraft, type DraftProblem, readDraft, type ShownDraft } from "../../../api/drafts";
import { useAddressState, withChoices } from "../../../base/address-state";
import { download } from "../../../base/download";
import { languageName } from "../../../base/languages";
import { Button } from "../../../ui/button";
import { Dialog } from "../../../ui/dialog";
import { ProblemNotice, Waiting } from "../../../ui/notices";
import { Leaving } from "../../../ui/leaving";
import { Select } from "../../../ui/select";
import { PublishDialog } from "../publish-dialog";
import { anyText, type Draft, type Member, outlineOf } from "./draft";
import { EditingProvider } from "./fields";

import { Preview } from "./preview";
import { partFor, ProblemList } from "./problem-list";
import { Questions } from "./questions";
import { SettingsForm } from "./settings-form";
import { Translations } from "./translations";
import { type EditedDraft, useDraft } from "./use-draft";
import "../../../ui/form.css";
import "./editor.css";

const views = ["questions", "settings", "translations", "preview"] as const;
type View = (typeof views)[number];

/** What is stored, and what to do where it is not. */
function Saving({ edited }: { edited: EditedDraft }) {
  const { t } = useTranslation();
  const { state, problem, draft, name } = edited;
  const isWorrying = state !== "saved" && state !== "saving";
  return (
    <>
      <p className={isWorrying ? "saving unsaved" : "saving"} role="status">
        {t(`draft_${state}`)}
      </p>
      {problem && state !== "waiting" && <ProblemNotice problem={problem} />}
      {state === "conflict" && (
        <div className="notice warning stack" role="alert">
          <p>{t("draft_conflict_how")}</p>
          <div className="row">
            <Button onPress={() => download(`${name}.json`, new Blob([JSON.stringify(draft, null, 2)], { type: "application/json" }))}>{t("draft_keep_mine")}</Button>
            <Button onPress={() => void edited.settle("theirs")}>{t("draft_take_theirs")}</Button>
            <Button look="danger" onPress={() => void edited.settle("mine")}>
              {t("draft_save_mine")}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}

interface PublishOptions {
  edited: EditedDraft;
  language: string;
  onGo: (member: Member) => void;
  onPublished: () => void;
}

/** Publishes what is whole; of what is not it says everything that is missing. */
function Publish({ edited, language, onGo, onPublished }: PublishOptions) {
  const { t } = useTranslation();
  const [step, setStep] = useState<"refused" | "asking" | null>(null);
  const { problems, missing } = edited.review;
  const byLanguage = [...new Set(missing.map((one) => one.language))].map((one) => ({ language: one, all: missing.filter((text) => text.language === one) }));
  const begin = async () => {
    if (await edited.flush()) setStep(problems.length > 0 || missing.length > 0 ? "refused" : "asking");
  };
  return (
    <>
      <Button look="primary" onPress={() => void begin()}>
        {t("publish")}
      </Button>
      {step === "refused" && (
        <Dialog title={t("publish_not_yet")} onClose={() => setStep(null)}>
          {byLanguage.length > 0 && (
            <ul>
              {byLanguage.map((one) => (
                <li key={one.language}>{t("translation_count", { language: languageName(one.language), number: one.all.length })}</li>
              ))}
            </ul>
          )}
          <ProblemList
            draft={edited.draft}
            language={language}
            problems={problems}
            onGo={(member) => {
              setStep(null);
              onGo(member);
            }}
          />
          <div className="row">
            <Button onPress={() => setStep(null)}>{t("close_dialog")}</Button>
          </div>
        </Dialog>
      )}
      {step === "asking" && (
        <PublishDialog
          name={edited.name}
          onClose={() => {
            setStep(null);
            onPublished();
          }}
        />
      )}
    </>
  );
}

const byPart = (draft: Draft, problems: readonly DraftProblem[]): ReadonlyMap<Member, number> => {
  const counts = new Map<Member, number>();
  for (const { member } of problems) counts.set(partFor(draft, member), (counts.get(partFor(draft, member)) ?? 0) + 1);
  return counts;
};

function Workbench({ shown, onPublished }: { shown: ShownDraft; onPublished: () => void }) {
  const { t } = useTranslation();
  const edited = useDraft(shown);
  const { draft, review } = edited;
  const [wantedView, setView] = useAddressState("view", "questions");
  const view = (views as readonly string[]).includes(wantedView) ? (wantedView as View) : "questions";
  const [search, setSearch] = useSearchParams();
  const [wantedLanguage, setLanguage] = useState("");
  const languages = draft.languages ?? [];
  const language = languages.includes(wantedLanguage) ? wantedLanguage : (languages[0] ?? "en");
  const outline = useMemo(() => outlineOf(draft), [draft]);
  const at = search.get("at") ?? "";
  const selected = outline.some((entry) => entry.member === at) ? at : (outline[0]?.member ?? "");
  const select = useCallback(
    (member: Member) => setSearch((now) => withChoices(now, { at: member }), { replace: true }),
    [setSearch],
  );
  const go = (member: Member) => {
    const part = partFor(draft, member);
    setSearch((now) => withChoices(now, part ? { view: "", at: part } : { view: "settings" }));
    requestAnimationFrame(() => {
      const field = document.querySelector<HTMLElement>(`.editor-form [data-member="${CSS.escape(member)}"]`) ?? document.querySelector<HTMLElement>(".editor-form [aria-invalid=true], .editor-form textarea");
      field?.focus();
    });
  };
  const problems = useMemo(() => byPart(draft, review.problems), [draft, review.problems]);
  const count = review.problems.length + review.missing.length;
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    if (event.shiftKey) edited.redo();
    else edited.undo();
  };
  return (
    <EditingProvider value={{ draft, language, problems: review.problems, change: edited.change }}>
      <div className="stack editor" onKeyDown={onKeyDown}>
        <div className="row">
          {views.map((one) => (
            <Button key={one} isPressed={view === one} onPress={() => setView(one === "questions" ? "" : one)}>
              {t(`editor_${one}`)}
            </Button>
          ))}
          <Button look="small" isDisabled={!edited.canUndo} onPress={edited.undo}>
            {t("editor_undo")}
          </Button>
          <Button look="small" isDisabled={!edited.canRedo} onPress={edited.redo}>
            {t("editor_redo")}
          </Button>
          <Publish edited={edited} language={language} onGo={go} onPublished={onPublished} />
        </div>
        <Saving edited={edited} />
        {count > 0 && (
          <details className="notice warning">
            <summary>{t("editor_to_do", { problems: review.problems.length, texts: review.missing.length })}</summary>
            <ProblemList draft={draft} language={language} problems={review.problems} onGo={go} />
            {review.missing.length > 0 && (
              <Button look="small" onPress={() => setView("translations")}>
                {t("editor_translations")}
              </Button>
            )}
          </details>
        )}
        {(view === "questions" || view === "settings") && languages.length > 1 && (
          <Select label={t("editor_language")} value={language} options={languages.map((one) => ({ value: one, text: languageName(one) }))} onChange={setLanguage} />
        )}
        {view === "questions" && <Questions edited={edited} language={language} selected={selected} problems={problems} onSelect={select} />}
        {view === "settings" && (
          <section className="card editor-form" aria-label={t("editor_settings")}>
            <SettingsForm edited={edited} />
          </section>
        )}
        {view === "translations" && <Translations />}
        {view === "preview" && <Preview name={edited.name} draft={draft} />}
        <Leaving edited={edited} />
      </div>
    </EditingProvider>
  );
}

/** A published version is looked at, and the next one begun. */
function Frozen({ shown, onBegun }: { shown: ShownDraft; onBegun: () => void }) {
  const { t } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const problem = problemOf(error);
  return (
    <div className="stack">
      <div className="notice stack">
        <p>{t("editor_frozen", { number: shown.version })}</p>
        <div className="row">
          <Button look="primary" onPress={() => void beginDraft(shown.questionnaire).then(onBegun, setError)}>
            {t("editor_begin_next")}
          </Button>
        </div>
        {problem && <ProblemNotice problem={problem} />}
      </div>
      <Preview name={shown.questionnaire} draft={shown.instrument as unknown as Draft} />
    </div>
  );
}

/** Where a questionnaire is written: its questions, its texts in every language, how it looks, and its publication. */
export function QuestionnaireEditor() {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const { id = "" } = useParams<{ id: string }>();
  const shown = useQuery({ queryKey: ["draft", id], queryFn: () => readDraft(id), staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false });
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ["questionnaires"] });
    void queries.invalidateQueries({ queryKey: ["questionnaire", id] });
    void shown.refetch();
  };
  if (!shown.data) return <Waiting query={shown} />;
  const title = anyText((shown.data.instrument as unknown as Draft).title, i18n.language) || shown.data.questionnaire;
  return (
    <div className="stack">
      <h1>{title}</h1>
      <p className="row">
        <Link href="/questionnaires">{t("questionnaires_title")}</Link>
        <span className="flag">{t(`questionnaire_${shown.data.state}`)}</span>
        <span className="quiet">{t("questionnaire_version", { number: shown.data.version })}</span>
      </p>
      {shown.data.state === "draft" ? (
        <Workbench key={`${shown.data.questionnaire} ${shown.data.version}`} shown={shown.data} onPublished={refresh} />
      ) : (
        <Frozen shown={shown.data} onBegun={refresh} />
      )}
    </div>
  );
}
