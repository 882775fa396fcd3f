import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ExportReaders } from './export-readers';

describe('readers of exports', () => {
  let server: Server;
  let now: number;
  const sockets: Socket[] = [];

  beforeEach(async () => {
    now = 0;
    const readers = new ExportReaders(2, () => now);
    server = createServer((_request, response) => {
      if (!readers.admit(response)) return void response.writeHead(503).end();
      response.writeHead(200);
      const endless = function* () {
        for (;;) yield 'x'.repeat(10_000);
      };
      pipeline(Readable.from(endless()), response).catch(() => {});
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  /** Asks, takes the first bytes, and no more. */
  async function ask(): Promise<{ status: string; socket: Socket }> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => {});
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    const [bytes] = (await once(socket, 'data')) as [Buffer];
    socket.pause();
    return { status: bytes.subarray(9, 12).toString(), socket };
  }

  it('are so many at a time, and one more when one has left', async () => {
    const [first] = [await ask(), await ask()];
    expect((await ask()).status).toBe('503');
    first?.socket.destroy();
    await expect.poll(async () => (await ask()).status).toBe('200');
  });

  it('who hardly read make place for others after a minute, and nobody else does', async () => {
    const [slow, quick] = [await ask(), await ask()];
    now = 30_000;
    expect((await ask()).status, 'before that').toBe('503');
    // What the system has taken for it already is more than a thousand bytes a second of this minute, so that much later it is less.
    now = 86_400_000;
    quick.socket.resume();
    let taken = 0;
    quick.socket.on('data', (bytes: Buffer) => (taken += bytes.length));
    await expect.poll(() => taken, { timeout: 20_000, interval: 5 }).toBeGreaterThan(90_000_000);
    const cut = once(slow.socket.resume(), 'close');
    expect((await ask()).status).toBe('200');
    await cut;
    expect(quick.socket.destroyed).toBe(false);
    expect((await ask()).status).toBe('503');
  }, 40_000);
});
