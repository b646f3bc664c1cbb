import { useTranslation } from "react-i18next";
import { claimProgramme, type Session, signIn } from "../../api/accounts";
import { Button } from "../../ui/button";
import { ProblemNotice } from "../../ui/notices";
import { PasswordField, PasswordRules } from "../../ui/password-field";
import { TextField } from "../../ui/text-field";
import { useForm } from "../../ui/use-form";
import { passwordPlaces } from "./password-places";

interface Options {
  programme: string;
  take: (session: Session) => void;
  onHasAccount: () => void;
}

/** Makes the first owner, by the code that the program printed where it was started. */
export function FirstOwner({ programme, take, onHasAccount }: Options) {
  const { t } = useTranslation();
  const form = useForm({
    fields: ["code", "name", "password"],
    places: { ...passwordPlaces("password"), "wrong-code": "code", "too-many-attempts": "code", "invalid-name": "name", "name-taken": "name" },
    ask: async (values) => {
      const { name } = await claimProgramme(values.code.trim(), values.name.trim(), values.password);
      return signIn(name, values.password);
    },
    done: take,
    refused: (problem) => problem.code === "owner-exists" && onHasAccount(),
  });
  return (
    <form className="stack" {...form.props}>
      <p>{t("first_owner_how", { programme })}</p>
      <TextField label={t("console_code")} help={t("console_code_help")} autoComplete="off" {...form.field("code")} />
      <TextField label={t("account_name")} help={t("account_name_help")} autoComplete="username" inputMode="email" {...form.field("name")} />
      <PasswordField label={t("new_password")} help={<PasswordRules />} autoComplete="new-password" {...form.field("password")} />
      {form.refusal && <ProblemNotice problem={form.refusal.problem} waitSeconds={form.refusal.waitSeconds} />}
      <div className="row">
        <Button type="submit" look="primary" isPending={form.isPending}>
          {t("become_owner")}
        </Button>
        <Button onPress={onHasAccount}>{t("have_account")}</Button>
      </div>
    </form>
  );
}
