import { createHash } from 'node:crypto';
import type { Json } from '../../../delivery/server/project/value';
import type { StoredPart, StoredRow, StoredWork } from '../write/stored-work';

/** When and by whom a row was written is no content: who saves a work as it is has not changed it. */
const ABOUT_WRITING = new Set(['documentId', 'createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy']);

/** Empty values are left out, so that a new attribute of the schema changes no hash. PostgreSQL orders the keys of JSON its own way. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== null && item !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => [key, canonical(item)]));
}

const content = (values: Readonly<Record<string, Json>>) => Object.fromEntries(Object.entries(values).filter(([name]) => !ABOUT_WRITING.has(name)));

const byText = (items: readonly unknown[]): string[] => items.map((item) => JSON.stringify(canonical(item))).sort();

const part = ({ field, position, values, files }: StoredPart) => ({ field, position, values, files: files.map(({ fileId, field: shown }) => ({ fileId, shown })) });

const row = ({ side, locale, values, parts }: StoredRow) => ({ side, locale, values: content(values), parts: byText(parts.map(part)) });

/** Hash of what a work says: all languages, drafted and published, and its relations. Equal on both databases. 64 hexadecimal digits. */
export function stateHash({ rows, relations }: StoredWork): string {
  return createHash('sha256').update(JSON.stringify([byText(rows.map(row)), byText(relations)])).digest('hex');
}
