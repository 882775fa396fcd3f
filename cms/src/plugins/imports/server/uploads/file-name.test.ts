import { expect, it } from 'vitest';
import { toFileName } from './file-name';

it.each([
  ['works.csv', 'works.csv'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ana\\obras.csv', 'obras.csv'],
  ['..', '..'],
  ['a\u0000b\n\u202egnp.csv', 'abgnp.csv'],
  ['', '–'],
  [undefined, '–'],
  ['n\u0303.csv', 'ñ.csv'],
])('shows %j as %s', (original, shown) => {
  expect(toFileName(original)).toBe(shown);
});

it('keeps the ending of a long name', () => {
  expect(toFileName(`${'x'.repeat(500)}.csv`)).toMatch(/^x{116}\.csv$/);
});
