import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { problemOf, sessionQuery, signOut } from "../../api/accounts";
import { forgetDrafts } from "../../base/draft";
import { chooseLanguage, type Language, languageNames, languages } from "../../base/languages";
import { chooseTheme, type ThemeChoice, themeChoices, useThemeChoice } from "../../base/theme";
import { Button } from "../../ui/button";
import { ProblemNotice } from "../../ui/notices";
import { Select } from "../../ui/select";

/** Language, appearance, and the way out. */
export function Settings() {
  const { t, i18n } = useTranslation();
  const theme = useThemeChoice();
  const session = useQuery(sessionQuery);
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      forgetDrafts();
      location.assign("/");
    },
  });
  const problem = problemOf(leave.error);
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
      {session.data?.state === "signed-in" && (
        <div className="stack">
          <p className="quiet">{t("signed_in_as", { name: session.data.name })}</p>
          <Button look="small" isPending={leave.isPending} onPress={() => leave.mutate()}>
            {t("sign_out")}
          </Button>
          {problem && <ProblemNotice problem={problem} />}
        </div>
      )}
    </div>
  );
}
