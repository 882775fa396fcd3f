import { foreignLanguage } from '#shared/language/notice';
import type { Localization } from '#shared/types/cms.generated';

export interface LanguageAttributes {
  lang?: string;
  dir?: string;
}

/** An entry as far as its languages go. Types without languages have neither member. */
export interface LocalizedEntry {
  documentId?: string;
  locale?: string;
  localization?: Localization;
}

/** Gives the attributes of an element that shows a value: its language and direction where they are not the page's. */
export function useValueLanguage(): (entry: LocalizedEntry, field: string) => LanguageAttributes {
  const { locales } = useI18n();
  return (entry, field) => {
    const lang = foreignLanguage(entry, field);
    return lang === undefined ? {} : { lang, dir: locales.value.find(({ code }) => code === lang)?.dir ?? 'auto' };
  };
}
