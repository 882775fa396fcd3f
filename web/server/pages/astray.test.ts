import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lostKey, PLACES, toAstray, toPersonal } from './astray';
import { finishPage } from './page';

const astray = (url: string) => toAstray(url, ['xx', 'yy-Latn']);

describe('toAstray', () => {
  it.each(['/foo', '/zz/library', '/foo.html', '/xxlibrary', '/humans.txt', '/%', '/foo?q=a', '/foo/xx'])('finds %s lost', (url) => {
    expect(astray(url)).toEqual({ kind: 'lost' });
  });

  it.each([
    ['/XX', '/xx'],
    ['/XX/Library?q=A#b', '/xx/Library?q=A#b'],
    ['/yy-latn/a', '/yy-Latn/a'],
    ['/Xx//evil.example', '/xx//evil.example'],
  ])('knows what %s was meant to be', (url, address) => {
    expect(astray(url)).toEqual({ kind: 'meant', address });
  });

  it.each(['/', '//evil.example', '/?a=b', '/xx', '/xx.png', '/xx/%', '/xx/a?preview=b', '/uploads/a.pdf', '/pictures/960/a.avif', '/robots.txt', '/favicon.ico', '/sitemap.xml', '/sitemap/1.xml', '/suggest?q=a', '/api/projects', '/_nuxt/a.woff2'])('leaves %s alone', (url) => {
    expect(astray(url)).toBeNull();
  });

  it('knows every route of the server, and every file that is sent as it is', () => {
    const routes = ['../routes', '../../public'].flatMap((folder) => readdirSync(fileURLToPath(new URL(folder, import.meta.url))));
    expect(routes.map((name) => name.replace(/(\.get)?\.ts$/, '').replace(/^index$/, '')).filter((name) => !PLACES.includes(name))).toEqual([]);
  });
});

it('calls a page that is nowhere by the visitor’s best language', () => {
  expect([lostKey('yy', ['xx', 'yy']), lostKey('zz, yy;q=0.1', ['xx', 'yy']), lostKey('zz', ['xx', 'yy']), lostKey(undefined, ['xx', 'yy'])]).toEqual(['/yy/-/-', '/yy/-/-', '/xx/-/-', '/xx/-/-']);
});

it('lets nobody keep for the next visitor what one was shown', async () => {
  const headers = { 'content-type': 'text/html', 'cache-control': 'no-cache', vary: 'Accept-Encoding', 'x-frame-options': 'DENY' };
  const page = await finishPage({ key: '/xx/-/-', status: 404, headers, body: Buffer.from('a'.repeat(2_000)), reads: [], checkedAt: 0, goodUntil: Infinity, endsAt: Infinity, build: 'one' });
  const { variants } = toPersonal(page);
  expect(Object.keys(variants).sort()).toEqual(['br', 'gzip', 'identity']);
  for (const [encoding, variant] of Object.entries(variants)) {
    const sent = Object.fromEntries(variant.headers.flatMap((name, index) => (index % 2 === 0 ? [[name, variant.headers[index + 1]]] : [])));
    expect(variant.headers.length).toBe(2 * Object.keys(sent).length);
    expect(sent).toMatchObject({ 'cache-control': 'private, no-store', vary: 'Accept-Encoding, Accept-Language', 'x-frame-options': 'DENY', 'content-length': String(variant.body.length) });
    expect(sent['content-encoding']).toBe(encoding === 'identity' ? undefined : encoding);
  }
});
