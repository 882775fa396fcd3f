import { describe, expect, it } from 'vitest';
import { sourceHash } from '../../../../documents/source-hash';
import { context, document, model } from './fixture';
import type { TypeModel } from './model';
import { type DeliveryRecord, projectDocument, type RecordView } from './record';
import { checkedAddresses } from './sighting';
import type { SourceDocument } from './source';

const type = model.types.get('work') as TypeModel;

const project = (source: SourceDocument): DeliveryRecord | null => projectDocument(model, type, source, context);

function view(source: SourceDocument, locale: string, variant = 'auto'): RecordView {
  const found = project(source)?.views.find((candidate) => candidate.locale === locale && candidate.variant === variant);
  if (!found) throw new Error(`no ${variant} view in ${locale}`);
  return found;
}

describe('effective values', () => {
  const born = document({ es: { title: 'Río', body: 'Agua', slug: 'rio' }, fr: { title: 'Rivière', body: '  ', slug: '' } }, { sourceLocale: 'es' });

  it('let each field fall back on its own, and say so', () => {
    expect(view(born, 'fr').entry).toMatchObject({
      title: 'Rivière', body: 'Agua', bodyHtml: '<p>Agua</p>', slug: 'rio',
      localization: { source: 'es', state: 'translated', available: ['es', 'fr'], fields: { body: 'es', bodyHtml: 'es', slug: 'es' } },
    });
  });

  it('follow the chain of the asked language', () => {
    expect(view(born, 'en').entry).toMatchObject({ title: 'Río', localization: { state: 'fallback', fields: { title: 'es' } } });
  });

  it('list a document in every language if any is published', () => {
    expect(project(born)?.views.filter(({ variant }) => variant === 'auto').map(({ locale }) => locale)).toEqual(['en', 'es', 'fr']);
  });

  it('do not fall back without fallback', () => {
    expect(project(born)?.views.filter(({ variant }) => variant === 'none').map(({ locale }) => locale)).toEqual(['es', 'fr']);
    expect(view(born, 'fr', 'none').entry).toMatchObject({ title: 'Rivière', body: null, slug: null, localization: { fields: {} } });
  });

  it('count a component list as one field', () => {
    const parts = document({ en: { title: 'A', parts: [{ text: 'one' }] }, fr: { title: 'B', parts: [] } });
    expect(view(parts, 'fr').entry).toMatchObject({ parts: [{ text: 'one' }], localization: { fields: { parts: 'en' } } });
  });
});

describe('addresses outside', () => {
  const seen = { working: true, on: '2026-11-20' };
  const url = 'https://example.org/work';

  it('have beside them what was seen there, also in components', () => {
    const { entry } = view(document({ en: { title: 'A', sourceUrl: url, parts: [{ text: 'one', url }, { text: 'two', url: 'https://example.org/other' }] } }), 'fr');
    expect(entry).toMatchObject({ sourceUrl: url, sourceUrlSeen: seen, parts: [{ url, urlSeen: seen }, { urlSeen: null }] });
  });

  it('have nothing beside them where they are missing or withheld', () => {
    expect(view(document({ en: { title: 'A' } }), 'en').entry).toMatchObject({ sourceUrl: null, sourceUrlSeen: null });
    const withheld = document({ en: { title: 'A', sourceUrl: url } }, { safety: { visibility: 'public', withheldFields: ['sourceUrl'] } });
    expect(view(withheld, 'en').entry).toMatchObject({ sourceUrl: null, sourceUrlSeen: null });
  });

  it('are found in a document and in its components, each once', () => {
    const values = { sourceUrl: url, parts: [{ url: 'https://example.org/other' }, { url }, { url: null }, { url: '' }] };
    for (const side of ['name', 'publicName'] as const) expect(checkedAddresses(model, type, values, side)).toEqual(['https://example.org/other', url]);
  });
});

