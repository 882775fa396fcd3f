import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFileShelf } from '../file-shelf';
import { createKeptUploads } from './kept-uploads';
import { fromUploadFile, toUploadFile } from './upload-file';

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** The body is sent when this is over. */
  hold?: Promise<unknown>;
}

const guide = (body: string, more: Record<string, string> = {}): Answer => ({
  status: 200,
  headers: { 'Cache-Control': 'public, max-age=0', 'Content-Type': 'application/pdf', 'Content-Security-Policy': 'sandbox', 'Last-Modified': 'Mon, 02 Nov 2026 10:00:00 GMT', 'X-Powered-By': 'somebody', ...more },
  body,
});
const gone: Answer = { status: 404, headers: { 'Cache-Control': 'no-store' }, body: '{}' };

describe('kept uploads', () => {
  let folder: string;
  let cms: Server;
  let answer: Answer | 'hangs';
  let asked: number;
  let time: number;
  let url: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'uploads-'));
    time = 0;
    answer = guide('one');
    asked = 0;
    cms = createServer((_request, response) => {
      asked += 1;
      if (answer === 'hangs') return;
      const { status, headers, body, hold } = answer;
      response.writeHead(status, { ...headers, ...(status === 304 ? {} : { 'Content-Length': Buffer.byteLength(body) }) }).flushHeaders();
      void Promise.resolve(hold).then(() => response.end(body));
    });
    await new Promise<void>((listening) => cms.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(cms.address() as AddressInfo).port}/uploads/guide.pdf`;
  });
  afterEach(async () => {
    await away();
    rmSync(folder, { recursive: true, force: true });
  });

  const away = () => new Promise<void>((closed) => {
    cms.close(() => closed());
    cms.closeAllConnections();
  });
  const start = (maxBytes = 1_000) => {
    const files = createFileShelf({ folder, extension: '.upload', toFile: toUploadFile, fromFile: fromUploadFile, onError: () => {} });
    const uploads = createKeptUploads({ fetch, maxBytes, files, clock: () => time, onError: () => {} });
    const get = async (init: RequestInit = {}) => {
      const response = await uploads.ask('guide.pdf', url, { method: 'GET', ...init });
      return { status: response.status, body: await response.text(), headers: Object.fromEntries(response.headers) };
    };
    /** Asks, and waits until the answer is kept, or what was kept is gone. */
    const settle = async (kept: boolean, init: RequestInit = {}) => {
      const got = await get(init);
      await vi.waitFor(async () => {
        await uploads.flush();
        expect(readdirSync(folder).length).toBe(kept ? 1 : 0);
      });
      return got;
    };
    return { get, settle };
  };

  it('are shown as they were while the CMS is away, by a site that was started since as well, and nothing in them runs', async () => {
    const before = start();
    expect(await before.settle(true)).toMatchObject({ status: 200, body: 'one' });
    await away();
    const shown = { status: 200, body: 'one', headers: { 'content-type': 'application/pdf', 'content-security-policy': 'sandbox', 'cache-control': 'public, max-age=0', 'last-modified': 'Mon, 02 Nov 2026 10:00:00 GMT' } };
    expect(await before.get()).toEqual(shown);
    expect(await start().get()).toEqual(shown);
  });

  it('are what the CMS says now while it is there', async () => {
    const { get, settle } = start();
    await settle(true);
    answer = guide('two', { 'Last-Modified': 'Tue, 03 Nov 2026 10:00:00 GMT' });
    expect((await settle(true)).body).toBe('two');
    await away();
    expect((await get()).body).toBe('two');
  });

  it.each<[string, Answer]>([
    ['gone', gone],
    ['shown to editors only', guide('one', { 'Cache-Control': 'private, no-store' })],
    ['another, for who has that one already', { ...guide('', { 'Last-Modified': 'Tue, 03 Nov 2026 10:00:00 GMT' }), status: 304 }],
  ])('are kept no longer when the CMS says that they are %s', async (_case, next) => {
    const { get, settle } = start();
    await settle(true);
    answer = next;
    expect((await settle(false)).status).toBe(next.status);
    await away();
    await expect(get()).rejects.toThrow();
  });

  it('end when a consent may have ended, also one that the CMS told of later', async () => {
    const { get, settle } = start();
    answer = guide('one', { Sunset: new Date(60_000).toUTCString() });
    await settle(true);
    answer = { ...guide('', { Sunset: new Date(30_000).toUTCString() }), status: 304 };
    await get();
    await away();
    time = 29_999;
    expect((await get()).body).toBe('one');
    time = 30_000;
    await expect(get()).rejects.toThrow();
  });

  it('stand in for a CMS that is late or cannot answer', async () => {
    const { get, settle } = start();
    await settle(true);
    answer = { status: 503, headers: {}, body: 'away' };
    expect((await get()).body).toBe('one');
    answer = 'hangs';
    const begun = performance.now();
    expect((await get()).body).toBe('one');
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it('are not what a long download brings that began before the CMS took them down', async () => {
    const { get, settle } = start();
    const { promise: hold, resolve: finish } = Promise.withResolvers<undefined>();
    answer = { ...guide('one'), hold };
    const slow = get();
    await vi.waitFor(() => expect(asked).toBe(1));
    answer = gone;
    await settle(false);
    finish(undefined);
    expect((await slow).body).toBe('one');
    await away();
    await expect(get()).rejects.toThrow();
  });

  it('leave out what is too large, only a part, or without a body, and hand it on', async () => {
    const { settle } = start(40);
    answer = guide('more than ten bytes');
    expect((await settle(false)).body).toBe('more than ten bytes');
    answer = { ...guide('on'), status: 206 };
    expect(await settle(false, { headers: { range: 'bytes=0-1' } })).toMatchObject({ status: 206, body: 'on' });
    answer = guide('one');
    expect(await settle(false, { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });
});
