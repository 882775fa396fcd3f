import type { Facet, IndexDocument } from '../document/index-document';
import { FacetTable, type PackedFacets } from './facet-table';
import { GrowingArray } from './growing-array';
import { Hierarchy } from './hierarchy';

/** FNV-1a: the same on every machine, so that equals stand in the same order wherever they are asked for. */
function tieOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

const NO_FACETS: IndexDocument['facets'] = {};

/** Each is a byte a row. */
const MOST_SCOPES = 8;

/** Columns as they are kept beside the documents, so that a start need not read these. */
export interface PackedColumns {
  facets: PackedFacets;
  languages: Uint32Array;
  years: Uint32Array;
  created: Uint32Array;
  ties: Uint32Array;
}

/** What filters, counts and orders need of every row, in memory. Row 0 is nobody; a row is never used again. */
export class Columns {
  readonly hierarchy = new Hierarchy();
  years = new GrowingArray();
  created = new GrowingArray();
  ties = new GrowingArray();
  /** The year, then a part of the tie: decides between works that are worth the same. */
  recency = new GrowingArray();
  /** A bit for each language it is published in; the last for documents in none. 0: the row is dead. */
  languages = new GrowingArray();
  alive = 0;
  private readonly scopes = new Map<string, Uint8Array>();
  private readonly table = new FacetTable(this.hierarchy);

  constructor(private readonly locales: readonly string[]) {
    this.push(null);
  }

  get rows(): number {
    return this.languages.length;
  }

  /** The values of all facets, those of broader topics included. */
  get facets(): FacetTable {
    this.table.settle();
    return this.table;
  }

  /** Adds the next row; null for one that is dead already. */
  push(document: IndexDocument | null): void {
    this.scopes.clear();
    const mask = document ? document.locales.reduce((bits, locale) => bits | this.bitOf(locale), 0) : 0;
    this.table.push(document?.facets ?? NO_FACETS);
    this.languages.push(mask);
    this.years.push(document?.year ?? 0);
    this.created.push(document?.createdAt ?? 0);
    this.ties.push(document ? tieOf(document.documentId) : 0);
    this.pushRecency(this.rows - 1);
    if (mask !== 0) this.alive += 1;
  }

  kill(row: number): void {
    this.scopes.clear();
    const { view } = this.languages;
    if (view[row]) this.alive -= 1;
    view[row] = 0;
  }

  bitOf(locale: string): number {
    const index = this.locales.indexOf(locale);
    return 1 << (index === -1 ? this.locales.length : index);
  }

  /** 1 for each row that is alive, published in one of some languages (as bits), and of one of some types. To be read only: kept until a row comes or dies. */
  scopeOf(languages: number, types: readonly string[]): Uint8Array {
    const key = `${languages} ${types.join(' ')}`;
    const scope = this.scopes.get(key) ?? this.makeScope(languages, types);
    if (this.scopes.size >= MOST_SCOPES) this.scopes.clear();
    this.scopes.set(key, scope);
    return scope;
  }

  /** What a row has in a facet, broader topics included. */
  namesOf(facet: Facet, row: number): string[] {
    return this.facets.namesOf(facet, row);
  }

  pack(): PackedColumns {
    const { languages, years, created, ties } = this;
    return { facets: this.table.pack(), languages: languages.view, years: years.view, created: created.view, ties: ties.view };
  }

  /** Takes the rows that were kept, in place of all there are. */
  unpack({ facets, languages, years, created, ties }: PackedColumns): void {
    this.scopes.clear();
    this.table.unpack(facets);
    [this.languages, this.years, this.created, this.ties] = [languages, years, created, ties].map((values) => new GrowingArray(values)) as [GrowingArray, GrowingArray, GrowingArray, GrowingArray];
    this.recency = new GrowingArray();
    this.alive = 0;
    for (let row = 0; row < this.rows; row += 1) {
      this.pushRecency(row);
      if (this.languages.at(row) !== 0) this.alive += 1;
    }
  }

  private makeScope(languages: number, types: readonly string[]): Uint8Array {
    const scope = new Uint8Array(this.rows);
    const { view } = this.languages;
    const { starts, values, names } = this.facets;
    const wanted = new Uint8Array(names.length);
    for (const type of types) wanted[this.table.numberOf('type', type) ?? names.length] = 1;
    for (let row = 1; row < scope.length; row += 1) {
      // The type stands first in a row.
      const first = starts[row] as number;
      if (((view[row] as number) & languages) !== 0 && first < (starts[row + 1] as number) && wanted[values[first] as number] === 1) scope[row] = 1;
    }
    return scope;
  }

  private pushRecency(row: number): void {
    this.recency.push(((this.years.at(row) << 20) | (this.ties.at(row) >>> 12)) >>> 0);
  }
}
