import { locales } from '../../../../../config/locales';
import { codesOf, isCode } from '../../../vocabulary/shared/codes';
import { fold } from '../../../delivery/server/project/fold';

/** Bibliographic codes of ISO 639-2, which libraries still write, where they differ from the terminological ones Intl knows. */
const BIBLIOGRAPHIC: Readonly<Record<string, string>> = {
  alb: 'sq', arm: 'hy', baq: 'eu', bur: 'my', chi: 'zh', cze: 'cs', dut: 'nl', fre: 'fr', geo: 'ka', ger: 'de', gre: 'el', ice: 'is', mac: 'mk', mao: 'mi', may: 'ms',
  per: 'fa', rum: 'ro', slo: 'sk', tib: 'bo', wel: 'cy',
};

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

let names: ReadonlyMap<string, string> | undefined;

const namesIn = (reader: string): Intl.DisplayNames => new Intl.DisplayNames(reader, { type: 'language', fallback: 'none' });

/** Folded names of languages, in every language of the site and in their own. */
function namedLanguages(): ReadonlyMap<string, string> {
  if (names) return names;
  const readers = locales.map(({ code }) => namesIn(code));
  names = new Map(codesOf('language').flatMap((code) => [namesIn(code), ...readers].flatMap((reader): [string, string][] => {
    const name = reader.of(code);
    return name ? [[fold(name), code]] : [];
  })));
  return names;
}

/** A language as catalogues name it (`es`, `es_MX`, `spa`, `fre`, `Spanish`, `español`) as a BCP 47 code, or undefined. */
export function toLanguage(text: string): string | undefined {
  const tag = text.trim().replaceAll('_', '-');
  const code = canonical(BIBLIOGRAPHIC[tag.toLowerCase()] ?? tag);
  return code && isCode('language', code) ? code : namedLanguages().get(fold(text.trim()));
}

/** The language of the site a text belongs to: its own or, for a regional variety, the general one. */
export function siteLocale(language: string | undefined, offered: readonly string[]): string | undefined {
  if (!language || offered.includes(language)) return language;
  const [general] = language.split('-');
  return offered.find((locale) => locale === general);
}
