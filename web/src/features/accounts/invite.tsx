import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { invite, type OneTimeToken, type Role } from "../../api/accounts";
import { useWriteKeys } from "../../base/write-key";
import { Button } from "../../ui/button";
import { ProblemNotice } from "../../ui/notices";
import { TextField } from "../../ui/text-field";
import { useForm } from "../../ui/use-form";
import { lacksTerritories, territoriesFor } from "./account-rows";
import { OneTimeLink } from "./one-time-link";
import { RoleFields } from "./role-fields";

/** Invites somebody: makes the link to hand over. */
export function Invite() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const keys = useWriteKeys();
  const [role, setRole] = useState<Role>("facilitator");
  const [territories, setTerritories] = useState<string[]>([]);
  const [isTried, setTried] = useState(false);
  const [made, setMade] = useState<{ name: string; token: OneTimeToken } | null>(null);
  const isLacking = lacksTerritories(role, territories);
  const form = useForm({
    fields: ["name"],
    places: { "invalid-name": "name", "name-taken": "name" },
    ask: async (values) => {
      const body = { name: values.name.trim(), role, territories: territoriesFor(role, territories) };
      return { name: body.name, token: await invite(body, keys.keyFor(body)) };
    },
    done: (reply) => {
      keys.stored();
      setMade(reply);
      form.empty();
      setTried(false);
      void queries.invalidateQueries({ queryKey: ["audit-log"] });
    },
  });
  return (
    <section className="card stack">
      <h2>{t("invite_title")}</h2>
      <p className="quiet">{t("invite_how")}</p>
      <form
        className="stack"
        {...form.props}
        onSubmit={(event) => {
          setTried(true);
          if (!isLacking) return form.props.onSubmit(event);
          event.preventDefault();
          event.currentTarget.querySelector<HTMLElement>('input[type="checkbox"]')?.focus();
        }}
      >
        <TextField label={t("account_name")} help={t("account_name_help")} autoComplete="off" inputMode="email" {...form.field("name")} />
        <RoleFields role={role} territories={territories} lacksTerritories={isTried && isLacking} onRole={setRole} onTerritories={setTerritories} />
        {form.refusal && <ProblemNotice problem={form.refusal.problem} waitSeconds={form.refusal.waitSeconds} />}
        <div className="row">
          <Button type="submit" look="primary" isPending={form.isPending}>
            {t("invite")}
          </Button>
        </div>
      </form>
      {made && <OneTimeLink title={t("link_of", { name: made.name })} token={made.token} onDone={() => setMade(null)} />}
    </section>
  );
}
