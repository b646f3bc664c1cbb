import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { CodeFinder } from "../api/classifications";
import { Button } from "./button";
import { CodePicker, codeText } from "./code-picker";

interface Options {
  label: string;
  help: ReactNode;
  value: string;
  finder: CodeFinder;
  onChange: (value: string) => void;
}

/** A code of a classification, with its label and what helps to find it. */
export function CodeField({ label, help, value, finder, onChange }: Options) {
  const id = useId();
  return (
    <div className="field">
      <span className="label" id={`${id}-label`}>
        {label}
      </span>
      <div className="quiet" id={`${id}-help`}>
        {help}
      </div>
      <CodePicker labelledBy={`${id}-label`} describedBy={`${id}-help`} value={value} finder={finder} onChange={onChange} />
    </div>
  );
}

const codesIn = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

/** Several codes in an order that counts, as a text with blanks between them. */
export function CodesField({ label, help, value, finder, onChange, addLabel }: Options & { addLabel: string }) {
  const { t } = useTranslation();
  const id = useId();
  const codes = codesIn(value);
  const known = useQuery({
    queryKey: ["codes", finder.name, "known", codes.join(" ")],
    queryFn: () => finder.find({ code: codes, limit: 200 }),
    enabled: codes.length > 0,
    staleTime: Infinity,
    retry: false,
  });
  const textFor = (code: string) => {
    const found = known.data?.codes.find((one) => one.code === code);
    return found ? codeText(found) : code;
  };
  const take = (next: readonly string[]) => onChange(next.join(" "));
  return (
    <fieldset className="field stack">
      <legend>{label}</legend>
      {codes.length > 0 && (
        <ul className="code-list">
          {codes.map((code) => (
            <li key={code}>
              <span>{textFor(code)}</span>
              <Button look="small" label={t("picker_remove", { name: textFor(code) })} onPress={() => take(codes.filter((one) => one !== code))}>
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
      <span className="label" id={`${id}-add`}>
        {addLabel}
      </span>
      <span className="quiet" id={`${id}-help`}>
        {help}
      </span>
      <CodePicker
        // Empty again for the next one.
        key={value}
        labelledBy={`${id}-add`}
        describedBy={`${id}-help`}
        value=""
        finder={finder}
        onChange={(code) => code && !codes.includes(code) && take([...codes, ...codesIn(code)])}
      />
    </fieldset>
  );
}
