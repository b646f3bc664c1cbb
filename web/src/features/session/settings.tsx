import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { closeSession, readSession } from "../../api/client";
import { chooseLanguage, type Language, languageNames, languages } from "../../base/languages";
import { chooseTheme, type ThemeChoice, themeChoices, useThemeChoice } from "../../base/theme";
import { Button } from "../../ui/button";
import { Select } from "../../ui/select";

/** Language, appearance, and the way out. */
export function Settings() {
  const { t, i18n } = useTranslation();
  const theme = useThemeChoice();
  const queries = useQueryClient();
  const session = useQuery({ queryKey: ["session"], queryFn: readSession });
  const leave = async () => {
    await closeSession();
    queries.clear();
    await queries.invalidateQueries();
    location.assign("/");
  };
  return (
    <div className="settings">
      <Select
        label={t("language")}
        value={i18n.language}
        options={languages.map((one) => ({ value: one, text: languageNames[one] }))}
        onChange={(value) => void chooseLanguage(value as Language)}
      />
      <Select
        label={t("theme")}
        value={theme}
        options={themeChoices.map((one) => ({ value: one, text: t(`theme_${one}`) }))}
        onChange={(value) => chooseTheme(value as ThemeChoice)}
      />
      {session.data?.signed_in && (
        <div className="stack">
          <p className="quiet">{t("signed_in_as", { name: session.data.name })}</p>
          <Button look="small" onPress={() => void leave()}>
            {t("sign_out")}
          </Button>
        </div>
      )}
    </div>
  );
}
