import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { passSecondFactor, type Session, sessionQuery, signIn, signOut } from "../../api/accounts";
import { settleSignIn } from "../../api/sign-in-gate";
import { Button } from "../../ui/button";
import { ProblemNotice } from "../../ui/notices";
import { PasswordField } from "../../ui/password-field";
import { TextField } from "../../ui/text-field";
import { useForm } from "../../ui/use-form";
import { digitsOf } from "./codes";
import { FirstOwner } from "./first-owner";

const SecondFactorSetup = lazy(() => import("./second-factor-setup").then((module) => ({ default: module.SecondFactorSetup })));

/** Takes in a new session. Whatever waited for it goes on, unless it is somebody else's. */
export function useSessionTaker(name = ""): (session: Session) => void {
  const queries = useQueryClient();
  return useCallback(
    (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      if (session.state === "signed-in" && session.name === name) settleSignIn(true);
    },
    [queries, name],
  );
}

function Password({ name, take }: { name: string; take: (session: Session) => void }) {
  const { t } = useTranslation();
  const form = useForm({
    fields: ["name", "password"],
    start: { name },
    places: { "wrong-name-or-password": "password", "too-many-attempts": "password" },
    ask: (values) => signIn(values.name.trim(), values.password),
    done: take,
  });
  return (
    <form className="stack" {...form.props}>
      <TextField label={t("account_name")} autoComplete="username" inputMode="email" isReadOnly={name !== ""} {...form.field("name")} />
      <PasswordField label={t("password")} autoComplete="current-password" takesFocus={name !== ""} {...form.field("password")} />
      {form.refusal && <ProblemNotice problem={form.refusal.problem} waitSeconds={form.refusal.waitSeconds} />}
      <div className="row">
        <Button type="submit" look="primary" isPending={form.isPending}>
          {t("sign_in")}
        </Button>
      </div>
      <p className="quiet">{t("password_forgotten")}</p>
    </form>
  );
}

/** Back to the first step, where the session of the half-way sign-in has ended or is somebody else's. */
export function useStartOver(): () => void {
  const queries = useQueryClient();
  return () =>
    void signOut()
      .catch(() => undefined)
      .then(() => queries.invalidateQueries(sessionQuery));
}

function SecondFactor({ take }: { take: (session: Session) => void }) {
  const { t } = useTranslation();
  const startOver = useStartOver();
  const form = useForm({
    fields: ["code"],
    places: { "wrong-code": "code", "too-many-attempts": "code" },
    ask: (values) => passSecondFactor(digitsOf(values.code)),
    done: take,
    refused: (problem) => problem.code === "sign-in-wanted" && startOver(),
  });
  return (
    <form className="stack" {...form.props}>
      <TextField
        label={t("code")}
        help={t("code_help")}
        autoComplete="one-time-code"
        inputMode="numeric"
        takesFocus
        {...form.field("code")}
      />
      {form.refusal && <ProblemNotice problem={form.refusal.problem} waitSeconds={form.refusal.waitSeconds} />}
      <div className="row">
        <Button type="submit" look="primary" isPending={form.isPending}>
          {t("continue")}
        </Button>
        <Button onPress={startOver}>{t("start_over")}</Button>
      </div>
      <p className="quiet">{t("code_lost")}</p>
    </form>
  );
}

/** What is still to be done to be signed in; `name` is who was signed in before, and must be again. */
export function SignInSteps({ session, name = "" }: { session: Session; name?: string }) {
  const { t } = useTranslation();
  const take = useSessionTaker(name);
  const [hasAccount, setHasAccount] = useState(false);
  if (session.state === "second-factor-due") return <SecondFactor take={take} />;
  if (session.state === "second-factor-wanted")
    return (
      <Suspense fallback={<p role="status">{t("loading")}</p>}>
        <SecondFactorSetup take={take} />
      </Suspense>
    );
  if (session.first_owner_wanted && !hasAccount && name === "")
    return <FirstOwner programme={session.programme} take={take} onHasAccount={() => setHasAccount(true)} />;
  return <Password name={name} take={take} />;
}
