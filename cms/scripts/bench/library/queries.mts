import { chance } from './chance.mts';
import type { Topics } from './topics.mts';
import { LANGUAGES, type Language, type Vocabularies } from './vocabulary.mts';

/** A search, in the terms of the API and of the engine. */
export interface LibraryQuery {
  kind: string;
  locale: Language;
  q: string;
  facets: Readonly<Record<string, readonly string[]>>;
  years: { from: number; to: number } | null;
  sort: 'relevance' | 'newest' | 'year' | 'title';
  start: number;
  limit: number;
}

type Draft = Partial<Pick<LibraryQuery, 'locale' | 'q' | 'facets' | 'years' | 'sort' | 'start'>>;

const EACH = 16;
const LIMIT = 20;
/** The first row of page 1,000. */
const FAR = 999 * LIMIT;

/** The address of a query below the CMS. */
export function toPath({ locale, q, facets, years, sort, start, limit }: LibraryQuery): string {
  const parameters = new URLSearchParams({ locale, type: 'resource', sort, 'pagination[start]': String(start), 'pagination[limit]': String(limit) });
  if (q !== '') parameters.set('q', q);
  for (const [facet, values] of Object.entries(facets)) parameters.set(facet, values.join(','));
  if (years) parameters.set('year', `${years.from}..${years.to}`);
  return `/api/search?${parameters}`;
}

/** What people ask, of every kind, in three languages. No two are equal, so that no cache answers. */
export function makeQueries(vocabularies: Vocabularies, topics: Topics): LibraryQuery[] {
  const random = chance(4_711);
  const pick = <Item,>(list: readonly Item[], from: number, to: number): Item => list[from + Math.floor(random() * (Math.min(to, list.length) - from))] as Item;
  const languageAt = (index: number): Language => LANGUAGES[index % LANGUAGES.length] ?? '';
  const half = (language: Language) => vocabularies.of(language).telling[0] ?? '';
  const common = (language: Language) => pick(vocabularies.of(language).telling, 1, 25);
  const rare = (language: Language) => pick(vocabularies.of(language).words, 1_500, 9_000);
  const misspelt = (word: string) => `${word.slice(0, 2)}${word.slice(3, 4)}${word.slice(2, 3)}${word.slice(4)}`;
  const long = (language: Language) => vocabularies.of(language).telling.filter((word) => word.length >= 7);
  const theme = () => pick(topics.theme, 0, 12);
  const nameOf = (language: Language) => {
    const { versions } = theme();
    return String(versions.find(({ locale }) => locale === language)?.values.name ?? versions[0]?.values.name ?? '');
  };
  const other = (language: Language): Language => LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length] ?? '';

  const kinds: Record<string, (language: Language) => Draft> = {
    'no words': () => ({ years: { from: 1900, to: 2090 + Math.floor(random() * 9) } }),
    'in half of all': (language) => ({ q: half(language) }),
    'in half, page 1,000': (language) => ({ q: half(language), start: FAR }),
    'two common words': (language) => ({ q: `${common(language)} ${half(language)}` }),
    'three common words': (language) => ({ q: `${common(language)} ${common(language)} ${common(language)}` }),
    rare: (language) => ({ q: rare(language) }),
    typo: (language) => ({ q: misspelt(pick(long(language), 40, 400)) }),
    prefix: (language) => ({ q: pick(long(language), 0, 300).slice(0, 4) }),
    phrase: (language) => ({ q: `"${common(language)} ${common(language)}"` }),
    'other language': (language) => ({ q: common(other(language)) }),
    'theme by name': (language) => ({ q: nameOf(language) }),
    'facets and years': (language) => ({ q: half(language), facets: { kind: ['guide', 'report'], theme: [theme().documentId] }, years: { from: 1998, to: 2019 } }),
    'facets, no words': () => ({ facets: { country: ['KE', 'CO'], organization: [pick(topics.organization, 0, 40).documentId] } }),
    'newest first': (language) => ({ q: common(language), sort: 'newest' }),
    'by title': (language) => ({ q: half(language), sort: 'title' }),
  };
  return Object.entries(kinds).flatMap(([kind, make]) =>
    Array.from({ length: EACH }, (_, index): LibraryQuery => {
      const locale = languageAt(index);
      const draft = make(locale);
      const { start = 0 } = draft;
      return { kind, locale, q: '', facets: {}, years: null, sort: 'relevance', ...draft, start: start + index, limit: LIMIT };
    }),
  );
}
