import { expect, it } from 'vitest';
import { parseLicense } from './license';

it.each([
  ['CC BY 4.0', { terms: 'by', version: '4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }],
  ['CC BY 3.0 IGO', { terms: 'by', version: '3.0 IGO', url: 'https://creativecommons.org/licenses/by/3.0/igo/' }],
  ['CC-BY-NC-SA-4.0', { terms: 'by-nc-sa', version: '4.0', url: 'https://creativecommons.org/licenses/by-nc-sa/4.0/' }],
  ['cc by-nc', { terms: 'by-nc', version: '', url: null }],
  ['CC0 1.0', { terms: 'zero', version: '1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' }],
  ['CC0', { terms: 'zero', version: '', url: null }],
  ['CC BY-XX 4.0', null],
  ['CC 4.0', null],
  ['MIT', null],
  ['All rights reserved', null],
])('parseLicense reads %s', (code, expected) => {
  expect(parseLicense(code)).toEqual(expected);
});
