import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { locales } from '../../cms/config/locales';
import type { CitedResource } from '../shared/cite/reference';

const folder = new URL('../../cms/seed/', import.meta.url);

type Json = Record<string, never>;

const read = (path: string): Json | null => {
  const file = new URL(path, folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Json) : null;
};

const organization = (slug: string) => ({ documentId: slug, slug, name: String(read(`organizations/${slug}/shared.json`)?.name ?? slug) });

interface SharedValues extends Omit<Partial<CitedResource>, 'publishers'> {
  sourceLocale?: string;
  publishers?: string[];
}

/** A resource as the API answers it in one language: each value in that language, or in the next along the chain. */
function resourceIn(key: string, locale: string, fallback: readonly string[]): CitedResource {
  const { publishers = [], expressions = [], sourceLocale = locale, ...shared } = read(`resources/${key}/shared.json`) as unknown as SharedValues;
  const versions = [locale, ...fallback].map((code) => ({ code, values: read(`resources/${key}/${code}.json`) as { title?: string; abstract?: string } | null }));
  const effective = (field: 'title' | 'abstract') => versions.find(({ values }) => values?.[field]);
  const fields = (['title', 'abstract'] as const).flatMap((field) => {
    const code = effective(field)?.code;
    return code && code !== locale ? [[field, code] as const] : [];
  });
  const none: Omit<CitedResource, 'documentId' | 'slug' | 'locale' | 'title' | 'abstract' | 'localization' | 'publishers' | 'expressions'> = { license: null, doi: null, isbn: null, year: null, sourceUrl: null, sourceUrlSeen: null, publisherName: null, sourceUrlIsCopy: null, titleSupplied: null, kind: null, authors: [], countries: [], updatedAt: '2026-01-01T00:00:00.000Z' };
  return {
    ...Object.assign(none, shared),
    documentId: key,
    slug: key,
    locale,
    title: effective('title')?.values?.title ?? null,
    abstract: effective('abstract')?.values?.abstract ?? null,
    localization: { source: sourceLocale, state: 'original', available: [], fields: Object.fromEntries(fields) },
    publishers: publishers.map(organization),
    expressions: expressions.map((expression) => Object.assign({ file: null, bytes: null, pages: null, mediaType: null, translator: null, title: null, url: null, urlSeen: null }, expression)),
  };
}

/** Every resource of the seed in every language. */
export const seedResources = (): CitedResource[] =>
  readdirSync(new URL('resources/', folder)).flatMap((key) => locales.map(({ code, fallback }) => resourceIn(key, code, fallback)));
