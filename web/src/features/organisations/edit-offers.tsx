import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button";
import { Select } from "../../ui/select";
import { TextArea } from "../../ui/text-area";
import { TextField } from "../../ui/text-field";
import { useLabels } from "../../ui/organisation-labels";
import { newOffer, type OfferForm, offerFormOf, offerOf, wrongParts } from "./offer-form";
import type { OrganisationRecord } from "./record";
import type { Known, RecordDoor } from "./record-door";
import { nameLanguages } from "./record-form";
import { RecordFrame } from "./record-frame";

const sides = ["offers", "needs"] as const;
type Side = (typeof sides)[number];
const kinds = ["", "business", "technology", "research"];
const states = ["draft", "published", "expired"];

const titleOf = (form: OfferForm) => form.texts.map((one) => one.title.trim()).find((title) => title !== "") ?? "";

/** The title and the text in each language in which there is one, and a way to write it in another. */
function Texts({ form, wrong, change }: { form: OfferForm; wrong: boolean; change: (form: OfferForm) => void }) {
  const { t } = useTranslation();
  const labels = useLabels();
  const further = nameLanguages.filter((language) => form.texts.every((one) => one.language !== language));
  const set = (language: string, part: "title" | "text", words: string) => change({ ...form, texts: form.texts.map((one) => (one.language === language ? { ...one, [part]: words } : one)) });
  return (
    <>
      {form.texts.map((one, place) => (
        <div key={one.language} className="stack tight">
          <TextField
            label={t("org_offer_title", { language: labels.language(one.language) })}
            value={one.title}
            onChange={(words) => set(one.language, "title", words)}
            error={wrong && place === 0 ? t("org_offer_title_wanted") : ""}
          />
          <TextArea label={t("org_offer_text", { language: labels.language(one.language) })} value={one.text} lang={one.language} onChange={(words) => set(one.language, "text", words)} />
        </div>
      ))}
      {further.length > 0 && (
        <Select
          label={t("org_offer_language")}
          value="?"
          options={[{ value: "?", text: t("org_offer_language_choose") }, ...further.map((value) => ({ value, text: labels.language(value) }))]}
          onChange={(language) => language !== "?" && change({ ...form, texts: [...form.texts, { language, title: "", text: "" }] })}
        />
      )}
    </>
  );
}

/** One offer or need: open while it is new or wrong, else a line that opens. What is taken out stays until it is stored. */
function OneOffer({ form, wrong, change, remove }: { form: OfferForm; wrong: readonly string[]; change: (form: OfferForm) => void; remove: () => void }) {
  const { t } = useTranslation();
  const isNew = form.before.id === undefined;
  const [isOpen, setOpen] = useState(isNew);
  const title = titleOf(form) || t("org_offer_new");
  const button = (words: string): ReactNode => (
    <p>
      <Button look="small" label={[words, title].join(": ")} onPress={remove}>
        {words}
      </Button>
    </p>
  );
  if (form.isRemoved)
    return (
      <li className="stack tight">
        <p>
          <del>{title}</del> <span className="flag">{t("org_offer_removed")}</span>
        </p>
        {button(t("org_offer_keep"))}
      </li>
    );
  return (
    <li>
      <details className="offer" open={isOpen || wrong.length > 0} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{title}</summary>
        <div className="stack">
          <Texts form={form} wrong={wrong.includes("title")} change={change} />
          <div className="mapping">
            <Select label={t("org_offer_kind")} value={form.kind} options={kinds.map((value) => ({ value, text: t(value ? `org_offer_kind_${value}` : "org_not_told") }))} onChange={(kind) => change({ ...form, kind })} />
            <Select label={t("org_member_state")} value={form.state} options={states.map((value) => ({ value, text: t(`org_state_${value}`) }))} onChange={(state) => change({ ...form, state })} />
            <TextField label={t("org_offer_expires")} help={t("org_offer_expires_help")} value={form.expires_on} error={wrong.includes("expires_on") ? t("org_offer_expires_wanted") : ""} onChange={(expires_on) => change({ ...form, expires_on })} />
          </div>
          <TextArea label={t("org_offer_codes")} help={t("org_offer_codes_help")} value={form.codes} error={wrong.includes("codes") ? t("org_offer_codes_wanted") : ""} onChange={(codes) => change({ ...form, codes })} />
          <TextArea label={t("org_technologies")} help={t("org_technologies_help")} value={form.technologies} onChange={(technologies) => change({ ...form, technologies })} />
          {button(t("org_offer_remove"))}
        </div>
      </details>
    </li>
  );
}

/** What an organisation offers and needs: added, changed, taken out, in any language; stored together. */
export function EditOffers({ known: opened, door, onDone, onCancel }: { known: Known; door: RecordDoor; onDone: () => void; onCancel: () => void }) {
  const { t, i18n } = useTranslation();
  // A later look at the record must not slip under what is typed.
  const [known] = useState(opened);
  const count = useRef(0);
  const nextKey = () => `${(count.current += 1)}`;
  const [forms, setForms] = useState<Record<Side, OfferForm[]>>(() => {
    const of = (side: Side) => (known.record[side] ?? []).map((one) => offerFormOf(one, nextKey(), i18n.language));
    return { offers: of("offers"), needs: of("needs") };
  });
  const [isTried, setTried] = useState(false);
  const change = (side: Side, key: string, next: OfferForm) => setForms((before) => ({ ...before, [side]: before[side].map((one) => (one.key === key ? next : one)) }));
  const remove = (side: Side, form: OfferForm) =>
    // What was never stored just goes.
    form.before.id === undefined ? setForms((before) => ({ ...before, [side]: before[side].filter((one) => one.key !== form.key) })) : change(side, form.key, { ...form, isRemoved: !form.isRemoved });
  const written = (): OrganisationRecord | null => {
    setTried(true);
    if (sides.some((side) => forms[side].some((form) => wrongParts(form).length > 0))) return null;
    const record: OrganisationRecord = { ...known.record };
    for (const side of sides) {
      const list = forms[side].filter((form) => !form.isRemoved).map(offerOf);
      if (list.length > 0) record[side] = list;
      else delete record[side];
    }
    return record;
  };
  return (
    <RecordFrame label={t("org_offers_edit")} known={known} door={door} written={written} onDone={onDone} onCancel={onCancel}>
      {sides.map((side) => (
        <section key={side} className="stack">
          <h2>{t(`org_${side}`)}</h2>
          {forms[side].length === 0 && <p className="quiet">{t(`org_no_${side}`)}</p>}
          <ul className="directory-list">
            {forms[side].map((form) => (
              <OneOffer key={form.key} form={form} wrong={isTried ? wrongParts(form) : []} change={(next) => change(side, form.key, next)} remove={() => remove(side, form)} />
            ))}
          </ul>
          <p>
            <Button onPress={() => setForms((before) => ({ ...before, [side]: [...before[side], newOffer(nextKey(), i18n.language)] }))}>{t(`org_${side}_add`)}</Button>
          </p>
        </section>
      ))}
    </RecordFrame>
  );
}
