import { expect, it } from 'vitest';
import { toSortTitle } from './sort-title';
import { NO_TITLE } from './title-sort';

it.each([
  ['Land rights', 'Land rights'], ['¿Qué es un defensor?', 'Qué es un defensor?'], ['“Nothing about us”: a report', 'Nothing about us : a report'], ['«\u00a0Droit\u00a0» et terre', 'Droit et terre'],
  ['La «gran» casa', 'La gran casa'], ['L’accès', 'L’accès'], ['(Re)claiming land', 'Re)claiming land'], ['2030 Agenda', '2030 Agenda'], ['# 1', '1'], ['…', '…'], ['', ''], [NO_TITLE, NO_TITLE],
])('%s stands as %s', (title, expected) => {
  expect(toSortTitle(title)).toBe(expected);
});

it('titles stand by their first letter, word by word', () => {
  const { compare } = new Intl.Collator('es', { numeric: true });
  const titles = ['“Tierra” y agua', '¿Quién?', 'Agua', '«Ñame»', 'Naranja', 'La gran casa', '"La grande"'];
  expect(titles.toSorted((a, b) => compare(toSortTitle(a), toSortTitle(b)))).toEqual(['Agua', 'La gran casa', '"La grande"', 'Naranja', '«Ñame»', '¿Quién?', '“Tierra” y agua']);
});
