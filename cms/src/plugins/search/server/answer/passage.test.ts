import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passageOf } from './passage';

const told = (text: string, locale: string, sequences: string[][], whole = false) =>
  passageOf(text, locale, sequences, whole)?.map(({ text: part, mark }) => (mark ? `[${part}]` : part)).join('') ?? null;

describe('a passage', () => {
  it.each([
    ['A guide to evictions', 'en', [['evict']], 'A guide to [evictions]'],
    ['L’accès à la justice', 'fr', [['acce', 'justic']], 'L’[accès à la justice]'],
    ['Educacio\u0301n popular', 'es', [['educ']], '[Educacio\u0301n] popular'],
    ['land land LAND', 'en', [['land']], '[land] [land] [LAND]'],
    ['land rights here', 'en', [['land'], ['land', 'right'], ['right']], '[land rights] here'],
    ['法律援助', '', [['援助']], '法律[援助]'],
    ['nothing of it', 'en', [['evict']], null],
    ['nothing', 'en', [], null],
    ['', 'en', [['evict']], null],
    ['rights', 'en', [['right', 'land']], null],
  ])('%s (%s)', (text, locale, sequences, expected) => {
    expect(told(text, locale, sequences)).toBe(expected);
  });

  it('of a long text is cut at words around the first mark', () => {
    const text = `${'before '.repeat(60)}justice ${'after '.repeat(60)}`;
    const shown = told(text, 'en', [['justic']]) ?? '';
    expect(shown).toMatch(/^…before (before )+\[justice\] (after )*after…$/);
    expect(shown.length).toBeLessThan(240);
  });

  it('of a text without spaces still shows the mark', () => {
    expect(told(`${'字'.repeat(300)}援助 and much more`, '', [['援助']])).toContain('[援助]');
    expect(told(`援助${'字'.repeat(600)}`, '', [['援助']])).toContain('[援助]');
  });

  it('that is kept whole is the text with its marks', () => {
    const text = `${'so many words '.repeat(40)}justice`;
    expect(told(text, 'en', [['justic']], true)).toBe(`${'so many words '.repeat(40)}[justice]`);
  });

  it('has a mark, is part of the text, and is short, whatever the text', () => {
    const chunk = fc.oneof(fc.constantFrom('justice', 'a', ' ', '  ', '\n', '字', '💥', 'e\u0301', '-', 'justicia'.repeat(30), '字'.repeat(90)), fc.string({ unit: 'grapheme', maxLength: 9 }));
    fc.assert(fc.property(fc.array(chunk, { maxLength: 60 }).map((chunks) => chunks.join('')), (text) => {
      const parts = passageOf(text, 'en', [['justic'], ['字']]);
      if (!parts) return;
      expect(parts.some(({ mark }) => mark)).toBe(true);
      const shown = parts.filter(({ text: part }, index) => !(part === '…' && (index === 0 || index === parts.length - 1))).map(({ text: part }) => part).join('');
      expect(text).toContain(shown);
      expect(shown.isWellFormed()).toBe(text.isWellFormed());
      expect(shown.length).toBeLessThanOrEqual(520);
      expect(parts.every(({ text: part }) => part !== '')).toBe(true);
    }), { numRuns: 500 });
  }, 30_000);
});
