import type { RowProblem } from '../formats/imported-work';
import { doiKey, isbnKey } from '../match/identifiers';

/** Notes about identifiers that are none, as old catalogues hold them: they find no duplicate, and somebody should look. */
export function oddIdentifiers({ doi, isbn }: Readonly<Record<string, unknown>>): RowProblem[] {
  const isOdd = (value: unknown, keyOf: (text: string) => string | undefined): value is string => typeof value === 'string' && value.trim() !== '' && keyOf(value) === undefined;
  return [
    ...(isOdd(doi, doiKey) ? [{ reason: 'doiOdd', values: { doi: doi.slice(0, 60) }, column: 'doi', note: true as const }] : []),
    ...(isOdd(isbn, isbnKey) ? [{ reason: 'isbnOdd', values: { isbn: isbn.slice(0, 60) }, column: 'isbn', note: true as const }] : []),
  ];
}
