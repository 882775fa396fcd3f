import type { IndexFile } from './index-file';

/** More rows than this are put in order all anew. */
const FEW = 500;

interface Ordered {
  /** Rows by title. */
  rows: Uint32Array;
  /** The place of each row. */
  places: Uint32Array;
}

const NO_TITLE = '\uffff';

/** Where every row stands by its title, as readers of a language are used to: made when it is first asked for, then kept up. */
export class TitleOrder {
  private readonly orders = new Map<string, Ordered>();

  /** `chains`: for each language, the languages in which a title is looked for. `living`: 0 for each row that is dead. */
  constructor(private readonly file: IndexFile, private readonly chains: ReadonlyMap<string, readonly string[]>, private readonly living: () => Uint32Array) {}

  /** The place of each row; rows without a title stand last. */
  placesIn(locale: string, rowCount: number): Uint32Array {
    const known = this.orders.get(locale);
    if (known && known.places.length === rowCount) return known.places;
    const fresh = known && rowCount - known.places.length <= FEW ? this.extended(known, locale, rowCount) : this.made(locale, rowCount);
    this.orders.set(locale, fresh);
    return fresh.places;
  }

  clear(): void {
    this.orders.clear();
  }

  private titleOf(titles: Readonly<Record<string, string>>, locale: string): string {
    const chain = this.chains.get(locale) ?? [locale];
    return [...chain, ''].map((one) => titles[one]).find((title) => title !== undefined) ?? NO_TITLE;
  }

  private collator(locale: string): Intl.Collator {
    return new Intl.Collator(locale, { numeric: true });
  }

  private made(locale: string, rowCount: number): Ordered {
    const titles = new Array<string>(rowCount).fill(NO_TITLE);
    for (const { row, document } of this.file.documents()) titles[row] = this.titleOf(document.titles, locale);
    const { compare } = this.collator(locale);
    const rows = Uint32Array.from(titles.keys()).sort((a, b) => compare(titles[a] ?? '', titles[b] ?? '') || a - b);
    return withPlaces(rows, rowCount);
  }

  private extended({ rows: known, places }: Ordered, locale: string, rowCount: number): Ordered {
    // The title of a dead row is gone, and nothing can be looked up beside it.
    const living = this.living();
    const rows = known.filter((row) => living[row] !== 0);
    const { compare } = this.collator(locale);
    const titleAt = (row: number) => this.titleOf(this.file.documentOf(row)?.titles ?? {}, locale);
    const fresh = Array.from({ length: rowCount - places.length }, (_, index) => places.length + index)
      .map((row) => ({ row, title: titleAt(row) }))
      .sort((a, b) => compare(a.title, b.title) || a.row - b.row);
    const all = new Uint32Array(rows.length + fresh.length);
    let [from, to] = [0, 0];
    for (const { row, title } of fresh) {
      const at = this.placeFor(title, rows, titleAt, compare);
      all.set(rows.subarray(from, at), to);
      to += at - from;
      all[to] = row;
      [from, to] = [Math.max(from, at), to + 1];
    }
    all.set(rows.subarray(from), to);
    return withPlaces(all, rowCount);
  }

  private placeFor(title: string, rows: Uint32Array, titleAt: (row: number) => string, compare: (a: string, b: string) => number): number {
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(titleAt(rows[middle] ?? 0), title) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function withPlaces(rows: Uint32Array, rowCount: number): Ordered {
  const places = new Uint32Array(rowCount);
  rows.forEach((row, place) => {
    places[row] = place;
  });
  return { rows, places };
}
