import { emptyWork, type ImportedWork } from './imported-work';

/** Reads one record of a file. One that is not built as its format says is a problem of its own and of no other. */
export function readRecord(row: number, read: () => ImportedWork): ImportedWork {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    return { ...emptyWork(row), problems: [{ reason: 'recordMalformed' }] };
  }
}
