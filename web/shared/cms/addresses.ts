import type { CmsClient } from './client';
import { readEntry } from './read';

/** The slug an entry has in each language, its own or a borrowed one. */
export type Slugs = Readonly<Record<string, string>>;

/** One small question a language: their answers are kept by the CMS, and the links that come of it need no redirect. */
export async function findSlugs(cms: CmsClient, plural: string, documentId: string, locales: readonly string[]): Promise<Slugs> {
  const slugs = await Promise.all(
    locales.map(async (locale) => {
      const found = await readEntry<{ slug: string | null }>(cms, plural, { locale, slug: documentId }, { fields: ['slug'] });
      return [locale, (found.kind === 'found' && found.entry.slug) || documentId] as const;
    }),
  );
  return Object.fromEntries(slugs);
}
