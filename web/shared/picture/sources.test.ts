import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPictureName, parsePictureName, pictureFormats, pictureWidths, toPictureSet } from './sources';

const media = { url: '/uploads/well_0a1b2c.jpg', mime: 'image/jpeg', size: 123.45, width: 1_200, height: 800 };

describe('a picture’s name', () => {
  it('is read back as it was written', () => {
    const names = fc.record({ file: fc.constantFrom('a_1.jpg', 'photo.of.2.png', 'x'), width: fc.constantFrom(...pictureWidths), format: fc.constantFrom(...pictureFormats) });
    fc.assert(
      fc.property(names, (name) => {
        const [width = '', file = ''] = formatPictureName(name).split('/');
        expect(parsePictureName(width, file)).toEqual(name);
      }),
    );
  });

  it.each([
    ['500', 'a.jpg.avif'],
    ['480', 'a.jpg.exe'],
    ['480', '..%2fa.jpg.avif'],
    ['480', '../a.jpg.avif'],
    ['480', '.avif'],
    ['0480', 'a.jpg.avif'],
  ])('is none for %s/%s', (width, file) => {
    expect(parsePictureName(width, file)).toBeNull();
  });
});

describe('toPictureSet', () => {
  it('offers the widths that the original has, and the size it takes', () => {
    const set = toPictureSet(media);
    expect(set).toMatchObject({ width: 1_200, height: 800, src: expect.stringMatching(/^\/pictures\/480\/well_0a1b2c\.jpg\.jpg\?v=/) as string });
    expect(set?.sources.map(({ type }) => type)).toEqual(['image/avif', 'image/webp']);
    expect(set?.sources[0]?.srcset.match(/\d+w/g)).toEqual(['480w', '960w']);
  });

  it('says how wide a small one is', () => {
    expect(toPictureSet({ ...media, width: 200 })?.sources[0]?.srcset).toMatch(/^\S+ 200w$/);
  });

  it('has another address when the file is replaced', () => {
    expect(toPictureSet({ ...media, size: 99.1 })?.src).not.toBe(toPictureSet(media)?.src);
  });

  it('carries the token of a draft on to each address', () => {
    const set = toPictureSet({ ...media, url: `${media.url}?preview=abc.d-_` });
    const addresses = [set?.src ?? '', ...(set?.sources ?? []).flatMap(({ srcset }) => srcset.split(', '))];
    expect(addresses.length).toBe(5);
    for (const address of addresses) expect(address).toMatch(/^\/pictures\/\d+\/well_0a1b2c\.jpg\.\w+\?v=[\w-]+&preview=abc\.d-_( |$)/);
    expect(toPictureSet({ ...media, url: `${media.url}?preview=a"b` })).toBeNull();
  });

  it('makes nothing of drawings, of what is no picture, and of what is elsewhere', () => {
    for (const other of [{ mime: 'image/svg+xml' }, { mime: 'application/pdf' }, { url: 'https://elsewhere.test/uploads/a.jpg' }, { url: '/uploads/../a.jpg' }, { width: null }]) expect(toPictureSet({ ...media, ...other })).toBeNull();
  });
});
