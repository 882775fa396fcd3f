import { type CslItem, fromCslItem, toCslItem } from './csl-item';
import { emptyWork, type ReadOptions, type ReadResult } from './imported-work';
import { parseJson } from './json';
import { readRecord } from './read-record';
import { type Reference, toImportedWork } from './reference';

const isItem = (value: unknown): value is CslItem => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads CSL-JSON: a list of items, or one. */
export function readCslJson(text: string, options: ReadOptions): ReadResult {
  const parsed = parseJson(text);
  if ('problem' in parsed) return { works: [], problems: [parsed.problem] };
  const items: unknown[] = Array.isArray(parsed.value) ? parsed.value : [parsed.value];
  const works = items.map((item, index) =>
    isItem(item) ? readRecord(index + 1, () => toImportedWork(index + 1, fromCslItem(item), options)) : { ...emptyWork(index + 1), problems: [{ reason: 'recordNoObject' }] },
  );
  return { works, problems: [] };
}

/** One item of a CSL-JSON list, without the commas and brackets around it. */
export const writeCslItem = (reference: Reference): string => JSON.stringify(toCslItem(reference));
