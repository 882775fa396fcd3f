import { expect, it } from 'vitest';
import { toOgLocale } from './og-locale';

it.each([
  ['en', 'en_US'],
  ['es', 'es_ES'],
  ['fr', 'fr_FR'],
  ['sw', 'sw_TZ'],
  ['pt-MZ', 'pt_MZ'],
  ['zh-Hant', 'zh_TW'],
])('%s is %s', (code, locale) => {
  expect(toOgLocale(code)).toBe(locale);
});
