import { expect, it } from 'vitest';
import { createCmsClient } from './client';
import { createPageClock } from './clock';
import { findForeignPaths } from './pages';

const page = (slug: string, locale: string, titleLanguage?: string) => ({
  documentId: slug, slug, title: slug, locale,
  localization: { source: 'en', state: titleLanguage ? 'fallback' : 'translated', available: ['en'], fields: titleLanguage ? { title: titleLanguage, slug: titleLanguage } : {} },
});

it('knows the pages that are in another language by the path editors write', async () => {
  const text = JSON.stringify({ data: [page('acerca-de', 'es'), page('privacy', 'es', 'en'), page('accessibilite', 'es', 'fr'), page('old-words', 'es', 'es')], meta: { pagination: { total: 4 } } });
  const cms = createCmsClient(async () => ({ status: 200, text, tag: null }), createPageClock(new Date()));
  expect(await findForeignPaths(cms, { locale: 'es' })).toEqual({ '/privacy': 'en', '/accessibilite': 'fr' });
});
