import { useTranslation } from "react-i18next";
import type { Session } from "../../api/accounts";
import { Settings } from "./settings";
import { SignInSteps } from "./sign-in-steps";
import "./session.css";

const titles = {
  "signed-out": "sign_in_title",
  "second-factor-due": "second_factor_title",
  "second-factor-wanted": "second_factor_setup_title",
  "signed-in": "sign_in_title",
} as const;

/** Shown to who is not signed in: how to get in. */
export function SignIn({ session }: { session: Session }) {
  const { t } = useTranslation();
  return (
    <main className="doorway">
      <div className="stack">
        <h1>{t(titles[session.state], { programme: session.programme })}</h1>
        <SignInSteps session={session} />
      </div>
      {session.state === "signed-out" && (
        <details>
          <summary>{t("sign_in_by_key")}</summary>
          <p>{t("sign_in_how")}</p>
        </details>
      )}
      <Settings />
    </main>
  );
}
