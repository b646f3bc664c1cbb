import { useTranslation } from "react-i18next";
import { Settings } from "./settings";

/** Shown to who is not signed in: how to get in. */
export function SignIn() {
  const { t } = useTranslation();
  return (
    <main>
      <div className="stack">
        <h1>{t("sign_in_title")}</h1>
        <p>{t("sign_in_how")}</p>
      </div>
      <Settings />
    </main>
  );
}
