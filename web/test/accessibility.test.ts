import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const text = readFileSync(`${root}ACCESSIBILITY.md`, 'utf8');
const rows = [...text.matchAll(/^\| (\d\.\d\.\d+) \| (.+?) \| ([✓–◐✗]) \| (.+) \| (.+) \|$/gm)].map(([, number = '', , state = '', how = '', evidence = '']) => ({ number, state, how, evidence }));
/** Success criteria of levels A and AA, by guideline: https://www.w3.org/TR/WCAG22/ */
const criteria = {
  '1.1': [1], '1.2': [1, 2, 3, 4, 5], '1.3': [1, 2, 3, 4, 5], '1.4': [1, 2, 3, 4, 5, 10, 11, 12, 13],
  '2.1': [1, 2, 4], '2.2': [1, 2], '2.3': [1], '2.4': [1, 2, 3, 4, 5, 6, 7, 11], '2.5': [1, 2, 3, 4, 7, 8],
  '3.1': [1, 2], '3.2': [1, 2, 3, 4, 6], '3.3': [1, 2, 3, 4, 7, 8], '4.1': [2, 3],
};

describe('the table of accessibility', () => {
  it('has a row for each criterion of WCAG 2.2 at A and AA, in their order', () => {
    const expected = Object.entries(criteria).flatMap(([guideline, numbers]) => numbers.map((number) => `${guideline}.${number}`));
    expect(rows.map(({ number }) => number)).toEqual(expected);
  });

  it('names tests that are there, or the day of a check', () => {
    const named = new Map([...text.matchAll(/^\| \*\*(\w+)\*\* \| (?:`([^`]+)`|the same file)/gm)].map(([, name = '', path]) => [name, path]));
    for (const path of named.values()) expect(path === undefined || existsSync(root + path), path).toBe(true);
    const unfounded = rows.filter(({ evidence }) => !/recorded \d{4}-\d\d-\d\d|as \d\.\d\.\d/.test(evidence) && !evidence.match(/[a-z]+/g)?.some((word) => named.has(word)));
    expect(unfounded).toEqual([]);
  });
});
