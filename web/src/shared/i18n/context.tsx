/** The reader's language: messages and number formats together, English in the first load, others on demand. */
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { createFormatter, type Formatter } from '../format/format.ts';
import { readPreference, writePreference } from '../preferences.ts';
import { en, type Messages } from './en.ts';

/** Add a language: a file of messages, and its line here. */
const languages = {
  en: { name: 'English', load: async (): Promise<Messages> => en },
  hr: { name: 'Hrvatski', load: async (): Promise<Messages> => (await import('./hr.ts')).hr },
} as const;

export type Language = keyof typeof languages;

export const languageNames: readonly { readonly id: Language; readonly name: string }[] = [
  { id: 'en', name: languages.en.name },
  { id: 'hr', name: languages.hr.name },
];

const isLanguage = (text: string | undefined): text is Language =>
  text !== undefined && Object.hasOwn(languages, text);

/** The language chosen before, else the first of the browser's that there are messages for. */
export function preferredLanguage(stored: string | null, wanted: readonly string[]): Language {
  if (isLanguage(stored ?? undefined)) return stored as Language;
  return wanted.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en';
}

/** The browser's own variant of the language (en-GB, en-US) where it names one. */
function localeOf(language: Language, wanted: readonly string[]): string {
  return wanted.find((tag) => tag.startsWith(`${language}-`)) ?? (language === 'en' ? 'en-GB' : language);
}

interface I18n {
  readonly m: Messages;
  readonly f: Formatter;
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const I18nContext = createContext<I18n | null>(null);

export function useI18n(): I18n {
  const i18n = use(I18nContext);
  if (i18n === null) throw new Error('no language above this component');
  return i18n;
}

export interface LoadedLanguage {
  readonly language: Language;
  readonly messages: Messages;
}

export async function loadLanguage(language: Language): Promise<LoadedLanguage> {
  return { language, messages: await languages[language].load() };
}

export const initialLanguage = () => preferredLanguage(readPreference('language'), navigator.languages);

export function I18nProvider({ first, children }: { first: LoadedLanguage; children: ReactNode }) {
  const [loaded, setLoaded] = useState(first);
  const setLanguage = useCallback((language: Language) => {
    writePreference('language', language);
    void loadLanguage(language).then(setLoaded);
  }, []);
  useEffect(() => {
    document.documentElement.lang = loaded.language;
  }, [loaded.language]);
  const value = useMemo(
    () => ({
      m: loaded.messages,
      f: createFormatter(localeOf(loaded.language, navigator.languages)),
      language: loaded.language,
      setLanguage,
    }),
    [loaded, setLanguage],
  );
  return <I18nContext value={value}>{children}</I18nContext>;
}
