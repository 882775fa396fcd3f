import { FACETS, type Facet, type IndexDocument } from '../document/index-document';
import { GrowingArray } from './growing-array';
import type { Hierarchy } from './hierarchy';
import { RowsByValue } from './rows-by-value';

/** Facets whose values are part of each other. */
export const NESTED: readonly Facet[] = ['theme', 'region'];

/** The rows of each of the first values of a facet. */
interface Index {
  values: number;
  rows: RowsByValue;
}

/** So many rows are looked at one by one rather than make an index anew. */
const UNINDEXED = 5_000;

/** A facet table as it is kept: names with the number of their facet, and the rows as they were given. */
export interface PackedFacets {
  names: readonly (readonly [number, string])[];
  starts: Uint32Array;
  values: Uint32Array;
}

/**
 * The values of all facets for every row, packed: row r has `values[starts[r]]` up to `values[starts[r + 1]]`, so that whoever counts all
 * facets reads each row's memory once. Every value of every facet has a number of its own. Values that are only there because a narrower
 * one is stand behind those that were given, from `values[broaderAt[r]]` on.
 */
export class FacetTable {
  /** What a number stands for, and the place of its facet among FACETS. */
  readonly names: string[] = [];
  readonly facetOf: number[] = [];
  /** The numbers of each facet, by its place among FACETS. */
  readonly numbersOf: readonly number[][] = FACETS.map(() => []);
  private readonly numbers: readonly Map<string, number>[] = FACETS.map(() => new Map<string, number>());
  private startsOfRows = new GrowingArray();
  private endsOfGiven = new GrowingArray();
  private allValues = new GrowingArray();
  private nestedVersion: number;
  private readonly indexes = new Map<Facet, Index>();

  constructor(private readonly hierarchy: Hierarchy) {
    this.nestedVersion = hierarchy.version;
    this.startsOfRows.push(0);
  }

  get rows(): number {
    return this.startsOfRows.length - 1;
  }

  get starts(): Uint32Array {
    return this.startsOfRows.view;
  }

  get values(): Uint32Array {
    return this.allValues.view;
  }

  numberOf(facet: Facet, name: string): number | undefined {
    return this.numbers[FACETS.indexOf(facet)]?.get(name);
  }

  namesOf(facet: Facet, row: number): string[] {
    const place = FACETS.indexOf(facet);
    return [...this.values.subarray(this.starts[row], this.starts[row + 1])].filter((number) => this.facetOf[number] === place).map((number) => this.names[number] ?? '');
  }

  /** Adds the next row. */
  push(facets: IndexDocument['facets']): void {
    for (const [place, facet] of FACETS.entries()) {
      for (const name of new Set(facets[facet])) this.allValues.push(this.add(place, name));
    }
    this.endsOfGiven.push(this.allValues.length);
    this.pushBroader(this.allValues, this.startsOfRows.at(this.rows), new Map());
    this.startsOfRows.push(this.allValues.length);
  }

  /** Puts broader values where they belong by now, if the hierarchy has moved. */
  settle(): void {
    if (this.nestedVersion === this.hierarchy.version) return;
    const [starts, ends, values] = [this.starts, this.endsOfGiven.view, this.values];
    const next = { starts: new GrowingArray(), ends: new GrowingArray(), values: new GrowingArray() };
    const closures = new Map<number, readonly number[]>();
    next.starts.push(0);
    for (let row = 0; row < ends.length; row += 1) {
      const begin = next.values.length;
      for (let at = starts[row] ?? 0, end = ends[row] ?? 0; at < end; at += 1) next.values.push(values[at] ?? 0);
      next.ends.push(next.values.length);
      this.pushBroader(next.values, begin, closures);
      next.starts.push(next.values.length);
    }
    [this.startsOfRows, this.endsOfGiven, this.allValues] = [next.starts, next.ends, next.values];
    this.nestedVersion = this.hierarchy.version;
    this.indexes.clear();
  }

  /** Rows above `after` that have a value. */
  rowsOf(facet: Facet, name: string, after: number): number[] | Uint32Array {
    const number = this.numberOf(facet, name);
    if (number === undefined) return [];
    const known = after > 0 ? null : this.indexOf(facet);
    const place = this.numbersOf[FACETS.indexOf(facet)]?.indexOf(number) ?? -1;
    const indexed = known && place < known.values ? known.rows.rowsOf(place) : new Uint32Array(0);
    const added = this.scan(number, known ? known.rows.upTo : after + 1);
    return added.length === 0 ? indexed : [...indexed, ...added];
  }

  /** What has to be kept: broader values follow from the hierarchy. */
  pack(): PackedFacets {
    const [starts, ends, values] = [this.starts, this.endsOfGiven.view, this.values];
    const given = { starts: new GrowingArray(), values: new GrowingArray() };
    given.starts.push(0);
    for (let row = 0; row < ends.length; row += 1) {
      given.values.append(values.subarray(starts[row], ends[row]));
      given.starts.push(given.values.length);
    }
    return { names: this.names.map((name, number) => [this.facetOf[number] ?? 0, name] as const), starts: given.starts.view, values: given.values.view };
  }

  /** Takes the rows that were kept, into a table that has none. */
  unpack({ names, starts, values }: PackedFacets): void {
    for (const [place, name] of names) this.add(place, name);
    [this.startsOfRows, this.endsOfGiven, this.allValues] = [new GrowingArray(starts), new GrowingArray(starts.slice(1)), new GrowingArray(values)];
    this.nestedVersion = -1;
    this.indexes.clear();
  }

  private scan(number: number, from: number): number[] {
    const { starts, values } = this;
    const found: number[] = [];
    for (let row = from; row < this.rows; row += 1) {
      for (let at = starts[row] as number, end = starts[row + 1] as number; at < end; at += 1) if (values[at] === number) found.push(row);
    }
    return found;
  }

  /** The rows of each value of a facet, but for those of the last rows. */
  private indexOf(facet: Facet): Index {
    const known = this.indexes.get(facet);
    if (known && this.rows - known.rows.upTo <= UNINDEXED) return known;
    const numbers = this.numbersOf[FACETS.indexOf(facet)] ?? [];
    const places = new Uint32Array(this.names.length);
    for (const [place, number] of numbers.entries()) places[number] = place + 1;
    const index = { values: numbers.length, rows: new RowsByValue(places, numbers.length, this) };
    this.indexes.set(facet, index);
    return index;
  }

  private pushBroader(values: GrowingArray, begin: number, closures: Map<number, readonly number[]>): void {
    const end = values.length;
    for (let at = begin; at < end; at += 1) {
      for (const broader of this.broaderOf(values.at(at), closures)) if (!values.has(broader, begin)) values.push(broader);
    }
  }

  private broaderOf(number: number, closures: Map<number, readonly number[]>): readonly number[] {
    const known = closures.get(number);
    if (known) return known;
    const place = this.facetOf[number] ?? 0;
    const [own = '', ...broader] = NESTED.includes(FACETS[place] as Facet) ? this.hierarchy.withBroader(this.names[number] ?? '') : [];
    const found = broader.filter((name) => name !== own).map((name) => this.add(place, name));
    closures.set(number, found);
    return found;
  }

  private add(place: number, name: string): number {
    const known = this.numbers[place]?.get(name);
    if (known !== undefined) return known;
    const number = this.names.length;
    this.names.push(name);
    this.facetOf.push(place);
    this.numbersOf[place]?.push(number);
    this.numbers[place]?.set(name, number);
    return number;
  }
}
