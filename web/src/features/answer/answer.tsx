import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { codesOfQuestion, openResponse, type Opened, putAnswerFile, saveAnswers, sendResponse, withdrawResponse } from "../../api/answering";
import { type Problem, RequestRefused } from "../../api/client";
import { chooseLanguage, type Language, languageName, languages } from "../../base/languages";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { ProblemNotice, Waiting } from "../../ui/notices";
import { Select } from "../../ui/select";
import { AnswerForm } from "../../ui/questions/answer-form";
import { type Instrument, textOf } from "../../ui/questions/instrument";
import { AnswerShelf } from "../../ui/questions/kept-answers";
import type { AnswerDoor } from "../../ui/questions/use-answers";
import { Report } from "./report";

const held = "zubia-answer-link";

/** Takes the token out of the address at once; the tab keeps it, so that the page can be loaded again. */
function takeToken(): string {
  const token = /^#([0-9a-f]{16,})$/.exec(location.hash)?.[1];
  if (token) sessionStorage.setItem(held, token);
  if (location.hash) history.replaceState(history.state, "", location.pathname);
  return token ?? sessionStorage.getItem(held) ?? "";
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

function Form({ token, opened, ...rest }: FormOptions) {
  const { t } = useTranslation();
  const { language } = opened;
  const [isWithdrawn, setWithdrawn] = useState(false);
  const door = useMemo<AnswerDoor>(
    () => ({
      save: (write, key) => saveAnswers({ token, language, ...write }, key),
      send: (write, key) => sendResponse({ token, language, ...write }, key),
      codesOf: (item) => codesOfQuestion(token, item.name, language),
      put: (variable, file, agreed, key) => putAnswerFile({ token, language, agreed }, variable, file, key),
    }),
    [language, token],
  );
  const isAnonymous = opened.told.mode === "anonymous";
  const dimensions = (opened.instrument as unknown as Instrument).dimensions ?? [];
  const withdraw = <Withdraw token={token} onDone={() => setWithdrawn(true)} />;
  if (isWithdrawn) return <p className="notice">{t("withdrawn")}</p>;
  return (
    <AnswerForm
      door={door}
      opened={opened}
      {...rest}
      afterwards={(page, thanks, goBack) => (
        <div className="stack">
          <div className="notice stack" role="status">
            <p>{thanks || t("sent_thanks")}</p>
            <p>{t(isAnonymous ? "sent_anonymous" : "sent_can_change")}</p>
          </div>
          {dimensions.length > 0 && <Report token={token} language={language} answers={page.answers} />}
          {!isAnonymous && (
            <div className="row">
              <Button onPress={goBack}>{t("change_answers")}</Button>
              {withdraw}
            </div>
          )}
        </div>
      )}
      below={opened.has_agreed && !isAnonymous && <div className="row">{withdraw}</div>}
    />
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
