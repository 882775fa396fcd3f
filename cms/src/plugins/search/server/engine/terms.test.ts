import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_CLASSES } from '../document/index-document';
import { toExpression, toTerm } from './terms';

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.stringMatching(/^[a-z_.\-ñ0-9"*]{0,6}$/));
const place = fc.record({ locale: fc.oneof(fc.constantFrom('', 'en', 'pt-BR', 'en.a'), text), field: fc.constantFrom(...FIELD_CLASSES), term: text });

describe('a term', () => {
  it('stands for one word in one place', () => {
    fc.assert(fc.property(place, place, (a, b) => {
      const same = a.locale === b.locale && a.field === b.field && a.term === b.term;
      expect(toTerm(a.locale, a.field, a.term) === toTerm(b.locale, b.field, b.term)).toBe(same);
    }), { numRuns: 3_000 });
  });

  it('is ASCII that means nothing to the full-text table', () => {
    fc.assert(fc.property(place, ({ locale, field, term }) => {
      expect(toTerm(locale, field, term)).toMatch(/^[a-z0-9_]*\.[abc]\.[a-z0-9_]*$/);
    }));
  });
});

it('the full-text table finds exactly the rows that hold a sequence of terms, whatever they are', () => {
  const db = new Database(':memory:');
  db.exec(`create virtual table text using fts5(terms, content='', contentless_delete=1, tokenize="ascii tokenchars '._'")`);
  const hostile = ['a', 'b', 'a b', '"', '" OR "', 'NEAR', 'AND', 'NOT', '*', '^', 'terms', ':', '-', '(', ')', '+', "'", '\u0000', 'é', 'É', '_', '.', '_2p_', '💥', 'a'.repeat(3_000)];
  hostile.forEach((term, row) => db.prepare('insert into text (rowid, terms) values (?, ?)').run(row + 1, `${toTerm('en', 'a', term)} ${toTerm('en', 'a', 'end')}`));
  const rowsOf = (expression: string) => db.prepare('select rowid from text where text match ?').pluck().all(expression);
  hostile.forEach((term, row) => {
    expect(rowsOf(toExpression('en', 'a', [term]))).toEqual([row + 1]);
    expect(rowsOf(toExpression('en', 'a', [term, 'end']))).toEqual([row + 1]);
    expect(rowsOf(toExpression('en', 'a', ['end', term]))).toEqual([]);
    expect(rowsOf(toExpression('es', 'a', [term]))).toEqual([]);
  });
  db.close();
});
