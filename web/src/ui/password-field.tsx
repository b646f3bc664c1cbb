import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button";
import { TextField, type TextFieldOptions } from "./text-field";

/** A password, which may be pasted, filled in by a password manager, and looked at. */
export function PasswordField({ autoComplete, ...options }: TextFieldOptions & { autoComplete: "current-password" | "new-password" }) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      {...options}
      autoComplete={autoComplete}
      type={isShown ? "text" : "password"}
      after={
        <Button isPressed={isShown} onPress={() => setShown(!isShown)}>
          {t("show_password")}
        </Button>
      }
    />
  );
}

/** What a new password must be like, said before anybody types one. */
export function PasswordRules() {
  const { t } = useTranslation();
  return <>{t("password_rules")}</>;
}
