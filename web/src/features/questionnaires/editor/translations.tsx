import { memo, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { languageName } from "../../../base/languages";
import { Button } from "../../../ui/button";
import { Select } from "../../../ui/select";
import { CheckField } from "../../../ui/check-field";
import { withValue } from "./draft";
import { useEditing } from "./fields";
import { lacks, type TextPlace, textsOf } from "./texts";

const page = 100;

interface LineOptions {
  place: TextPlace;
  source: string;
  target: string;
  onChange: (place: TextPlace, text: string) => void;
}

const Line = memo(
  function Line({ place, source, target, onChange }: LineOptions) {
    const { t } = useTranslation();
    const id = useId();
    const text = place.texts[source] ?? "";
    const isLacking = lacks(place, target);
    return (
      <li className="translation" data-member={place.member}>
        <div className="translation-source" id={`${id}-source`}>
          <span className="quiet">{t("translation_place", { name: place.of, kind: t(`text_${place.kind}`) })}</span>
          <p lang={source}>{text || "–"}</p>
        </div>
        <div className="field">
          <label htmlFor={id}>
            {languageName(target)} {isLacking && <span className="flag warning">{t("translation_missing")}</span>}
          </label>
          <textarea id={id} lang={target} rows={text.length > 90 ? 3 : 1} aria-describedby={`${id}-source`} data-missing={isLacking} value={place.texts[target] ?? ""} onChange={(event) => onChange(place, event.target.value)} />
        </div>
      </li>
    );
  },
  (before, after) => before.place.texts === after.place.texts && before.place.member === after.place.member && before.source === after.source && before.target === after.target,
);

/** Every text in two languages side by side, with what is missing and how much. */
export function Translations() {
  const { t } = useTranslation();
  const { draft, change } = useEditing();
  const languages = draft.languages ?? [];
  const [source, setSource] = useState(languages[0] ?? "en");
  const [target, setTarget] = useState(languages.find((one) => one !== languages[0]) ?? languages[0] ?? "en");
  const [isMissingOnly, setMissingOnly] = useState(false);
  const [shownMax, setShownMax] = useState(page);
  const list = useRef<HTMLUListElement>(null);
  const all = useMemo(() => textsOf(draft), [draft]);
  // What is being filled in stays in sight until the filter is set again.
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set());
  const counts = languages.map((one) => ({ language: one, missing: all.filter((place) => lacks(place, one)).length }));
  const inUse = all.filter((place) => place.isDue || Object.values(place.texts).some((text) => text.trim() !== ""));
  const wanted = isMissingOnly ? inUse.filter((place) => lacks(place, target) || held.has(place.member)) : inUse;
  const current = useRef({ draft, target });
  current.current = { draft, target };
  const [onChange] = useState(() => (place: TextPlace, text: string) => {
    const { draft: now, target: language } = current.current;
    const member = `${place.member}.${language}`;
    setHeld((before) => (before.has(place.member) ? before : new Set([...before, place.member])));
    latest.current(withValue(now, member, text), member);
  });
  const latest = useRef(change);
  latest.current = change;
  const goToMissing = () => {
    const fields = [...(list.current?.querySelectorAll<HTMLElement>('textarea[data-missing="true"]') ?? [])];
    const after = fields.find((field) => document.activeElement && (document.activeElement.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
    (after ?? fields[0])?.focus();
  };
  if (languages.length < 2) return <p className="empty">{t("translation_one_language")}</p>;
  return (
    <div className="stack">
      <ul className="row translation-counts">
        {counts.map(({ language, missing }) => (
          <li key={language}>
            <span className={missing > 0 ? "flag warning" : "flag"}>{t("translation_count", { language: languageName(language), number: missing })}</span>
          </li>
        ))}
      </ul>
      <div className="beside">
        <Select label={t("translation_from")} value={source} options={languages.map((one) => ({ value: one, text: languageName(one) }))} onChange={setSource} />
        <Select
          label={t("translation_into")}
          value={target}
          options={languages.map((one) => ({ value: one, text: languageName(one) }))}
          onChange={(language) => {
            setTarget(language);
            setHeld(new Set());
          }}
        />
      </div>
      <div className="row">
        <CheckField
          label={t("translation_missing_only")}
          isChecked={isMissingOnly}
          onChange={(is) => {
            setMissingOnly(is);
            setHeld(new Set());
          }}
        />
        <Button look="small" onPress={goToMissing}>
          {t("translation_next_missing")}
        </Button>
      </div>
      {wanted.length === 0 && <p className="notice">{t("translation_all_there")}</p>}
      <ul className="translations" ref={list}>
        {wanted.slice(0, shownMax).map((place) => (
          <Line key={place.member} place={place} source={source} target={target} onChange={onChange} />
        ))}
      </ul>
      {wanted.length > shownMax && (
        <div className="row">
          <Button onPress={() => setShownMax(shownMax + page)}>{t("translation_more", { number: wanted.length - shownMax })}</Button>
        </div>
      )}
    </div>
  );
}
