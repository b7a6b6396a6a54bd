/** The page's words in the language that it is shown in now. */
import { languageNames, loadLanguage } from '../../i18n/context.tsx';
import { en } from '../../i18n/en.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

const none: Vocabulary = () => null;

/** Begins to collect them; until they are there, and after a change of language, none is known. */
export function spokenWords(): Vocabulary {
  let language: string | undefined;
  let words = none;
  const listen = () => {
    const { lang } = document.documentElement;
    if (lang === language) return;
    language = lang;
    words = none;
    loadLanguage(languageNames.find(({ id }) => id === lang)?.id ?? 'en').then(
      ({ messages }) => {
        if (language === lang) words = vocabularyOf(messages, en);
      },
      // Without them a click is told by its kind.
      () => undefined,
    );
  };
  listen();
  return (text) => {
    listen();
    return words(text);
  };
}
