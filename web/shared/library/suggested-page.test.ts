import { expect, it } from 'vitest';
import { placeOf } from './suggested-page';

const valueIn = (language: string): string => `En ${language}`;

it('placeOf says which language a page is in, in the reader’s, where it is another', () => {
  expect(placeOf('Biblioteca', 'en', 'es', valueIn)).toBe('Biblioteca · En inglés');
});

it('placeOf says no language of a page in the reader’s own, nor of a name', () => {
  expect([placeOf('Biblioteca', 'es', 'es', valueIn), placeOf('Organizaciones', null, 'es', valueIn)]).toEqual(['Biblioteca', 'Organizaciones']);
});
