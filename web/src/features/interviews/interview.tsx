import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useParams } from "wouter";
import { problemOf } from "../../api/accounts";
import { type CodeRow, type Interview as Shown, readCodebook, readInterview, removeInterview } from "../../api/interviews";
import { Button } from "../../ui/button";
import { Dialog } from "../../ui/dialog";
import { Leaving } from "../../ui/leaving";
import { ProblemNotice, Waiting } from "../../ui/notices";
import { GiveCode, Passages, type Selection } from "./coding";
import { GuideQuestions } from "./guide-questions";
import { type EditedNotes, useNotes } from "./use-notes";
import "../../ui/form.css";
import "./interviews.css";

/** What is stored, and what to do where somebody else stored something meanwhile: nobody's words are lost. */
function Saving({ edited }: { edited: EditedNotes }) {
  const { t } = useTranslation();
  const { state, problem } = edited;
  const isWorrying = state !== "saved" && state !== "saving";
  return (
    <>
      <p className={isWorrying ? "saving unsaved" : "saving"} role="status">
        {t(`notes_${state}`)}
      </p>
      {problem && state !== "waiting" && <ProblemNotice problem={problem} />}
      {state === "conflict" && (
        <div className="notice warning stack" role="alert">
          <p>{t("notes_conflict_how")}</p>
          <details open>
            <summary>{t("notes_theirs")}</summary>
            <blockquote className="coded-notes">{edited.theirs}</blockquote>
          </details>
          <div className="row">
            <Button onPress={() => void edited.settle("both")}>{t("notes_take_both")}</Button>
            <Button onPress={() => void edited.settle("theirs")}>{t("notes_take_theirs")}</Button>
            <Button look="danger" onPress={() => void edited.settle("mine")}>
              {t("notes_take_mine")}
            </Button>
          </div>
        </div>
      )}
      {edited.vanished.length > 0 && (
        <div className="notice warning stack" role="alert">
          <p>{t("passages_vanished", { count: edited.vanished.length })}</p>
          <ul>
            {edited.vanished.map((one, index) => (
              <li key={index}>
                <span className="flag">{one.code}</span> {one.quote}
              </li>
            ))}
          </ul>
          <p>
            <Button look="small" onPress={edited.forgetVanished}>
              {t("passages_vanished_seen")}
            </Button>
          </p>
        </div>
      )}
    </>
  );
}

function Guide({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  if (shown.questions.length === 0) return null;
  return (
    <aside className="card stack interview-guide" aria-label={t("interview_guide")}>
      <h2>{shown.guide_title || t("interview_guide")}</h2>
      <GuideQuestions questions={shown.questions} />
    </aside>
  );
}

function Remove({ shown, edited }: { shown: Shown; edited: EditedNotes }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => removeInterview(shown.interview, edited.revision.current),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["interviews"] });
      go("/interviews");
    },
  });
  const problem = problemOf(remove.error);
  return (
    <>
      <p>
        <Button look="small" onPress={() => setAsking(true)}>
          {t("interview_remove")}
        </Button>
      </p>
      {isAsking && (
        <Dialog title={t("interview_remove")} onClose={() => setAsking(false)} isAlert>
          <p>{t("interview_remove_how")}</p>
          {problem && <ProblemNotice problem={problem} />}
          <div className="row">
            <Button look="danger" isPending={remove.isPending} onPress={() => remove.mutate()}>
              {t("interview_remove")}
            </Button>
            <Button onPress={() => setAsking(false)}>{t("not_now")}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Workbench({ shown, codes, refresh }: { shown: Shown; codes: readonly CodeRow[]; refresh: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [selection, setSelection] = useState<Selection>({ from: 0, to: 0 });
  const edited = useNotes(shown, refresh);
  const show = ({ from, to }: Selection) => {
    area.current?.focus();
    area.current?.setSelectionRange(from, to);
    setSelection({ from, to });
  };
  return (
    <>
      <Leaving edited={edited} />
      <div className={shown.questions.length > 0 ? "interview-desk" : "stack"}>
        <section className="stack">
          <div className="field">
            <label htmlFor={id}>{t("interview_notes")}</label>
            <div className="quiet" id={`${id}-help`}>
              {t("interview_notes_help")}
            </div>
            <textarea
              id={id}
              ref={area}
              className="notes"
              rows={14}
              value={edited.notes}
              lang={shown.language || undefined}
              aria-describedby={`${id}-help`}
              onChange={(event) => edited.write(event.target.value)}
              onSelect={({ currentTarget }) => setSelection({ from: currentTarget.selectionStart, to: currentTarget.selectionEnd })}
            />
          </div>
          <Saving edited={edited} />
          <GiveCode shown={shown} edited={edited} codes={codes} selection={selection} area={area} onDone={refresh} />
        </section>
        <Guide shown={shown} />
      </div>
      <section className="card stack">
        <h2>{t("passages_title")}</h2>
        <Passages shown={shown} onDone={refresh} onShow={show} />
      </section>
      <Remove shown={shown} edited={edited} />
    </>
  );
}

/** One interview: its notes beside the guide, and the passages that have a code. */
export function Interview() {
  const { t, i18n } = useTranslation();
  const { id = "" } = useParams();
  const queries = useQueryClient();
  const queryKey = ["interview", id, i18n.language];
  const query = useQuery({ queryKey, queryFn: () => readInterview(id), staleTime: 0 });
  const book = useQuery({ queryKey: ["codebook", i18n.language], queryFn: readCodebook });
  if (!query.data || !book.data) return <Waiting query={query.data ? book : query} />;
  const shown = query.data;
  const refresh = () => queries.invalidateQueries({ queryKey });
  const facts = [shown.held_on, t(`interview_by_${shown.held_by}`), shown.interviewer, shown.contact_name].filter(Boolean);
  return (
    <>
      <div className="stack tight">
        <p>
          <Link href="/interviews">{t("interviews_back")}</Link>
        </p>
        <h1>
          <Link href={`/organisations/${encodeURIComponent(shown.organisation)}`}>{shown.organisation_name || shown.organisation}</Link>
        </h1>
        <p className="quiet">{facts.join(" · ")}</p>
        {shown.erase_on && <p className="quiet">{t("interview_erase_on", { day: shown.erase_on })}</p>}
      </div>
      <Workbench key={shown.interview} shown={shown} codes={book.data.codes} refresh={refresh} />
    </>
  );
}
