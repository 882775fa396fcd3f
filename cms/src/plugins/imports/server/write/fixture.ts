import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { WorkWrite } from './work-write';

/** Works that differ in everything a row can say, and what they relate to. */

type Data = Record<string, unknown>;

interface Documents {
  create(params: Data): Promise<{ documentId: string }>;
  update(params: Data): Promise<unknown>;
  publish(params: Data): Promise<unknown>;
}

export const documentsOf = (strapi: Core.Strapi, type: string): Documents => strapi.documents(`api::${type}.${type}` as never) as unknown as Documents;

/** Document ids that are the same in every run, in no order: of two equal claims to a slug, the lower id has it. */
export function steadyIds(strapi: Core.Strapi, seed: string): void {
  for (const { uid } of Object.values(strapi.contentTypes)) {
    const { documentId } = strapi.db.metadata.get(uid).attributes as unknown as { documentId?: { default: () => string } };
    let count = 0;
    if (documentId) documentId.default = () => `aa${createHash('sha256').update(`${seed} ${uid} ${(count += 1)}`).digest('hex').slice(0, 22)}`;
  }
}

export interface Targets {
  publishers: string[];
  regions: string[];
  themes: string[];
  frontiers: string[];
}

async function write(strapi: Core.Strapi, type: string, versions: Record<string, Data>, publish: boolean): Promise<string> {
  const documents = documentsOf(strapi, type);
  const [[first = 'en', data] = [], ...others] = Object.entries(versions);
  const { documentId } = await documents.create({ locale: first, data });
  for (const [locale, more] of others) await documents.update({ documentId, locale, data: more });
  if (publish) await documents.publish({ documentId, locale: '*' });
  return documentId;
}

/** What works relate to: in all languages, in some, drafted only, published only in part; and works that were there before. */
export async function writeSurroundings(strapi: Core.Strapi): Promise<Targets> {
  const inAll = (name: string) => ({ en: { name: `${name} (en)` }, es: { name: `${name} (es)` }, fr: { name: `${name} (fr)` } });
  const themes = [
    await write(strapi, 'theme', inAll('Land'), false),
    await write(strapi, 'theme', { es: { name: 'Agua' } }, false),
    await write(strapi, 'theme', { fr: { name: 'Logement' }, en: { name: 'Housing' } }, false),
  ];
  const regions = [await write(strapi, 'region', { en: { name: 'Africa', countries: ['KE', 'UG'] }, fr: { name: 'Afrique' } }, false), await write(strapi, 'region', inAll('Andes'), false)];
  const organizations = documentsOf(strapi, 'organization');
  const publishers = [(await organizations.create({ data: { name: 'Namati' } })).documentId, (await organizations.create({ data: { name: 'Kituo' } })).documentId];
  const frontiers = [
    await write(strapi, 'frontier', { en: { title: 'Climate' }, es: { title: 'Clima' } }, true),
    await write(strapi, 'frontier', { fr: { title: 'Brouillon' } }, false),
  ];
  const late = await write(strapi, 'frontier', { en: { title: 'Power' } }, true);
  await documentsOf(strapi, 'frontier').update({ documentId: late, locale: 'es', data: { title: 'Poder' } });
  await write(strapi, 'resource', { en: { title: 'Annual report' }, es: { title: 'Informe anual' } }, true);
  const renamed = await write(strapi, 'resource', { es: { title: 'Derechos' } }, true);
  await documentsOf(strapi, 'resource').update({ documentId: renamed, locale: 'es', data: { title: 'Los derechos', slug: 'los-derechos' } });
  await documentsOf(strapi, 'resource').publish({ documentId: renamed, locale: 'es' });
  await write(strapi, 'resource', { fr: { title: 'Only a draft' } }, false);
  return { publishers, regions, themes, frontiers: [...frontiers, late] };
}

const LANGUAGES = [['en'], ['es'], ['fr'], ['es', 'en'], ['fr', 'en'], ['en', 'es', 'fr'], ['es', 'fr'], ['fr', 'es', 'en']] as const;

const TITLES: ((index: number, locale: string) => string)[] = [
  (index, locale) => `Community paralegals ${index} ${locale}`,
  () => 'Annual report',
  () => 'Derechos',
  (index) => `Cafe\u0301 et droit n\u00ba ${index}`,
  () => '正义与土地',
  (_, locale) => (locale === 'en' ? 'Annual report 2' : 'العدالة والأرض'),
  () => '***',
  (index) => `${'A very long title about land, law and power '.repeat(6).slice(0, 247)} ${index}`,
  () => '  Los derechos  ',
  () => 'Only a draft',
];

const pick = <Item>(items: readonly Item[], index: number, count: number): Item[] => Array.from({ length: count }, (_, at) => items[(index + at * 2) % items.length] as Item);

function sharedOf(index: number): Data {
  const safety = [undefined, { visibility: 'withheld' }, { visibility: 'generalised', privateNote: 'known to the police' }, { visibility: 'public', withheldFields: ['title'] }];
  return {
    ...(index % 3 === 0 ? {} : { kind: index % 2 ? 'guide' : 'law' }),
    ...(index % 4 === 0 ? { year: null, authors: null, license: null } : { year: 1990 + index, authors: [`Author ${index}`, 'Ñandú, José'], license: 'CC BY 4.0' }),
    ...(index % 5 === 0 ? {} : { countries: index % 2 ? ['KE', 'CO'] : [], doi: `10.1000/${index}`, isbn: '978-3-16-148410-0', sourceUrl: `https://example.org/${index}`, publisherName: 'An imprint' }),
    ...(index % 6 === 0 ? { sourceUrlIsCopy: true, titleSupplied: null } : {}),
    ...(index % 7 === 0 ? {} : { expressions: pick(['en', 'es', 'fr'], index, index % 4).map((language, at) => ({ language, ...(at % 2 ? { url: `https://example.org/${index}/${at}`, bytes: 1_000 + at } : { title: `File ${at}`, pages: null }) })) }),
    ...(safety[index % 11] ? { safety: safety[index % 11] } : {}),
  };
}

/** Sixty works to create: one to three languages, first written in any of them. */
export function sampleWrites({ publishers, regions, themes, frontiers }: Targets, count = 60): WorkWrite[] {
  return Array.from({ length: count }, (_, index): WorkWrite => {
    const languages = LANGUAGES[index % LANGUAGES.length] as readonly string[];
    const title = TITLES[(index * 3 + Math.floor(index / 10)) % TITLES.length] as (typeof TITLES)[number];
    const isPartial = (locale: string) => locale !== languages[0] && index % 9 === 4;
    return {
      row: index + 1,
      action: 'create',
      sourceLocale: languages[0] ?? 'en',
      versions: Object.fromEntries(languages.map((locale) => [locale, {
        ...(isPartial(locale) ? {} : { title: title(index, locale) }),
        ...(index % 8 === 3 ? { abstract: null } : index % 8 === 5 ? {} : { abstract: `Abstract ${index} in ${locale}.\r\nSecond line, «ñ» and “quotes” \u{1F33E}.` }),
      }])),
      shared: sharedOf(index),
      relations: {
        ...(index % 2 ? { publishers: pick(publishers, index, index % 3) } : {}),
        ...(index % 3 ? { themes: pick(themes, index, 1 + (index % 3)), regions: pick(regions, index, 1) } : { regions: [] }),
        ...(index % 4 ? { frontiers: pick(frontiers, index, 1 + (index % 3)) } : {}),
      },
      publish: index % 10 !== 9,
    };
  });
}
