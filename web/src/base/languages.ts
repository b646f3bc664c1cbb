import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import en from "../messages/en.json";
import es from "../messages/es.json";
import eu from "../messages/eu.json";
import fr from "../messages/fr.json";

export const languages = ["en", "es", "fr", "eu"] as const;
export type Language = (typeof languages)[number];

export const languageNames: Record<Language, string> = { en: "English", es: "Español", fr: "Français", eu: "Euskara" };

const kept = "zubia-language";

function preferred(): Language {
  const wanted = [localStorage.getItem(kept) ?? "", ...navigator.languages.map((one) => one.slice(0, 2))];
  return wanted.find((one): one is Language => (languages as readonly string[]).includes(one)) ?? "en";
}

export async function startLanguages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, es: { translation: es }, fr: { translation: fr }, eu: { translation: eu } },
    lng: preferred(),
    fallbackLng: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18next.language;
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(kept, language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
