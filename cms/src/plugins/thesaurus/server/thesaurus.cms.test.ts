import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCms, type TestCms } from '../../../../test/harness/cms';
import { seedSchema } from '../../../../test/harness/seed-schema';
import { checkedSeed } from '../../../seed/check-seed';
import type { ConceptText, StoredConcept } from './concept';
import type { Thesaurus } from './index';
import { toTurtle } from './turtle';

const documents = () => cms.strapi.documents('api::concept.concept' as 'admin::user') as unknown as {
  create(parameters: object): Promise<{ documentId: string }>;
  update(parameters: object): Promise<unknown>;
  delete(parameters: object): Promise<unknown>;
};
const thesaurus = () => cms.strapi.plugin('thesaurus').service<Thesaurus>('thesaurus');
const api = async (path: string) => ((await (await fetch(`${cms.url}/api/concepts${path}`)).json()) as { data: Record<string, unknown> }).data;

/** The glossary as another CMS would hold it. */
function glossary(): StoredConcept[] {
  const concepts = checkedSeed(resolve(import.meta.dirname, '../../../../seed'), seedSchema()).filter(({ model }) => model.folder === 'concepts');
  const idOf = (key: unknown) => (typeof key === 'string' ? key.replaceAll('-', '') : null);
  return concepts.map(({ key, shared, languages }) => ({
    documentId: String(idOf(key)),
    sourceLocale: 'en',
    texts: Object.fromEntries([...languages].map(([locale, { values }]) => [locale, values as unknown as ConceptText])),
    broader: idOf(shared?.values.broader),
    kind: (shared?.values.kind ?? null) as string | null,
    notation: null,
  }));
}

let cms: TestCms;
let aid: string;
let clinic: string;

beforeAll(async () => {
  cms = await startCms();
  ({ documentId: aid } = await documents().create({ locale: 'en', data: { name: 'Legal aid', synonyms: ['free “lawyers”', 'a \\ b'], definition: 'Help.', notation: 'LA-1' } }));
  await documents().update({ documentId: aid, locale: 'fr', data: { name: 'Aide juridique', synonyms: ['assistance d’office'] } });
  ({ documentId: clinic } = await documents().create({ locale: 'es', data: { name: 'Clínicas', broader: aid, kind: 'guide', notation: 'https://voc.example/9?a=b#c' } }));
});
afterAll(() => cms.close());

describe('the thesaurus', () => {
  it('exports what it holds, and imports its own export as the same', async () => {
    const turtle = await thesaurus().export();
    expect(turtle).toContain(`/api/concepts/${aid}> a skos:Concept`);
    expect(turtle).toContain('skos:prefLabel "Aide juridique"@fr');
    expect(turtle).toContain('skos:exactMatch <https://voc.example/9?a=b#c>');
    expect(await thesaurus().plan(turtle)).toEqual({ created: [], changed: [], same: 2, refused: [], passedOver: [] });
  });

  it('shows first and writes then: new concepts with their wider ones, changes by language, nothing else', async () => {
    const turtle = `@prefix s: <http://www.w3.org/2004/02/skos/core#> . @prefix v: <https://voc.example/> .
      v:child a s:Concept ; s:prefLabel "Child"@en ; s:broader v:parent .
      v:parent a s:Concept ; s:prefLabel "Padre"@es , "Parent"@en , "Eltern"@de ; s:broader <https://moved.example/api/concepts/${clinic}> .
      <https://voc.example/9?a=b#c> a s:Concept ; s:prefLabel "Clinics"@en .
      v:bad a s:Concept ; s:prefLabel "${'x'.repeat(201)}"@en .`;
    const plan = await thesaurus().plan(turtle);
    expect({ created: plan.created.map(({ name }) => name), changed: plan.changed.map(({ name }) => name), refused: plan.refused }).toEqual({
      created: ['Parent', 'Child'], changed: ['Clínicas'], refused: [{ iri: 'https://voc.example/bad', reason: 'name has 201 characters, 200 are allowed (en)' }],
    });
    expect(await api('')).toHaveLength(2);

    await thesaurus().write(plan);
    expect(await api('/child?populate=broader')).toMatchObject({ name: 'Child', notation: 'https://voc.example/child', broader: { name: 'Parent' } });
    expect(await api('/parent?populate=broader&locale=es')).toMatchObject({ name: 'Padre', localization: { source: 'en' }, broader: { documentId: clinic, name: 'Clínicas' } });
    expect(await api(`/${clinic}?locale=en&populate=broader`)).toMatchObject({ name: 'Clinics', slug: 'clinics', kind: 'guide', broader: { documentId: aid } });
    expect(await api(`/${aid}`)).toMatchObject({ name: 'Legal aid', synonyms: ['free “lawyers”', 'a \\ b'], notation: 'LA-1' });
    expect(await thesaurus().plan(turtle)).toMatchObject({ created: [], changed: [], same: 3 });
    expect(await thesaurus().plan(await thesaurus().export())).toMatchObject({ created: [], changed: [], same: 4, refused: [], passedOver: [] });
  });

  it('brings the glossary of this repository in from a file, and gives it back', async () => {
    for (const documentId of [aid, clinic]) await documents().delete({ documentId, locale: '*' });
    const turtle = toTurtle(glossary(), 'https://elsewhere.example');
    const plan = await thesaurus().plan(turtle);
    expect(plan).toMatchObject({ changed: [], same: 0, refused: [], passedOver: [] });
    expect(plan.created.length).toBeGreaterThanOrEqual(150);
    await thesaurus().write(plan);
    expect(await thesaurus().plan(turtle)).toMatchObject({ created: [], changed: [], same: plan.created.length, refused: [] });
    expect(await thesaurus().plan(await thesaurus().export())).toMatchObject({ created: [], changed: [], refused: [], passedOver: [] });
  }, 120_000);
});
