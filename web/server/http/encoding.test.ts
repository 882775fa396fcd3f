import { describe, expect, it } from 'vitest';
import { encodingFor } from './encoding';

describe('encodingFor', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br;q=0.000, gzip;q=0', undefined],
    ['BR', 'br'],
    ['identity', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %s as %s', (header, encoding) => {
    expect(encodingFor(header)).toBe(encoding);
  });
});
