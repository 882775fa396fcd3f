/** A row that says which change number its statement saw. Statements of one answer must agree, or it is read again. */
export interface Numbered {
  number: number | string;
}

export const NUMBER = '(select number from delivery_sequence where id = 1) as number';

/** Raised where a publish came between two statements of one answer. */
class Torn extends Error {}

export class Snapshot {
  private seen: number | undefined;

  check(rows: readonly Numbered[]): void {
    for (const { number } of rows.slice(0, 1)) {
      this.seen ??= Number(number);
      if (this.seen !== Number(number)) throw new Torn();
    }
  }

  /** The change number of the answer, or undefined where no statement returned a row. */
  get number(): number | undefined {
    return this.seen;
  }
}

const ATTEMPTS = 8;

/** Reads until all statements of an answer have seen the same change number. */
export async function consistently<Result>(read: (snapshot: Snapshot) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read(new Snapshot());
    } catch (error) {
      if (!(error instanceof Torn) || attempt === ATTEMPTS) throw error;
    }
  }
}
