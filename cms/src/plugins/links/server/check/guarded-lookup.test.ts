import { createSocket, type Socket } from 'node:dgram';
import { promises as dns } from 'node:dns';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resolveBy } from './guarded-lookup';

/** A response to a query for one name: the address of its type, or none. */
function answerTo(query: Buffer, address: Readonly<Record<number, Buffer>>): Buffer {
  const end = query.indexOf(0, 12) + 5;
  const data = address[query.readUInt16BE(end - 4)];
  const head = Buffer.from(query.subarray(0, end));
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(data ? 1 : 0, 6);
  head.writeUInt16BE(0, 10);
  const record = data && Buffer.concat([Buffer.from([0xc0, 12, 0, data.length === 4 ? 1 : 28, 0, 1, 0, 0, 0, 60, 0, data.length]), data]);
  return Buffer.concat([head, ...(record ? [record] : [])]);
}

describe('names', () => {
  let server: Socket;
  let asked: number;
  let answer: ((query: Buffer) => Buffer) | undefined;

  beforeEach(async () => {
    asked = 0;
    answer = undefined;
    server = createSocket('udp4');
    server.on('message', (query, from) => {
      asked += 1;
      if (answer) server.send(answer(query), from.port, from.address);
    });
    server.bind(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => new Promise<void>((closed) => server.close(() => closed())));

  const resolver = (timeout: number) => {
    const made = new dns.Resolver({ timeout, tries: 1 });
    made.setServers([`127.0.0.1:${server.address().port}`]);
    return resolveBy(made);
  };

  it('have all their addresses, of either family', async () => {
    const four = Buffer.from([93, 184, 216, 34]);
    const six = Buffer.from('26064700000000000000000000001111', 'hex');
    answer = (query) => answerTo(query, { 1: four, 28: six });
    expect(await resolver(2_000)('both.example')).toEqual([{ address: '93.184.216.34', family: 4 }, { address: '2606:4700::1111', family: 6 }]);
    answer = (query) => answerTo(query, { 28: six });
    expect(await resolver(2_000)('six.example')).toEqual([{ address: '2606:4700::1111', family: 6 }]);
    answer = (query) => answerTo(query, {});
    await expect(resolver(2_000)('none.example')).rejects.toMatchObject({ code: 'ENODATA' });
  });

  it('whose server never answers hold up nothing else of this process, and come to an end', async () => {
    const resolve = resolver(1_500);
    const waiting = Array.from({ length: 8 }, (_, index) => resolve(`silent-${index}.example`).catch((error: NodeJS.ErrnoException) => error.code));
    const begun = performance.now();
    while (asked < 8) await new Promise((turn) => setTimeout(turn, 5));
    await promisify(gzip)('what readers wait for');
    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['ETIMEOUT']));
  }, 20_000);
});
