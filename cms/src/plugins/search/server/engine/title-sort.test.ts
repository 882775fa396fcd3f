import fc from 'fast-check';
import { expect, it } from 'vitest';
import { insertByTitle, NO_TITLE, runToEnd, sortByTitle, type TitleSource } from './title-sort';

const { compare } = new Intl.Collator('es', { numeric: true });

/** Null: a row without a title; undefined: one that is gone. */
const toSource = (titles: readonly (string | null | undefined)[]): TitleSource => ({
  compare,
  titleAt: (row) => (titles[row] === null ? NO_TITLE : titles[row]),
  titlesOf: (from, to) => titles.slice(from, to).flatMap((title, index) => (title === undefined ? [] : [{ row: from + index, title: title ?? NO_TITLE }])),
});

const naive = (titles: readonly (string | null | undefined)[]) =>
  [...titles.keys()].filter((row) => titles[row] !== undefined).sort((a, b) => compare(titles[a] ?? NO_TITLE, titles[b] ?? NO_TITLE) || a - b);

const title = fc.oneof({ weight: 6, arbitrary: fc.constantFrom('Ñandú', 'nube', 'árbol 2', 'árbol 10', 'Zorro', 'zorro', '¿Qué?') }, { weight: 1, arbitrary: fc.constant(null) });

it('titles stand as a reader expects, sorted at once or as they come, also where some are gone by then', () => {
  fc.assert(fc.property(fc.array(title, { maxLength: 1_300 }), fc.array(title, { maxLength: 20 }), fc.nat(5), (before, added, gone) => {
    const first = runToEnd(sortByTitle(toSource(before), before.length));
    expect([...first]).toEqual(naive(before));
    const now = [...before.map((one, row) => (gone > 0 && row % 6 < gone ? undefined : one)), ...added];
    const second = runToEnd(insertByTitle(toSource(now), first, now.length));
    expect([...second].filter((row) => now[row] !== undefined)).toEqual(naive(now));
    expect([...second].sort((a, b) => a - b)).toEqual([...now.keys()]);
  }), { numRuns: 60 });
});
