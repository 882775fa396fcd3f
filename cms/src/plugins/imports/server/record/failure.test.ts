import { describe, expect, it } from 'vitest';
import { failureOf, parseFailure } from './failure';

const error = (code: string, more: object = {}) => Object.assign(new Error('insert into "resources" …'), { code, ...more });

describe('what ended a run', () => {
  it.each([
    ['a full disk', error('ENOSPC'), 'diskFull'],
    ['a full disk under SQLite', error('SQLITE_FULL'), 'diskFull'],
    ['a full disk under PostgreSQL', error('53100'), 'diskFull'],
    ['a full disk behind another error', error('ERR_X', { cause: error('ENOSPC') }), 'diskFull'],
    ['a database that is gone', error('ECONNREFUSED'), 'databaseLost'],
    ['a database that shuts down', error('57P01'), 'databaseLost'],
    ['a database that somebody holds', error('SQLITE_BUSY_SNAPSHOT'), 'databaseLost'],
    ['no connection in time', Object.assign(new Error('Timeout acquiring a connection.'), { name: 'KnexTimeoutError' }), 'databaseLost'],
    ['a mistake of ours', new TypeError('x is not a function'), 'unexpected'],
    ['a constraint', error('SQLITE_CONSTRAINT_UNIQUE'), 'unexpected'],
    ['no error at all', 'thrown', 'unexpected'],
  ])('is told apart: %s', (_what, thrown, reason) => {
    expect(failureOf(thrown)).toEqual({ reason });
    expect(parseFailure(JSON.stringify(failureOf(thrown)))).toEqual({ reason });
  });

  it('is nothing people can read where an earlier version kept it in English', () => {
    expect([parseFailure(null), parseFailure('Row 5: year must be …'), parseFailure('{}')]).toEqual([null, { reason: 'unexpected' }, { reason: 'unexpected' }]);
  });
});
