import { describe, expect, it } from 'vitest';
import { createEditorPass, isEditorPass } from './editor-pass';
import { createPreviewToken } from './preview-token';

const pass = createEditorPass(2_000, 'secret');

describe('an editor’s pass', () => {
  it('is good until its moment', () => {
    expect(isEditorPass(pass, 'secret', 1_999)).toBe(true);
    expect(isEditorPass(pass, 'secret', 2_000)).toBe(false);
  });

  it.each([
    ['another key', createEditorPass(2_000, 'guessed')],
    ['a later moment', pass.replace('2000', '9000')],
    ['the same moment written otherwise', pass.replace('2000', '2e3')],
    ['a shorter signature', pass.slice(0, -1)],
    ['more behind it', `${pass}.x`],
    ['a preview token', createPreviewToken({ type: 'project', documentId: 'a', expiresAt: 9_000 }, 'secret')],
    ['nothing', ''],
  ])('is none with %s', (_case, changed) => {
    expect(isEditorPass(changed, 'secret', 1_000)).toBe(false);
  });
});
