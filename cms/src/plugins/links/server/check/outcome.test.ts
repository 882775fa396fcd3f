import { describe, expect, it } from 'vitest';
import { needsGet, readRetryAfter, statusOfCode } from './outcome';

describe('an answer’s status', () => {
  it.each([
    [200, 'working'], [204, 'working'], [206, 'working'], [404, 'gone'], [410, 'gone'], [401, 'refused'], [403, 'refused'], [429, 'refused'], [451, 'refused'],
    [400, 'unreachable'], [418, 'unreachable'], [500, 'unreachable'], [503, 'unreachable'], [304, 'unreachable'],
  ])('%d means %s', (code, status) => {
    expect(statusOfCode(code)).toBe(status);
  });

  it('to HEAD is asked again with GET, but for what GET would not change', () => {
    expect([400, 403, 404, 405, 500, 501].filter(needsGet)).toEqual([400, 403, 404, 405, 500, 501]);
    expect([200, 301, 401, 410, 429, 503].filter(needsGet)).toEqual([]);
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-25T12:00:00Z');

  it('is a number of seconds or a date', () => {
    expect(readRetryAfter('120', now)).toBe(now + 120_000);
    expect(readRetryAfter(' Wed, 25 Nov 2026 13:00:00 GMT ', now)).toBe(now + 3_600_000);
  });

  it('is at most thirty days away', () => {
    expect(readRetryAfter('99999999999', now)).toBe(now + 30 * 86_400_000);
  });

  it.each([undefined, '', '0', '-5', 'soon', '1.5.1', 'Wed, 25 Nov 2026 11:00:00 GMT'])('says nothing as %s', (header) => {
    expect(readRetryAfter(header, now)).toBeNull();
  });
});
