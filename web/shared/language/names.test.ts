import { expect, it } from 'vitest';
import { readMessages } from '../../test/messages';
import { joinNames, languageName, standingAlone } from './names';

/** What a list says a work is available in. */
function available(codes: readonly string[], locale: string): string {
  const messages = readMessages(locale);
  const listed = codes.map((code) => (messages.get('language.listed') ?? '').replace('{language}', languageName(code, locale)));
  return (messages.get('resource.availableIn') ?? '').replace('{languages}', joinNames(listed, locale));
}

it.each([
  ['en', ['en', 'es', 'fr'], 'Available in English, Spanish and French'],
  ['es', ['es', 'en'], 'Disponible en español e inglés'],
  ['es', ['en', 'es', 'fr'], 'Disponible en inglés, español y francés'],
  ['fr', ['es', 'en'], 'Disponible en espagnol et en anglais'],
  ['fr', ['en', 'es', 'fr'], 'Disponible en anglais, en espagnol et en français'],
  ['fr', ['pt'], 'Disponible en portugais'],
])('in %s, languages are listed as one says them: %j', (locale, codes, text) => {
  expect(available(codes, locale)).toBe(text);
});

it('begins what stands alone with a capital, and leaves the rest as it is', () => {
  expect(['français et anglais', 'inglés (por confirmar)', 'English', '¡kaixo!', ''].map((text) => standingAlone(text, 'fr'))).toEqual(['Français et anglais', 'Inglés (por confirmar)', 'English', '¡kaixo!', '']);
  expect(standingAlone('ingilizce', 'tr')).toBe('İngilizce');
});
