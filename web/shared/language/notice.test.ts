import { describe, expect, it } from 'vitest';
import type { Localization } from '../types/cms.generated';
import { foreignLanguage, toLanguageNotice } from './notice';

const localization = (fields: Record<string, string>, state: Localization['state'] = 'translated'): Localization => ({
  source: 'es',
  state,
  available: ['es', 'fr'],
  fields,
});

describe('toLanguageNotice', () => {
  it('says nothing of an entry whose shown values are all in the reader’s language', () => {
    expect(toLanguageNotice(localization({ slug: 'es', cost: 'es' }), 'fr', ['title', 'body'])).toEqual({ extent: 'none', languages: [], stale: false });
  });

  it('names every foreign language once, in the order it is met', () => {
    const notice = toLanguageNotice(localization({ title: 'en', summary: 'es', bodyHtml: 'en' }), 'fr', ['title', 'summary', 'bodyHtml']);
    expect(notice).toEqual({ extent: 'parts', languages: ['en', 'es'], stale: false });
  });

  it('tells an untranslated entry from a partly translated one', () => {
    expect(toLanguageNotice(localization({ title: 'es' }, 'fallback'), 'fr', ['title']).extent).toBe('whole');
  });

  it('reads a field listed under the asked language as out of date', () => {
    expect(toLanguageNotice(localization({ bodyHtml: 'fr' }, 'stale'), 'fr', ['bodyHtml'])).toEqual({ extent: 'none', languages: [], stale: true });
  });
});

describe('foreignLanguage', () => {
  it('is absent for values in the asked language, stale ones included, and for entries in no language', () => {
    expect(foreignLanguage({ locale: 'fr', localization: localization({ title: 'fr' }) }, 'title')).toBeUndefined();
    expect(foreignLanguage({}, 'name')).toBeUndefined();
    expect(foreignLanguage({ locale: 'fr', localization: localization({ title: 'es' }) }, 'title')).toBe('es');
  });
});
