import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { codesOfQuestion, openResponse, type Opened, type Part, sendResponse, type Sent, withdrawResponse } from "../../api/answering";
import { type Problem, RequestRefused } from "../../api/client";
import { chooseLanguage, type Language, languageName, languages } from "../../base/languages";
import { useWriteKeys } from "../../base/write-key";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { ProblemNotice, Waiting } from "../../ui/notices";
import { Select } from "../../ui/select";
import { type Instrument, type Section, textOf, variablesOf } from "../../ui/questions/instrument";
import { AnswerShelf } from "./kept-answers";
import { useFailureText } from "../../ui/questions/question";
import { Report } from "./report";
import { SectionPage } from "../../ui/questions/section-page";
import { asPart } from "../../ui/questions/refused-part";
import { Told } from "../../ui/questions/told";
import { type AnswersOfPage, useAnswers } from "./use-answers";

const held = "zubia-answer-link";

/** Takes the token out of the address at once; the tab keeps it, so that the page can be loaded again. */
function takeToken(): string {
  const token = /^#([0-9a-f]{16,})$/.exec(location.hash)?.[1];
  if (token) sessionStorage.setItem(held, token);
  if (location.hash) history.replaceState(history.state, "", location.pathname);
  return token ?? sessionStorage.getItem(held) ?? "";
}

function Saving({ page }: { page: AnswersOfPage }) {
  const { t } = useTranslation();
  return (
    <p className={page.state === "waiting" || page.state === "not_kept" ? "saving unsaved" : "saving"} role="status">
      {t(`saving_${page.state}`)}
    </p>
  );
}

