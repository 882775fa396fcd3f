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
    expect(toLanguageNotice(localization({ slug: 'es', cost: 'es' }), 'fr', ['title', 'body'])).toEqual({ untranslated: false, elsewhere: [], stale: false });
  });

  it('says which parts are in which language, the language of most parts first', () => {
    const notice = toLanguageNotice(localization({ title: 'en', summary: 'es', bodyHtml: 'es' }), 'fr', ['title', 'summary', 'bodyHtml']);
    expect(notice).toEqual({ untranslated: false, elsewhere: [{ language: 'es', parts: ['summary', 'text'] }, { language: 'en', parts: ['title'] }], stale: false });
  });

  it('names a part once that consists of several values', () => {
    expect(toLanguageNotice(localization({ frontiersTitle: 'es', doors: 'es', heroTitle: 'es' }), 'fr', ['heroTitle', 'frontiersTitle', 'doors']).elsewhere).toEqual([{ language: 'es', parts: ['title', 'sections'] }]);
  });

  it('tells an untranslated entry from a partly translated one', () => {
    expect(toLanguageNotice(localization({ title: 'es' }, 'fallback'), 'fr', ['title']).untranslated).toBe(true);
    expect(toLanguageNotice(localization({ title: 'es' }), 'fr', ['title']).untranslated).toBe(false);
  });

  it('reads a field listed under the asked language as out of date', () => {
    expect(toLanguageNotice(localization({ bodyHtml: 'fr' }, 'stale'), 'fr', ['bodyHtml'])).toEqual({ untranslated: false, elsewhere: [], stale: true });
    expect(toLanguageNotice(localization({ bodyHtml: 'fr', title: 'es' }, 'stale'), 'fr', ['title', 'bodyHtml'])).toEqual({ untranslated: false, elsewhere: [{ language: 'es', parts: ['title'] }], stale: true });
  });

  it.each(['translated', 'fallback'] as const)('lets a work’s own title alone where the work exists in its language (%s)', (state) => {
    expect(toLanguageNotice(localization({ title: 'en' }, state), 'fr', ['title', 'abstract'], ['en', 'es'])).toEqual({ untranslated: false, elsewhere: [], stale: false });
    expect(toLanguageNotice(localization({ title: 'en' }, state), 'fr', ['title', 'abstract'], ['es']).elsewhere).toEqual([{ language: 'en', parts: ['title'] }]);
    expect(toLanguageNotice(localization({ title: 'en', abstract: 'en' }, state), 'fr', ['title', 'abstract'], ['en']).elsewhere).toEqual([{ language: 'en', parts: ['title', 'abstract'] }]);
    expect(toLanguageNotice(localization({ title: 'en', abstract: 'es' }, state), 'fr', ['title', 'abstract'], ['en', 'es']).elsewhere).toHaveLength(2);
  });

  it('says that an abstract is out of date though the title is the work’s own', () => {
    expect(toLanguageNotice(localization({ title: 'en', abstract: 'fr' }, 'stale'), 'fr', ['title', 'abstract'], ['en'])).toEqual({ untranslated: false, elsewhere: [], stale: true });
  });
});

describe('foreignLanguage', () => {
  it('is absent for values in the asked language, stale ones included, and for entries in no language', () => {
    expect(foreignLanguage({ locale: 'fr', localization: localization({ title: 'fr' }) }, 'title')).toBeUndefined();
    expect(foreignLanguage({}, 'name')).toBeUndefined();
    expect(foreignLanguage({ locale: 'fr', localization: localization({ title: 'es' }) }, 'title')).toBe('es');
  });
});
