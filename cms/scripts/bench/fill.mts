import type { Core } from '@strapi/strapi';
import { showProgress } from '../delivery/progress.mts';
import { runCommand, withDelivery } from '../delivery/cms.mts';
import { documentId, expressionOf, localesOf, relationsOf, SIZE, valuesOf } from './content.mts';

type Name = keyof typeof SIZE;
type RowIds = Map<string, number>;

const PORTION = 200;

async function inPortions<Item>(items: readonly Item[], insert: (portion: Item[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += PORTION) await insert(items.slice(start, start + PORTION));
}

const uidOf = (name: Name) => `api::${name}.${name}` as const;
const keyOf = (index: number, locale: string, draft: boolean): string => `${index} ${locale} ${draft}`;

/** Writes the rows of a type as the Document Service would, and answers their ids. Works have a draft and a published row, the others one. */
async function fillType(strapi: Core.Strapi, name: Name): Promise<RowIds> {
  const wanted = Array.from({ length: SIZE[name] }, (_, index) => index).flatMap((index) =>
    localesOf(name, index).flatMap((locale) => (name === 'resource' ? [true, false] : [false]).map((draft) => ({ index, locale, draft }))),
  );
  const query = strapi.db.query(uidOf(name));
  await inPortions(wanted, (portion) =>
    query.createMany({ data: portion.map(({ index, locale, draft }) => ({ ...valuesOf(name, index, locale), publishedAt: draft ? null : valuesOf(name, index, locale).createdAt })) }),
  );
  const rows: { id: number; documentId: string; locale: string; publishedAt: unknown }[] = await query.findMany({ select: ['id', 'documentId', 'locale', 'publishedAt'] });
  return new Map(rows.map((row) => [keyOf(Number(row.documentId.slice(-16)), row.locale, row.publishedAt === null), row.id]));
}

/** Component rows belong to one row of their document each. */
async function fillExpressions(strapi: Core.Strapi, works: RowIds): Promise<void> {
  const owners = [...works].map(([key, row], at) => ({ id: at + 1, row, index: Number(key.split(' ')[0]) }));
  const { joinTable } = strapi.db.metadata.get(uidOf('resource')).attributes.expressions as unknown as { joinTable: { name: string } };
  await inPortions(owners, (portion) => strapi.db.query('shared.expression').createMany({ data: portion.map(({ id, index }) => ({ id, ...expressionOf(index) })) }));
  await inPortions(owners, (portion) =>
    strapi.db.connection(joinTable.name).insert(portion.map(({ id, row }) => ({ entity_id: row, cmp_id: id, component_type: 'shared.expression', field: 'expressions', order: 1 }))),
  );
}

interface JoinTable {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn: { name: string };
  orderColumnName?: string;
}

/** Relations twice: in Strapi's own tables for its controller, and by document for the delivery. */
async function fillRelations(strapi: Core.Strapi, works: RowIds, targets: Record<'theme' | 'region', RowIds>): Promise<void> {
  const knex = strapi.db.connection;
  const indexes = Array.from({ length: SIZE.resource }, (_, index) => index);
  for (const field of ['themes', 'regions'] as const) {
    const { joinTable } = strapi.db.metadata.get(uidOf('resource')).attributes[field] as unknown as { joinTable: JoinTable };
    const rows = indexes.flatMap((index) => {
      const related = relationsOf(index).find((relation) => relation.field === field);
      return localesOf('resource', index).flatMap((locale) => [true, false].flatMap((draft) => (related?.indexes ?? []).map((target, order) => ({
        [joinTable.joinColumn.name]: works.get(keyOf(index, locale, draft)),
        [joinTable.inverseJoinColumn.name]: related && targets[related.target].get(keyOf(target, locale, false)),
        ...(joinTable.orderColumnName ? { [joinTable.orderColumnName]: order + 1 } : {}),
      }))));
    });
    await inPortions(rows, (portion) => knex(joinTable.name).insert(portion));
  }
  const shared = indexes.flatMap((index) => relationsOf(index).flatMap(({ field, target, indexes: related }) => related.flatMap((at, position) => ['draft', 'published'].map((status) => ({
    type: 'resource', document_id: documentId('resource', index), status, field, position, target_type: target, target_id: documentId(target, at),
  })))));
  await inPortions(shared, (portion) => knex('document_relations').insert(portion));
}

await runCommand(() =>
  withDelivery(async (delivery, strapi) => {
    if ((await strapi.db.query(uidOf('resource')).count()) > 0) throw new Error('The database of the bench is not empty. Remove its folder and try again.');
    const theme = await fillType(strapi, 'theme');
    const region = await fillType(strapi, 'region');
    const works = await fillType(strapi, 'resource');
    await fillExpressions(strapi, works);
    await fillRelations(strapi, works, { theme, region });
    const progress = showProgress();
    await delivery.rebuild(progress.onProgress);
    progress.end();
    return true;
  }),
);
