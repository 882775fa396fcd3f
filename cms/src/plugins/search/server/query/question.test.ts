import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWords } from './question';

const shown = (q: string) => {
  const { asked, excluded } = parseWords(q);
  const write = ({ text, phrase }: { text: string; phrase: boolean }) => (phrase ? `"${text}"` : text);
  return [asked.map(write), excluded.map(write)];
};

describe('words are read', () => {
  it.each([
    ['land rights', ['land', 'rights'], []],
    ['"land rights"', ['"land rights"'], []],
    ['land -rights', ['land'], ['rights']],
    ['land -"women and men"', ['land'], ['"women and men"']],
    ['land-rights', ['land-rights'], []],
    ['land - rights', ['land', 'rights'], []],
    ['«acceso a la justicia» -penal', ['"acceso a la justicia"'], ['penal']],
    ['"left open', ['"left open"'], []],
    ['say "a" b"c d"e', ['say', '"a"', 'b', '"c d"', 'e'], []],
    ['--twice', [], ['-twice']],
    ['-', [], []], ['""', [], []], ['"-" !! …', [], []], ['', [], []], ['  \t\n ', [], []],
    ['AND OR NOT NEAR(a b) col:x* ^y', ['AND', 'OR', 'NOT', 'NEAR(a', 'b)', 'col:x*', '^y'], []],
    ['nin\u0303o', ['niño'], []],
  ])('%s', (q, asked, excluded) => {
    expect(shown(q)).toEqual([asked, excluded]);
  });
});

it('what is written out again reads the same', () => {
  const word = fc.stringMatching(/^[a-zñé0-9][a-zñé0-9'-]{0,8}$/);
  const part = fc.record({ words: fc.array(word, { minLength: 1, maxLength: 3 }), minus: fc.boolean(), quoted: fc.boolean() }).map(({ words, minus, quoted }) => ({
    minus, text: quoted ? words.join(' ') : (words[0] ?? ''), phrase: quoted,
  }));
  fc.assert(fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
    const q = parts.map(({ minus, text, phrase }) => `${minus ? '-' : ''}${phrase ? `"${text}"` : text}`).join(' ');
    const plain = (list: typeof parts) => list.map(({ text, phrase }) => ({ text, phrase }));
    expect(parseWords(q)).toEqual({ asked: plain(parts.filter(({ minus }) => !minus)), excluded: plain(parts.filter(({ minus }) => minus)) });
  }));
});

it('whatever is asked, each part has a letter or a digit, no quote and no word of it is lost', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (q) => {
    const { asked, excluded } = parseWords(q);
    for (const { text } of [...asked, ...excluded]) expect(text).toMatch(/^[^"]*[\p{L}\p{N}][^"]*$/u);
    const words = (text: string) => text.normalize('NFC').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    expect([...asked, ...excluded].reduce((sum, { text }) => sum + words(text), 0)).toBe(words(q));
  }));
}, 30_000);

it.each([['quotes', '"'.repeat(20_000)], ['minus signs', '-'.repeat(20_000)], ['pairs', '-"'.repeat(10_000)], ['words', 'a '.repeat(10_000)], ['spaces', ' '.repeat(20_000)]])('many %s take no time', (_name, q) => {
  const begun = performance.now();
  parseWords(q);
  expect(performance.now() - begun).toBeLessThan(200);
});
