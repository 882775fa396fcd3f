import { type DateWords, formatDay, formatDeadline, formatOccasion, formatPartialDate, formatPeriod, type Occasion, toCalendarLeaf } from '#shared/format/date';
import { formatBytes } from '#shared/format/file';
import { countryName, joinNames, languageName, standingAlone } from '#shared/language/names';

/** Names of countries and languages, and dates, in the reader's language. */
export function useNames() {
  const { locale, t } = useI18n();
  const words = (): DateWords => ({ locale: locale.value, first: t('date.first'), days: (range) => t('date.days', range) });
  return {
    language: (code: string) => languageName(code, locale.value),
    languages: (codes: readonly string[]) => joinNames(codes.map((code) => languageName(code, locale.value)), locale.value),
    /** For a sentence in which each language may have a preposition of its own, as in French. */
    listedLanguages: (codes: readonly string[]) => joinNames(codes.map((code) => t('language.listed', { language: languageName(code, locale.value) })), locale.value),
    country: (code: string) => countryName(code, locale.value),
    countries: (codes: readonly string[]) => joinNames(codes.map((code) => countryName(code, locale.value)).toSorted(new Intl.Collator(locale.value).compare), locale.value),
    standingAlone: (text: string) => standingAlone(text, locale.value),
    join: (names: readonly string[]) => joinNames(names, locale.value),
    partialDate: (date: string) => formatPartialDate(date, words()),
    period: (start: string, end: string) => formatPeriod(start, end, words()),
    occasion: (occasion: Occasion) => formatOccasion(occasion, words()),
    number: (value: number) => new Intl.NumberFormat(locale.value).format(value),
    bytes: (bytes: number) => formatBytes(bytes, locale.value),
    calendarLeaf: (occasion: Occasion) => toCalendarLeaf(occasion, locale.value),
    day: (moment: string, timeZone: string | null) => formatDay(moment, timeZone, words()),
    deadline: (moment: string, timeZone: string | null) => formatDeadline(moment, timeZone, words()),
  };
}
