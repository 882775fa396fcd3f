/** A request that cannot be answered as it was put. Names the parameter and what is allowed. */
export class BadRequest extends Error {
  constructor(
    /** The parameter as the caller wrote it, such as `filters[year][$gt]`. */
    readonly parameter: string,
    message: string,
    readonly allowed?: readonly string[],
  ) {
    super(message);
  }
}
