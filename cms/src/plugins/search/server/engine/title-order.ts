import type { IndexFile } from './index-file';
import { toSortTitle } from './sort-title';
import { insertByTitle, NO_TITLE, runToEnd, sortByTitle, type Steps, type TitleSource } from './title-sort';

/** Where more than this share of the rows is new, all are put in order anew. */
const MOST_NEW = 0.1;
/** So few are always put where they belong. */
const FEW = 500;

interface Ordered {
  /** Rows by title. */
  rows: Uint32Array;
  /** By row: the higher, the earlier it stands. */
  ranks: Uint32Array;
}

interface Work {
  count: number;
  steps: Steps<Uint32Array>;
}

/**
 * Where every row stands by its title, as readers of a language are used to. Putting a million titles in order takes many seconds: it is
 * done in small steps while nobody asks anything, kept in the file, and kept up. Who asks before it is done waits for the rest.
 */
export class TitleOrder {
  private readonly orders = new Map<string, Ordered>();
  private readonly works = new Map<string, Work>();

  /** `chains`: for each language, the languages in which a title is looked for. */
  constructor(private readonly file: IndexFile, private readonly chains: ReadonlyMap<string, readonly string[]>) {}

  /** By row, the higher the earlier it stands; rows without a title stand last. */
  ranksIn(locale: string, rowCount: number): Uint32Array {
    for (;;) {
      const known = this.orders.get(locale);
      if (known && known.ranks.length >= rowCount) return known.ranks;
      const { steps } = this.begun(locale, rowCount);
      this.finish(locale, runToEnd(steps));
    }
  }

  /** Does a small step towards the orders of all languages. Says whether there is more to do. */
  step(rowCount: number): boolean {
    for (const locale of this.chains.keys()) {
      if ((this.orders.get(locale)?.ranks.length ?? -1) >= rowCount) continue;
      const { done, value } = this.begun(locale, rowCount).steps.next();
      if (done) this.finish(locale, value);
      return true;
    }
    return false;
  }

  clear(): void {
    this.orders.clear();
    this.works.clear();
  }

  /** Rows by title, by language. */
  pack(): Map<string, Uint32Array> {
    return new Map([...this.orders].map(([locale, { rows }]) => [locale, rows]));
  }

  unpack(locale: string, rows: Uint32Array): void {
    this.orders.set(locale, withRanks(rows));
  }

  private begun(locale: string, count: number): Work {
    const begun = this.works.get(locale);
    if (begun) return begun;
    const known = this.orders.get(locale)?.rows;
    const added = count - (known?.length ?? 0);
    const source = this.sourceOf(locale);
    const steps = known && added <= Math.max(FEW, known.length * MOST_NEW) ? insertByTitle(source, known, count) : sortByTitle(source, count);
    const work = { count, steps };
    this.works.set(locale, work);
    return work;
  }

  private finish(locale: string, rows: Uint32Array): void {
    this.works.delete(locale);
    this.orders.set(locale, withRanks(rows));
  }

  private sourceOf(locale: string): TitleSource {
    const { file } = this;
    const chain = [...(this.chains.get(locale) ?? [locale]), ''];
    const titleOf = (titles: Readonly<Record<string, string>>) => chain.map((one) => titles[one]).find((title) => title !== undefined);
    const placedBy = (titles: Readonly<Record<string, string>>) => toSortTitle(titleOf(titles) ?? NO_TITLE);
    const { compare } = new Intl.Collator(locale, { numeric: true });
    return {
      compare,
      titleAt(row) {
        const titles = file.titlesOf(row);
        return titles && placedBy(titles);
      },
      *titlesOf(from, to) {
        for (const { row, titles } of file.titlesBetween(from, to)) yield { row, title: placedBy(titles) };
      },
    };
  }
}

function withRanks(rows: Uint32Array): Ordered {
  const ranks = new Uint32Array(rows.length);
  for (let place = 0; place < rows.length; place += 1) ranks[rows[place] as number] = rows.length - place;
  return { rows, ranks };
}
