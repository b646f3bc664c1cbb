import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { DraftProblem } from "../../../api/drafts";
import { useProblemText } from "../../../ui/problem-text";
import { FieldFrame } from "../../../ui/field-frame";
import { type Draft, type Member, valueAt, withValue } from "./draft";

/** What every field of the editor works on. */
interface Editing {
  draft: Draft;
  language: string;
  problems: readonly DraftProblem[];
  change: (draft: Draft, of?: string) => void;
}

const Context = createContext<Editing | null>(null);
export const EditingProvider = Context.Provider;

export function useEditing(): Editing {
  const editing = useContext(Context);
  if (!editing) throw new Error("a field of the editor stands outside of it");
  return editing;
}

/** What is wrong at exactly one place, in words. */
export function useProblemsAt(member: Member): string {
  const { problems } = useEditing();
  const textOf = useProblemText();
  return problems
    .filter((problem) => problem.member === member)
    .map((problem) => {
      const { text, mend, specifics } = textOf({ title: problem.code, status: 0, code: problem.code, detail: problem.detail, mend: problem.mend });
      return [text, mend, specifics].filter(Boolean).join(" ");
    })
    .join(" ");
}

interface MemberOptions {
  member: Member;
  label: string;
  help?: ReactNode;
}

/** A text in the language that is edited. */
export function TextsField({ member, label, help, rows = 1 }: MemberOptions & { rows?: number }) {
  const { draft, language, change } = useEditing();
  const error = useProblemsAt(member);
  const place = `${member}.${language}`;
  const value = (valueAt(draft, place) as string | undefined) ?? "";
  return (
    <FieldFrame label={label} help={help} error={error}>
      {(ids) => (
        <textarea {...ids} lang={language} rows={rows} value={value} data-member={member} onChange={(event) => change(withValue(draft, place, event.target.value), place)} />
      )}
    </FieldFrame>
  );
}

/** An expression as it is written, with what is wrong with it. */
export function ExpressionField({ member, label, help }: MemberOptions) {
  const { draft, change } = useEditing();
  const error = useProblemsAt(member);
  return (
    <FieldFrame label={label} help={help} error={error}>
      {(ids) => (
        <textarea
          {...ids}
          className="expression"
          rows={1}
          spellCheck={false}
          value={(valueAt(draft, member) as string | undefined) ?? ""}
          data-member={member}
          onChange={(event) => change(withValue(draft, member, event.target.value), member)}
        />
      )}
    </FieldFrame>
  );
}

/** A number, as people type it; what is none stands there until it is one. */
export function NumberField({ member, label, isWhole = false }: MemberOptions & { isWhole?: boolean }) {
  const { draft, change } = useEditing();
  const error = useProblemsAt(member);
  const stored = valueAt(draft, member) as number | undefined;
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string) => {
    const plain = text.trim().replace(",", ".");
    const pattern = isWhole ? /^-?\d{1,9}$/ : /^-?(\d+\.?\d*|\.\d+)$/;
    return plain === "" ? undefined : pattern.test(plain) ? Number(plain) : null;
  };
  return (
    <FieldFrame label={label} error={error}>
      {(ids) => (
        <input
          {...ids}
          inputMode={isWhole ? "numeric" : "decimal"}
          autoComplete="off"
          aria-invalid={error !== "" || (typed !== null && read(typed) === null)}
          value={typed ?? (stored === undefined ? "" : String(stored))}
          onChange={(event) => {
            setTyped(event.target.value);
            const value = read(event.target.value);
            if (value !== null) change(withValue(draft, member, value), member);
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </FieldFrame>
  );
}

/** A name takes effect once it is whole: others may speak of it. */
export function NameField({ member, label, help, onRename }: MemberOptions & { onRename: (name: string) => void }) {
  const { draft } = useEditing();
  const stored = (valueAt(draft, `${member}.name`) as string | undefined) ?? "";
  const error = useProblemsAt(member);
  const [typed, setTyped] = useState(stored);
  useEffect(() => setTyped(stored), [stored, member]);
  const take = () => typed !== stored && onRename(typed.trim());
  return (
    <FieldFrame label={label} help={help} error={error}>
      {(ids) => (
        <input
          {...ids}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => event.key === "Enter" && take()}
        />
      )}
    </FieldFrame>
  );
}
