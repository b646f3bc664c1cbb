import i18next from "i18next";
import { initReactI18next } from "react-i18next";

export const languages = ["en", "es", "fr", "eu"] as const;
export type Language = (typeof languages)[number];

export const languageNames: Record<Language, string> = { en: "English", es: "Español", fr: "Français", eu: "Euskara" };

/** How a language calls itself; its code where it is none of ours. */
export function languageName(code: string): string {
  return languageNames[code as Language] ?? code;
}

// A language is fetched when it is chosen: nobody reads four at once.
const messages: Record<Language, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import("../messages/en"),
  es: () => import("../messages/es"),
  fr: () => import("../messages/fr"),
  eu: () => import("../messages/eu"),
};

const kept = "zubia-language";

function preferred(): Language {
  const wanted = [localStorage.getItem(kept) ?? "", ...navigator.languages.map((one) => one.slice(0, 2))];
  return wanted.find((one): one is Language => (languages as readonly string[]).includes(one)) ?? "en";
}

/** Has the messages of a language at hand, whichever one the pages are in. */
export async function fetchMessages(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation"))
    i18next.addResourceBundle(language, "translation", (await messages[language]()).default);
}

async function show(language: Language): Promise<void> {
  await fetchMessages(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export async function startLanguages(): Promise<void> {
  await i18next.use(initReactI18next).init({ resources: {}, fallbackLng: false, interpolation: { escapeValue: false } });
  await show(preferred());
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(kept, language);
  await show(language);
}
