import { describe, expect, it } from 'vitest';
import type { ImportedWork } from '../formats/imported-work';
import type { ExistingWork } from '../match/existing-works';
import { Vocabulary } from '../match/vocabulary';
import { parseDecisions } from './decisions';
import { existing, resolver, row, stored } from './fixture';
import { planImport } from './plan-import';
import { toWorkWrites } from './work-writes';

describe('a reference that was exported', () => {
  const work: ExistingWork = {
    ...stored, versions: { en: { title: 'The river', abstract: 'Long.\n\nAnd\u00a0wide.' }, es: { title: 'El río' } },
    shared: { ...stored.shared, sourceUrl: 'https://a.example/river', expressions: [{ language: 'en', title: 'The River: a guide', url: 'https://a.example/en/river' }, { language: 'es', file: '/uploads/rio.pdf' }] },
  };
  const planned = (members: Partial<ImportedWork>) => planImport({ format: 'ris', problems: [], works: [row(1, { cites: true, addsEditions: true, ...members })] }, existing(work), resolver);
  const doi = '10.1234/river';

  it.each<[string, Partial<ImportedWork>]>([
    ['the title of an edition, the address of one, and an abstract on one line', { versions: { en: { title: 'The River: a guide', abstract: 'Long. And wide.' } }, shared: { doi, sourceUrl: 'https://a.example/en/river', expressions: [{ language: 'en', url: 'http://www.a.example/en/river/' }] } }],
    ['an abstract in another language than the edition', { versions: { es: { title: 'El río', abstract: 'Long. And wide.' } }, shared: { doi, expressions: [{ language: 'es' }] } }],
    ['the address of the work for an edition that has none', { versions: { es: { title: 'El río' } }, shared: { doi, sourceUrl: 'https://a.example/river', expressions: [{ language: 'es', url: 'https://a.example/river' }] } }],
  ])('is the same where it says %s', async (_what, members) => {
    expect((await planned(members)).rows).toMatchObject([{ outcome: 'same', documentId: 'river' }]);
  });

  it('changes what it says and the work does not, and no more', async () => {
    const { rows } = await planned({ versions: { es: { title: 'El río grande', abstract: 'Long. And wide.' } }, shared: { doi, expressions: [{ language: 'es', url: 'https://b.example/es' }] } });
    expect(rows).toMatchObject([{ outcome: 'duplicate', changes: [{ field: 'title.es', after: 'El río grande' }, { field: 'expressions' }] }]);
    expect((rows[0]?.changes[1]?.after as object[]).length).toBe(3);
  });

  it('gives a language that the work has not its title, and nobody else’s abstract', async () => {
    const french = await planned({ language: 'fr', sourceLocale: 'fr', versions: { fr: { title: 'Le fleuve', abstract: 'Long. And wide.' } }, shared: { doi, expressions: [{ language: 'fr', url: 'https://a.example/fr' }] } });
    expect(toWorkWrites(french, parseDecisions({ otherwise: 'expression' }), { publish: false }).writes).toMatchObject([{ versions: { fr: { title: 'Le fleuve' } } }]);
    expect(toWorkWrites(french, parseDecisions({ otherwise: 'expression' }), { publish: false }).writes[0]?.versions.fr).not.toHaveProperty('abstract');
  });

  it('names several publishers at once', async () => {
    const vocabulary = new Vocabulary(['acij', 'namati'].map((id) => ({ type: 'organization', documentId: id, slugs: [id], formerSlugs: [], names: [id], further: [] })));
    const publishers = async (publisher: string) => (await planImport({ format: 'ris', problems: [], works: [row(1, { cites: true, publisher, versions: { en: { title: 'New' } }, shared: { publisherName: publisher } })] }, existing(), { ...resolver, vocabulary })).rows[0]?.work;
    expect(await publishers('ACIJ / Namati')).toMatchObject({ relations: { publishers: ['acij', 'namati'] }, shared: {} });
    expect(await publishers('ACIJ / Nobody')).toMatchObject({ relations: {}, shared: { publisherName: 'ACIJ / Nobody' } });
  });
});
