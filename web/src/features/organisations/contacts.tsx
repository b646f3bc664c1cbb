import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, client } from "../../api/client";
import { Button } from "../../ui/button";
import { ProblemNotice } from "../../ui/notices";
import { TextField } from "../../ui/text-field";
import { useForm } from "../../ui/use-form";
import { useLabels } from "../../ui/organisation-labels";
import type { Shown } from "./replies";

type Contact = Shown["contacts"][number];

interface Options {
  organisation: string;
  contacts: readonly Contact[];
  mayChange: boolean;
  onDone: () => void;
}

function ContactForm({ organisation, contact, onDone, onClose }: { organisation: string; contact: Contact | null; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [further, setFurther] = useState({ position: contact?.position ?? "", email: contact?.email ?? "", telephone: contact?.telephone ?? "", languages: (contact?.languages ?? []).join(" ") });
  const form = useForm({
    fields: ["name"],
    start: { name: contact?.name ?? "" },
    ask: ({ name }) =>
      answered(
        client.POST("/api/organisations/{organisation}/contacts", {
          params: { path: { organisation } },
          body: { ...further, languages: further.languages.split(/[\s,;]+/).filter(Boolean), name, contact: contact?.id ?? "", consent: contact?.consent ?? "" },
        }),
      ),
    done: onDone,
  });
  return (
    <form className="stack" {...form.props}>
      <TextField label={t("org_contact_name")} {...form.field("name")} takesFocus />
      <TextField label={t("org_contact_position")} value={further.position} onChange={(position) => setFurther({ ...further, position })} />
      <TextField label={t("org_contact_email")} value={further.email} inputMode="email" onChange={(email) => setFurther({ ...further, email })} />
      <TextField label={t("org_contact_telephone")} value={further.telephone} onChange={(telephone) => setFurther({ ...further, telephone })} />
      <TextField label={t("org_contact_languages")} help={t("org_languages_help")} value={further.languages} onChange={(languages) => setFurther({ ...further, languages })} />
      {form.refusal && <ProblemNotice problem={form.refusal.problem} waitSeconds={form.refusal.waitSeconds} />}
      <div className="row">
        <Button type="submit" look="primary" isPending={form.isPending}>
          {t("org_save")}
        </Button>
        <Button onPress={onClose}>{t("cancel")}</Button>
      </div>
    </form>
  );
}

/** The people who speak for an organisation. */
export function Contacts({ organisation, contacts, mayChange, onDone }: Options) {
  const { t } = useTranslation();
  const labels = useLabels();
  const [edited, setEdited] = useState<Contact | "new" | null>(null);
  const done = () => {
    setEdited(null);
    onDone();
  };
  return (
    <section className="card stack">
      <h2>{t("org_contacts")}</h2>
      {contacts.length === 0 && edited === null && <p className="quiet">{t("org_no_contacts")}</p>}
      <ul className="directory-list">
        {contacts.map((contact) => (
          <li key={contact.id} className="stack tight">
            <p>
              <strong>{contact.name}</strong> {contact.position}
            </p>
            <p className="quiet value-change">{[contact.email, contact.telephone, contact.languages.map(labels.language).join(", ")].filter(Boolean).join(" · ")}</p>
            {mayChange && edited === null && (
              <p>
                <Button look="small" onPress={() => setEdited(contact)} label={`${t("org_edit")}: ${contact.name}`}>
                  {t("org_edit")}
                </Button>
              </p>
            )}
          </li>
        ))}
      </ul>
      {edited !== null && <ContactForm key={edited === "new" ? "new" : edited.id} organisation={organisation} contact={edited === "new" ? null : edited} onDone={done} onClose={() => setEdited(null)} />}
      {mayChange && edited === null && (
        <p>
          <Button onPress={() => setEdited("new")}>{t("org_contact_add")}</Button>
        </p>
      )}
    </section>
  );
}