/** Where something is missing or wrong, by section; a button leads there. */
function Summary({ parts, sections, onGo }: { parts: readonly Part[]; sections: readonly Section[]; onGo: (section: number) => void }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  const failure = useFailureText();
  const sectionOf = (name: string) =>
    sections.findIndex((section) => section.items.some((item) => [item.name, ...variablesOf(item), ...(item.items ?? []).flatMap(variablesOf)].includes(name)));
  const bySection = new Map<number, Part[]>();
  for (const part of parts) bySection.set(sectionOf(part.name), [...(bySection.get(sectionOf(part.name)) ?? []), part]);
  return (
    <div className="notice danger stack" role="alert" tabIndex={-1} ref={place}>
      <p>{t("not_sent_yet", { count: parts.length })}</p>
      <ul>
        {[...bySection].map(([section, found]) => (
          <li key={section}>
            <Button look="small" onPress={() => onGo(Math.max(section, 0))}>
              {t("go_to_section", { name: textOf(sections[section]?.title), number: found.length })}
            </Button>{" "}
            {found[0] && found[0].code !== "remaining" && failure(found[0])}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Withdraw({ token, onDone }: { token: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const withdraw = async () => {
    try {
      await withdrawResponse(token);
      onDone();
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      setProblem(error.problem);
    }
  };
  return (
    <>
      <Button look="small" onPress={() => setAsking(true)}>
        {t("withdraw")}
      </Button>
      {isAsking && (
        <Dialog title={t("withdraw_title")} onClose={() => setAsking(false)} isAlert>
          <p>{t("withdraw_how")}</p>
          {problem && <ProblemNotice problem={problem} />}
          <div className="row">
            <Button look="danger" onPress={() => void withdraw()}>
              {t("withdraw")}
            </Button>
            <Button onPress={() => setAsking(false)}>{t("not_now")}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

interface FormOptions {
  token: string;
  opened: Opened;
  shelf: AnswerShelf;
  /** The section that is answered; it stays when the language changes. */
  at: number;
  setAt: (section: number) => void;
}

function Form({ token, opened, shelf, at, setAt }: FormOptions) {
  const { t } = useTranslation();
  const instrument = opened.instrument as unknown as Instrument;
  const page = useAnswers({ token, language: opened.language, opened, shelf });
  const keys = useWriteKeys();
  const [isTold, setTold] = useState(page.hasAgreed);
  const [sent, setSent] = useState<Sent | null>(null);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const [isSending, setSending] = useState(false);
  const [isWithdrawn, setWithdrawn] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);

  const hidden = new Set(page.progress.hidden.filter((part) => part.repeats.length === 0).map((part) => part.name));
  const sections = instrument.sections.filter((section) => !hidden.has(section.name));
  const number = Math.min(at, sections.length - 1);
  const section = sections[number];
  const go = (next: number) => {
    void page.flush();
    setAt(next);
    scrollTo(0, 0);
    requestAnimationFrame(() => heading.current?.focus({ preventScroll: true }));
  };
  const send = async () => {
    setSending(true);
    setRefusal(null);
    try {
      const write = page.toSend();
      const reply = await sendResponse(write, keys.keyFor(write));
      keys.stored();
      page.took(reply);
      setSent(reply);
      if (reply.is_sent) page.done();
      scrollTo(0, 0);
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      setRefusal(error.problem);
    } finally {
      setSending(false);
    }
  };

  if (isWithdrawn) return <p className="notice">{t("withdrawn")}</p>;
  if (sent?.is_sent)
    return (
      <div className="stack">
        <div className="notice stack" role="status">
          <p>{sent.thanks || t("sent_thanks")}</p>
          <p>{t(opened.told.mode === "anonymous" ? "sent_anonymous" : "sent_can_change")}</p>
        </div>
        {instrument.dimensions && instrument.dimensions.length > 0 && <Report token={token} language={opened.language} answers={page.answers} />}
        {opened.told.mode !== "anonymous" && (
          <div className="row">
            <Button onPress={() => setSent(null)}>{t("change_answers")}</Button>
            <Withdraw token={token} onDone={() => setWithdrawn(true)} />
          </div>
        )}
      </div>
    );
  if (!isTold)
    return (
      <Told
        opened={opened}
        instrument={instrument}
        onAgree={() => {
          page.agree();
          setTold(true);
          go(0);
        }}
      />
    );
  if (!section) return <p>{t("nothing_to_answer")}</p>;
  const isLast = number === sections.length - 1;
  return (
    <div className="stack answering">
      <div className="stack tight">
        <p className="eyebrow">{t("section_of", { number: number + 1, all: sections.length })}</p>
        <progress className="steps-done" max={sections.length} value={number + 1} aria-label={t("section_of", { number: number + 1, all: sections.length })} />
        <h2 ref={heading} tabIndex={-1}>
          {textOf(section.title)}
        </h2>
      </div>
      {sent && !sent.is_sent && (
        <Summary
          parts={[...page.refused.map(asPart), ...page.progress.failures, ...page.progress.remaining.map((part) => ({ ...part, code: "remaining" }))]}
          sections={sections}
          onGo={go}
        />
      )}
      {page.problem && <ProblemNotice problem={page.problem} />}
      <SectionPage section={section} instrument={instrument} page={{ ...page, codesOf: (item) => codesOfQuestion(token, item.name, opened.language) }} tellsMissing={sent !== null} />
      {refusal && <ProblemNotice problem={refusal} onRetry={() => void send()} />}
      <div className="row">
        {number > 0 && <Button onPress={() => go(number - 1)}>{t("section_before")}</Button>}
        {!isLast && (
          <Button look="primary" onPress={() => go(number + 1)}>
            {t("section_next")}
          </Button>
        )}
        {isLast && (
          <Button look="primary" isPending={isSending} onPress={() => void send()}>
            {t("send_answers")}
          </Button>
        )}
      </div>
      <Saving page={page} />
      {opened.has_agreed && opened.told.mode !== "anonymous" && (
        <div className="row">
          <Withdraw token={token} onDone={() => setWithdrawn(true)} />
        </div>
      )}
    </div>
  );
}

/** The page that a personal link opens: no account, no session, nothing but the questions. */
export function Answer() {
  const { t, i18n } = useTranslation();
  const [token, setToken] = useState(takeToken);
  const [shelf, setShelf] = useState<AnswerShelf | null>(null);
  const [wanted, setWanted] = useState("");
  const [at, setAt] = useState(0);
  useEffect(() => {
    const again = () => setToken(takeToken());
    addEventListener("hashchange", again);
    return () => removeEventListener("hashchange", again);
  }, []);
  useEffect(() => {
    void AnswerShelf.of(token).then(setShelf);
  }, [token]);
  const opened = useQuery({
    queryKey: ["answer", token, wanted],
    queryFn: () => openResponse(token, wanted),
    enabled: token !== "",
    staleTime: Infinity,
    gcTime: 0,
  });
  const language = opened.data?.language;
  // The page speaks the language in which the questionnaire asks.
  useEffect(() => {
    if (language && language !== i18n.language && (languages as readonly string[]).includes(language)) void chooseLanguage(language as Language);
  }, [language, i18n.language]);
  const title = opened.data ? textOf((opened.data.instrument as unknown as Instrument).title) : t("answer_title");
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className="answer" id="content">
      <h1>{title}</h1>
      {opened.data && opened.data.languages.length > 1 && (
        <Select
          label={t("language")}
          value={opened.data.language}
          options={opened.data.languages.map((one) => ({ value: one, text: languageName(one) }))}
          onChange={setWanted}
        />
      )}
      {token === "" ? (
        <p className="notice warning">{t("answer_no_token")}</p>
      ) : !opened.data || !shelf ? (
        <Waiting query={opened} />
      ) : (
        <Form key={`${token} ${opened.data.language}`} token={token} opened={opened.data} shelf={shelf} at={at} setAt={setAt} />
      )}
    </main>
  );
}
