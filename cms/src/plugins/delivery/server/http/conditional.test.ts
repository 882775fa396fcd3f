import { describe, expect, it } from 'vitest';
import { dataAnswer } from './answer';
import { isNotModified } from './conditional';

const changedAt = Date.parse('2026-11-24T12:00:00Z');
const answer = dataAnswer('{"data":1}', { changedAt });
const tag = answer.headers.ETag ?? '';
const later = changedAt + 60_000;
const date = new Date(changedAt).toUTCString();

describe('a conditional request', () => {
  it.each([
    ['its tag', { 'if-none-match': tag }],
    ['its tag among others', { 'if-none-match': `"x", W/${tag}` }],
    ['its tag in another encoding', { 'if-none-match': tag.replace(/"$/, '-br"') }],
    ['any tag', { 'if-none-match': '*' }],
    ['its date', { 'if-modified-since': date }],
  ])('is not modified for %s', (_case, headers) => {
    expect(isNotModified(headers, answer, later)).toBe(true);
  });

  it.each([
    ['another tag', { 'if-none-match': '"x"' }],
    ['another tag, whatever the date', { 'if-none-match': '"x"', 'if-modified-since': date }],
    ['an earlier date', { 'if-modified-since': new Date(changedAt - 1_000).toUTCString() }],
    ['no date at all', { 'if-modified-since': 'soon' }],
    ['nothing', {}],
  ])('is answered in full for %s', (_case, headers) => {
    expect(isNotModified(headers, answer, later)).toBe(false);
  });

  it('does not trust a date within the second of the change', () => {
    expect(isNotModified({ 'if-modified-since': date }, answer, changedAt + 500)).toBe(false);
  });
});
