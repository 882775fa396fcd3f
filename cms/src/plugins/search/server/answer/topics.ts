import { locales } from '../../../../../config/locales';
import type { ContentModel, TypeModel } from '../../../delivery/server/project/model';
import type { JsonObject } from '../../../delivery/server/project/value';
import type { Localization } from '../../../delivery/server/query/parse';
import type { Reader } from '../../../delivery/server/query/relations';
import { marks, select } from '../../../delivery/server/store/sql';
import { recordTable } from '../../../delivery/server/store/tables';
import type { Facet } from '../document/index-document';
import { TOPICS } from '../http/parameters';

/** A frontier, theme, region or organization as a facet shows it. */
export interface Topic {
  label: string;
  /** The language the label is in; null for a name in none. */
  locale: string | null;
  slug: string | null;
  /** Slugs of what it is part of. */
  broader: string | null;
}

const typeOf = (model: ContentModel, facet: Facet): TypeModel | undefined => model.types.get(facet);

const localeOf = ({ localized }: TypeModel, locale: string): string => (localized ? locale : '');

/** Document ids for what was asked for by slug, old ones included, or by id. What there is none of stays as it is: it matches nothing. */
export async function resolveTopics(reader: Reader, model: ContentModel, { locale }: Localization, chosen: Readonly<Partial<Record<Facet, readonly string[]>>>): Promise<Partial<Record<Facet, string[]>>> {
  const resolved = await Promise.all(TOPICS.map(async (facet): Promise<[Facet, string[]] | null> => {
    const asked = chosen[facet];
    const type = typeOf(model, facet);
    return asked && type ? [facet, await resolveAddresses(reader, type, locale, asked)] : null;
  }));
  return Object.fromEntries(resolved.filter((entry) => entry !== null));
}

/** Document ids for slugs of a type. The slug of another language will do, and one that was changed since. */
export async function resolveAddresses(reader: Reader, type: TypeModel, locale: string, addresses: readonly string[]): Promise<string[]> {
  const languages = type.localized ? locales.map(({ code }) => code) : [''];
  const rows = await select<{ slug: string; document_id: string; locale: string }>(
    reader.db,
    `select a.slug, a.document_id, a.locale from delivery_address a where a.type = ? and a.locale in (${marks(languages)}) and a.slug in (${marks(addresses)}) order by a.number, a.document_id`,
    [type.name, ...languages, ...addresses],
  );
  const own = localeOf(type, locale);
  return addresses.map((address) => {
    const found = rows.filter(({ slug }) => slug === address);
    return (found.findLast((row) => row.locale === own) ?? found.at(-1))?.document_id ?? address;
  });
}

/** How topics are called in a reader's language, by facet and document id. What has no record is left out. */
export async function readTopics(reader: Reader, model: ContentModel, { locale }: Localization, ids: ReadonlyMap<Facet, readonly string[]>): Promise<Map<Facet, Map<string, Topic>>> {
  const found = await Promise.all([...ids].map(async ([facet, list]): Promise<[Facet, Map<string, Topic>]> => {
    const type = typeOf(model, facet);
    if (!type || list.length === 0) return [facet, new Map()];
    const rows = await select<{ document_id: string; slug: string | null; json: string; broader: string | null }>(
      reader.db,
      `select t.document_id, t.slug, t.json, (select b.slug from delivery_link l join ${recordTable(type)} b on b.document_id = l.target_id and b.locale = t.locale and b.variant = 'auto'
        where l.type = ? and l.document_id = t.document_id and l.field = 'broader') as broader
       from ${recordTable(type)} t where t.locale = ? and t.variant = 'auto' and t.document_id in (${marks(list)})`,
      [type.name, localeOf(type, locale), ...list],
    );
    return [facet, new Map(rows.map((row) => [row.document_id, toTopic(type, locale, row)]))];
  }));
  return new Map(found);
}

function toTopic(type: TypeModel, locale: string, { slug, json, broader }: { slug: string | null; json: string; broader: string | null }): Topic {
  const entry = JSON.parse(json) as JsonObject;
  const heading = type.attributes.find(({ kind }) => kind === 'slug')?.slugOf ?? 'name';
  const fields = (entry.localization as { fields: Record<string, string> } | undefined)?.fields ?? {};
  return { label: typeof entry[heading] === 'string' ? entry[heading] : '', locale: type.localized ? (fields[heading] ?? locale) : null, slug, broader };
}
