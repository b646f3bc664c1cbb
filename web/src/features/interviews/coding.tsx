import { useMutation } from "@tanstack/react-query";
import { type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { problemOf } from "../../api/accounts";
import { type CodeRow, codePassage, type Interview, removePassage } from "../../api/interviews";
import { fromCodePoints, toCodePoints } from "../../base/code-points";
import { Button } from "../../ui/button";
import { ProblemNotice } from "../../ui/notices";
import { Select } from "../../ui/select";
import { stretchesOf } from "./marks";
import type { EditedNotes } from "./use-notes";

/** A selection of the notes, in UTF-16, as the browser counts. */
export interface Selection {
  from: number;
  to: number;
}

/** Without the blanks around it: a selection by double click takes one along. */
export function trimmed(text: string, { from, to }: Selection): Selection {
  const part = text.slice(from, to);
  const start = part.length - part.trimStart().length;
  const end = part.trim().length;
  return { from: from + start, to: from + start + end };
}

interface GiveOptions {
  shown: Interview;
  edited: EditedNotes;
  codes: readonly CodeRow[];
  selection: Selection;
  area: RefObject<HTMLTextAreaElement | null>;
  onDone: () => Promise<unknown>;
}

/** Gives a code to what is selected in the notes: by mouse, by finger, or with Shift and the arrow keys. */
export function GiveCode({ shown, edited, codes, selection, area, onDone }: GiveOptions) {
  const { t } = useTranslation();
  const [code, setCode] = useState(codes[0]?.code ?? "");
  const [given, setGiven] = useState("");
  const part = trimmed(edited.notes, selection);
  const quote = edited.notes.slice(part.from, part.to);
  const give = useMutation({
    mutationFn: async () => {
      // Places lie in what the server has.
      if (!(await edited.flush())) return null;
      return codePassage(shown.interview, {
        code,
        from: toCodePoints(edited.notes, part.from),
        to: toCodePoints(edited.notes, part.to),
        revision_seen: edited.revision.current,
      });
    },
    onSuccess: async (reply) => {
      if (!reply) return;
      await onDone();
      setGiven(t("passage_coded", { name: codes.find((one) => one.code === reply.code)?.name ?? reply.code, quote: reply.quote }));
      area.current?.focus();
    },
  });
  const problem = problemOf(give.error);
  if (codes.length === 0) return <p className="quiet">{t("coding_no_codes")}</p>;
  return (
    <div className="stack tight">
      <p className="quiet">{quote ? t("coding_selected", { quote }) : t("coding_select_first")}</p>
      <div className="row">
        <Select label={t("coding_code")} value={code} options={codes.map((one) => ({ value: one.code, text: `${"– ".repeat(one.depth)}${one.name}` }))} onChange={setCode} />
        <Button look="primary" isPending={give.isPending} isDisabled={quote === ""} onPress={() => give.mutate()}>
          {t("coding_give")}
        </Button>
      </div>
      {problem && <ProblemNotice problem={problem} />}
      <p className="notice-inline quiet" role="status">
        {given}
      </p>
    </div>
  );
}

/** The notes as they are coded: every passage marked, and a list of them with what to do. */
export function Passages({ shown, onDone, onShow }: { shown: Interview; onDone: () => Promise<unknown>; onShow: (selection: Selection) => void }) {
  const { t } = useTranslation();
  const remove = useMutation({ mutationFn: removePassage, onSuccess: () => onDone() });
  const problem = problemOf(remove.error);
  if (shown.passages.length === 0) return <p className="empty quiet">{t("passages_none")}</p>;
  return (
    <>
      <p className="coded-notes">
        {stretchesOf(shown.notes, shown.passages).map((stretch, index) =>
          stretch.passages.length === 0 ? (
            stretch.text
          ) : (
            <mark key={index} title={stretch.passages.map((one) => one.name).join(", ")}>
              {stretch.text}
            </mark>
          ),
        )}
      </p>
      <ul className="passage-list">
        {shown.passages.map((one) => (
          <li key={one.passage} className="stack tight">
            <p className="row">
              <span className="flag">{one.name}</span>
              <Button
                look="small"
                label={t("passage_show_of", { name: one.name, quote: one.quote })}
                onPress={() => onShow({ from: fromCodePoints(shown.notes, one.from), to: fromCodePoints(shown.notes, one.to) })}
              >
                {t("passage_show")}
              </Button>
              <Button look="small" label={t("passage_remove_of", { name: one.name, quote: one.quote })} onPress={() => remove.mutate(one.passage)}>
                {t("passage_remove")}
              </Button>
            </p>
            <blockquote>{one.quote}</blockquote>
          </li>
        ))}
      </ul>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
