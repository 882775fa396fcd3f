import { expect, it } from 'vitest';
import { fileTypeName, formatBytes, mediaTypeOfAddress } from './file';

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

it.each([
  ['https://example.org/wp-content/Guide.PDF', 'PDF'],
  ['https://example.org/guide.pdf?download=1#page=3', 'PDF'],
  ['https://example.org/guide.pdf/about', null],
  ['https://example.org/?file=guide.pdf', null],
  ['https://example.org/guide', null],
  ['guide.pdf', null],
])('an address such as %s tells %s', (href, name) => {
  expect(fileTypeName(mediaTypeOfAddress(href))).toBe(name);
});
