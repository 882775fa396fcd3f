import { locales } from '../../config/locales.ts';

/** The set the goals were measured on: every work in English, 40 % in Spanish, 30 % in French, each with two themes and a region. */
export const SIZE = { resource: 10_000, theme: 12, region: 8 } as const;

type Name = keyof typeof SIZE;

export const documentId = (name: Name, index: number): string => `bench${name.slice(0, 3)}${String(index).padStart(16, '0')}`;

const hasLocale = (index: number, locale: string): boolean => locale === 'en' || (locale === 'es' ? index % 10 < 4 : locale === 'fr' && index % 10 >= 7);

/** The languages a document is in. Themes and regions are in all. */
export const localesOf = (name: Name, index: number): string[] =>
  locales.map(({ code }) => code).filter((code) => name !== 'resource' || hasLocale(index, code));

export interface Related {
  field: 'themes' | 'regions';
  target: 'theme' | 'region';
  indexes: number[];
}

export const relationsOf = (index: number): Related[] => [
  { field: 'themes', target: 'theme', indexes: [index % SIZE.theme, (index * 7 + 5) % SIZE.theme].filter((value, at, all) => all.indexOf(value) === at) },
  { field: 'regions', target: 'region', indexes: [index % SIZE.region] },
];

const words = 'justice community land court paralegal evidence legal women water forest right people movement learning defender agenda power law local village'.split(' ');
const sentence = (seed: number, length: number): string => Array.from({ length }, (_, at) => words[(seed * 31 + at * at * 17 + at) % words.length]).join(' ');

const KINDS = ['report', 'guide', 'article', 'toolkit', 'case-study'];
const STEP_MS = 3_600_000;

/** Every work has one file, as a component: both sides send it. */
export const expressionOf = (index: number): Record<string, unknown> => ({
  language: 'en', title: sentence(index, 6), url: `https://example.org/works/${index}.pdf`, mediaType: 'application/pdf', bytes: 100_000 + index, pages: 10 + (index % 90),
});

/** The values of one row, by attribute. */
export function valuesOf(name: Name, index: number, locale: string): Record<string, unknown> {
  const at = new Date(Date.UTC(2020, 0, 1) + index * STEP_MS);
  const shared = { documentId: documentId(name, index), locale, sourceLocale: 'en', createdAt: at, updatedAt: at };
  const title = `${sentence(index, 7)} ${locale} ${index}`;
  const slug = title.replaceAll(' ', '-');
  if (name !== 'resource') return { ...shared, name: title, slug, description: sentence(index, 30), publishedAt: at };
  return {
    ...shared, title, slug, abstract: sentence(index + locale.length, 90), kind: KINDS[index % KINDS.length], year: 1990 + (index % 35),
    authors: [`Author ${index % 997}`, `Author ${index % 499}`], publisherName: `Publisher ${index % 61}`, license: 'CC BY 4.0',
    sourceUrl: `https://example.org/works/${index}`, sourceUrlIsCopy: false, titleSupplied: false, countries: ['KE', 'CO'],
  };
}
