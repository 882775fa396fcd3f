import { RefusedWork } from '../write/refused-work';

/** Why something ended by itself, as far as people can do something about it. The admin has a sentence for each. */
export const FAILURES = ['rowRefused', 'diskFull', 'databaseLost', 'unexpected'] as const;
export type FailureReason = (typeof FAILURES)[number];

/** A problem of a row; `reason` is a key of the admin's errors. */
export interface FailedValue {
  column: string;
  reason: string;
  values?: Readonly<Record<string, string | number>>;
}

export interface Failure {
  reason: FailureReason;
  /** With `rowRefused`. */
  row?: number;
  problems?: FailedValue[];
}

const DISK_FULL = /^(?:ENOSPC|EDQUOT|SQLITE_FULL|53100)$/;
/** Connections that are refused or broken, and PostgreSQL's classes 08 and 57P: it shuts down or starts. */
const DATABASE_LOST = /^(?:ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|08\w{3}|57P0\d|53300|SQLITE_(?:BUSY|IOERR|LOCKED|READONLY|CANTOPEN)\w*)$/;

/** Codes of an error and of what caused it. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { code, name, cause } = error as NodeJS.ErrnoException;
  return [...(typeof code === 'string' ? [code] : []), ...(name === 'KnexTimeoutError' ? ['ETIMEDOUT'] : []), ...codesOf(cause)];
}

/** An error as people need it. Its technical side belongs into the log. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RefusedWork) {
    return { reason: 'rowRefused', row: error.row, problems: error.problems.map(({ path, reason, values }) => ({ column: path.join('.'), reason, ...(values ? { values } : {}) })) };
  }
  const codes = codesOf(error);
  if (codes.some((code) => DISK_FULL.test(code))) return { reason: 'diskFull' };
  return { reason: codes.some((code) => DATABASE_LOST.test(code)) ? 'databaseLost' : 'unexpected' };
}

/** As it is kept. What is not of this form was kept by an earlier version, in words of its own. */
export function parseFailure(text: string | null): Failure | null {
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as Failure;
    return FAILURES.includes(value.reason) ? value : { reason: 'unexpected' };
  } catch {
    return { reason: 'unexpected' };
  }
}
