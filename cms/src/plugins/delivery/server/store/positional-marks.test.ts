import { describe, expect, it } from 'vitest';
import { toPositionalMarks } from './positional-marks';
import { marks } from './sql';

describe('marks of a statement', () => {
  it.each([
    ['select 1', 0, 'select 1'],
    ['select a from t where a = ? and b in (?, ?)', 3, 'select a from t where a = $1 and b in ($2, $3)'],
    ["select ? as cost, '$' as sign", 1, "select $1 as cost, '$' as sign"],
  ])('%s', (sql, values, positional) => expect(toPositionalMarks(sql, values)).toBe(positional));

  it('count beyond nine', () => {
    expect(toPositionalMarks(marks(Array.from({ length: 11 })), 11)).toMatch(/^\$1, .*\$9, \$10, \$11$/);
  });

  it.each([
    ["select 'why?' where a = ?", 1],
    ['select a from t where a = ?', 0],
    ['select a from t', 1],
  ])('that are not as many as values are refused: %s', (sql, values) => expect(() => toPositionalMarks(sql, values)).toThrow(/marks and \d values/));
});
