import { FACETS } from '../document/index-document';
import type { Columns, PackedColumns } from './columns';
import type { IndexFile } from './index-file';
import type { TitleOrder } from './title-order';

/** What a start takes from the file as it is, instead of making it from every document anew. */
export interface Snapshot {
  columns: PackedColumns;
  /** Rows of documents that others are described with. */
  concepts: Uint32Array;
}

const COLUMNS = ['languages', 'years', 'created', 'ties'] as const;
const HEAD = 'head';

interface Head {
  names: PackedColumns['facets']['names'];
  titles: string[];
  /** Values are kept by the place of their facet among these. */
  facets: readonly string[];
}

const toBytes = (values: Uint32Array): Uint8Array => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/** A copy: what SQLite hands out need not begin at a multiple of four. */
function toNumbers(bytes: Buffer | undefined): Uint32Array {
  const numbers = new Uint32Array((bytes?.byteLength ?? 0) / 4);
  if (bytes) new Uint8Array(numbers.buffer).set(bytes);
  return numbers;
}

/** Keeps columns and orders in the file. Rows never change, so they stay true for all that were there; what dies later is noted beside them. */
export function keepSnapshot(file: IndexFile, columns: Columns, titles: TitleOrder, concepts: Uint32Array): void {
  const packed = columns.pack();
  const orders = titles.pack();
  const head: Head = { names: packed.facets.names, titles: [...orders.keys()], facets: FACETS };
  file.keep(new Map([
    [HEAD, Buffer.from(JSON.stringify(head))],
    ['facet-starts', toBytes(packed.facets.starts)],
    ['facet-values', toBytes(packed.facets.values)],
    ['concepts', toBytes(concepts)],
    ...COLUMNS.map((name) => [name, toBytes(packed[name])] as const),
    ...[...orders].map(([locale, rows]) => [`titles ${locale}`, toBytes(rows)] as const),
  ]));
}

/** What was kept, if anything was. Title orders go where they belong. */
export function readSnapshot(file: IndexFile, titles: TitleOrder): Snapshot | null {
  const text = file.packed(HEAD);
  if (!text) return null;
  const head = JSON.parse(text.toString()) as Head;
  if (JSON.stringify(head.facets) !== JSON.stringify(FACETS)) return null;
  const column = (name: string) => toNumbers(file.packed(name));
  for (const locale of head.titles) titles.unpack(locale, column(`titles ${locale}`));
  const [languages, years, created, ties] = COLUMNS.map(column) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  return { columns: { facets: { names: head.names, starts: column('facet-starts'), values: column('facet-values') }, languages, years, created, ties }, concepts: column('concepts') };
}
