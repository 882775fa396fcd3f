/** Numbers from 0 to 2³²−1 that only ever grow in number. */
export class GrowingArray {
  private room: Uint32Array;
  length: number;

  constructor(values: Uint32Array = new Uint32Array(0)) {
    this.room = values.length > 0 ? values : new Uint32Array(8);
    this.length = values.length;
  }

  push(value: number): void {
    if (this.length === this.room.length) this.reserve(this.length + 1);
    this.room[this.length] = value;
    this.length += 1;
  }

  append(values: ArrayLike<number>): void {
    this.reserve(this.length + values.length);
    this.room.set(values, this.length);
    this.length += values.length;
  }

  at(index: number): number {
    return this.room[index] ?? 0;
  }

  /** Whether one of them, from a place on, is this. */
  has(value: number, from: number): boolean {
    for (let index = from; index < this.length; index += 1) if (this.room[index] === value) return true;
    return false;
  }

  /** All of them, in place: good until the next one is added. */
  get view(): Uint32Array {
    return this.room.subarray(0, this.length);
  }

  /** What it takes in memory. */
  get bytes(): number {
    return this.room.byteLength;
  }

  private reserve(length: number): void {
    if (length <= this.room.length) return;
    const larger = new Uint32Array(Math.max(length, Math.ceil(this.room.length * 1.5) + 8));
    larger.set(this.room);
    this.room = larger;
  }
}
