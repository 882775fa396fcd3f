import { describe, expect, it } from 'vitest';
import { createPreviewToken, readPreviewToken } from './preview-token';

const grant = { type: 'project', documentId: 'abc', expiresAt: 1_000 };
const token = createPreviewToken(grant, 'secret');

describe('a preview token', () => {
  it('carries its grant until it expires', () => {
    expect(readPreviewToken(token, 'secret', 999)).toEqual(grant);
    expect(readPreviewToken(token, 'secret', 1_000)).toBeNull();
  });

  it.each([
    ['another secret made it', token, 'other'],
    ['it was changed', token.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')), 'secret'],
    ['it has a third part', `${token}.x`, 'secret'],
    ['something follows it', `${token}!`, 'secret'],
    ['it is empty', '', 'secret'],
    ['it is no token', 'a.b', 'secret'],
  ])('is refused where %s', (_case, text, secret) => {
    expect(readPreviewToken(text, secret, 0)).toBeNull();
  });
});
