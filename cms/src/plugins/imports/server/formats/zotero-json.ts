import { emptyWork, type ReadOptions, type ReadResult } from './imported-work';
import { parseJson } from './json';
import { readRecord } from './read-record';
import { toImportedWork } from './reference';
import { fromZoteroItem, isZoteroWork, type ZoteroItem } from './zotero-item';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The items of a file: a list as Zotero's API answers it, with `data` in each, or `items` as Better BibTeX exports them. */
function itemsOf(value: unknown): unknown[] {
  const list = isRecord(value) && Array.isArray(value.items) ? (value.items as unknown[]) : Array.isArray(value) ? (value as unknown[]) : [value];
  return list.map((item) => (isRecord(item) && isRecord(item.data) ? item.data : item));
}

export const isZoteroItem = (value: unknown): value is Record<string, unknown> & ZoteroItem => isRecord(value) && typeof value.itemType === 'string';

/** Whether a JSON value is of Zotero: its items name their itemType, those of CSL-JSON their type. */
export const isZoteroJson = (value: unknown): boolean => itemsOf(value).some(isZoteroItem);

/** Reads the JSON of Zotero's API and of Better BibTeX. Files and notes are left out. */
export function readZoteroJson(text: string, options: ReadOptions): ReadResult {
  const parsed = parseJson(text);
  if ('problem' in parsed) return { works: [], problems: [parsed.problem] };
  const works = itemsOf(parsed.value).flatMap((item, index) => {
    if (!isZoteroItem(item)) return [{ ...emptyWork(index + 1), problems: [{ reason: 'recordNoObject' }] }];
    return isZoteroWork(item) ? [readRecord(index + 1, () => toImportedWork(index + 1, fromZoteroItem(item), options))] : [];
  });
  return { works, problems: [] };
}
