import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logIn } from './harness/admin';
import { startCms, type TestCms } from './harness/cms';

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe('an upload', () => {
  let cms: TestCms;
  let token: string;
  let cookie: string;

  beforeAll(async () => {
    cms = await startCms();
    const created = await cms.strapi.service('admin::api-token').create({ name: 'test', description: '', type: 'full-access', lifespan: null });
    token = created.accessKey;
    const { headers } = await (await logIn(cms, 'strapi-super-admin')).text('/upload/files');
    cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
  });
  afterAll(() => cms.close());

  async function upload(name: string, type: string, content: Buffer | string): Promise<Response> {
    const form = new FormData();
    form.append('files', new Blob([content as BlobPart], { type }), name);
    return fetch(`${cms.url}/api/upload`, { method: 'POST', headers: { Authorization: `Bearer ${token}` }, body: form });
  }

  /** As an editor's browser asks for it: nothing public shows it. */
  const seen = (url: string | undefined): Promise<Response> => fetch(`${cms.url}${url}`, { headers: { cookie } });

  it.each([
    ['a page', 'page.html', 'text/html', '<script>alert(1)</script>'],
    ['a script', 'code.js', 'text/javascript', 'alert(1)'],
    ['a drawing that can hold a script', 'drawing.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a page that says it is a picture', 'page.html', 'image/png', '<!doctype html><script>alert(1)</script>'],
    ['a program', 'run.exe', 'application/x-msdownload', 'MZ'],
  ])('is refused for %s', async (_case, name, type, content) => {
    const response = await upload(name, type, content);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });

  it('is served so that nothing in it runs', async () => {
    const response = await upload('pixel.png', 'image/png', PIXEL);
    expect(response.status).toBe(201);
    const [file] = (await response.json()) as { url: string }[];
    const served = await seen(file?.url);
    expect(served.status).toBe(200);
    expect(served.headers.get('content-security-policy')).toContain('sandbox');
    expect(served.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is downloaded rather than shown where it is no picture, sound, film or PDF', async () => {
    const [file] = (await (await upload('notes.txt', 'text/plain', 'plain words')).json()) as { url: string }[];
    expect((await seen(file?.url)).headers.get('content-disposition')).toContain('attachment');
  });
});
