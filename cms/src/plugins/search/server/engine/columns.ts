import { FACETS, type Facet, type IndexDocument } from '../document/index-document';
import { FacetColumn } from './facet-column';
import { GrowingArray } from './growing-array';
import { Hierarchy } from './hierarchy';

/** Facets whose values are part of each other. */
export const NESTED: readonly Facet[] = ['theme', 'region'];

const isNested = (facet: Facet): boolean => NESTED.includes(facet);

/** FNV-1a: the same on every machine, so that equals stand in the same order wherever they are asked for. */
function tieOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

const NO_FACETS: IndexDocument['facets'] = {};

/** What filters, counts and orders need of every row, in memory. Row 0 is nobody; a row is never used again. */
export class Columns {
  readonly hierarchy = new Hierarchy();
  readonly years = new GrowingArray();
  readonly created = new GrowingArray();
  readonly ties = new GrowingArray();
  /** A bit for each language it is published in; the last for documents in none. 0: the row is dead. */
  readonly languages = new GrowingArray();
  alive = 0;
  private readonly facets = new Map<Facet, FacetColumn>();
  private readonly asGiven = new Map<Facet, FacetColumn>();
  private nestedVersion = 0;

  constructor(private readonly locales: readonly string[]) {
    for (const facet of FACETS) this.facets.set(facet, new FacetColumn());
    for (const facet of NESTED) this.asGiven.set(facet, new FacetColumn());
    this.push(null);
  }

  get rows(): number {
    return this.languages.length;
  }

  /** Adds the next row; null for one that is dead already. */
  push(document: IndexDocument | null): void {
    const mask = document ? document.locales.reduce((bits, locale) => bits | this.bitOf(locale), 0) : 0;
    const facets = document?.facets ?? NO_FACETS;
    for (const [facet, column] of this.facets) column.push(isNested(facet) ? this.nested(facets[facet] ?? []) : (facets[facet] ?? []));
    for (const [facet, column] of this.asGiven) column.push(facets[facet] ?? []);
    this.languages.push(mask);
    this.years.push(document?.year ?? 0);
    this.created.push(document?.createdAt ?? 0);
    this.ties.push(document ? tieOf(document.documentId) : 0);
    if (mask !== 0) this.alive += 1;
  }

  kill(row: number): void {
    const { view } = this.languages;
    if (view[row]) this.alive -= 1;
    view[row] = 0;
  }

  bitOf(locale: string): number {
    const index = this.locales.indexOf(locale);
    return 1 << (index === -1 ? this.locales.length : index);
  }

  /** 1 for each row that is alive, published in one of some languages (as bits), and of one of some types. */
  scopeOf(languages: number, types: readonly string[]): Uint8Array {
    const scope = new Uint8Array(this.rows);
    const { view } = this.languages;
    const column = this.facet('type');
    const [{ starts, values }, wanted] = [column, column.tableOf(types)];
    for (let row = 0; row < scope.length; row += 1) {
      if (((view[row] ?? 0) & languages) !== 0 && wanted[values[starts[row] ?? 0] ?? 0]) scope[row] = 1;
    }
    return scope;
  }

  /** The values of a facet, those of broader topics included. */
  facet(name: Facet): FacetColumn {
    if (this.nestedVersion !== this.hierarchy.version) this.nestAnew();
    const column = this.facets.get(name);
    if (!column) throw new Error(`There is no facet ${name}.`);
    return column;
  }

  private nested(ids: readonly string[]): Iterable<string> {
    return new Set(ids.flatMap((id) => this.hierarchy.withBroader(id)));
  }

  private nestAnew(): void {
    for (const [facet, given] of this.asGiven) {
      const column = new FacetColumn();
      for (let row = 0; row < given.rows; row += 1) column.push(this.nested(given.namesOf(row)));
      this.facets.set(facet, column);
    }
    this.nestedVersion = this.hierarchy.version;
  }
}
