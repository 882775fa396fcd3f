import type { Core } from '@strapi/strapi';
import { locales } from '../../config/locales.ts';
import type { WorkWrite } from '../../src/plugins/imports/server/write/work-write.ts';

type Data = Record<string, unknown>;

interface Documents {
  create(params: Data): Promise<{ documentId: string }>;
  update(params: Data): Promise<unknown>;
  publish(params: Data): Promise<unknown>;
}

const documentsOf = (strapi: Core.Strapi, type: string): Documents => strapi.documents(`api::${type}.${type}` as never) as unknown as Documents;

export interface Targets {
  publishers: string[];
  regions: string[];
  themes: string[];
  frontiers: string[];
}

const WORDS = 'justice community land court paralegal evidence legal women water forest right people movement learning defender agenda power law local village'.split(' ');
const words = (seed: number, length: number): string => Array.from({ length }, (_, at) => WORDS[(seed * 31 + at * at * 17 + at * 7 + Math.floor(seed / 20)) % WORDS.length]).join(' ');

/** Themes, regions and frontiers in English and Spanish, and organizations, for works to relate to. */
export async function makeTargets(strapi: Core.Strapi): Promise<Targets> {
  const make = async (type: string, name: string, count: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const documents = documentsOf(strapi, type);
      const { documentId } = await documents.create({ locale: 'en', data: { [name]: `${words(index, 2)} ${index}` } });
      if (type !== 'organization') await documents.update({ documentId, locale: 'es', data: { [name]: `${words(index + 5, 2)} ${index} es` } });
      if (type === 'frontier') await documents.publish({ documentId, locale: '*' });
      ids.push(documentId);
    }
    return ids;
  };
  return { publishers: await make('organization', 'name', 20), regions: await make('region', 'name', 8), themes: await make('theme', 'name', 12), frontiers: await make('frontier', 'title', 5) };
}

/** Works in two languages on average, first written in either, each with an edition and six relations. */
export function makeWrites({ publishers, regions, themes, frontiers }: Targets, count: number, from: number): WorkWrite[] {
  const codes = locales.map(({ code }) => code);
  const at = (ids: readonly string[], index: number) => ids[index % ids.length] ?? '';
  return Array.from({ length: count }, (_, position): WorkWrite => {
    const index = from + position;
    const languages = [...codes.slice(index % codes.length), ...codes].slice(0, 1 + (index % 3));
    return {
      row: position + 1,
      action: 'create',
      sourceLocale: languages[0] ?? 'en',
      versions: Object.fromEntries(languages.map((locale) => [locale, { title: `${words(index, 7)} ${locale} ${index}`, abstract: words(index + locale.length, 90) }])),
      shared: {
        kind: 'report', year: 1990 + (index % 35), authors: [`Author ${index % 997}`, `Another ${index % 499}`], license: 'CC BY 4.0', doi: `10.1000/${index}`,
        sourceUrl: `https://example.org/works/${index}`, countries: ['KE', 'CO'],
        expressions: [{ language: languages[0], url: `https://example.org/works/${index}.pdf`, mediaType: 'application/pdf', pages: 10 + (index % 90) }],
      },
      relations: {
        publishers: [at(publishers, index)], regions: [at(regions, index)], frontiers: [at(frontiers, index), at(frontiers, index + 2)], themes: [at(themes, index), at(themes, index * 7 + 5)].filter((id, place, all) => all.indexOf(id) === place),
      },
      publish: true,
    };
  });
}

/** The same work by the Document Service, in a transaction of its own, as the seed writes a document. */
export async function writeByService(strapi: Core.Strapi, { sourceLocale, versions, shared, relations }: WorkWrite): Promise<void> {
  const documents = documentsOf(strapi, 'resource');
  const related = Object.fromEntries(Object.entries(relations).map(([field, ids]) => [field, { set: ids }]));
  await strapi.db.transaction(async () => {
    const { documentId } = await documents.create({ locale: sourceLocale, data: { ...shared, ...related, ...versions[sourceLocale] } });
    for (const [locale, values] of Object.entries(versions)) if (locale !== sourceLocale) await documents.update({ documentId, locale, data: { ...values } });
    await documents.publish({ documentId, locale: '*' });
  });
}
