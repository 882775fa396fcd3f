/** The attributes of an element that speaks the reader's language within a text that may be in another. */
export function useOwnLanguage(): { lang: string; dir: 'ltr' | 'rtl' | 'auto' } {
  const { locale, locales } = useI18n();
  return { lang: locale.value, dir: locales.value.find(({ code }) => code === locale.value)?.dir ?? 'auto' };
}
