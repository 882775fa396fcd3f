/** For each value of a facet, the rows that have it, in order: made in two passes over all rows, so that many values can be asked for at once. */
export class RowsByValue {
  /** Rows below this one are in here. */
  readonly upTo: number;
  private readonly begins: Uint32Array;
  private readonly rows: Uint32Array;

  /** `places`: the place of each value's number among those of the facet, plus one; 0 for values of other facets. */
  constructor(places: Uint32Array, valueCount: number, { starts, values }: { starts: Uint32Array; values: Uint32Array }) {
    this.upTo = starts.length - 1;
    this.begins = new Uint32Array(valueCount + 1);
    const { begins } = this;
    for (let at = 0; at < values.length; at += 1) {
      const place = places[values[at] as number] as number;
      if (place !== 0) (begins[place] as number) += 1;
    }
    for (let place = 1; place <= valueCount; place += 1) (begins[place] as number) += begins[place - 1] as number;
    this.rows = new Uint32Array(begins[valueCount] ?? 0);
    const next = begins.slice();
    for (let row = 0; row < this.upTo; row += 1) {
      for (let at = starts[row] as number, end = starts[row + 1] as number; at < end; at += 1) {
        const place = places[values[at] as number] as number;
        if (place === 0) continue;
        this.rows[next[place - 1] as number] = row;
        (next[place - 1] as number) += 1;
      }
    }
  }

  rowsOf(place: number): Uint32Array {
    return this.rows.subarray(this.begins[place], this.begins[place + 1]);
  }
}
