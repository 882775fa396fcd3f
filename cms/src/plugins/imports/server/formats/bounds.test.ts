import { describe, expect, it } from 'vitest';
import { charactersOf, withinBounds } from './bounds';
import { emptyWork } from './imported-work';

describe('a work', () => {
  it('within bounds stays as it is', () => {
    const work = { ...emptyWork(1), versions: { es: { title: 'Ñ' } }, shared: { authors: ['Ana'], expressions: [{ language: 'es', pages: 4 }] }, keywords: ['agua'] };
    expect(withinBounds(work)).toBe(work);
    expect(charactersOf(work)).toBe(10);
  });

  it('is refused once: a reason it has already is enough, a note is not', () => {
    const long = { ...emptyWork(1), versions: { en: { title: 'x'.repeat(100_001) } } };
    const reasons = (problems: (typeof long)['problems']) => withinBounds({ ...long, problems }).problems.map(({ reason }) => reason);
    expect(reasons([{ reason: 'textMangled' }])).toEqual(['textMangled']);
    expect(reasons([{ reason: 'languageUnknown', note: true }])).toEqual(['tooLong', 'languageUnknown']);
  });
});