describe('stale translations', () => {
  const pinned = (source: string, hashes: string[]) => document({ en: { title: source }, fr: { title: 'Titre' } }, { pins: new Map([['fr', { title: hashes }]]) });

  it('are known by the hash of the source text, whatever its white space', () => {
    expect(view(pinned('New  title ', [sourceHash('New title')]), 'fr').entry).toMatchObject({ localization: { state: 'translated', fields: {} } });
    expect(view(pinned('Other title', [sourceHash('New title')]), 'fr').entry).toMatchObject({ localization: { state: 'stale', fields: { title: 'fr' } } });
  });

  it('are not claimed where the source is not published', () => {
    const source = document({ fr: { title: 'Titre' } }, { sourceLocale: 'en', pins: new Map([['fr', { title: ['0'] }]]) });
    expect(view(source, 'fr').entry).toMatchObject({ localization: { state: 'translated' } });
  });
});

describe('safety', () => {
  const source = { en: { title: 'Secret river', slug: 'secret-river', year: 2020, countries: ['KE'], phase: 'active' } };
  const links = [{ field: 'organizations', targetType: 'organization', targetId: 'o1' }];

  it('leaves no record of a withheld document', () => {
    expect(project(document(source, { safety: { visibility: 'withheld', withheldFields: [] } }))).toBeNull();
  });

  it('leaves no value, search text or slug of a withheld field', () => {
    const { entry, search, slugBase } = view(document(source, { safety: { visibility: 'public', withheldFields: ['title'] } }), 'en');
    expect(entry).toMatchObject({ title: null, slug: null, year: 2020 });
    expect([search, slugBase]).toEqual(['', null]);
  });

  it('withholds the description of a picture with it, in every language', () => {
    const pictured = { en: { ...source.en, coverAlt: 'Amina in front of her house' }, es: { coverAlt: 'Amina delante de su casa' } };
    expect(view(document(pictured), 'fr').entry).toMatchObject({ coverAlt: 'Amina in front of her house' });
    const record = project(document(pictured, { safety: { visibility: 'public', withheldFields: ['cover'] } }));
    expect(JSON.stringify(record)).not.toContain('Amina');
  });

  it('withholds a field by its public name too', () => {
    expect(view(document(source, { safety: { visibility: 'public', withheldFields: ['status'] } }), 'en').entry).toMatchObject({ status: null });
  });

  it('shows the region of a generalised document instead of its country and organization', () => {
    const record = project(document(source, { links, safety: { visibility: 'generalised', withheldFields: [] } }));
    expect(record?.views[0]?.entry).toMatchObject({ title: 'Secret river', countries: [] });
    expect(record?.links).toEqual([{ field: 'region', targetType: 'region', targetId: 'east-africa' }]);
  });

  it('keeps the region an editor chose', () => {
    const chosen = { field: 'region', targetType: 'region', targetId: 'global' };
    expect(project(document(source, { links: [...links, chosen], safety: { visibility: 'generalised', withheldFields: [] } }))?.links).toEqual([chosen]);
  });

  it('never publishes the safety profile itself', () => {
    expect(Object.keys(view(document({ en: { title: 'A', safety: { privateNote: 'x' } } }), 'en').entry)).not.toContain('safety');
  });
});

describe('consent', () => {
  const asked = (consent: SourceDocument['consent']) => project(document({ en: { title: 'A' } }, { consent }));
  const given = { scope: 'site', expiresAt: null, withdrawnAt: null };

  it.each([
    ['was never given', null],
    ['is for something else', { ...given, scope: 'network' }],
    ['has expired', { ...given, expiresAt: '2026-11-24T12:00:00.000Z' }],
    ['was withdrawn', { ...given, withdrawnAt: '2026-01-01T00:00:00.000Z' }],
  ])('leaves no record where it %s', (_case, consent) => {
    expect(asked(consent)).toBeNull();
  });

  it('leaves the record while it holds', () => {
    expect(asked({ ...given, expiresAt: '2026-11-24T12:00:01.000Z' })).not.toBeNull();
  });
});

describe('a type without languages', () => {
  it('has one view, and carries no localization', () => {
    const organization = model.types.get('organization') as TypeModel;
    const record = projectDocument(model, organization, document({ '': { name: 'FIMA', slug: 'fima' } }, { sourceLocale: null }), context);
    expect(record?.views.map(({ locale, variant }) => [locale, variant])).toEqual([['', 'auto']]);
    expect(record?.views[0]?.entry).not.toHaveProperty('localization');
  });
});
