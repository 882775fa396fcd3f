import { describe, expect, it } from 'vitest';
import { limitProblems } from './limits';

const problem = (attribute: { type: string } & Record<string, unknown>, value: unknown) => limitProblems([{ path: ['field'], name: 'field', attribute, value }])[0]?.reason;

describe('the limits of a schema', () => {
  it.each([
    [{ type: 'enumeration', enum: ['a', 'b'] }, 'b', 'c', 'choice'],
    [{ type: 'integer', min: 1900, max: 2100 }, 1900, 1899, 'wholeNumber'],
    [{ type: 'integer' }, -3, 1.5, 'wholeNumber'],
    [{ type: 'integer' }, 2_147_483_647, 2_147_483_648, 'wholeNumber'],
    [{ type: 'boolean' }, false, 'yes', 'yesOrNo'],
    [{ type: 'string' }, 'x'.repeat(255), 'x'.repeat(256), 'length'],
    [{ type: 'string', maxLength: 3 }, 'abc', 'abcd', 'length'],
    [{ type: 'text' }, 'x'.repeat(5_000), 7, 'text'],
  ])('%o allow %o and refuse %o', (attribute, good, bad, reason) => {
    expect(problem(attribute, good)).toBeUndefined();
    expect(problem(attribute, bad)).toBe(reason);
  });
});
