import { describe, expect, it } from 'vitest';
import { uploadPath } from './upload-path';

describe('uploadPath', () => {
  it('is the decoded path of a file', () => {
    expect(uploadPath('/uploads/well_0a1b.jpg')).toBe('/uploads/well_0a1b.jpg');
    expect(uploadPath('/uploads/w%65ll_0a1b.jpg')).toBe('/uploads/well_0a1b.jpg');
    expect(uploadPath('/uploads/a%zz')).toBe('/uploads/a%zz');
  });

  it.each([
    '/uploads', '/uploads/', '/uploads/.', '/uploads/a/b.jpg', '/uploads//a.jpg', '//uploads/a.jpg', '/./uploads/a.jpg', '/x/../uploads/a.jpg', '/x/%2e%2e/uploads/a.jpg', '/%75ploads/a.jpg',
    '/UPLOADS/a.jpg', '/uploads%2fa.jpg', '/uploads/..%2fuploads%2fa.jpg', '/uploads/x%5c..%5ca.jpg', '/x%5c..%5cuploads/a.jpg', '///uploads/a.jpg',
  ])('refuses %s', (path) => {
    expect(uploadPath(path)).toBeNull();
  });

  it.each(['/', '/admin', '/upload/files', '/uploadsx/a.jpg', '/my/uploads/a.jpg', '/uploads/../secrets.json', '/%zz', '/uploads/a%00.jpg'])('leaves %s to others', (path) => {
    expect(uploadPath(path)).toBeUndefined();
  });
});
