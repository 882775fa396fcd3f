import { seedSchema } from '../../../../../test/harness/seed-schema';
import { emptyWork, type ImportedWork } from '../formats/imported-work';
import { Countries } from '../match/countries';
import type { ExistingWork, ExistingWorks } from '../match/existing-works';
import { toIdentity } from '../match/identity';
import { Vocabulary } from '../match/vocabulary';
import type { Resolver } from './resolve-work';

const schema = seedSchema();
const theme = (documentId: string) => ({ type: 'theme', documentId, slugs: [documentId], formerSlugs: [], names: [documentId], further: [] });
export const resolver: Resolver = {
  schema, attributes: schema.models.find(({ uid }) => uid === 'api::resource.resource')?.attributes ?? {},
  vocabulary: new Vocabulary([theme('land'), theme('water'), theme('secret')]), countries: new Countries(['en', 'es', 'fr']), locales: ['en', 'es', 'fr'], language: 'en',
};

export const stored: ExistingWork = {
  documentId: 'river', sourceLocale: 'en', versions: { en: { title: 'The river', abstract: 'Long.' } },
  shared: { kind: 'guide', year: 2019, doi: 'https://doi.org/10.1234/river', expressions: [{ language: 'en', title: 'The river', url: 'https://a.example/en/river', file: '/uploads/river.pdf' }] },
  relations: { themes: ['land', 'secret'] }, hidden: new Set(['secret']), files: { '/uploads/river.pdf': 7 }, published: true, edited: false,
};
export const existing = (...works: ExistingWork[]): ExistingWorks => ({
  async *candidates() {
    yield works.map(({ documentId, versions, shared }) => ({ documentId, identity: toIdentity({ versions, shared }) }));
  },
  load: async (ids) => works.filter(({ documentId }) => ids.includes(documentId)),
  named: async () => [],
});

export const row = (number: number, members: Partial<ImportedWork>): ImportedWork => ({ ...emptyWork(number), ...members });
