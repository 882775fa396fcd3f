/** The rows of a scope, which has 1 for each, in order; without those of some lists. */
export function rowsWithin(scope: Uint8Array, excluded: readonly Uint32Array[]): Uint32Array {
  const within = excluded.length === 0 ? scope : scope.slice();
  for (const rows of excluded) for (const row of rows) within[row] = 0;
  const found = new Uint32Array(scope.length);
  let count = 0;
  for (let row = 0; row < within.length; row += 1) {
    if (within[row] !== 1) continue;
    found[count] = row;
    count += 1;
  }
  return found.subarray(0, count);
}

/** How many rows of some lists are in a scope, each counted once, up to a number. */
export function countWithin(scope: Uint8Array, lists: readonly Uint32Array[], most: number): number {
  const found = new Set<number>();
  for (const rows of lists) {
    for (let index = 0; index < rows.length && found.size < most; index += 1) if (scope[rows[index] as number] === 1) found.add(rows[index] as number);
  }
  return found.size;
}
