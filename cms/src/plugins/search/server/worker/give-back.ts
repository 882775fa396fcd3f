/** After so many changes in a row, what was read for them has filled memory that nothing else would ask back for a long time. */
export const MANY_CHANGES = 5_000;

/** Asks this thread for memory that is no longer used, where the process was started so that it can (`--expose-gc`). Takes some 100 ms, once. */
export const giveBack = (): void => void globalThis.gc?.();
