import { LANGUAGES, type Language, seedEntries, type Vocabularies } from './vocabulary.mts';

/** A theme, region, frontier or organization to write. */
export interface Topic {
  documentId: string;
  versions: readonly { locale: Language | null; values: Record<string, unknown> }[];
  broader: string | null;
}

export interface Topics {
  theme: Topic[];
  region: Topic[];
  frontier: Topic[];
  organization: Topic[];
}

const NARROWER = 3;
const ORGANIZATIONS = 3_200;

const idOf = (type: string, number: number): string => `scale${type.slice(0, 4)}${String(number).padStart(15, '0')}`;

const slugOf = (text: string, number: number): string => `${text.normalize('NFD').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 60)}-${number}`;

/** The seed's own, in each language. */
function seeded(type: 'theme' | 'region' | 'frontier', heading: string): Topic[] {
  return seedEntries(`${type}s`).map(({ shared, versions }, number) => ({
    documentId: idOf(type, number),
    broader: null,
    versions: LANGUAGES.flatMap((locale) => {
      const values = versions[locale];
      if (!values) return [];
      const { countries, order, icon } = shared;
      return [{ locale, values: { ...values, ...(countries ? { countries } : {}), ...(order ? { order, icon } : {}), slug: slugOf(String(values[heading]), number) } }];
    }),
  }));
}

/** Each theme has narrower ones, called after it and a word of the field. */
function narrowerOf(theme: Topic, number: number, vocabularies: Vocabularies, from: number): Topic[] {
  return Array.from({ length: NARROWER }, (_, index) => {
    const own = from + number * NARROWER + index;
    const versions = theme.versions.map(({ locale, values }) => {
      const name = `${vocabularies.of(locale ?? '').telling[20 + own] ?? ''}: ${String(values.name)}`;
      return { locale, values: { name, slug: slugOf(name, own) } };
    });
    return { documentId: idOf('theme', own), broader: theme.documentId, versions };
  });
}

/** Names as organizations have them, in one language or another. */
function organizations(vocabularies: Vocabularies): Topic[] {
  const real = seedEntries('organizations').map(({ shared, versions }) => String(shared.name ?? versions.en?.name ?? ''));
  const kinds: Readonly<Record<Language, string[]>> = { en: ['Centre for', 'Network of', 'Institute of'], es: ['Centro de', 'Red de', 'Instituto de'], fr: ['Centre de', 'Réseau de', 'Institut de'] };
  const capital = (word: string) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
  return Array.from({ length: ORGANIZATIONS }, (_, number): Topic => {
    const language = LANGUAGES[number % LANGUAGES.length] ?? '';
    const { words } = vocabularies.of(language);
    const made = `${kinds[language]?.[number % 3]} ${capital(words[(number * 11 + 60) % words.length] ?? '')} ${capital(words[(number * 17 + 90) % words.length] ?? '')}`;
    const name = real[number] || made;
    return { documentId: idOf('organization', number), broader: null, versions: [{ locale: null, values: { name, slug: slugOf(name, number) } }] };
  });
}

export function makeTopics(vocabularies: Vocabularies): Topics {
  const themes = seeded('theme', 'name');
  return {
    theme: [...themes, ...themes.flatMap((theme, number) => narrowerOf(theme, number, vocabularies, themes.length))],
    region: seeded('region', 'name'),
    frontier: seeded('frontier', 'title'),
    organization: organizations(vocabularies),
  };
}
