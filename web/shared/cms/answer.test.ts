import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, type RawAnswer, tagOf, toAnswer, verifyAnswer } from './answer';
import { CmsError } from './error';

const tagFor = (text: string, mark = ''): string => `"${createHash('sha1').update(text).digest('base64url')}${mark}"`;
const proven = (text: string): RawAnswer => ({ status: 200, text, tag: tagFor(text) });
const apiError = (status: number, details: object = {}): RawAnswer => ({ status, tag: null, text: JSON.stringify({ data: null, error: { status, name: 'E', message: 'm', details } }) });

describe('verifyAnswer', () => {
  const body = '{"data":{"documentId":"a"},"meta":{}}';

  it.each([
    ['a body that its tag proves', proven(body)],
    ['one that a proxy compressed on the way', { ...proven(body), tag: `W/${tagFor(body, '-gzip')}` }],
    ['an error in the words of the API', apiError(404)],
    ['a move in the words of the API', apiError(308, { slug: 'b' })],
  ])('takes %s', (_what, answer) => {
    expect(verifyAnswer(answer, '/a')).toBe(answer);
  });

  it.each<[string, RawAnswer]>([
    ['a page of HTML', { status: 200, text: '<p>', tag: null }],
    ['a body that was cut', { ...proven(body), text: body.slice(0, 9) }],
    ['a body without a tag', { ...proven(body), tag: null }],
    ['"not changed" where nothing was known', { status: 304, text: '', tag: null }],
    ['an error with status 200', { ...apiError(500), status: 200 }],
    ['somebody else’s 404', { status: 404, text: 'Not Found', tag: null }],
    ['a redirect to elsewhere', { status: 301, text: '', tag: null }],
    ['an error of the server', apiError(500)],
  ])('refuses %s', (_what, answer) => {
    expect(() => verifyAnswer(answer, '/a')).toThrow(CmsError);
  });

  it('takes "not changed" for what was known', () => {
    expect(verifyAnswer({ status: 304, text: '', tag: null }, '/a', '"b"').status).toBe(304);
  });
});

describe('fingerprints', () => {
  it('differ where a page would', () => {
    const answers = [proven('{}'), proven('{"a":1}'), apiError(404), apiError(308, { slug: 'a' }), apiError(308, { slug: 'b' })];
    expect(new Set(answers.map(fingerprintOf)).size).toBe(answers.length);
    expect(fingerprintOf({ ...proven('{}'), tag: tagFor('{}', '-br') })).toBe(fingerprintOf(proven('{}')));
  });

  it('give the tag to ask again with, if there was one', () => {
    expect(tagOf(fingerprintOf(proven('{}')))).toBe(tagFor('{}'));
    expect(tagOf(fingerprintOf(apiError(404)))).toBeUndefined();
  });
});

describe('toAnswer', () => {
  it('tells a body from a move, and throws what is neither', () => {
    expect(toAnswer(proven('{"data":1}'), '/a')).toEqual({ kind: 'body', body: { data: 1 } });
    expect(toAnswer(apiError(308, { slug: 'b' }), '/a')).toEqual({ kind: 'moved', slug: 'b' });
    expect(() => toAnswer(apiError(404), '/a')).toThrow(expect.objectContaining({ kind: 'not-found' }));
    expect(() => toAnswer(apiError(400), '/a')).toThrow(expect.objectContaining({ kind: 'invalid' }));
    expect(() => toAnswer(proven('[]'), '/a')).toThrow(expect.objectContaining({ kind: 'unavailable' }));
  });
});
