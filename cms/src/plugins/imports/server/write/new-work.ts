import type { Core } from '@strapi/strapi';
import { codeProblems } from '../../../../documents/codes';
import { limitProblems } from '../../../../documents/limits';
import { sourceHash } from '../../../../documents/source-hash';
import { cleanData } from '../../../../documents/text';
import { translatedFields } from '../../../../documents/translation-pins';
import type { ValueProblem } from '../../../../documents/value-error';
import { valueProblems, withholdingProblems } from '../../../../documents/values';
import { writtenValuesOf, type WrittenAttribute } from '../../../../documents/written-values';
import { isEmpty, type Json } from '../../../delivery/server/project/value';
import { refuseWork } from './refused-work';
import type { StoredPart, StoredRelation, StoredRow, StoredWork, Values } from './stored-work';
import type { Column, WorkModel } from './work-model';
import type { WorkWrite } from './work-write';

type Data = Record<string, unknown>;
type Attributes = Record<string, WrittenAttribute & { required?: boolean; pluginOptions?: { delivery?: { requiredInSource?: boolean } } }>;

const attributesOf = (strapi: Core.Strapi, uid: string): Attributes => strapi.getModel(uid as 'admin::user').attributes as unknown as Attributes;

/** A write with its texts as they are kept, or refused by the rules that would refuse it in the admin. */
export function checked(strapi: Core.Strapi, uid: string, write: WorkWrite): WorkWrite {
  const attributes = attributesOf(strapi, uid);
  const problems: ValueProblem[] = [];
  const clean = (data: Data, path: string[]) => cleanData(data, attributes, path, problems, (component) => attributesOf(strapi, component));
  const shared = clean({ ...write.shared }, []);
  const versions = Object.fromEntries(Object.entries(write.versions).map(([locale, values]) => [locale, clean({ ...values }, [locale])])) as WorkWrite['versions'];
  const written = [
    ...writtenValuesOf(strapi, uid, shared),
    ...Object.entries(versions).flatMap(([locale, values]) => writtenValuesOf(strapi, uid, values).map((value) => ({ ...value, path: [locale, ...value.path] }))),
  ];
  problems.push(...codeProblems(written), ...valueProblems(written), ...withholdingProblems(written, Object.keys(attributes)), ...limitProblems(written));
  if (write.publish && write.action === 'create') problems.push(...missing(attributes, { ...write, shared, versions }));
  refuseWork(strapi, write.row, problems);
  return { ...write, shared, versions };
}

/** A work is whole in its source language before it is published. */
function missing(attributes: Attributes, { sourceLocale, versions, shared }: WorkWrite): ValueProblem[] {
  const names = Object.keys(attributes);
  const untold = names.filter((name) => attributes[name]?.pluginOptions?.delivery?.requiredInSource && isEmpty(versions[sourceLocale]?.[name]));
  const emptied = names.filter((name) => attributes[name]?.required && shared[name] === null);
  return [...untold.map((name) => [sourceLocale, name]), ...emptied.map((name) => [name])].map((path) => ({ path, reason: 'requiredInSource' as const }));
}

/** The languages a new work is written in, the first one first. */
export const localesOf = ({ sourceLocale, versions }: WorkWrite): string[] => [...new Set([sourceLocale, ...Object.keys(versions)])];

/** What is said, or what a new row has where nothing is said. */
const valuesOf = (columns: readonly Column[], data: Data): Values =>
  Object.fromEntries(columns.map(({ name, fallback }) => [name, (data[name] === undefined ? fallback : data[name]) as Json]));

function partsOf(model: WorkModel, shared: Data): StoredPart[] {
  return model.parts.flatMap(({ name, many, uid, columns }) => {
    const value = shared[name];
    const items = (value === undefined || value === null ? [] : many ? value : [value]) as Data[];
    return items.map((item, index) => ({ field: name, uid, position: many ? index + 1 : null, values: valuesOf(columns, item), files: [] }));
  });
}

function relationsOf(model: WorkModel, { relations }: WorkWrite, side: StoredRelation['side']): StoredRelation[] {
  return model.relations.flatMap(({ attribute, target }) =>
    [...new Set(relations[attribute.name] ?? [])].map((targetId, position) => ({ side, field: attribute.name, position, targetType: target.name, targetId })),
  );
}

export interface NewWork {
  documentId: string;
  /** Checked. */
  write: WorkWrite;
  /** By language; null where a language has no title. */
  slugs: Readonly<Record<string, string | null>>;
  now: Date;
}

/** What the Document Service would leave of a work that is created, saved in its languages one after the other, and then published in all. */
export function toStoredWork(model: WorkModel, { documentId, write, slugs, now }: NewWork): StoredWork {
  const sides = write.publish ? (['draft', 'published'] as const) : (['draft'] as const);
  const at = now.toISOString();
  const source = write.versions[write.sourceLocale] ?? {};
  const rows = sides.flatMap((side) =>
    localesOf(write).map((locale): StoredRow => ({
      side,
      locale,
      values: valuesOf(model.columns, {
        ...write.shared, ...write.versions[locale], documentId, locale, slug: slugs[locale] ?? null, sourceLocale: write.sourceLocale,
        createdAt: at, updatedAt: at, publishedAt: side === 'published' ? at : null,
      }),
      parts: partsOf(model, write.shared),
    })),
  );
  const pins = sides.flatMap((side) =>
    localesOf(write).filter((locale) => locale !== write.sourceLocale).flatMap((locale) =>
      translatedFields(model.type).filter((field) => !isEmpty(write.versions[locale]?.[field])).map((field) => ({ side, locale, field, hashes: [sourceHash(source[field])] })),
    ),
  );
  return { documentId, rows, relations: sides.flatMap((side) => relationsOf(model, write, side)), pins };
}
