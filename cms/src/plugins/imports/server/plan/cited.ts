import { oneLine, toDoi } from '../formats/reference';
import type { ExistingWork } from '../match/existing-works';
import { doiKey, urlKey } from '../match/identifiers';
import { editionsOf } from '../match/identity';
import type { Change } from './import-plan';

type Known = Pick<ExistingWork, 'versions' | 'shared'>;

/** Text as a reference carries it: one line, and some programs know no other space. */
const line = (value: unknown): unknown => (Array.isArray(value) ? value.map(line) : typeof value === 'string' ? oneLine(value.replace(/\s+/gu, ' ')) : value);

const texts = (known: Known, name: 'title' | 'abstract'): unknown[] => Object.values(known.versions).map((version) => line(version[name]));

/** Whether a work has an abstract, in whatever language: a reference has that of its reader's beside an edition in another. */
export const hasAbstract = (known: Known, abstract: unknown): boolean => texts(known, 'abstract').includes(line(abstract));

/**
 * Whether the work says in another place what a reference would change: the title of its edition, the text of another language,
 * the address of its edition as that of the work, the DOI in an address, or a text with its lines.
 */
export function citesNothingNew(known: Known, { field, before, after }: Change): boolean {
  if (JSON.stringify(line(before)) === JSON.stringify(line(after))) return true;
  const [name] = field.split('.');
  if (name === 'abstract') return hasAbstract(known, after);
  if (name === 'title') return [...texts(known, 'title'), ...editionsOf(known.shared).map(({ title }) => line(title))].includes(line(after));
  const addresses = [known.shared.sourceUrl, ...editionsOf(known.shared).map(({ url }) => url)].filter((url) => typeof url === 'string');
  const keyOf = name === 'doi' ? (text: string) => doiKey(toDoi(text)) : name === 'sourceUrl' ? urlKey : undefined;
  return keyOf !== undefined && addresses.some((address) => keyOf(address) !== undefined && keyOf(address) === keyOf(String(after)));
}
