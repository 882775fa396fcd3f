import { GrowingArray } from './growing-array';

/** The values of one facet for every row, packed: row r has `values[starts[r]]` up to `values[starts[r + 1]]`. */
export class FacetColumn {
  /** What a number stands for. */
  readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly startsOfRows = new GrowingArray();
  private readonly allValues = new GrowingArray();

  constructor() {
    this.startsOfRows.push(0);
  }

  /** How many rows there are. */
  get rows(): number {
    return this.startsOfRows.length - 1;
  }

  get starts(): Uint32Array {
    return this.startsOfRows.view;
  }

  get values(): Uint32Array {
    return this.allValues.view;
  }

  numberOf(name: string): number | undefined {
    return this.numbers.get(name);
  }

  /** Adds the next row. */
  push(names: Iterable<string>): void {
    for (const name of names) this.allValues.push(this.numbers.get(name) ?? this.add(name));
    this.startsOfRows.push(this.allValues.length);
  }

  namesOf(row: number): string[] {
    return [...this.values.subarray(this.starts[row], this.starts[row + 1])].map((number) => this.names[number] ?? '');
  }

  /** Rows above `after` that have a value. */
  rowsOf(name: string, after: number): number[] {
    const number = this.numbers.get(name);
    if (number === undefined) return [];
    const { starts, values } = this;
    const rows: number[] = [];
    for (let row = after + 1; row < this.rows; row += 1) {
      for (let at = starts[row] ?? 0, end = starts[row + 1] ?? 0; at < end; at += 1) if (values[at] === number) rows.push(row);
    }
    return rows;
  }

  /** A table that says of each value whether it is one of these. */
  tableOf(names: Iterable<string>): Uint8Array {
    const table = new Uint8Array(this.names.length);
    for (const name of names) {
      const number = this.numbers.get(name);
      if (number !== undefined) table[number] = 1;
    }
    return table;
  }

  private add(name: string): number {
    const number = this.names.length;
    this.names.push(name);
    this.numbers.set(name, number);
    return number;
  }
}
