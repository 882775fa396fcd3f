import { locales } from '../../../cms/config/locales';

/** The language tag by which dates, hours and lists are written in a language of the site: as Intl does it for one of its countries, where its own choice is another. */
export const conventionsOf = (locale: string): string => locales.find(({ code }) => code === locale)?.conventions ?? locale;
