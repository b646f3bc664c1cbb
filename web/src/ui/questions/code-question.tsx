import { type ComponentType, useEffect, useId, useRef, useState } from "react";
import type { CodeFinder } from "../../api/classifications";
import type { Item } from "./instrument";
import { type Answering, QuestionFrame } from "./question";

interface PickerOptions {
  labelledBy: string;
  describedBy: string;
  isInvalid: boolean;
  value: string;
  finder: CodeFinder;
  onChange: (code: string) => void;
  fallback: React.ReactNode;
}

/**
 * The picker, once it is loaded: most questionnaires ask for no code, and need not wait for it. Until then, and where it
 * does not come, a code is typed. It does not take the place of a field that somebody writes in.
 */
function usePicker(isBusy: () => boolean): ComponentType<PickerOptions> | null {
  const [loaded, setLoaded] = useState<{ picker: ComponentType<PickerOptions> } | null>(null);
  const busy = useRef(isBusy);
  useEffect(() => {
    let isWanted = true;
    import("../code-picker").then(
      (module) => {
        if (isWanted && !busy.current()) setLoaded({ picker: module.CodePicker });
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return loaded?.picker ?? null;
}

/** A code of a classification or of a territory. What is typed by hand is checked when it is saved. */
export function CodeQuestion({ item, answering }: { item: Item; answering: Answering }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const Picker = usePicker(() => field.current !== null && document.activeElement === field.current);
  const finder = answering.codesOf?.(item);
  const given = answering.answers[item.name];
  const value = typeof given === "string" ? given : "";
  const take = (text: string) => answering.answer(item.name, text.trim() === "" ? null : text.trim());
  return (
    <QuestionFrame item={item} answering={answering}>
      {({ label, described, isInvalid }) => {
        const typed = (
          <input
            // What is saved may be written otherwise than it was typed.
            key={value}
            ref={field}
            id={id}
            type="text"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={value}
            aria-labelledby={label}
            aria-describedby={described}
            aria-invalid={isInvalid}
            onBlur={(event) => event.target.value.trim() !== value && take(event.target.value)}
          />
        );
        return Picker && finder ? (
          <Picker labelledBy={label} describedBy={described} isInvalid={isInvalid} value={value} finder={finder} onChange={take} fallback={typed} />
        ) : (
          typed
        );
      }}
    </QuestionFrame>
  );
}
