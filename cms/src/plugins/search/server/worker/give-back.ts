/** After so many changes in a row, what was read for them has filled memory that nothing else would ask back for a long time. */
export const MANY_CHANGES = 5_000;

/**
 * Asks this thread for memory that is no longer used, where the process was started so that it can (`--expose-gc`). Takes some 100 ms, once. An ordinary
 * collection leaves what it finds in V8's pool of pages: 170 MB after an index of 100,000 works, until something else happens to ask for it.
 */
export const giveBack = (): void => void globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
