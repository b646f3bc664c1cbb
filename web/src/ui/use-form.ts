import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Problem, RequestRefused } from "../api/client";
import { useProblemText } from "./problem-text";

/** The field that a problem is about: told by its code where one code means one field here, else by the server. */
export function placeOf<Field extends string>(problem: Problem, fields: readonly Field[], places: Partial<Record<string, Field>>): Field | null {
  const told = problem.where?.field ?? "";
  return places[problem.code] ?? fields.find((field) => field === told) ?? null;
}

/** The fields in which nothing is typed. */
export function missingOf<Field extends string>(values: Record<Field, string>, fields: readonly Field[]): Field[] {
  return fields.filter((field) => values[field].trim() === "");
}

interface Options<Field extends string, Reply> {
  fields: readonly Field[];
  start?: Partial<Record<Field, string>>;
  /** Which field the problems of a code belong to. */
  places?: Partial<Record<string, Field>>;
  ask: (values: Record<Field, string>) => Promise<Reply>;
  done: (reply: Reply) => void;
  refused?: (problem: Problem) => void;
}

/** A form whose fields must all be filled. An error stands at its field, is announced, and gets the focus. */
export function useForm<Field extends string, Reply>({ fields, start = {}, places = {}, ask, done, refused }: Options<Field, Reply>) {
  const { t } = useTranslation();
  const textOf = useProblemText();
  const form = useRef<HTMLFormElement>(null);
  const [values, setValues] = useState(() => Object.fromEntries(fields.map((field) => [field, start[field] ?? ""])) as Record<Field, string>);
  const [missing, setMissing] = useState<readonly Field[]>([]);
  const asked = useMutation({
    mutationFn: ask,
    onSuccess: done,
    onError: (error) => error instanceof RequestRefused && refused?.(error.problem),
  });
  const refusal = asked.error instanceof RequestRefused ? asked.error : null;
  const place = refusal ? placeOf(refusal.problem, fields, places) : null;
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [missing, asked.error]);
  if (asked.error && !refusal) throw asked.error;

  const errorOf = (field: Field): string => {
    if (missing.includes(field)) return t("field_wanted");
    if (!refusal || place !== field) return "";
    const { text, mend } = textOf(refusal.problem, refusal.waitSeconds);
    return mend ? `${text} ${mend}` : text;
  };
  return {
    values,
    isPending: asked.isPending,
    isDone: asked.isSuccess,
    /** What goes to no field. */
    refusal: place === null ? refusal : null,
    field: (field: Field) => ({
      value: values[field],
      onChange: (text: string) => setValues((before) => ({ ...before, [field]: text })),
      error: errorOf(field),
    }),
    empty: () => setValues(Object.fromEntries(fields.map((field) => [field, ""])) as Record<Field, string>),
    props: {
      ref: form,
      noValidate: true,
      onSubmit: (event: FormEvent) => {
        event.preventDefault();
        const gaps = missingOf(values, fields);
        asked.reset();
        setMissing(gaps);
        if (gaps.length === 0 && !asked.isPending) asked.mutate(values);
      },
    },
  };
}
