import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publish } from './delivery/content';
import { send } from './delivery/request';
import { startCms, type TestCms } from './harness/cms';

describe('an answer of the public API', () => {
  let cms: TestCms;
  let list: string;

  beforeAll(async () => {
    cms = await startCms();
    for (let index = 0; index < 8; index += 1) await publish(cms.strapi, 'api::theme.theme', { name: `Theme ${index}`, description: 'Words. '.repeat(30) });
    list = `${cms.url}/api/themes?locale=es`;
  });
  afterAll(() => cms.close());

  it('has the headers that browsers, other origins and shared caches need', async () => {
    const { status, headers } = await send(list);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-language': 'es',
      vary: 'Accept-Encoding',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      etag: expect.stringMatching(/^"[^"]+"$/),
    });
    expect(headers['cache-control']).toMatch(/^public, .*s-maxage=\d+/);
    expect(Date.parse(headers['last-modified'] ?? '')).toBeGreaterThan(Date.now() - 600_000);
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('is not sent again to who has it', async () => {
    const { headers: { etag = '' } } = await send(list);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const { status, body, headers } = await send(list, { headers: { 'If-None-Match': known } });
      expect([known, status, body.length]).toEqual([known, 304, 0]);
      expect(headers).toMatchObject({ etag, vary: 'Accept-Encoding', 'content-language': 'es' });
      expect(headers['cache-control']).toContain('public');
    }
    expect((await send(list, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
  });

  it('is not sent again where it has not changed since a date, once that date is past', async () => {
    await new Promise((wait) => setTimeout(wait, 2_100));
    const { headers } = await send(list);
    const modified = headers['last-modified'] ?? '';
    expect((await send(list, { headers: { 'If-Modified-Since': modified } })).status).toBe(304);
    expect((await send(list, { headers: { 'If-Modified-Since': new Date(Date.parse(modified) - 1_000).toUTCString() } })).status).toBe(200);
    expect((await send(list, { headers: { 'If-Modified-Since': 'yesterday' } })).status).toBe(200);
    expect((await send(list, { headers: { 'If-Modified-Since': modified, 'If-None-Match': '"other"' } })).status, 'a tag decides alone').toBe(200);
  });

  it('to HEAD is the one to GET, without its body', async () => {
    const get = await send(list);
    const head = await send(list, { method: 'HEAD' });
    expect(head.body).toHaveLength(0);
    for (const name of ['content-length', 'etag', 'last-modified', 'cache-control', 'content-type'] as const) expect(head.headers[name]).toBe(get.headers[name]);
  });

  it('to OPTIONS lets any origin read', async () => {
    const { status, headers } = await send(list, { method: 'OPTIONS', headers: { Origin: 'https://partner.example', 'Access-Control-Request-Method': 'GET' } });
    expect(status).toBe(204);
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['access-control-allow-methods']).toBe('GET, HEAD, OPTIONS');
  });

  it('is the same, compressed or not, and says so with a tag of its own', async () => {
    const plain = await send(list);
    const br = await send(list, { headers: { 'Accept-Encoding': 'gzip, deflate, br' } });
    const gzip = await send(list, { headers: { 'Accept-Encoding': 'gzip, br;q=0' } });
    expect(br.headers['content-encoding']).toBe('br');
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    expect(new Set([plain.headers.etag, br.headers.etag, gzip.headers.etag]).size).toBe(3);
    expect((await send(list, { headers: { 'Accept-Encoding': 'br', 'If-None-Match': br.headers.etag ?? '' } })).status).toBe(304);
  });

  it('depends on no request header but Accept-Encoding', async () => {
    const plain = await send(list);
    const asked = await send(list, {
      headers: { 'Accept-Language': 'fr', Cookie: 'locale=fr', Origin: 'https://partner.example', 'strapi-response-format': 'v4', 'strapi-encode-source-maps': 'true', Authorization: 'Bearer nothing' },
    });
    expect(asked.body.equals(plain.body)).toBe(true);
    expect(asked.headers['access-control-allow-origin']).toBe('*');
  });

  it('that is an error is kept by nobody', async () => {
    for (const path of ['/api/themes/none', '/api/themes?unknown=1', '/api/nothing']) {
      const { headers, body } = await send(cms.url + path);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers.etag).toBeUndefined();
      expect(JSON.parse(body.toString())).toMatchObject({ data: null, error: { status: expect.any(Number), name: expect.any(String), message: expect.any(String) } });
    }
  });

  it('says that the process lives and that it is ready', async () => {
    expect((await send(`${cms.url}/api/live`)).status).toBe(200);
    const ready = await send(`${cms.url}/api/ready`);
    expect([ready.status, JSON.parse(ready.body.toString())]).toEqual([200, { status: 'ready', number: expect.any(Number) }]);
    expect(ready.headers['cache-control']).toBe('no-store');
  });
});
