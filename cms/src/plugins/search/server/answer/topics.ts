import { locales } from '../../../../../config/locales';
import { type ContentModel, headingOf, type TypeModel } from '../../../delivery/server/project/model';
import type { JsonObject } from '../../../delivery/server/project/value';
import type { Localization } from '../../../delivery/server/query/parse';
import type { Reader } from '../../../delivery/server/query/relations';
import { marks, select } from '../../../delivery/server/store/sql';
import { recordTable } from '../../../delivery/server/store/tables';
import { type Facet, TOPICS } from '../document/index-document';

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

type Topics = Map<string, Topic>;

export interface TopicBookOptions {
  reader: Reader;
  model: ContentModel;
  /** The number of the last change to any of some types. */
  lastNumber(types: readonly string[]): number;
}

/** How topics are called in each language: read once, and anew when any of them has changed. Every answer names a hundred of them. */
export class TopicBook {
  private known = new Map<string, Topics>();
  private number = -1;

  constructor(private readonly options: TopicBookOptions) {}

  /** By facet and document id. What has no record is left out. */
  async read({ locale }: Localization, ids: ReadonlyMap<Facet, readonly string[]>): Promise<Map<Facet, Topics>> {
    const number = this.options.lastNumber(TOPICS);
    if (number !== this.number) [this.known, this.number] = [new Map(), number];
    const { known } = this;
    const found = await Promise.all([...ids].map(async ([facet, list]): Promise<[Facet, Topics]> => {
      const key = `${facet} ${locale}`;
      const topics = known.get(key) ?? new Map<string, Topic>();
      known.set(key, topics);
      const unread = list.filter((id) => !topics.has(id));
      for (const [id, topic] of await readTopics(this.options, locale, facet, unread)) topics.set(id, topic);
      return [facet, topics];
    }));
    return new Map(found);
  }
}

async function readTopics({ reader, model }: TopicBookOptions, locale: string, facet: Facet, ids: readonly string[]): Promise<Topics> {
  const type = typeOf(model, facet);
  if (!type || ids.length === 0) return new Map();
  const rows = await select<{ document_id: string; slug: string | null; json: string; broader: string | null }>(
    reader.db,
    `select t.document_id, t.slug, t.json, (select b.slug from delivery_link l join ${recordTable(type)} b on b.document_id = l.target_id and b.locale = t.locale and b.variant = 'auto'
      where l.type = ? and l.document_id = t.document_id and l.field = 'broader') as broader
     from ${recordTable(type)} t where t.locale = ? and t.variant = 'auto' and t.document_id in (${marks(ids)})`,
    [type.name, localeOf(type, locale), ...ids],
  );
  return new Map(rows.map((row) => [row.document_id, toTopic(type, locale, row)]));
}

function toTopic(type: TypeModel, locale: string, { slug, json, broader }: { slug: string | null; json: string; broader: string | null }): Topic {
  const entry = JSON.parse(json) as JsonObject;
  const heading = headingOf(type);
  const fields = (entry.localization as { fields: Record<string, string> } | undefined)?.fields ?? {};
  return { label: typeof entry[heading] === 'string' ? entry[heading] : '', locale: type.localized ? (fields[heading] ?? locale) : null, slug, broader };
}
