import { languageCodes } from './language-codes';

/** The custom fields of this plugin and the value each stores. A list is an array of strings without duplicates. */
export const fields = {
  countries: { type: 'json', list: true },
  country: { type: 'string', list: false },
  languages: { type: 'json', list: true },
  language: { type: 'string', list: false },
  'time-zone': { type: 'string', list: false },
  lines: { type: 'json', list: true },
  'field-names': { type: 'json', list: true },
} as const;

export type FieldName = keyof typeof fields;
export type Vocabulary = 'country' | 'language' | 'time-zone';

/** Where a field's codes come from. `lines` takes any text; `field-names` depends on the type (documents/values.ts). */
export const vocabularyOf: Partial<Record<FieldName, Vocabulary>> = {
  countries: 'country',
  country: 'country',
  languages: 'language',
  language: 'language',
  'time-zone': 'time-zone',
};

const ALPHABET = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** What Intl can name that is no country of ISO 3166-1: exceptional reservations, groups and private use. */
const NO_COUNTRY = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ'.split(' '));

/** A deprecated code such as `UK` has a name too, but is not its own canonical form. */
function isCanonical(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}

let countries: readonly string[] | undefined;

/** The 249 codes of ISO 3166-1 alpha-2. */
export function countryCodes(): readonly string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  countries ??= ALPHABET.flatMap((first) => ALPHABET.map((second) => first + second)).filter(
    (code) => !NO_COUNTRY.has(code) && names.of(code) !== undefined && isCanonical(`und-${code}`),
  );
  return countries;
}

/** The IANA zones, UTC first. */
export function timeZones(): readonly string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/') && !zone.startsWith('Etc/'))];
}

function isTimeZone(value: string): boolean {
  if (value === 'UTC') return true;
  if (!/^[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(value)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Whether a code exists. Languages may carry a script or a region: `es-MX`, `zh-Hant`. */
export function isCode(vocabulary: Vocabulary, value: string): boolean {
  if (vocabulary === 'country') return countryCodes().includes(value);
  if (vocabulary === 'time-zone') return isTimeZone(value);
  return isCanonical(value) && languageCodes.includes(value.split('-')[0] ?? '');
}

/** The codes an editor chooses from. */
export function codesOf(vocabulary: Vocabulary): readonly string[] {
  return { country: countryCodes, language: () => languageCodes, 'time-zone': timeZones }[vocabulary]();
}
