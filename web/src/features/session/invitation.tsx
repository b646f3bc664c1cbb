import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { acceptInvitation, type Invitation as Invited, readInvitation, sessionQuery, signIn } from "../../api/accounts";
import { Button } from "../../ui/button";
import { ProblemNotice, Waiting } from "../../ui/notices";
import { PasswordField, PasswordRules } from "../../ui/password-field";
import { TextField } from "../../ui/text-field";
import { useForm } from "../../ui/use-form";
import { tokenOf } from "./codes";
import { passwordPlaces } from "./password-places";
import { Settings } from "./settings";
import "./session.css";

let held = "";

/** Takes the token out of the address at once, so that it stands in no history and on no shared screen. */
function takeToken(): string {
  const token = tokenOf(location.hash);
  if (token) held = token;
  if (location.hash) history.replaceState(history.state, "", location.pathname);
  return held;
}

function ChoosePassword({ token, invited }: { token: string; invited: Invited }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({
    fields: ["password"],
    places: passwordPlaces("password"),
    ask: async ({ password }) => {
      const { name } = await acceptInvitation(token, password);
      return signIn(name, password);
    },
    done: (session) => {
      held = "";
      queries.setQueryData(sessionQuery.queryKey, session);
      // All pages are asked for anew: whoever was signed in here before is not any more.
      location.assign("/");
    },
  });
  return (
    <form className="stack" {...form.props}>
      {/* For password managers: they keep the name with the password. */}
      <TextField label={t("account_name")} autoComplete="username" isReadOnly value={invited.name} onChange={() => undefined} />
      <PasswordField label={t("new_password")} help={<PasswordRules />} autoComplete="new-password" {...form.field("password")} />
      {form.refusal && <ProblemNotice problem={form.refusal.problem} waitSeconds={form.refusal.waitSeconds} />}
      <div className="row">
        <Button type="submit" look="primary" isPending={form.isPending}>
          {t("set_password")}
        </Button>
      </div>
    </form>
  );
}

/** The page that a link of invitation or of a new password opens. */
export function Invitation() {
  const { t } = useTranslation();
  const [token, setToken] = useState(takeToken);
  useEffect(() => {
    const again = () => setToken(takeToken());
    addEventListener("hashchange", again);
    return () => removeEventListener("hashchange", again);
  }, []);
  const invited = useQuery({ queryKey: ["invitation", token], queryFn: () => readInvitation(token), enabled: token !== "", staleTime: Infinity });
  return (
    <main className="doorway">
      <h1>{t(invited.data?.purpose === "reset" ? "reset_title" : "invitation_title")}</h1>
      {token === "" ? (
        <p className="notice warning">{t("invitation_no_token")}</p>
      ) : !invited.data ? (
        <Waiting query={invited} />
      ) : (
        <div className="stack">
          {invited.data.purpose === "reset" ? (
            <p>{t("reset_how", { name: invited.data.name })}</p>
          ) : (
            <>
              <p>{t("invitation_how", { name: invited.data.name, role: t(`role_${invited.data.role}`) })}</p>
              <p className="quiet">{t(`role_may_${invited.data.role}`)}</p>
            </>
          )}
          <ChoosePassword token={token} invited={invited.data} />
        </div>
      )}
      <Settings />
    </main>
  );
}
