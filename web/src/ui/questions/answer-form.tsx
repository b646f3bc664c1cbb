import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Opened, Part } from "../../api/answering";
import { type Problem, RequestRefused } from "../../api/client";
import { useWriteKeys } from "../../base/write-key";
import { Button } from "../button";
import { ProblemNotice } from "../notices";
import { type Instrument, type Section, textOf, variablesOf } from "./instrument";
import type { AnswerShelf } from "./kept-answers";
import { useFailureText } from "./question";
import { asPart } from "./refused-part";
import { SectionPage } from "./section-page";
import { Told } from "./told";
import { type AnswerDoor, type AnswersOfPage, useAnswers } from "./use-answers";
import { useFiles } from "./use-files";

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

interface Options {
  door: AnswerDoor;
  opened: Opened;
  shelf: AnswerShelf;
  /** The section that is answered; it stays when the language changes. */
  at: number;
  setAt: (section: number) => void;
  /** What is said when everything is sent; the button that goes back to the answers may stand in it. */
  afterwards: (page: AnswersOfPage, thanks: string, goBack: () => void) => ReactNode;
  /** Stands below the questions. */
  below?: ReactNode;
}

/** The questions of a questionnaire, section by section, for whoever answers them. */
export function AnswerForm({ door, opened, shelf, at, setAt, afterwards, below }: Options) {
  const { t } = useTranslation();
  const instrument = opened.instrument as unknown as Instrument;
  const page = useAnswers({ door, opened, shelf });
  const files = useFiles(opened, door.put, page);
  const keys = useWriteKeys();
  const [isTold, setTold] = useState(page.hasAgreed);
  const [sent, setSent] = useState<{ is_sent: boolean; thanks?: string } | null>(null);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const [isSending, setSending] = useState(false);
  const [isTooEarly, setTooEarly] = useState(false);
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
    setRefusal(null);
    setTooEarly(files.isOnItsWay);
    if (files.isOnItsWay) return;
    setSending(true);
    try {
      const carried = await files.carried();
      const write = { ...page.toSend(), ...(Object.keys(carried).length > 0 ? { files: carried } : {}) };
      const reply = await door.send(write, keys.keyFor(write));
      keys.stored();
      page.took(reply);
      setSent(reply);
      if (reply.is_sent) {
        page.done();
        files.done();
      }
      scrollTo(0, 0);
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      setRefusal(error.problem);
    } finally {
      setSending(false);
    }
  };

  if (sent?.is_sent) return afterwards(page, sent.thanks ?? "", () => setSent(null));
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
      <SectionPage section={section} instrument={instrument} page={{ ...page, files: files.desk }} tellsMissing={sent !== null} />
      {isTooEarly && files.isOnItsWay && (
        <p className="notice warning" role="alert">
          {t("file_still_on_its_way")}
        </p>
      )}
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
      {below}
    </div>
  );
}
