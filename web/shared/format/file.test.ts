import { expect, it } from 'vitest';
import { fileTypeName, formatBytes } from './file';

it.each([
  ['application/pdf', 'PDF'],
  ['text/html', null],
  ['audio/x-wav', 'WAV'],
  [null, null],
])('fileTypeName calls %s %s', (mediaType, name) => {
  expect(fileTypeName(mediaType)).toBe(name);
});

it.each([
  [1_440_000, 'en', '1.4 MB'],
  [1_440_000, 'fr', '1,4\u00A0Mo'],
  [850_400, 'es', '850 kB'],
  [3, 'en', '1 kB'],
])('formatBytes writes %i in %s', (bytes, locale, text) => {
  expect(formatBytes(bytes, locale).replace(/\u202F/g, '\u00A0')).toBe(text);
});
