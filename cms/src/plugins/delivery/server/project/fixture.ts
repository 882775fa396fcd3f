import { toContentModel, type RawAttribute, type RawSchema } from './model';
import type { ProjectionContext, SourceDocument, SourceVersion } from './source';

/** A small content model and documents of it, for tests of the pure parts. */

const localized = (type: string): RawAttribute => ({ type, pluginOptions: { i18n: { localized: true } } });

const schema = (singularName: string, pluralName: string, attributes: Record<string, RawAttribute>, more: Partial<RawSchema> = {}): RawSchema => ({
  kind: 'collectionType', info: { singularName, pluralName }, options: { draftAndPublish: true }, pluginOptions: { i18n: { localized: true } }, attributes, ...more,
});

const slug = (targetField: string): RawAttribute => ({ type: 'uid', targetField });
const safety: RawAttribute = { type: 'component', component: 'safety.profile' };

export const model = toContentModel(
  [
    schema('work', 'works', {
      title: localized('string'), slug: slug('title'), body: localized('richtext'), parts: { ...localized('component'), component: 'shared.part', repeatable: true },
      phase: { type: 'enumeration', enum: ['planned', 'active'], pluginOptions: { delivery: { as: 'status' } } }, year: { type: 'integer' }, sourceUrl: { type: 'string', pluginOptions: { delivery: { checked: true } } }, open: { type: 'boolean' }, startsAt: { type: 'datetime' },
      cover: { type: 'media' }, coverAlt: { type: 'string', pluginOptions: { i18n: { localized: true }, delivery: { describes: 'cover' } } },
      countries: { type: 'json', customField: 'plugin::vocabulary.countries', pluginOptions: { delivery: { locates: true } } },
      organizations: { type: 'relation', relation: 'manyToMany', target: 'api::organization.organization', pluginOptions: { delivery: { locates: true } } },
      region: { type: 'relation', relation: 'manyToOne', target: 'api::region.region' }, safety,
    }),
    schema('organization', 'organizations', { name: { type: 'string' }, slug: slug('name'), safety }, { pluginOptions: {}, options: { draftAndPublish: false } }),
    schema('region', 'regions', { name: localized('string'), slug: slug('name'), broader: { type: 'relation', relation: 'manyToOne', target: 'api::region.region' }, seat: { type: 'relation', relation: 'manyToOne', target: 'api::organization.organization' } }, { options: { draftAndPublish: false } }),
  ],
  { 'shared.part': { attributes: { text: { type: 'text' }, note: { type: 'richtext' }, url: { type: 'string', pluginOptions: { delivery: { checked: true } } } } }, 'safety.profile': { attributes: { privateNote: { type: 'text' } } } },
);

export const context: ProjectionContext = {
  now: new Date('2026-11-24T12:00:00Z'),
  sightings: new Map([['https://example.org/work', { working: true, on: '2026-11-20' }]]),
  locales: [{ code: 'en', fallback: ['es', 'fr'] }, { code: 'es', fallback: ['en', 'fr'] }, { code: 'fr', fallback: ['en', 'es'] }],
  regionsOfCountry: new Map([['KE', ['east-africa']], ['CL', ['latin-america']]]),
};

const MOMENT = '2026-11-01T00:00:00.000Z';

export const version = (values: Record<string, unknown>, updatedAt = MOMENT): SourceVersion => ({ values, createdAt: MOMENT, updatedAt, publishedAt: updatedAt });

export function document(versions: Record<string, Record<string, unknown>>, more: Partial<SourceDocument> = {}): SourceDocument {
  return {
    type: 'work', documentId: 'doc1', sourceLocale: Object.keys(versions)[0] ?? null, links: [], pins: new Map(), safety: null, consent: undefined, createdAt: MOMENT,
    versions: new Map(Object.entries(versions).map(([locale, values]) => [locale, version(values)])),
    ...more,
  };
}
