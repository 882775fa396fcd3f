import { expect, it } from 'vitest';
import { pageWindow } from './page-window';

it.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [5, 11, [1, null, 4, 5, 6, null, 11]],
  [3, 11, [1, 2, 3, 4, null, 11]],
  [11, 11, [1, null, 10, 11]],
])('page %i of %i offers %j', (page, pageCount, expected) => {
  expect(pageWindow(page, pageCount)).toEqual(expected);
});
