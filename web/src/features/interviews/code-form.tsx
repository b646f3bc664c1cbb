import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Codebook, type CodeRow, putCode } from "../../api/interviews";
import { languageName, languages } from "../../base/languages";
import { shortNameOf } from "../../base/short-name";
import { Button } from "../../ui/button";
import { ProblemNotice } from "../../ui/notices";
import { Select } from "../../ui/select";
import { TextField } from "../../ui/text-field";
import { useForm } from "../../ui/use-form";
import { below } from "./tree";
import "../../ui/form.css";

type Texts = Record<string, string>;

const textsOf = (all: Codebook["texts"], code: string, of: string): Texts =>
  Object.fromEntries(all.filter((one) => one.code === code && one.of === of).map((one) => [one.language, one.text]));

const listed = (texts: Texts): string[] => Object.entries(texts).filter(([, text]) => text.trim() !== "").map(([language, text]) => `${language}=${text.trim()}`);

interface Options {
  codes: readonly CodeRow[];
  texts: Codebook["texts"];
  /** The code to change; a new one without it. */
  code?: CodeRow;
  onDone: () => void;
}

/** Adds a code, or changes one: what it is called and when it is given, in each language, and where it stands. */
export function CodeForm({ codes, texts, code, onDone }: Options) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const [language, setLanguage] = useState(i18n.language);
  const [names, setNames] = useState<Texts>(() => (code ? textsOf(texts, code.code, "name") : {}));
  const [definitions, setDefinitions] = useState<Texts>(() => (code ? textsOf(texts, code.code, "definition") : {}));
  const [parent, setParent] = useState(code?.parent ?? "");
  const form = useForm<"name", unknown>({
    fields: [],
    ask: () =>
      putCode(code?.code ?? shortNameOf(Object.values(names).find((one) => one.trim() !== "") ?? ""), {
        name: listed(names),
        definition: listed(definitions),
        parent,
        revision_seen: code?.revision ?? 0,
      }),
    done: onDone,
  });
  // Below itself, or below what stands below it, no code can stand.
  const forbidden = code ? below(codes, code.code) : new Set<string>();
  const parents = codes.filter((one) => !forbidden.has(one.code));
  const title = code ? t("code_change", { name: code.name }) : t("code_add");
  return (
    <form className="card stack" aria-labelledby={id} {...form.props}>
      {code ? <h3 id={id}>{title}</h3> : <h2 id={id}>{title}</h2>}
      <Select label={t("code_language")} value={language} options={languages.map((one) => ({ value: one, text: languageName(one) }))} onChange={setLanguage} />
      <TextField label={t("code_name")} value={names[language] ?? ""} onChange={(text) => setNames({ ...names, [language]: text })} />
      <div className="field">
        <label htmlFor={`${id}-definition`}>{t("code_definition")}</label>
        <textarea id={`${id}-definition`} rows={3} value={definitions[language] ?? ""} onChange={(event) => setDefinitions({ ...definitions, [language]: event.target.value })} />
      </div>
      <Select
        label={t("code_parent")}
        value={parent}
        options={[{ value: "", text: t("code_at_top") }, ...parents.map((one) => ({ value: one.code, text: `${"– ".repeat(one.depth)}${one.name}` }))]}
        onChange={setParent}
      />
      {form.refusal && <ProblemNotice problem={form.refusal.problem} waitSeconds={form.refusal.waitSeconds} />}
      <div className="row">
        <Button type="submit" look="primary" isPending={form.isPending} isDisabled={listed(names).length === 0}>
          {t("code_save")}
        </Button>
      </div>
    </form>
  );
}
