import { describe, expect, it } from 'vitest';
import { shownFiles } from './shown-files';

const picture = { url: '/uploads/well_0a1b.jpg', formats: { thumbnail: { url: '/uploads/thumbnail_well_0a1b.jpg' }, small: { url: '/uploads/small_well_0a1b.jpg' } } };

describe('shownFiles', () => {
  it('finds a picture with its formats, and a file in a component, once each', () => {
    const json = JSON.stringify({ cover: picture, expressions: [{ file: { url: '/uploads/guide_2c3d.pdf', formats: {} } }, { file: { url: '/uploads/guide_2c3d.pdf', formats: {} } }] });
    expect(shownFiles(json)).toEqual(['/uploads/well_0a1b.jpg', '/uploads/thumbnail_well_0a1b.jpg', '/uploads/small_well_0a1b.jpg', '/uploads/guide_2c3d.pdf']);
  });

  it.each([
    ['a link in Markdown', '[Guide](/uploads/guide_2c3d.pdf)'],
    ['one with the host of the CMS, as the admin writes it', '[Guide](http://localhost:1337/uploads/guide_2c3d.pdf)'],
    ['one with a query', '[Guide](https://cms.example/uploads/guide_2c3d.pdf?updatedAt=2026)'],
    ['a link in HTML', '<a href="/uploads/guide_2c3d.pdf">Guide</a>'],
    ['the end of a sentence', 'It is at https://cms.example/uploads/guide_2c3d.pdf.'],
    ['an address with marks of percent', '[Guide](/uploads/%67uide_2c3d.pdf)'],
  ])('finds %s', (_case, text) => {
    expect(shownFiles(JSON.stringify({ text }))).toEqual(['/uploads/guide_2c3d.pdf']);
  });

  it.each(['https://elsewhere.example/wp-content/uploads/guide_2c3d.pdf', 'my/uploads/guide_2c3d.pdf', '/uploads/', '/uploads', 'uploads/guide_2c3d.pdf', '//elsewhere.example/uploads/guide_2c3d.pdf'])('finds none in %s', (text) => {
    expect(shownFiles(JSON.stringify({ text }))).toEqual([]);
  });

  it('keeps what is no right use of percent as it is', () => {
    expect(shownFiles(JSON.stringify({ text: '/uploads/a%zz.pdf' }))).toEqual(['/uploads/a%zz.pdf']);
  });
});
